import HengDomain
import HengValues

extension AccountsIdentity {
  /// What a broken identity says: both sides with their figures, the computation, the difference.
  func remark(severity: Severity? = nil) -> Rule<AccountsSubject>.Remark {
    let style = AmountStyle(left + right)
    let tail = verdict == .nearlyHolds ? "。相差仅一个末位单位，可能是尾数调整，请确认" : ""
    return Rule<AccountsSubject>.Remark(
      sentence(style) + tail, computation: computation(style), sides: sides(style),
      severity: verdict == .nearlyHolds ? .question : severity, touches: touches.map(\.text))
  }

  private func sentence(_ style: AmountStyle) -> String {
    guard !left.isEmpty else { return "\(right.name(beside: nil))为负数（\(style.text(right.total))）" }
    let leftText = "\(left.name(beside: nil))为\(left.figure(style))"
    let rightText = "\(right.name(beside: left.first?.address.table))为\(right.figure(style))"
    switch relation {
    case .equals: return "\(leftText)，\(rightText)，相差\(style.text(Int128(difference.magnitude)))"
    case .atMost: return "\(leftText)，大于\(rightText)，多\(style.text(difference))"
    }
  }

  private func computation(_ style: AmountStyle) -> String {
    guard !left.isEmpty else { return "" }
    if left.count == 1, right.count == 1 {
      return "\(style.digits(left.total)) − \(style.digits(right.total)) = \(style.digits(difference))"
    }
    if relation == .atMost { return "\(left.sum(style)) > \(right.sum(style))" }
    if left.count > 1, right.count > 1 { return "\(left.sum(style))；\(right.sum(style))" }
    return left.count > 1 ? left.sum(style) : right.sum(style)
  }

  private func sides(_ style: AmountStyle) -> [Finding.Side] { left.sides(style) + right.sides(style) }
}

/// How the amounts of one identity are written: in the unit of its tables, or in yuan where they differ.
struct AmountStyle {
  private let unit: MoneyUnit
  private let decimals: Int
  private let isCount: Bool

  init(_ operands: [AccountsOperand]) {
    let units = Set(operands.map(\.table.unit))
    unit = units.count == 1 ? units.first ?? .yuan : .yuan
    isCount = operands.contains { TableFacts.isCount($0.address.place.row) }
    decimals = isCount ? 0 : max(2, operands.compactMap { $0.cell?.amount.value?.digits.decimals }.max() ?? 2)
  }

  /// An amount in 厘 with its unit.
  func text(_ amount: Int128) -> String { digits(amount) + (isCount ? "" : unit.rawValue) }

  func digits(_ amount: Int128) -> String {
    let exact = ExactDecimal(coefficient: amount, decimals: isCount ? 3 : 3 + unit.exponent).trimmed
    return (exact.widened(to: max(decimals, exact.decimals)) ?? exact).grouped
  }
}

extension AccountsOperand {
  var side: Finding.Side {
    let figure = cell?.amount.value.map { $0.digits.grouped } ?? cell?.printed ?? ""
    return Finding.Side(
      label: label, figure: figure, place: citation.place(field: label),
      quote: [lineName, cell?.printed ?? ""].filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// The name printed beside the row.
  private var lineName: String { table.lines.first { $0.row == address.place.row }?.name ?? "" }
}

extension [AccountsOperand] {
  fileprivate static var mostSides: Int { 6 }

  /// What the side is called: its only cell, two cells, or the sum of its parts.
  fileprivate func name(beside other: AccountsTable.Kind?) -> String {
    guard let first else { return "" }
    if count == 1 { return "“\(first.label)”" }
    if count == 2 { return "“\(self[0].label)”\(self[1].isAdded ? "加" : "减")“\(self[1].label)”" }
    guard allSatisfy(\.isAdded) else { return "按收支各项推算" }
    let column = first.address.place.column
    let isColumn = allSatisfy { $0.address.table == first.address.table && $0.address.place.column == column }
    guard isColumn, first.address.table != other else { return "各构成项之和" }
    return column.label.isEmpty ? "\(first.table.title)各项之和" : "\(first.table.title)各项“\(column.label)”之和"
  }

  fileprivate func figure(_ style: AmountStyle) -> String {
    guard contains(where: \.isFilled) else { return "空白" }
    return style.text(total)
  }

  /// `a + b − c = s`; blanks count 0 and are left out of long sums.
  fileprivate func sum(_ style: AmountStyle) -> String {
    let listed = count > Self.mostSides ? filter(\.isFilled) : self
    var text = ""
    for (index, operand) in listed.enumerated() {
      let amount = operand.isAdded ? operand.value : -operand.value
      if index > 0 { text += operand.isAdded ? " + " : " − " }
      text += amount == 0 && !operand.isFilled ? "0" : amount < 0 && index > 0 ? "(\(style.digits(amount)))" : style.digits(amount)
    }
    return count == 1 ? text : "\(text.isEmpty ? "0" : text) = \(style.digits(total))"
  }

  /// Each cell, or one side for a long sum.
  fileprivate func sides(_ style: AmountStyle) -> [Finding.Side] {
    let filled = filter(\.isFilled)
    if count <= 2 { return map(\.side) }
    if !filled.isEmpty, filled.count <= Self.mostSides { return filled.map(\.side) }
    guard let first else { return [] }
    let name = name(beside: nil)
    guard let start = filled.first?.citation.place(field: name) else {
      return [Finding.Side(label: name, figure: "", place: first.table.citation.place(field: name))]
    }
    let place = filled.dropFirst().reduce(start) { $0.union($1.citation.place(field: name)) }
    return [Finding.Side(label: name, figure: style.digits(total), place: place)]
  }
}
