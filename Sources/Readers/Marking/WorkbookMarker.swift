import CZip
import Glibc

/// Returns the workbook that was sent, with its errors written in (退回工作簿). Only the worksheets concerned and the list of styles change;
/// every other part keeps its bytes.
package enum WorkbookMarker {
  package static func mark(_ bytes: [UInt8], _ marks: WorkbookMarks, limits: ReaderLimits = .standard) throws(ReaderError) -> [UInt8] {
    guard FileSignature.isZip(bytes) else { throw FileSignature.refusal(bytes) }
    let result: Result<[(index: UInt64, bytes: [UInt8])], ReaderError> = bytes.withUnsafeBytes { buffer in
      do throws(ReaderError) { return .success(try edited(ZipPackage(buffer, limits), marks, limits)) } catch { return .failure(error) }
    }
    return try repacked(bytes, with: result.get())
  }

  private static func edited(
    _ package: ZipPackage, _ marks: WorkbookMarks, _ limits: ReaderLimits
  ) throws(ReaderError) -> [(index: UInt64, bytes: [UInt8])] {
    let path = try XLSXReader.workbookPath(package)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let workbook = WorkbookHandler(limits: limits)
    try package.stream(path, into: workbook)
    let relations = try package.relations(of: path)
    let stylePart = relations.first { $0.kind == "styles" }.map { RelationsHandler.resolve($0.target, from: folder) }
    let styleBytes = try stylePart.map { part throws(ReaderError) in try plain(package, part) } ?? []
    var styles = StyleEdits(styleBytes)
    var parts: [(index: UInt64, bytes: [UInt8])] = []
    for sheet in marks.worksheets {
      guard let relation = workbook.sheets.first(where: { $0.name == sheet.name })?.relation,
        let target = relations.first(where: { $0.id == relation })?.target
      else { continue }
      let part = RelationsHandler.resolve(target, from: folder)
      guard let entry = package.entry(of: part) else { throw .missingPart(part) }
      var edits = WorksheetEdits(try plain(package, part), sheet, heading: marks.heading)
      parts.append((entry.index, edits.applied(&styles)))
    }
    let newStyles = styles.applied()
    if let stylePart, newStyles != styleBytes, let entry = package.entry(of: stylePart) { parts.append((entry.index, newStyles)) }
    return parts
  }

  /// A part in UTF-8; office programs write no other.
  private static func plain(_ package: ZipPackage, _ part: String) throws(ReaderError) -> [UInt8] {
    let bytes = try package.contents(of: part)
    let head = bytes.prefix(120)
    guard !head.contains(0), !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw .unknownEncoding(part: part)
    }
    return bytes
  }

  // MARK: Packing

  private static func repacked(_ bytes: [UInt8], with parts: [(index: UInt64, bytes: [UInt8])]) throws(ReaderError) -> [UInt8] {
    if parts.isEmpty { return bytes }
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    guard let copy = owned(bytes) else { throw noRoom }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &failure) else {
      free(copy)
      throw noRoom
    }
    zip_source_keep(source)
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, 0, &failure) else {
      zip_source_free(source)
      throw .damaged(part: "压缩包", reason: "目录不完整")
    }
    for part in parts {
      guard replace(part.index, part.bytes, in: archive) else {
        zip_discard(archive)
        throw noRoom
      }
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw .noResources(reason: "重新打包失败")
    }
    return try contents(of: source)
  }

  private static let noRoom = ReaderError.noResources(reason: "内存不足")

  private static func owned(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
    guard let copy = malloc(max(bytes.count, 1)) else { return nil }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) } }
    return copy
  }

  /// 1980-01-01 00:00, the first time that an archive can hold: the same errors give the same bytes.
  private static let fixedDate: UInt16 = 1 << 5 | 1

  private static func replace(_ index: UInt64, _ bytes: [UInt8], in archive: OpaquePointer) -> Bool {
    guard let copy = owned(bytes) else { return false }
    guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
      free(copy)
      return false
    }
    guard zip_file_replace(archive, index, source, 0) == 0 else {
      zip_source_free(source)
      return false
    }
    return zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 6) == 0 && zip_file_set_dostime(archive, index, 0, fixedDate, 0) == 0
  }

  private static func contents(of source: OpaquePointer) throws(ReaderError) -> [UInt8] {
    var stat = zip_stat_t()
    guard zip_source_open(source) == 0 else { throw noRoom }
    defer { _ = zip_source_close(source) }
    guard zip_source_stat(source, &stat) == 0 else { throw noRoom }
    let count = Int(stat.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(Int(zip_source_read(source, buffer.baseAddress, UInt64(count))), 0)
    }
    guard bytes.count == count else { throw noRoom }
    return bytes
  }
}
