import HengValues

/// The number before a heading (标题序号): 第一部分, `一、`, `（一）`, `1.`, `（1）`.
struct HeadingMark: Hashable {
  /// 0 for 第几部分, then 1…4.
  var level: Int
  var number: Int
  /// Bytes of the mark.
  var length: Int

  /// The mark at the head of a folded line; nil where there is none.
  init?(_ bytes: [UInt8]) {
    var place = MarkReading(bytes)
    if place.take("第"), let number = place.chinese(), place.take("部分") {
      self.init(level: 0, number: number, length: place.index)
      return
    }
    place.index = 0
    if let number = place.chinese(), place.take("、") {
      self.init(level: 1, number: number, length: place.index)
      return
    }
    place.index = 0
    if place.take("(") {
      if let number = place.chinese(), place.take(")") {
        self.init(level: 2, number: number, length: place.index)
        return
      }
      place.index = 1
      guard let number = place.arabic(), place.take(")") else { return nil }
      self.init(level: 4, number: number, length: place.index)
      return
    }
    place.index = 0
    guard let number = place.arabic(), place.take(".") || place.take("、"), !place.isDigit else { return nil }
    self.init(level: 3, number: number, length: place.index)
  }

  private init(level: Int, number: Int, length: Int) {
    self.level = level
    self.number = number
    self.length = length
  }

  private struct MarkReading {
    let bytes: [UInt8]
    var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isDigit: Bool { index < bytes.count && (48...57).contains(bytes[index]) }

    mutating func take(_ words: StaticString) -> Bool {
      let count = words.utf8CodeUnitCount
      guard index + count <= bytes.count else { return false }
      for offset in 0..<count where bytes[index + offset] != words.utf8Start[offset] { return false }
      index += count
      return true
    }

    /// 1…99 in Chinese.
    mutating func chinese() -> Int? {
      var (tens, ones): (Int?, Int?) = (nil, nil)
      while index + 3 <= bytes.count {
        if take("十") {
          guard tens == nil else { return nil }
          (tens, ones) = (ones ?? 1, nil)
        } else if let digit = digit() {
          guard ones == nil else { return nil }
          ones = digit
        } else {
          break
        }
      }
      guard tens != nil || ones != nil else { return nil }
      return (tens ?? 0) * 10 + (ones ?? 0)
    }

    private mutating func digit() -> Int? {
      let words: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
      for (offset, word) in words.enumerated() where take(word) { return offset + 1 }
      return nil
    }

    mutating func arabic() -> Int? {
      var number = 0
      let start = index
      while isDigit, index - start < 3 {
        number = number * 10 + Int(bytes[index]) - 48
        index += 1
      }
      return index > start ? number : nil
    }
  }
}
