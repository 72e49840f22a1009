import Foundation
import Testing

/// The site in a real browser, through `Tests/Browser/screens.py`: three screens, no scripts, keyboard alone.
@Suite("Pages in headless Chromium")
struct BrowserTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("every kind of page fits its screen, works without scripts and is reached by Tab")
  func screens() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let python = Self.root.appendingPathComponent(".venv/bin/python3")
    try #require(FileManager.default.fileExists(atPath: python.path), "run scripts/prepare-venv first")
    let process = Process()
    process.executableURL = python
    process.arguments =
      [Self.root.appendingPathComponent("Tests/Browser/screens.py").path, server.base, program.folder.appendingPathComponent("png").path]
      + [
        "/", "/counties/640104/2024", "/counties/141123/2022", "/projects?sort=rate", "/projects/nx.xingqing.2024.X2",
        "/projects/sx.xingxian.2022.S2/findings", "/projects/sx.xingxian.2022.S1/why/project.rate",
        "/projects/sx.xingxian.2022.S1/forms/selfEvaluation.shanxi", "/rules", "/papers", "/audit",
      ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let report = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: report.suffix(4000), as: UTF8.self))")
  }
}
