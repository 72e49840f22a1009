/// The groups of digits of a folded text and what stands between them (数字组).
struct DigitGroups {
  /// What joins a group to the one before.
  enum Gap: Equatable {
    /// Words, or too much of anything: not one number.
    case wall
    case blanks
    /// Dashes, dots, brackets, quotes: how a number is broken for the eye.
    case soft
    /// One sign that as often parts a list: `,`, `、`, `/`, `;`, a tab …
    case hard(UInt8)

    var isSoft: Bool { self == .blanks || self == .soft }
  }

  let folding: Folding
  /// The folded bytes, with letters that stand for digits (`138OO138OOO`) as digits.
  let bytes: [UInt8]
  private(set) var groups: [Range<Int>] = []
  /// `gaps[i]` stands before group `i`.
  private(set) var gaps: [Gap] = []

  init(_ folding: Folding) {
    self.folding = folding
    bytes = LetterDigits.read(folding.bytes)
    var at = 0
    while at < bytes.count {
      guard bytes[at].isDigit else {
        at += 1
        continue
      }
      let first = at
      while at < bytes.count, bytes[at].isDigit { at += 1 }
      let group = trimmed(first..<at)
      gaps.append(group.lowerBound > first ? .wall : groups.last.map { gap($0.upperBound, first) } ?? .wall)
      groups.append(group)
    }
  }

  /// Without one Chinese digit at an edge of other digits, which belongs to a word (`统一`, `李四138…`), unless the whole is a number.
  private func trimmed(_ run: Range<Int>) -> Range<Int> {
    guard run.count > 3, !NumberForms.isMobile(bytes[run]), !NumberForms.looksLikeIdentity(bytes[run]) else { return run }
    var run = run
    if isChinese(run.lowerBound), !isChinese(run.lowerBound + 1) { run = run.lowerBound + 1..<run.upperBound }
    if isChinese(run.upperBound - 1), !isChinese(run.upperBound - 2) { run = run.lowerBound..<run.upperBound - 1 }
    // 赵三一三八…: the name ends where the number begins.
    let rest = run.lowerBound + 1..<run.upperBound
    let isGlued = isChinese(run.lowerBound) && run.lowerBound > 0 && bytes[run.lowerBound - 1] >= 0x80
    return isGlued && !NumberForms.isCard(bytes[run]) && NumberForms.isPersonal(bytes[rest]) && !endsWithX(run) ? rest : run
  }

  /// How many Chinese digits at the head of a group may end the name before it: 赵三, 钱四. None where no character stands before.
  func namedDigits(_ index: Int) -> Int {
    let group = groups[index]
    guard group.lowerBound >= 3, (0xE4...0xE9).contains(bytes[group.lowerBound - 3]), bytes[group.lowerBound - 1] >= 0x80 else { return 0 }
    return group.prefix(2).prefix { isChinese($0) }.count
  }

  /// Nothing but brackets and blanks stands before a group on its line.
  func beginsLine(_ index: Int) -> Bool {
    var at = groups[index].lowerBound
    while at > 0, bytes[at - 1] != 0x0A, bytes[at - 1].isBlank || bytes[at - 1] == UInt8(ascii: "(") { at -= 1 }
    return at == 0 || bytes[at - 1] == 0x0A
  }

  /// Moves the beginning of a group.
  mutating func begin(_ index: Int, at start: Int) { groups[index] = start..<groups[index].upperBound }

  private func endsWithX(_ run: Range<Int>) -> Bool { run.upperBound < bytes.count && bytes[run.upperBound] | 0x20 == UInt8(ascii: "x") }

  private func gap(_ start: Int, _ end: Int) -> Gap {
    guard end - start <= 6 else { return .wall }
    var (count, soft, first, second, third) = (0, 0, UInt8(0), UInt8(0), UInt8(0))
    for index in start..<end where !bytes[index].isBlank {
      (first, second, third) =
        count == 0
        ? (bytes[index], 0, 0) : count == 1 ? (first, bytes[index], 0) : count == 2 ? (first, second, bytes[index]) : (first, second, third)
      count += 1
      if Self.isSoft(bytes[index]) { soft += 1 }
    }
    if count == 0 { return end - start <= 3 ? .blanks : .wall }
    if count <= 3, soft == count { return .soft }
    if count == 1, Self.isHard(first) { return .hard(first) }
    // 、 and 。
    if count == 3, first == 0xE3, second == 0x80, third == 0x81 || third == 0x82 { return .hard(third) }
    return .wall
  }

  private static func isSoft(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "_"), UInt8(ascii: "+"),
      UInt8(ascii: "'"),
      UInt8(ascii: "\""), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  private static func isHard(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: ":"),
      UInt8(ascii: "*"),
      UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "&"), 0x09:
      true
    default: false
    }
  }

  func count(_ index: Int) -> Int { groups[index].count }
  func digits(_ index: Int) -> ArraySlice<UInt8> { bytes[groups[index]] }

  func value(_ index: Int) -> Int { digits(index).prefix(9).reduce(0) { $0 * 10 + Int($1) - 48 } }

  /// The digits of several groups.
  func joined(_ range: Range<Int>) -> [UInt8] { range.flatMap { bytes[groups[$0]] } }

  /// The last group of those from `first` that hold `total` digits together, over gaps that `admits` lets pass; all gaps but soft
  /// ones are alike.
  func reach(_ total: Int, from first: Int, admits: (Gap) -> Bool) -> Range<Int>? {
    var sum = count(first)
    var last = first
    var hard: Gap?
    while sum < total, last + 1 < groups.count {
      let gap = gaps[last + 1]
      guard admits(gap) else { return nil }
      if !gap.isSoft {
        if let hard, hard != gap { return nil }
        hard = gap
      }
      last += 1
      sum += count(last)
    }
    return sum == total ? first..<last + 1 : nil
  }

  /// The digit is written as a Chinese character.
  func isChinese(_ at: Int) -> Bool { folding.isCharacter(at) }

  func lengths(_ range: Range<Int>) -> [Int] { range.map(count) }

  /// Whether at least so many digits stand together from a group on, over anything but words.
  func holds(_ least: Int, from first: Int) -> Bool {
    var sum = count(first)
    var next = first + 1
    while sum < least, next < groups.count, gaps[next] != .wall {
      sum += count(next)
      next += 1
    }
    return sum >= least
  }

  /// The group behind an amount with separators (`1,525,200.00`) that begins at a group; nil where none does.
  func amount(from first: Int) -> Int? {
    guard count(first) <= 3, !isChinese(groups[first].lowerBound), first == 0 || bytes[groups[first].lowerBound - 1] != UInt8(ascii: ".")
    else { return nil }
    var next = first + 1
    while next < groups.count, gaps[next] == .hard(UInt8(ascii: ",")), groups[next].lowerBound == groups[next - 1].upperBound + 1,
      count(next) == 3
    {
      next += 1
    }
    guard next > first + 1 else { return nil }
    if next < groups.count, gaps[next] == .hard(UInt8(ascii: ",")), groups[next].lowerBound == groups[next - 1].upperBound + 1,
      count(next) < 7
    {
      return nil
    }
    let hasDecimals =
      next < groups.count && groups[next].lowerBound == groups[next - 1].upperBound + 1
      && bytes[groups[next - 1].upperBound] == UInt8(ascii: ".")
      && count(next) <= 2
    return hasDecimals ? next + 1 : next
  }

  /// The run of ASCII letters and digits that a group is part of; at most 26 signs to either side.
  func token(_ index: Int) -> Range<Int> {
    var (start, end) = (groups[index].lowerBound, groups[index].upperBound)
    let (least, most) = (max(0, start - 26), min(bytes.count, end + 26))
    while start > least, (bytes[start - 1].isDigit || bytes[start - 1].isLetter) && !isChinese(start - 1) { start -= 1 }
    while end < most, (bytes[end].isDigit || bytes[end].isLetter) && !isChinese(end) { end += 1 }
    return start..<end
  }
}

/// Letters that are typed or misread in place of digits: O, o, I, l.
private enum LetterDigits {
  static func read(_ bytes: [UInt8]) -> [UInt8] {
    var read = bytes
    var at = 0
    while at < bytes.count {
      guard bytes[at].isDigit || bytes[at].isLetter else {
        at += 1
        continue
      }
      let start = at
      var strange = 0
      var digits = 0
      var isPlain = true
      while at < bytes.count, bytes[at].isDigit || bytes[at].isLetter {
        if bytes[at].isDigit { digits += 1 } else if digit(bytes[at]) != nil { strange += 1 } else { isPlain = false }
        at += 1
      }
      guard isPlain, strange > 0, digits >= 5, [11, 18].contains(at - start) else { continue }
      let made = bytes[start..<at].map { digit($0) ?? $0 }
      if made.count == 18 ? NumberForms.looksLikeIdentity(made) : NumberForms.isMobile(made) {
        read.replaceSubrange(start..<at, with: made)
      }
    }
    return read
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "O"), UInt8(ascii: "o"): 0x30
    case UInt8(ascii: "I"), UInt8(ascii: "l"): 0x31
    default: nil
    }
  }
}
