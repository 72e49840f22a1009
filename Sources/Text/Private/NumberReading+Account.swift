extension NumberReading {
  /// 银行卡号 by its form: 16 to 19 digits that are right by Luhn or begin with 62, whole or in groups of four.
  func card(_ index: Int, _ label: NumberLabel?) -> Match? {
    guard label != .code else { return nil }
    let whole = index..<index + 1
    let digits = line.digits(index)
    if (16...19).contains(digits.count) {
      guard !isAmount(whole) else { return nil }
      let isCard = NumberForms.isCard(digits) || NumberForms.beginsLikeCard(digits)
      let isKnown = NumberForms.isCard(digits) && [0x34, 0x35, 0x36].contains(digits.first)
      return isCard && (label != .anything || isKnown) ? match(.cardNumber, whole) : nil
    }
    guard (4...6).contains(digits.count) else { return nil }
    for total in stride(from: 19, through: 16, by: -1) {
      guard let groups = line.reach(total, from: index, admits: { $0.isSoft || $0 == .hard(UInt8(ascii: ",")) }), groups.count > 1 else {
        continue
      }
      let joined = line.joined(groups)
      guard NumberForms.isCard(joined) || NumberForms.beginsLikeCard(joined), !isAmount(groups), !isHeadOfCode(groups) else {
        continue
      }
      let isIssuerFirst = groups.count == 2 && digits.count == 6
      guard
        NumberBreaks.isByFour(line.lengths(groups)) || NumberForms.beginsLikeCard(joined) && (isIssuerFirst || NumberForms.isCard(joined))
      else { continue }
      if NumberForms.areYears(groups.map(line.value)) { continue }
      return match(.cardNumber, groups)
    }
    return nil
  }

  /// 12 to 21 digits that the words call an account's or a card's.
  func labelled(_ index: Int, _ label: NumberLabel?) -> Match? {
    let digits = line.digits(index)
    let whole = index..<index + 1
    if (12...21).contains(digits.count), label == .account || label == nil && isNearAccount(index) {
      guard !isAmount(whole), !NumberForms.isTimestamp(digits) else { return nil }
      return match(.cardNumber, whole)
    }
    guard label == .account, digits.count < 12 else { return nil }
    for total in stride(from: 21, through: 12, by: -1) {
      guard let groups = line.reach(total, from: index, admits: { $0.isSoft }), groups.count > 1, !isAmount(groups),
        !NumberForms.areYears(groups.map(line.value)), !isDates(groups)
      else { continue }
      return match(.cardNumber, groups)
    }
    return nil
  }

  private func isNearAccount(_ index: Int) -> Bool {
    LabelWords.shared.near(before: line.groups[index].lowerBound, in: bytes) == .account
  }

  /// 2023-06-15 2023-07-15: years with months and days behind them.
  private func isDates(_ groups: Range<Int>) -> Bool {
    line.lengths(groups).starts(with: [4, 2, 2]) && NumberForms.areYears([line.value(groups.lowerBound)])
  }
}
