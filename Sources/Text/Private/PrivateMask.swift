/// Covers what is private in a text (遮蔽): of a number its first three and last two signs stay, of words on health nothing.
package enum PrivateMask {
  package static func masked(_ text: String, labels: [String] = []) -> String {
    covered(PrivateReading.stretches(in: text, labels: labels), in: text)
  }

  /// The stretches of a text covered, and the names behind 负责人.
  package static func covered(_ stretches: [PrivateStretch], in text: String) -> String {
    ChiefNames.covered(covering(stretches, in: text))
  }

  /// The text with the given stretches of it covered, sign for sign.
  package static func covering(_ stretches: [PrivateStretch], in text: String) -> String {
    guard !stretches.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var covered = String.UnicodeScalarView()
    var offset = 0
    var next = 0
    var plan: [Bool] = []
    var index = 0
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      defer { offset += width }
      while next < stretches.count, stretches[next].range.upperBound <= offset { (next, index, plan) = (next + 1, 0, []) }
      guard next < stretches.count, stretches[next].range.contains(offset) else {
        covered.append(scalar)
        continue
      }
      if index == 0, plan.isEmpty { plan = Self.plan(stretches[next], in: bytes) }
      covered.append(index < plan.count && plan[index] ? "*" : scalar)
      index += 1
    }
    return String(covered)
  }

  /// Which signs of a stretch are covered.
  private static func plan(_ stretch: PrivateStretch, in text: [UInt8]) -> [Bool] {
    let signs = Array(slice(text, stretch.range).unicodeScalars)
    guard stretch.kind != .health else { return signs.map { _ in true } }
    let digits = signs.indices.filter { isDigit(signs[$0]) }
    var plan = signs.map { _ in false }
    for index in digits.dropFirst(3).dropLast(2) { plan[index] = true }
    return plan
  }

  private static func isDigit(_ sign: Unicode.Scalar) -> Bool {
    let folded = Folding(String(sign), chineseDigits: true).bytes
    return folded.count == 1 && (folded[0].isDigit || folded[0].isLetter) || sign == "×" || FoldedSigns.dressedDigit(sign.value) != nil
  }

  /// The words of a stretch, from the bytes of its text.
  package static func slice(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    range.upperBound <= bytes.count ? String(decoding: bytes[range], as: UTF8.self) : ""
  }

  /// A number as a message names it: `610***********0018`. Of words on health only the first sign.
  package static func shown(_ stretch: PrivateStretch, in text: [UInt8]) -> String {
    let words = slice(text, stretch.range)
    guard stretch.kind != .health else { return words.prefix(1) + "**" }
    let digits = String(decoding: Folding(words, chineseDigits: true).bytes.filter { $0.isDigit || $0.isLetter }, as: UTF8.self)
    return digits.prefix(3) + String(repeating: "*", count: max(digits.count - 7, 1)) + digits.suffix(4)
  }
}
