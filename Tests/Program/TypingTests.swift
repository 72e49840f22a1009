import Foundation
import Testing

/// Somebody fills in a form with scripts on, through `Tests/Browser/typist.py`.
@Suite("A form is checked and kept while somebody types")
struct TypingTests {
  @Test("autosave keeps the cursor and what is being typed, a block is pasted and taken back, findings come at the cell")
  func typing() throws {
    let python = BrowserTests.root.appendingPathComponent(".venv/bin/python3")
    try #require(FileManager.default.fileExists(atPath: python.path), "run scripts/prepare-venv first")
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let process = Process()
    process.executableURL = python
    process.arguments = [
      BrowserTests.root.appendingPathComponent("Tests/Browser/typist.py").path, server.base,
      "/projects/nx.pingluo.2023.P1/forms/selfEvaluation.project/edit",
    ]
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said.prefix(6000), as: UTF8.self))")
  }
}
