import Foundation
import Testing

/// A county's people begin it from an empty database, through `Tests/Browser/walk.py`: no scripts, every page in each of its states.
@Suite("A county from nothing in headless Chromium", .serialized)
struct WalkTests {
  @Test(
    "three departments, twelve people and thirty projects are registered, each sees his own, and every page on the way holds",
    arguments: ["pages", "workbook", "year"])
  func walk(way: String) throws {
    let python = BrowserTests.root.appendingPathComponent(".venv/bin/python3")
    try #require(FileManager.default.fileExists(atPath: python.path), "run scripts/prepare-venv first")
    let program = try HengProgram()
    defer { program.remove() }
    let process = Process()
    process.executableURL = python
    process.arguments = [
      BrowserTests.root.appendingPathComponent("Tests/Browser/walk.py").path, program.path,
      program.folder.appendingPathComponent("png").path,
      "--by", way, "--wait", "120", "--timeout", "120",
    ]
    // The longest of the ways; its telephones and enlarged pages are looked at when it is walked by hand.
    if way == "year" { process.arguments?.append("--desk") }
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said.prefix(6000), as: UTF8.self))")
  }
}
