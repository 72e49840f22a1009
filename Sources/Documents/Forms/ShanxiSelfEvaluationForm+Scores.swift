import HengDomain
import HengFacts
import HengValues

extension ShanxiSelfEvaluationForm {
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
    var figure = score(
      record.printedTotal, "total", "总分", record.citation, computed: facts.card.map { ($0.total, $0.totalTrace) })
    if record.printedTotal.value != nil, let sum = facts.recordedSum { figure?.trace.children.insert(sum, at: 0) }
    return figure
  }
}
