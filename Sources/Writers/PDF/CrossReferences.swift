/// The cross-reference table at the end of a PDF (交叉引用表).
///
/// Cairo 1.16 reserves an object for the structure of each link and writes none: their lines lead to the middle of nowhere, and strict readers
/// call the file damaged. Such a line is brought to what it is, a free object, in place.
enum CrossReferences {
  private static let lineLength = 20

  static func mended(_ bytes: [UInt8]) -> [UInt8] {
    guard let table = table(bytes) else { return bytes }
    var mended = bytes
    for number in 0..<table.count {
      let line = table.start + number * lineLength
      guard line + lineLength <= bytes.count, bytes[line + 17] == UInt8(ascii: "n") else { continue }
      let offset = self.number(bytes[line..<(line + 10)])
      let head = Array("\(number) 0 obj".utf8)
      guard offset + head.count > bytes.count || !bytes[offset...].starts(with: head) else { continue }
      mended.replaceSubrange(line..<(line + 18), with: Array("0000000000 65535 f".utf8))
    }
    return mended
  }

  /// Where the lines of the only table begin, and how many they are; nil for a file that ends otherwise.
  private static func table(_ bytes: [UInt8]) -> (start: Int, count: Int)? {
    let tail = max(0, bytes.count - 64)
    let word = Array("startxref\n".utf8)
    guard let place = (tail..<bytes.count).last(where: { bytes[$0...].starts(with: word) }) else { return nil }
    let offset = number(bytes[(place + word.count)...].prefix { isDigit($0) })
    let head = Array("xref\n0 ".utf8)
    guard offset < bytes.count, bytes[offset...].starts(with: head) else { return nil }
    let digits = bytes[(offset + head.count)...].prefix { isDigit($0) }
    return (digits.endIndex + 1, number(digits))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.prefix(18).reduce(0) { $0 * 10 + Int($1 &- 0x30) } }
}
