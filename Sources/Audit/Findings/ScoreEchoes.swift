import HengRules
import HengValues

/// A score that a report repeats from the self-evaluation is shown at both places (得分的另一处).
enum ScoreEchoes {
  private static let rules: Set = ["SC-03", "SC-04", "SC-13"]

  /// Adds the rows of the score tables that stand before the form and after the form before it, with the same name and score.
  static func added(to report: RuleReport, forms: [RecognisedForm]) -> RuleReport {
    guard report.findings.contains(where: { rules.contains($0.rule) }) else { return report }
    let tables = tablesByEvaluation(forms)
    var shown = report
    for index in shown.findings.indices.withinBudget where rules.contains(shown.findings[index].rule) {
      guard let place = shown.findings[index].sides.first?.place, let field = place.field,
        let form = tables.first(where: { $0.form.contains(place) })
      else { continue }
      let scores = Set(shown.findings[index].sides.map(\.figure))
      for row in form.rows where "“\(row.name.halfWidth.withoutSpaces)”" == field.halfWidth.withoutSpaces {
        guard let score = row.score, scores.contains("\(score)") || scores.contains("\(score.trimmed)") else { continue }
        shown.findings[index].sides.append(
          Finding.Side(label: "评价报告评分表 \(row.name)", figure: "\(score)", place: row.citation.place(field: "评分表")))
      }
    }
    return shown
  }

  private struct Entry {
    var form: Place
    var rows: [RecognisedScoreTable.Row]
  }

  /// Forms are in the order of the paper: a report's tables come before its form.
  private static func tablesByEvaluation(_ forms: [RecognisedForm]) -> [Entry] {
    var entries: [Entry] = []
    var rows: [RecognisedScoreTable.Row] = []
    for form in forms {
      switch form.content {
      case .scoreTable(let table): rows += table.rows
      case .selfEvaluation:
        entries.append(Entry(form: form.place, rows: rows))
        rows = []
      default: break
      }
    }
    return entries
  }
}

extension Place {
  /// Whether a place begins within the lines or pages of this one.
  fileprivate func contains(_ other: Place) -> Bool {
    if let mine = line, let theirs = other.line { return mine <= theirs && theirs <= (endLine ?? mine) }
    return page != nil && page == other.page || sheet != nil && sheet == other.sheet
  }
}
