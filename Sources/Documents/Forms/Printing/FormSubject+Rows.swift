import HengDomain
import HengValues

extension FormSubject {
  /// Fields of one indicator row.
  func runs(_ field: RowField, _ row: FormRow) -> [Run] {
    switch field {
    case .name: [.text(row.indicator.name)]
    case .definition: [.text(row.indicator.definition ?? "")]
    case .basis: [.text(row.indicator.basis ?? "")]
    case .comparator: [.text(parts(row).comparator)]
    case .measureUnit: [.text(parts(row).unit)]
    case .cause: [.text(row.monitoring?.cause ?? "")]
    case .likelihood: [.text(row.monitoring?.likelihoodText ?? "")]
    case .correctiveAction: [.text(row.monitoring?.correctiveAction ?? "")]
    case .remark: [.text(row.monitoring?.remark ?? "")]
    case .deviation: [.text(row.evaluation?.deviation ?? "")]
    case .target, .number, .valueToDate, .forecast, .actual, .weight, .score: Self.runs(figure(field, row))
    case .level1, .level1Points, .level2: []
    }
  }

  private func figure(_ field: RowField, _ row: FormRow) -> Figure? {
    let label = row.name + (labels[.row(field)] ?? field.rawValue)
    switch field {
    case .target:
      let spaced = layout.values.isSpaced
      return sources.value(row.indicator.target, "\(row.key).target", label, row.indicator.citation) { spaced ? $0.spacedText : $0.text }
    case .number:
      let number = parts(row).number
      return sources.value(row.indicator.target, "\(row.key).target", label, row.indicator.citation) { _ in number }
    case .valueToDate: return row.monitoring.flatMap { sources.value($0.valueToDate, "\(row.key).valueToDate", label, $0.citation) }
    case .forecast: return row.monitoring.flatMap { sources.value($0.forecast, "\(row.key).forecast", label, $0.citation) }
    case .actual: return row.evaluation.flatMap { actual($0, "\(row.key).actual", label) }
    case .weight: return row.evaluation.flatMap { sources.number(.value($0.weight), "\(row.key).weight", label, $0.citation) }
    case .score:
      return row.evaluation.flatMap { content in
        let computed = card.map { ($0.items[row.index].score, $0.items[row.index].trace) }
        return score(content.printedScore, "\(row.key).score", label, content.citation, computed: computed)
      }
    default: return nil
    }
  }

  private func parts(_ row: FormRow) -> IndicatorParts { IndicatorParts(row.indicator.target) }

  // MARK: Levels

  func levelRuns(_ field: RowField, level: Int, members: Range<Int>) -> [Run] {
    guard let first = members.first.map({ rows[$0].indicator }) else { return [] }
    switch field {
    case .level1: return [.text(first.level1.label)]
    case .level2: return [.text(layout.label(first.level2))]
    default:
      return [.figure(points(of: level, first.level1.label, rows[members].compactMap { row in row.evaluation.map { (row.name, $0) } }))]
    }
  }

  /// `50` of `产出指标（50分）`: the sum of the level's rows.
  private func points(of level: Int, _ label: String, _ members: [(name: String, row: SelfEvaluationRow)]) -> Figure {
    let points = members.map(\.row.weight).reduce(.zero, +).trimmed
    let terms = members.map { "\($0.row.weight)" }.joined(separator: " + ")
    let trace = Trace(
      "\(label)分值", value: "\(points)", formula: members.count > 1 ? "\(terms) = \(points)" : nil,
      children: members.map { .recorded("\($0.name)分值", value: "\($0.row.weight)", $0.row.citation) })
    return Figure(key: "\(sources.prefix).levels.\(level).weight", text: "\(points)", trace: trace)
  }

  // MARK: Values

  /// 实际完成值(B), down to the payments or the survey it was counted from.
  private func actual(_ content: SelfEvaluationRow, _ key: String, _ label: String) -> Figure? {
    var figure = sources.value(content.actual, key, label, content.citation)
    switch content.actualSource {
    case .typed: break
    case .payments(let ids):
      guard let counted = FigureSources.payments(ledger.payments.filter { ids.contains($0.id) }, counting: content.actual) else { break }
      figure?.trace.formula = counted.formula
      figure?.trace.children = counted.leaves
    case .survey(let surveyed, let satisfied):
      guard surveyed > 0 else { break }
      let rate = Percentage(of: Ratio(Int128(satisfied), Int128(surveyed))).text
      figure?.trace.formula = "\(satisfied) ÷ \(surveyed) = \(rate)"
      figure?.trace.children = [
        .recorded("满意份数", value: "\(satisfied)份", content.citation), .recorded("有效问卷", value: "\(surveyed)份", content.citation),
      ]
    }
    return figure
  }

}
