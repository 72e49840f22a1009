import CZip
import Foundation

/// Packs files into a ZIP archive (压缩包): DOCX parts, or the papers of a disclosure.
///
/// The same files give the same bytes: entries stand in the order given and carry one fixed time.
package enum ZIPWriter {
  package struct Entry: Hashable, Sendable {
    /// Path inside the archive, UTF-8, parts joined by `/`.
    package var name: String
    package var bytes: [UInt8]
    /// Not compressed, as for files that are packed already.
    package var isStored: Bool

    package init(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.isStored = isStored
    }
  }

  package static func write(_ entries: [Entry]) throws(WriterError) -> [UInt8] {
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &failure) else { throw .library(reason: words(&failure)) }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, Int32(ZIP_TRUNCATE), &failure) else {
      zip_source_free(target)
      throw .library(reason: words(&failure))
    }
    for entry in entries {
      guard add(entry, to: archive) else {
        let reason = zip_strerror(archive).map { String(cString: $0) } ?? entry.name
        zip_discard(archive)
        throw .library(reason: reason)
      }
    }
    guard zip_close(archive) == 0 else {
      let reason = zip_strerror(archive).map { String(cString: $0) } ?? "ZIP"
      zip_discard(archive)
      throw .library(reason: reason)
    }
    return try contents(of: target)
  }

  /// 1980-01-01 00:00 in DOS format, the first time that a ZIP archive can hold.
  private static let fixedDate: UInt16 = 1 << 5 | 1

  private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
    // The library frees the copy once it has been packed.
    guard let owned = malloc(max(entry.bytes.count, 1)) else { return false }
    entry.bytes.withUnsafeBytes { if let base = $0.baseAddress { owned.copyMemory(from: base, byteCount: $0.count) } }
    guard let source = zip_source_buffer(archive, owned, UInt64(entry.bytes.count), 1) else {
      free(owned)
      return false
    }
    let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    return zip_set_file_compression(archive, UInt64(index), method, 6) == 0
      && zip_file_set_dostime(archive, UInt64(index), 0, fixedDate, 0) == 0
  }

  private static func contents(of source: OpaquePointer) throws(WriterError) -> [UInt8] {
    var stat = zip_stat_t()
    guard zip_source_open(source) == 0 else { throw .library(reason: "ZIP") }
    defer { _ = zip_source_close(source) }
    guard zip_source_stat(source, &stat) == 0 else { throw .library(reason: "ZIP") }
    let count = Int(stat.size)
    var isShort = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(Int(zip_source_read(source, buffer.baseAddress, UInt64(count))), 0)
      isShort = filled < count
    }
    if isShort { throw .incomplete(part: "ZIP") }
    return bytes
  }

  private static func words(_ error: inout zip_error_t) -> String {
    zip_error_strerror(&error).map { String(cString: $0) } ?? "ZIP"
  }
}
