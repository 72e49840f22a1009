import Foundation
import Testing

/// Programs that are not ours, as a person would run them.
enum Tool {
  static func run(_ arguments: String..., input: String = "") throws -> String { try run(arguments, input: input) }

  static func run(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let (output, words) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardInput = words
    try process.run()
    words.fileHandleForWriting.write(Data(input.utf8))
    try words.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments[0]) ended with \(process.terminationStatus)")
    return String(decoding: data, as: UTF8.self)
  }
}
