extension NumberReading {
  /// 手机号码: eleven digits, also with what is dialled before it, whole or broken.
  func mobile(_ index: Int, _ label: NumberLabel?) -> Match? {
    guard label != .code, label != .amount else { return nil }
    let digits = line.digits(index)
    if NumberForms.isMobile(digits) || NumberForms.isDialledMobile(digits) {
      let groups = index..<index + 1
      return isAmount(groups) ? nil : match(.telephone, groups)
    }
    guard digits.first == UInt8(ascii: "1"), digits.count < 11,
      let groups = line.reach(11, from: index, admits: { $0 != .wall }), NumberForms.isMobile(line.joined(groups)), !isAmount(groups)
    else { return nil }
    return isBrokenMobile(groups, label) ? match(.telephone, groups) : nil
  }

  private func isBrokenMobile(_ groups: Range<Int>, _ label: NumberLabel?) -> Bool {
    let lengths = line.lengths(groups)
    if isHeadOfCode(groups) || isNumberedDate(groups) { return false }
    if label == .telephone || LabelWords.shared.near(before: bytes(groups).lowerBound, in: bytes) == .telephone { return true }
    let inner = (groups.lowerBound + 1..<groups.upperBound).map { line.gaps[$0] }
    let standsAlone = isAlone(groups)
    if lengths.count == 11 { return standsAlone || inner.allSatisfy { $0 == .soft } }
    guard NumberBreaks.mobile.contains(lengths) else { return false }
    // A group that begins with 0 is the part of a number; an amount would not be written so.
    let hasZero = groups.dropFirst().contains { line.digits($0).first == 0x30 && line.count($0) > 1 }
    if hasZero || inner.allSatisfy({ $0 == .soft }) { return true }
    // 150 1200 1350: round numbers are counts or amounts in columns.
    guard inner.allSatisfy(\.isSoft), groups.count == 2 || !groups.dropFirst().allSatisfy({ line.digits($0).last == 0x30 }) else {
      return false
    }
    return standsAlone || isFollowedByUnit(groups.upperBound)
  }

  /// 131.20231111, 131.2023-11-11: a date at the head of a numbered line.
  private func isNumberedDate(_ groups: Range<Int>) -> Bool {
    let rest = groups.dropFirst()
    guard [[8], [4, 2, 2]].contains(line.lengths(rest)), NumberForms.isDate(line.joined(rest)) else { return false }
    return line.beginsLine(groups.lowerBound)
  }

  /// No further columns of numbers to either side; 86 may stand before, another number of the list behind.
  private func isAlone(_ groups: Range<Int>) -> Bool {
    if line.gaps[groups.lowerBound] != .wall, case .blanks = line.gaps[groups.lowerBound] {
      let before = line.value(groups.lowerBound - 1)
      guard before == 86 || before < 100 && line.groups[groups.lowerBound - 1].lowerBound == 0 else { return false }
    }
    guard groups.upperBound < line.groups.count, line.gaps[groups.upperBound] == .blanks else { return true }
    guard let next = line.reach(11, from: groups.upperBound, admits: \.isSoft) else { return false }
    return NumberForms.isMobile(line.joined(next))
  }

  private func isFollowedByUnit(_ index: Int) -> Bool { index < line.groups.count && hasUnit(line.groups[index].upperBound) }

  /// 固定电话 with its area code, also without the 0 behind 86.
  func landline(_ index: Int, _ label: NumberLabel?) -> Match? {
    guard label != .code, label != .amount else { return nil }
    let digits = line.digits(index)
    if let area = NumberForms.areaCode(digits) {
      if (area + 7...area + 8).contains(digits.count), NumberForms.isLocal(digits.dropFirst(area)) {
        let groups = index..<index + 1
        return label == .anything || isAmount(groups) ? nil : match(.telephone, groups)
      }
      if digits.count == area { return subscriber(index + 1).map { match(.telephone, index..<$0) } }
    }
    let isDialled = index > 0 && [86].contains(line.value(index - 1)) && line.gaps[index] != .wall
    if isDialled, (2...3).contains(digits.count), NumberForms.areaCode([0x30] + digits) == digits.count + 1 {
      return subscriber(index + 1).map { match(.telephone, index..<$0) }
    }
    return nil
  }

  /// The group behind a subscriber's number that begins at a group, whole or as 3-4, 4-4, 4-3; with its extension.
  private func subscriber(_ index: Int) -> Int? {
    guard index < line.groups.count, line.gaps[index] != .wall, line.gaps[index] != .hard(UInt8(ascii: ",")) else { return nil }
    for total in [8, 7] {
      guard let groups = line.reach(total, from: index, admits: { $0.isSoft }), groups.count <= 3, NumberForms.isLocal(line.joined(groups))
      else { continue }
      if isAmount(groups) { return nil }
      return groups.upperBound
    }
    return nil
  }

  /// 7 or 8 digits without an area, where the words before say that it is a telephone.
  func local(_ index: Int, _ label: NumberLabel?) -> Match? {
    guard label == .telephone else { return nil }
    for total in [8, 7] {
      guard let groups = line.reach(total, from: index, admits: { $0 == .soft }), groups.count <= 2,
        groups.count == 1 || line.lengths(groups).allSatisfy({ $0 >= 3 }), NumberForms.isLocal(line.joined(groups)), !isAmount(groups)
      else { continue }
      return match(.telephone, groups)
    }
    return nil
  }
}
