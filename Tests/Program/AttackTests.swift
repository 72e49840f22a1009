import Foundation
import Testing

/// The short form of `make attack`: a paper for each cause that once broke a limit, against the built program.
@Suite("Attacks on the built program", .serialized)
struct AttackTests {
  @Test(
    "every attack ends within its limits, and the site answers others meanwhile", arguments: ["limits", "folder", "site", "gate", "tamper"])
  func stage(_ name: String) throws { try Self.run("Attack", stage: name) }

  /// Runs a stage of `Tests/Attack` or `Tests/Soak` in its short form.
  static func run(_ folder: String, stage name: String) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let python = BrowserTests.root.appendingPathComponent(".venv/bin/python3")
    try #require(FileManager.default.fileExists(atPath: python.path), "run scripts/prepare-venv first")
    let process = Process()
    process.executableURL = python
    process.arguments = [
      BrowserTests.root.appendingPathComponent("Tests/\(folder)/run.py").path,
      "--program", program.path, "--short", "--seed", "1", "--slow",
      "4", "--stage", name,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let report = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: report.suffix(4_000), as: UTF8.self))")
  }
}
