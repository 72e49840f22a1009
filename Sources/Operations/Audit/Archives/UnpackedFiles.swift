import Foundation
import HengReaders

/// The files of an archive, each with its bytes or with why it is not read (拆开的压缩包).
package struct UnpackedFiles: Sendable {
  package struct File: Sendable {
    /// `材料.zip/自评表.xlsx`
    package let name: String
    package let bytes: [UInt8]
    package let refusal: String?
  }

  package let files: [File]

  /// Bytes of all files that the site takes out of one archive.
  package static let mostBytes = 96 << 20

  /// Bytes that are no archive are one file.
  package init(_ bytes: [UInt8], file: String) throws(AuditInputError) {
    var limits = ReaderLimits.paper
    limits.unpackedSize = min(limits.unpackedSize, Self.mostBytes)
    do throws(ReaderError) {
      guard let archive = try PaperArchive(bytes, limits: limits), archive.joined == nil else {
        self.files = [File(name: file, bytes: bytes, refusal: nil)]
        return
      }
      guard !archive.entries.isEmpty else { throw .unreadableKind("空的压缩包", advice: "请把要核查的文书放进去再试。") }
      var files: [File] = []
      for entry in archive.entries {
        do throws(ReaderError) {
          files.append(File(name: "\(file)/\(entry.name)", bytes: try archive.bytes(of: entry), refusal: nil))
        } catch {
          if case .stopped = error { throw error }
          files.append(File(name: "\(file)/\(entry.name)", bytes: [], refusal: error.message))
        }
      }
      self.files = files
    } catch {
      throw AuditInputError(file: file, message: error.message)
    }
  }

  private struct Head: Codable {
    let name: String
    let size: Int
    let refusal: String?
  }

  /// A line of JSON, then the bytes of all files.
  func packed() throws -> [UInt8] {
    let heads = files.map { Head(name: $0.name, size: $0.bytes.count, refusal: $0.refusal) }
    return try files.reduce(into: Array(JSONEncoder().encode(heads)) + [0x0A]) { $0 += $1.bytes }
  }

  package init(packed: [UInt8]) throws {
    guard let end = packed.firstIndex(of: 0x0A) else { throw CocoaError(.coderReadCorrupt) }
    let heads = try JSONDecoder().decode([Head].self, from: Data(packed[..<end]))
    var start = end + 1
    var files: [File] = []
    for head in heads {
      guard head.size >= 0, head.size <= packed.count - start else { throw CocoaError(.coderReadCorrupt) }
      files.append(File(name: head.name, bytes: Array(packed[start..<start + head.size]), refusal: head.refusal))
      start += head.size
    }
    self.files = files
  }
}
