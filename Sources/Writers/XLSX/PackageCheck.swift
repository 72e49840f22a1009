import CZlib

/// Makes sure that a finished workbook is whole (完整性检查).
///
/// Trap: libxlsxwriter 1.1.4 ignores failed writes to its temporary parts, so a full disk gives a well-formed zip
/// with a worksheet that stops in the middle. Every XML part must therefore end with the tag that it began.
enum PackageCheck {
  /// Throws for the first part that is cut off or unreadable.
  static func requireWhole(_ bytes: [UInt8]) throws(WriterError) {
    guard let end = endRecord(bytes) else { throw .incomplete(part: "压缩包结尾") }
    var entry = number(bytes, end + 16, 4)
    let count = number(bytes, end + 10, 2)
    guard count > 0 else { throw .incomplete(part: "压缩包目录") }
    for _ in 0..<count {
      guard entry + 46 <= bytes.count, number(bytes, entry, 4) == 0x0201_4B50 else { throw .incomplete(part: "压缩包目录") }
      let nameLength = number(bytes, entry + 28, 2)
      let name = String(decoding: bytes[min(entry + 46, bytes.count)..<min(entry + 46 + nameLength, bytes.count)], as: UTF8.self)
      let part = inflated(
        bytes, at: number(bytes, entry + 42, 4), packed: number(bytes, entry + 20, 4), size: number(bytes, entry + 24, 4),
        isDeflated: number(bytes, entry + 10, 2) == 8)
      guard let part, endsAsBegun(part) else { throw .incomplete(part: name) }
      entry += 46 + nameLength + number(bytes, entry + 30, 2) + number(bytes, entry + 32, 2)
    }
  }

  /// `<worksheet …>…</worksheet>`: the root element is closed at the very end.
  static func endsAsBegun(_ part: [UInt8]) -> Bool {
    var start = 0
    while let open = part[start...].firstIndex(of: UInt8(ascii: "<")), open + 1 < part.count {
      start = open + 1
      if part[start] == UInt8(ascii: "?") { continue }
      let root = part[start...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
      let tail = Array("</".utf8) + root + [UInt8(ascii: ">")]
      let trimmed = part.reversed().drop { $0 == 10 || $0 == 13 }
      return trimmed.starts(with: tail.reversed()) || (trimmed.starts(with: "/>".utf8.reversed()) && !part[start...].contains(60))
    }
    return false
  }

  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    return stride(from: bytes.count - 22, through: max(0, bytes.count - 65_557), by: -1)
      .first { number(bytes, $0, 4) == 0x0605_4B50 }
  }

  /// Little-endian number; out of range reads as 0.
  private static func number(_ bytes: [UInt8], _ at: Int, _ length: Int) -> Int {
    guard at >= 0, at + length <= bytes.count else { return 0 }
    return (0..<length).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
  }

  /// The unpacked part, or nil if it does not unpack to the size the directory names.
  private static func inflated(_ bytes: [UInt8], at header: Int, packed: Int, size: Int, isDeflated: Bool) -> [UInt8]? {
    let start = header + 30 + number(bytes, header + 26, 2) + number(bytes, header + 28, 2)
    guard start + packed <= bytes.count else { return nil }
    if !isDeflated { return Array(bytes[start..<start + packed]) }
    var source = Array(bytes[start..<start + packed])
    var stream = z_stream()
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var isDone = false
    let result = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      source.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(size)
        isDone = inflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = Int(stream.total_out)
    }
    return isDone && result.count == size ? result : nil
  }
}
