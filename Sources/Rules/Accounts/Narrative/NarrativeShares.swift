import HengValues

extension Comparisons {
  /// A printed percentage against the quotient of two printed amounts.
  mutating func share(
    _ percent: Stated<Percentage>, _ label: String, part: PrintedAmount, whole: PrintedAmount, sides: [Finding.Side] = []
  ) {
    guard let quotient = part.interval.divided(by: whole.interval) else { return }
    guard !quotient.overlaps(percent.value.interval) else { return passed() }
    let due = Percentage(of: part.money.ratio(to: whole.money) ?? .zero, decimals: max(2, percent.value.digits.decimals)).text
    fail(
      NarrativeView.Remark(
        "\(label)印为\(percent.value.text)，按所列金额为\(due)", computation: "\(part.shown) ÷ \(whole.shown) = \(due)",
        sides: [percent.side(label)] + sides,
        severity: Agreement.isLastDigit(quotient, percent.value.interval) ? .question : nil))
  }

  /// Printed shares of one whole against 100 %.
  mutating func sum(_ shares: [Stated<Percentage>], _ label: String) {
    guard shares.count > 1 else { return }
    let total = shares.map(\.value.interval).reduce(Interval(.zero), +)
    guard !total.contains(.one) else { return passed() }
    let digits = shares.map(\.value.digits)
    fail(
      NarrativeView.Remark(
        "\(label)各项占比之和为\(digits.sum)%，不是100%", computation: digits.sumText + " = \(digits.sum)",
        sides: shares.map { $0.side("占比") }))
  }
}

extension Claim.Change {
  /// The year before, as the printed digits of this year and of the change allow; nil without an amount.
  func prior(to current: PrintedAmount) -> Interval? {
    switch sign {
    case .same: current.interval
    case .up: amount.map { current.interval - $0.value.interval }
    case .down: amount.map { current.interval + $0.value.interval }
    case nil: nil
    }
  }

  /// The printed figure of the year before, when both figures have one unit.
  func priorFigure(to current: PrintedAmount) -> PrintedAmount? {
    guard sign != .same else { return current }
    guard let amount = amount?.value, amount.unit == current.unit else { return nil }
    return PrintedAmount(sign == .down ? current.digits + amount.digits : current.digits - amount.digits, amount.unit)
  }

  func side(_ label: String) -> Finding.Side? {
    amount?.side(label) ?? direction?.side(label, figure: "与上年相同")
  }
}

/// A change with the amount of this year that it belongs to.
struct ChangeOfYear {
  let label: String
  let change: Claim.Change
  let current: Stated<PrintedAmount>

  var prior: Interval? { change.prior(to: current.value) }
}

extension AccountsNarrative.Section {
  /// Every change of the section that has one amount of this year to go with it: in its own claim, or of the same subject.
  var changes: [ChangeOfYear] {
    claims.compactMap { claim in
      guard let change = claim.change, !claim.isApproximate else { return nil }
      guard let current = claim.amount ?? current(for: claim) else { return nil }
      return ChangeOfYear(label: claim.subject, change: change, current: current)
    }
  }

  private func current(for claim: Claim) -> Stated<PrintedAmount>? {
    let name = Self.plain(claim.subject)
    guard !name.isEmpty else { return nil }
    let stated = claims.filter { $0.amount != nil && $0.change == nil && !$0.isApproximate }
    let same = stated.filter { Self.plain($0.subject) == name }
    if same.count == 1 { return same[0].amount }
    guard same.isEmpty else { return nil }
    let near = stated.filter { other in
      let plain = Self.plain(other.subject)
      return plain.utf8.count >= 12 && (name.hasTail(plain) || plain.hasTail(name))
    }
    return near.count == 1 ? near[0].amount : nil
  }

  private static func plain(_ subject: String) -> String { subject.replacing("决算", with: "") }
}
