/// The attributes of one tag (标签属性), read when one is asked for.
struct HTMLAttributes {
  let text: [UInt8]
  let range: Range<Int>

  /// The value of `name` as it stands; empty for an attribute without one, nil where there is none. The first of two counts.
  subscript(name: String) -> ArraySlice<UInt8>? {
    var index = range.lowerBound
    while index < range.upperBound {
      while index < range.upperBound, HTMLTokenizer.isBlank(text[index]) || text[index] == UInt8(ascii: "/") { index += 1 }
      let start = index
      while index < range.upperBound, !HTMLTokenizer.isBlank(text[index]), text[index] != UInt8(ascii: "=") || index == start { index += 1 }
      let isAsked = text[start..<index].lazy.map(HTMLTokenizer.lowered).elementsEqual(name.utf8)
      while index < range.upperBound, HTMLTokenizer.isBlank(text[index]) { index += 1 }
      guard index < range.upperBound, text[index] == UInt8(ascii: "=") else {
        if isAsked { return [] }
        continue
      }
      let value = value(from: &index)
      if isAsked { return text[value] }
    }
    return nil
  }

  private func value(from index: inout Int) -> Range<Int> {
    index += 1
    while index < range.upperBound, HTMLTokenizer.isBlank(text[index]) { index += 1 }
    guard index < range.upperBound else { return index..<index }
    let first = text[index]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let start = index + 1
      index = start
      while index < range.upperBound, text[index] != first { index += 1 }
      defer { index = min(index + 1, range.upperBound) }
      return start..<index
    }
    let start = index
    while index < range.upperBound, !HTMLTokenizer.isBlank(text[index]) { index += 1 }
    return start..<index
  }

  /// A whole number at the head of the value: `2`, `" 3 "`, `2px`.
  func number(_ name: String) -> Int? {
    guard let value = self[name] else { return nil }
    let digits = value.drop(while: HTMLTokenizer.isBlank).prefix { (48...57).contains($0) }
    guard !digits.isEmpty else { return nil }
    return digits.count > 9 ? 999_999_999 : digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// `hidden`, or a style of its own that takes the element off the page.
  var isHidden: Bool {
    guard range.count > 6 else { return false }
    if let hidden = self["hidden"] { return !hidden.elementsEqual("until-found".utf8) }
    guard let style = self["style"] else { return false }
    let plain = String(decoding: style.filter { $0 > 0x20 }.map(HTMLTokenizer.lowered), as: UTF8.self)
    return plain.contains("display:none") || plain.contains("visibility:hidden")
  }
}
