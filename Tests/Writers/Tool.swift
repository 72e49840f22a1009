import Foundation
import Testing

/// Reads finished files with programs that are not ours. A missing program fails the test.
enum Tool {
  @discardableResult
  static func run(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments[0]) ended with \(process.terminationStatus)")
    return String(decoding: data, as: UTF8.self)
  }

  /// Calls `body` with the path of a file that holds `bytes`, and removes it.
  static func withFile<T>(_ bytes: [UInt8], _ name: String, _ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try body(file.path)
  }

  /// Text of each page of a PDF in the order of drawing.
  static func pages(ofPDF bytes: [UInt8]) throws -> [String] {
    try withFile(bytes, "a.pdf") { path in
      let text = try run("pdftotext", "-raw", path, "-")
      return text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
  }
}

extension String {
  /// Without blanks and line ends, to compare text that was wrapped.
  var squeezed: String { filter { !$0.isWhitespace } }
}
