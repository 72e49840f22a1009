/// The number before a heading or a list item (序号): `第三部分`, `一、`, `（一）`, `1.`, `（1）`.
struct HeadingMarker: Hashable {
  /// 0 for 第一部分, 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
  var level: Int
  var number: Int
  /// Where the title begins, in bytes of the line.
  var titleStart: Int

  init?(_ line: ArraySlice<UInt8>) {
    var reader = MarkerReader(line)
    reader.skipBlanks()
    if reader.take("- ") || reader.take("• ") { reader.skipBlanks() }
    guard let (level, number) = Self.read(&reader) else { return nil }
    reader.skipBlanks()
    (self.level, self.number, titleStart) = (level, number, reader.position)
  }

  /// `第三部分`, `第 三 部 分`, with or without a colon behind it.
  private static func part(_ reader: inout MarkerReader) -> Int? {
    guard reader.take("第") else { return nil }
    reader.skipBlanks()
    guard let number = reader.chineseNumber() else { return nil }
    reader.skipBlanks()
    guard reader.take("部") else { return nil }
    reader.skipBlanks()
    guard reader.take("分") else { return nil }
    reader.skipBlanks()
    if !reader.take("："), !reader.take(":") { _ = reader.take("、") }
    return number
  }

  private static func read(_ reader: inout MarkerReader) -> (Int, Int)? {
    let start = reader.position
    if let number = part(&reader) { return (0, number) }
    reader.position = start
    if let number = reader.chineseNumber() { return reader.take("、") ? (1, number) : nil }
    if reader.take("（") || reader.take("(") {
      let level: Int
      let number: Int
      if let chinese = reader.chineseNumber() {
        (level, number) = (2, chinese)
      } else if let digits = reader.digits() {
        (level, number) = (4, digits)
      } else {
        return nil
      }
      return reader.take("）") || reader.take(")") ? (level, number) : nil
    }
    guard let number = reader.digits(), reader.take(".") || reader.take("．") || reader.take("、") else { return nil }
    return reader.isAtDigit ? nil : (3, number)
  }
}

/// Reads the beginning of a line.
private struct MarkerReader {
  private let line: ArraySlice<UInt8>
  var position: Int

  init(_ line: ArraySlice<UInt8>) {
    self.line = line
    position = line.startIndex
  }

  var isAtDigit: Bool { position < line.endIndex && FoldedBytes.isDigit(line[position]) }

  mutating func skipBlanks() {
    while position < line.endIndex {
      if line[position] <= 0x20 { position += 1 } else if !take("\u{3000}"), !take("\u{A0}") { return }
    }
  }

  mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard line.endIndex - position >= count else { return false }
    for index in 0..<count where line[position + index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  /// One or two digits.
  mutating func digits() -> Int? {
    var (value, count) = (0, 0)
    while isAtDigit, count < 3 {
      value = value * 10 + Int(line[position]) - 48
      position += 1
      count += 1
    }
    return (1...2).contains(count) ? value : nil
  }

  /// 一 … 九十九.
  mutating func chineseNumber() -> Int? {
    let start = position
    let tens = one()
    if take("十") {
      let ones = one() ?? 0
      return (tens ?? 1) * 10 + ones
    }
    if tens == nil { position = start }
    return tens
  }

  private mutating func one() -> Int? {
    let signs: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    for (index, sign) in signs.enumerated() where take(sign) { return index + 1 }
    return nil
  }
}
