import CZip

/// The parts of an Office file in memory (压缩包), unpacked as streams; nothing is written to disk.
///
/// Valid only while the bytes it was opened on stay in place.
final class ZipPackage {
  private struct Entry {
    var index: UInt64
    var name: String
    var size: Int
  }

  private let archive: OpaquePointer
  let limits: ReaderLimits
  /// By lower-case name: part names do not tell cases apart.
  private let entries: [String: Entry]
  /// Bytes that may still be unpacked: a part may be longer than the directory says.
  private var budget: Int

  init(_ bytes: UnsafeRawBufferPointer, _ limits: ReaderLimits) throws(ReaderError) {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    let archive = try Self.opened(bytes)
    let entries: [String: Entry]
    do throws(ReaderError) { entries = try Self.entries(of: archive, packed: bytes.count, limits) } catch {
      zip_discard(archive)
      throw error
    }
    self.archive = archive
    self.limits = limits
    self.entries = entries
    budget = limits.unpackedSize
  }

  deinit { zip_discard(archive) }

  /// The library's archive on bytes that stay in place; whoever opens it discards it.
  static func opened(_ bytes: UnsafeRawBufferPointer) throws(ReaderError) -> OpaquePointer {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
      throw .damaged(part: "压缩包", reason: "内存不足")
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      throw .damaged(part: "压缩包", reason: "目录不完整")
    }
    return archive
  }

  private static func entries(of archive: OpaquePointer, packed: Int, _ limits: ReaderLimits) throws(ReaderError) -> [String: Entry] {
    let count = zip_get_num_entries(archive, 0)
    guard count > 0 else { throw .damaged(part: "压缩包", reason: "目录是空的") }
    guard count <= limits.parts else { throw .tooLarge(what: "压缩包中的文件", limit: "\(limits.parts) 个") }
    var entries: [String: Entry] = [:]
    var total = 0
    for index in 0..<UInt64(count) {
      var stat = zip_stat_t()
      zip_stat_init(&stat)
      guard zip_stat_index(archive, index, 0, &stat) == 0, let name = stat.name else {
        throw .damaged(part: "压缩包", reason: "目录第\(index + 1)项读不出")
      }
      if stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, stat.encryption_method != UInt16(ZIP_EM_NONE) { throw .encrypted }
      let size = Int(clamping: stat.size)
      let (sum, overflow) = total.addingReportingOverflow(size)
      guard !overflow, sum <= limits.unpackedSize else { throw Self.tooMuch(limits) }
      total = sum
      let key = String(cString: name).lowercased()
      if entries[key] == nil { entries[key] = Entry(index: index, name: String(cString: name), size: size) }
    }
    guard total <= limits.freeSize || total / limits.ratio <= packed else {
      throw .tooLarge(what: "文件的压缩比", limit: "\(limits.ratio) 倍")
    }
    return entries
  }

  private static func tooMuch(_ limits: ReaderLimits) -> ReaderError {
    .tooLarge(what: "解压后的内容", limit: "\(limits.unpackedSize >> 20) MB")
  }

  /// The names of all parts, in no order.
  var names: [String] { entries.values.map(\.name) }

  func has(_ part: String) -> Bool { entries[part.lowercased()] != nil }

  /// How many parts stand in a folder: `word/media`.
  func count(in folder: String) -> Int {
    let start = folder.lowercased() + "/"
    return entries.keys.count { $0.hasPrefix(start) && $0.utf8.count > start.utf8.count }
  }

  /// Unpacks a part into a handler.
  func stream(_ part: String, into handler: any XMLHandler) throws(ReaderError) {
    guard let entry = entries[part.lowercased()] else { throw .missingPart(part) }
    let stream = try XMLStream(part: entry.name, handler: handler, longestToken: limits.token)
    try unpack(entry) { (bytes, isLast) throws(ReaderError) in try stream.feed(bytes, isLast: isLast) }
  }

  /// Unpacks a large part into a handler that takes bytes.
  func stream<Handler: ByteHandler>(_ part: String, into handler: Handler) throws(ReaderError) {
    guard let entry = entries[part.lowercased()] else { throw .missingPart(part) }
    let stream = PartInUTF8(part: entry.name, handler: handler, longestToken: limits.token)
    try unpack(entry) { (bytes, isLast) throws(ReaderError) in try stream.feed(bytes, isLast: isLast) }
  }

  private func unpack(_ entry: Entry, _ feed: (UnsafeRawBufferPointer, Bool) throws(ReaderError) -> Void) throws(ReaderError) {
    guard let file = zip_fopen_index(archive, entry.index, 0) else { throw .damaged(part: entry.name, reason: "不能解压") }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
      guard count >= 0 else { throw .damaged(part: entry.name, reason: "解压中断") }
      budget -= count
      guard budget >= 0 else { throw Self.tooMuch(limits) }
      try feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]), count == 0)
      if count == 0 { return }
    }
  }

  /// The name of a part as the directory spells it, and its place there.
  func entry(of part: String) -> (index: UInt64, name: String)? { entries[part.lowercased()].map { ($0.index, $0.name) } }

  /// A part unpacked as a whole.
  func contents(of part: String) throws(ReaderError) -> [UInt8] {
    guard let entry = entries[part.lowercased()] else { throw .missingPart(part) }
    guard let file = zip_fopen_index(archive, entry.index, 0) else { throw .damaged(part: entry.name, reason: "不能解压") }
    defer { zip_fclose(file) }
    guard entry.size <= budget else { throw Self.tooMuch(limits) }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: entry.size) { target, filled in
      while filled < entry.size {
        count = Int(zip_fread(file, target.baseAddress.map { $0 + filled }, UInt64(entry.size - filled)))
        if count <= 0 { break }
        filled += count
      }
    }
    guard count >= 0, bytes.count == entry.size else { throw .damaged(part: entry.name, reason: "解压中断") }
    budget -= entry.size
    return bytes
  }
}
