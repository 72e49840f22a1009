extension NumberReading {
  /// 身份证号: 18 signs or 15, whole or broken; without a plausible day of birth only where the words say so.
  func identity(_ index: Int, _ label: NumberLabel?) -> Match? {
    for total in [18, 17, 15] {
      guard let groups = line.reach(total, from: index, admits: { $0 != .wall }) else { continue }
      var signs = line.joined(groups)
      var end: Int?
      if total == 17 {
        guard let x = checkSign(line.groups[groups.upperBound - 1].upperBound) else { continue }
        signs.append(UInt8(ascii: "X"))
        end = x
      }
      if isIdentity(signs, groups, label) { return match(.idNumber, groups, end: end) }
    }
    return named(index, label)
  }

  private func isIdentity(_ signs: [UInt8], _ groups: Range<Int>, _ label: NumberLabel?) -> Bool {
    guard NumberForms.looksLikeIdentity(signs), label != .code, !isHeadOfCode(groups), !isAmount(groups, units: signs.count == 15) else {
      return false
    }
    let isChecked = NumberForms.isIdentity(signs)
    if label == .identity || isChecked { return true }
    if groups.count == 1, NumberForms.isCreditCode(signs) { return false }
    if label == .account, groups.count == 1, NumberForms.isCard(signs) { return false }
    // 编号140123202306150001: a division and a day of these years make many a number of things.
    if label == .amount, signs.count == 15 { return false }
    if label == .anything, signs.count == 15 || NumberForms.isRecent(signs) { return false }
    if groups.count == 1 { return signs.count == 18 || !hasLettersBefore(groups) }
    return NumberBreaks.isUsual(line.lengths(groups), of: signs.count)
  }

  /// Where `身份证号` stands directly before, whatever is written.
  private func named(_ index: Int, _ label: NumberLabel?) -> Match? {
    guard label == .identity, (15...20).contains(line.count(index)) else { return nil }
    let groups = index..<index + 1
    let end = line.count(index) == 17 ? checkSign(line.groups[index].upperBound) : nil
    return isAmount(groups) ? nil : match(.idNumber, groups, end: end)
  }

  private func hasLettersBefore(_ groups: Range<Int>) -> Bool {
    let start = line.groups[groups.lowerBound].lowerBound
    return start > 0 && bytes[start - 1].isLetter
  }

  /// The byte behind an X, x or × that ends the number, over blanks and dashes; nil where there is none or a word begins with it.
  private func checkSign(_ end: Int) -> Int? {
    var at = end
    while at < bytes.count, at - end < 3, bytes[at].isBlank || bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: ".") { at += 1 }
    guard at < bytes.count else { return nil }
    if bytes[at] == 0xC3, at + 1 < bytes.count, bytes[at + 1] == 0x97 { return at + 2 }
    guard bytes[at] | 0x20 == UInt8(ascii: "x") else { return nil }
    return at + 1 < bytes.count && bytes[at + 1].isLetter ? nil : at + 1
  }
}

/// In which lengths people break a number.
enum NumberBreaks {
  private static let identity: [[Int]] = [
    [6, 8, 4], [6, 4, 4, 4], [6, 4, 2, 2, 4], [4, 4, 4, 4, 2], [3, 3, 4, 4, 4], [2, 2, 2, 4, 4, 4], [6, 12], [14, 4], [6, 8, 3, 1],
    [17, 1],
    [10, 8], [8, 10], [9, 9], [2, 4, 8, 4], [6, 6, 6], [6, 6, 3], [6, 9], [12, 3], [3, 3, 6, 3], [12, 6], [6, 8, 3], [6, 4, 4, 3], [14, 3],
    [6, 4, 2, 2, 3], [4, 4, 4, 4, 1], [3, 3, 4, 4, 3], [6, 11],
  ]

  static func isUsual(_ lengths: [Int], of count: Int) -> Bool {
    if identity.contains(lengths) { return true }
    guard let first = lengths.first, lengths.count > 2, let last = lengths.last else { return false }
    return lengths.dropLast().allSatisfy { $0 == first } && last <= first
  }

  static let mobile: Set<[Int]> = [
    [3, 4, 4], [4, 4, 3], [3, 3, 5], [3, 5, 3], [3, 4, 2, 2], [4, 3, 4], [3, 8], [7, 4], [3, 2, 2, 2, 2], [3, 2, 2, 4],
  ]

  /// Groups of four, the last one shorter or not.
  static func isByFour(_ lengths: [Int]) -> Bool {
    guard lengths.count >= 3, let last = lengths.last else { return false }
    return lengths.dropLast().allSatisfy { $0 == 4 } && last <= 4
  }
}
