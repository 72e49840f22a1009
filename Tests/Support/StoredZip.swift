/// A zip without compression, made in memory, so that a test can make thousands.
package enum StoredZip {
  package static func pack(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    pack(parts.map { Part(name: Array($0.name.utf8), bytes: $0.bytes) })
  }

  /// An entry as its directory tells it, true or not.
  package struct Part {
    package var name: [UInt8]
    package var bytes: [UInt8]
    /// Names are UTF-8.
    package var flags = 0x800
    /// The upper byte is the system: 3 is Unix.
    package var madeBy = 20
    package var attributes = 0
    /// Unpacked bytes that the directory promises; nil for the truth.
    package var promised: Int?
    package var isSumWrong = false

    package init(name: [UInt8], bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  package static func pack(_ parts: [Part]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let offset = file.count
      let (name, bytes) = (part.name, part.bytes)
      let sum = Int(sum(bytes)) ^ (part.isSumWrong ? 1 : 0)
      // Version, flags, method, time, date, sum, both sizes, length of the name, no extra field.
      let common =
        number(20, 2) + number(part.flags, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(sum, 4)
        + number(bytes.count, 4) + number(part.promised ?? bytes.count, 4) + number(name.count, 2) + number(0, 2)
      file += [0x50, 0x4B, 3, 4] + common + name + bytes
      directory += [0x50, 0x4B, 1, 2] + number(part.madeBy, 2) + common + number(0, 2) + number(0, 2) + number(0, 2)
      directory += number(part.attributes, 4) + number(offset, 4) + name
    }
    let end = number(0, 4) + number(parts.count, 2) + number(parts.count, 2) + number(directory.count, 4) + number(file.count, 4)
    return file + directory + [0x50, 0x4B, 5, 6] + end + number(0, 2)
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  private static func sum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes { sum = sum >> 8 ^ table[Int((sum ^ UInt32(byte)) & 0xFF)] }
    return ~sum
  }
}
