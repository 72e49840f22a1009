import Foundation

/// The bytes of a file, searched for words.
enum FileBytes {
  static func read(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  static func holds(_ bytes: Data, _ words: String) -> Bool { bytes.range(of: Data(words.utf8)) != nil }
}
