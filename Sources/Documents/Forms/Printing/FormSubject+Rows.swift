import HengDomain
import HengFacts
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
    case .actual: return row.evaluation.flatMap { actual($0, row.index, "\(row.key).actual", label) }
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
      let points = facts.selfEvaluation?.levels ?? []
      return points.indices.contains(level) ? [.figure(points[level])] : []
    }
  }

  // MARK: Values

  /// 实际完成值(B), down to the payments or the survey it was counted from.
  private func actual(_ content: SelfEvaluationRow, _ place: Int, _ key: String, _ label: String) -> Figure? {
    var figure = sources.value(content.actual, key, label, content.citation)
    if let counted = facts.selfEvaluation?.counted[place] {
      figure?.trace.formula = counted.formula
      figure?.trace.children = counted.leaves
    }
    return figure
  }
}
