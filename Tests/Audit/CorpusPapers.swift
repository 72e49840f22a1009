import Foundation
import HengDocuments
import HengReaders
import HengTestSupport

/// The published papers, where they stand beside the package.
enum CorpusPapers {
  static let folder = Corpus.folder

  static func bytes(_ key: String) -> [UInt8]? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard let name = names.first(where: { $0.hasPrefix(key) && $0.hasSuffix(".txt") }) else { return nil }
    return (try? Data(contentsOf: folder.appendingPathComponent(name))).map(Array.init)
  }

  static func text(_ name: String) -> String? { try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) }

  static func paper(_ key: String) throws -> Paper? { try bytes(key).map { try TextReader.read($0) } }

  static var arePresent: Bool { Corpus.runs(["S001", "S002"].allSatisfy { bytes($0) != nil }) }
}
