import HengDomain
import HengValues

extension FormSubject {
  /// A score as recorded, with the computed one below it; the computed one where the record leaves the cell open.
  func score(
    _ entry: Entry<ExactDecimal>, _ key: String, _ label: String, _ citation: Citation,
    computed: (score: ExactDecimal?, trace: Trace)?
  ) -> Figure? {
    var trace = computed?.trace
    trace?.label = "按规则计算"
    switch entry {
    case .blank, .unfilled:
      guard let score = computed?.score, let trace else { return nil }
      return Figure(key: "\(sources.prefix).\(key)", text: "\(score)", trace: trace)
    case .value, .notApplicable:
      var figure = sources.number(entry, key, label, citation)
      if let trace { figure?.trace.children = [trace] }
      return figure
    }
  }

  /// 总分: as recorded, held against the sum of the recorded scores and against the rules.
  var total: Figure? {
    guard case .selfEvaluation(let record) = record else { return nil }
    var figure = score(
      record.printedTotal, "total", "总分", record.citation, computed: card.map { ($0.total, $0.totalTrace) })
    if record.printedTotal.value != nil, let sum = recordedSum(record) { figure?.trace.children.insert(sum, at: 0) }
    return figure
  }

  /// The recorded scores added up; nil while one of them is open.
  private func recordedSum(_ record: SelfEvaluation) -> Trace? {
    let fund = record.funds.row(.total, record.citation)
    let lines =
      [("\(fund.kind.label) 得分", fund.score.value, fund.citation)]
      + rows.compactMap { row in row.evaluation.map { ("\(row.name)得分", $0.printedScore.value, $0.citation) } }
    let scores = lines.compactMap(\.1)
    guard scores.count == lines.count else { return nil }
    let sum = scores.reduce(.zero, +)
    return Trace(
      "所填得分之和", value: "\(sum)", formula: scores.map { "\($0)" }.joined(separator: " + ") + " = \(sum)",
      children: zip(lines, scores).map { .recorded($0.0, value: "\($1)", $0.2) })
  }
}

extension FigureSources {
  /// The payments that make up an actual value: by their amounts, or by the people they paid. Nil when neither agrees.
  static func payments(_ payments: [Payment], counting value: IndicatorValue) -> (formula: String?, leaves: [Trace])? {
    if case .money(_, let number, let scale, _, let per) = value.form, per.isEmpty {
      let unit: MoneyUnit = scale == .yi ? .yiYuan : scale == .wan ? .wanYuan : .yuan
      return Self.payments(payments, makingUp: PrintedAmount(number.digits, unit))
    }
    let counts = payments.compactMap(\.payees)
    guard let first = counts.first, counts.count == payments.count else { return nil }
    var sum = Quantity(.zero, first.unit)
    for count in counts {
      guard let next = sum + count else { return nil }
      sum = next
    }
    guard value.magnitude == sum.value.ratio, value.dimension == .number || value.dimension == .count(sum.unit.canonical) else {
      return nil
    }
    let formula = counts.count > 1 ? counts.map { "\($0.value)" }.joined(separator: " + ") + " = \(sum.text)" : nil
    return (formula, zip(payments, counts).map { leaf($0, value: $1.text) })
  }
}
