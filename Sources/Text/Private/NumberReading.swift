/// Reads the numbers of persons out of the groups of digits of a text (号码识别), from left to right, the longer reading first.
struct NumberReading {
  private(set) var line: DigitGroups
  private let labels: [NumberLabel]
  private var found: [PrivateStretch] = []
  /// The last decision, which a list carries on: `合同编号1…、1…`.
  private var last: (end: Int, label: NumberLabel?)?

  var bytes: [UInt8] { line.bytes }

  init(_ text: String, labels: [String]) {
    line = DigitGroups(Folding(text, chineseDigits: true))
    let known = labels.compactMap(LabelWords.shared.label)
    // A label that speaks of things holds for a cell that is a number and nothing else.
    let isBare = !Self.holdsWords(line.bytes)
    self.labels = known.filter { isBare || [.telephone, .identity, .account].contains($0) }
  }

  private static func holdsWords(_ bytes: [UInt8]) -> Bool { bytes.contains { $0 >= 0xE4 && $0 <= 0xE9 } }

  func stretches() -> [PrivateStretch] {
    var reading = self
    var index = 0
    while index < line.groups.count { index = reading.read(index) }
    return reading.found
  }

  /// Reads what begins at a group; gives the group to go on with.
  private mutating func read(_ index: Int) -> Int {
    if let behind = line.amount(from: index) { return behind }
    guard line.holds(7, from: index) else { return index + 1 }
    let label = label(index)
    guard let match = match(index, label) ?? behindName(index) else {
      if line.count(index) >= 6 || label != nil { last = (index + 1, label) }
      return index + 1
    }
    last = (match.groups.upperBound, match.kind.label)
    // What only ends another number, or the second half of a code, is stepped over.
    guard match.isPrivate else { return match.groups.upperBound }
    found.append(PrivateStretch(kind: match.kind, range: line.folding.source(match.bytes)))
    return match.groups.upperBound
  }

  struct Match {
    var kind: PrivateKind
    var groups: Range<Int>
    var bytes: Range<Int>
    var isPrivate = true
  }

  private func match(_ index: Int, _ label: NumberLabel?) -> Match? {
    if let match = glued(index) { return match }
    if label != .identity, let code = code(index, label) {
      return Match(kind: .cardNumber, groups: index..<index + 1, bytes: code, isPrivate: false)
    }
    return identity(index, label) ?? mobile(index, label) ?? card(index, label) ?? landline(index, label) ?? local(index, label)
      ?? labelled(index, label)
  }

  /// A number broken into groups behind a name that ends with a digit: 赵三壹叁玖-叁玖叁捌-肆伍壹玖. (Whole ones are parted in `DigitGroups`.)
  private mutating func behindName(_ index: Int) -> Match? {
    let group = line.groups[index]
    for count in 0..<line.namedDigits(index) where count + 1 < group.count {
      line.begin(index, at: group.lowerBound + count + 1)
      if let match = match(index, nil), match.isPrivate { return match }
    }
    line.begin(index, at: group.lowerBound)
    return nil
  }

  /// The words directly before, the list that goes on, or the words beside the cell.
  private func label(_ index: Int) -> NumberLabel? {
    let start = line.groups[index].lowerBound
    if let direct = LabelWords.shared.direct(before: start, in: bytes) { return direct }
    if case .hard = line.gaps[index], let last, last.end == index, let label = last.label, label != .anything { return label }
    return labels.first
  }

  func bytes(_ groups: Range<Int>) -> Range<Int> {
    line.groups[groups.lowerBound].lowerBound..<line.groups[groups.upperBound - 1].upperBound
  }

  func match(_ kind: PrivateKind, _ groups: Range<Int>, end: Int? = nil) -> Match {
    let bytes = bytes(groups)
    return Match(kind: kind, groups: groups, bytes: bytes.lowerBound..<(end ?? bytes.upperBound))
  }

  /// Several numbers without anything between them.
  private func glued(_ index: Int) -> Match? {
    let digits = line.digits(index)
    guard digits.count >= 22, digits.count <= 66 else { return nil }
    let areMobiles =
      digits.count.isMultiple(of: 11)
      && stride(from: digits.startIndex, to: digits.endIndex, by: 11).allSatisfy { NumberForms.isMobile(digits[$0..<$0 + 11]) }
    if areMobiles { return match(.telephone, index..<index + 1) }
    if NumberForms.isIdentity(digits.prefix(18)) || NumberForms.isIdentity(digits.suffix(18)) { return match(.idNumber, index..<index + 1) }
    return nil
  }

  /// The bytes of a code of letters and digits that a group belongs to: digits on both sides of letters, or a credit code.
  private func code(_ index: Int, _ label: NumberLabel?) -> Range<Int>? {
    let token = line.token(index)
    let group = line.groups[index]
    guard token != group else {
      let isCode = NumberForms.isCreditCode(bytes[group], strictly: label == .account)
      return isCode && !NumberForms.isIdentity(bytes[group]) ? group : nil
    }
    if token.count == 18, NumberForms.isCreditCode(bytes[token].map(\.upper)), !NumberForms.isIdentity(bytes[token].map(\.upper)) {
      return group
    }
    let isBroken =
      bytes[token.lowerBound..<group.lowerBound].contains(where: \.isDigit)
      || bytes[group.upperBound..<token.upperBound].contains(where: \.isDigit)
    return isBroken ? group : nil
  }

  /// The last of several groups goes on as a code of letters and digits: 131.14990023P8663…, a code in a numbered line.
  func isHeadOfCode(_ groups: Range<Int>) -> Bool {
    let end = line.groups[groups.upperBound - 1].upperBound
    return groups.count > 1 && bytes[end..<line.token(groups.upperBound - 1).upperBound].contains(where: \.isDigit)
  }

  // MARK: what stands around a number

  /// The number is an amount: a currency before it, decimals or a unit behind it.
  func isAmount(_ groups: Range<Int>, units: Bool = true) -> Bool {
    let range = bytes(groups)
    if range.lowerBound > 0 {
      let before = bytes[range.lowerBound - 1]
      if before == UInt8(ascii: "$") || ends(range.lowerBound, Self.currencies) { return true }
      if before == UInt8(ascii: "."), range.lowerBound > 1, bytes[range.lowerBound - 2] == 0x30, groups.lowerBound > 0,
        line.count(groups.lowerBound - 1) == 1
      {
        return true
      }
    }
    return hasDecimals(groups) || units && hasUnit(range.upperBound)
  }

  private func hasDecimals(_ groups: Range<Int>) -> Bool {
    let end = line.groups[groups.upperBound - 1].upperBound
    guard end < bytes.count, bytes[end] == UInt8(ascii: "."), groups.upperBound < line.groups.count else { return false }
    return line.groups[groups.upperBound].lowerBound == end + 1 && line.count(groups.upperBound) <= 2
  }

  func hasUnit(_ end: Int) -> Bool {
    var start = end
    while start < bytes.count, bytes[start].isBlank, start - end < 2 { start += 1 }
    let units = start == end ? Self.units : Self.farUnits
    return bytes[end..<min(end + 1, bytes.count)].first == UInt8(ascii: "%") || begins(start, units)
  }

  func begins(_ at: Int, _ words: [[UInt8]]) -> Bool {
    words.contains { at + $0.count <= bytes.count && bytes[at..<at + $0.count].elementsEqual($0) }
  }

  private func ends(_ at: Int, _ words: [[UInt8]]) -> Bool {
    words.contains { at >= $0.count && bytes[at - $0.count..<at].elementsEqual($0) }
  }

  private static let units = ["元", "万", "亿", "股", "亩", "吨", "千", "度", "立方", "平方", "公里", "人次", "户次"].map { Array($0.utf8) }
  private static let farUnits = ["元", "万元", "亿元"].map { Array($0.utf8) }
  private static let currencies = ["¥", "￥", "€"].map { Folding($0).bytes }
}

extension PrivateKind {
  fileprivate var label: NumberLabel? {
    switch self {
    case .telephone: .telephone
    case .idNumber: .identity
    case .cardNumber: .account
    case .health: nil
    }
  }
}

extension UInt8 {
  var upper: UInt8 { self >= 0x61 && self <= 0x7A ? self - 32 : self }
}
