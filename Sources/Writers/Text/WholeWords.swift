/// Numbers, codes and dates, which no line end may part (不断行的数字): two pieces could as well be two numbers.
enum WholeWords {
  /// Longer than a project's or a person's code is a digest or an address, which may be parted.
  static let longest = 40

  /// Stretches of UTF-8 bytes: `774368.47`, `2021-2022`, `13052923P00584210566F`, `50.21%`, `2022年11月30日`.
  static func ranges(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    var position = 0
    while position < bytes.count {
      guard isWord(bytes[position]) else {
        position += 1
        continue
      }
      let isSigned = position > 0 && signs.contains(bytes[position - 1])
      var end = wordEnd(bytes, from: position)
      if let date = dateEnd(bytes, position..<end) { end = date }
      let range = (isSigned ? position - 1 : position)..<end
      if 2...longest ~= range.count, bytes[range].contains(where: isDigit) { ranges.append(range) }
      position = end
    }
    return ranges
  }

  /// Where a line might end inside although the stretch has room: a date, or parts joined by a dash.
  static func partable(in text: String) -> [Range<Int>] {
    guard text.utf8.contains(where: isDigit) else { return [] }
    let bytes = Array(text.utf8)
    return ranges(in: text).filter { bytes[$0].contains { !isWord($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") } }
  }

  private static let signs: Set<UInt8> = [UInt8(ascii: "+"), UInt8(ascii: "-")]
  private static let joints = Set(".,:/-~_".utf8)

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

  private static func wordEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, isWord(bytes[end]) || joints.contains(bytes[end]) && end + 1 < bytes.count && isWord(bytes[end + 1]) {
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "%") { end += 1 }
    return end
  }

  /// `2022` before `年11月30日`, or `8` before `月31日`.
  private static func dateEnd(_ bytes: [UInt8], _ word: Range<Int>) -> Int? {
    guard bytes[word].allSatisfy(isDigit) else { return nil }
    if word.count == 4 {
      guard let month = number(bytes, after: year, from: word.upperBound), let end = sign(bytes, Self.month, from: month) else {
        return nil
      }
      return number(bytes, from: end).flatMap { sign(bytes, day, from: $0) } ?? end
    }
    guard word.count <= 2, let end = number(bytes, after: month, from: word.upperBound) else { return nil }
    return sign(bytes, day, from: end)
  }

  private static let (year, month, day) = (Array("年".utf8), Array("月".utf8), Array("日".utf8))

  private static func sign(_ bytes: [UInt8], _ sign: [UInt8], from start: Int) -> Int? {
    bytes[start...].starts(with: sign) ? start + sign.count : nil
  }

  private static func number(_ bytes: [UInt8], after mark: [UInt8] = [], from start: Int) -> Int? {
    guard let begin = sign(bytes, mark, from: start) else { return nil }
    let digits = bytes[begin...].prefix(3).prefix(while: isDigit).count
    return 1...2 ~= digits ? begin + digits : nil
  }
}
