package import HengDocuments
import HengDomain
import HengRules
import HengValues

/// What mends a finding at one press (一键改正).
package enum FormMend: Hashable, Sendable {
  /// Puts a target row into the class where it belongs.
  case move(row: Int, to: FormLevels)
  /// Leaves a score open, so that the computed one is printed.
  case open(row: Int, computed: String)

  package var words: String {
    switch self {
    case .move(_, let levels): "移到\(levels.level2.label)"
    case .open(_, let computed): "改为\(computed)分"
    }
  }

  package func callAsFunction(_ entry: inout FormEntry) {
    switch self {
    case .move(let row, let levels): if entry.rows.indices.contains(row) { entry.rows[row].levels = levels }
    case .open(let row, _): entry[FormKey(.row(.score), row: row)] = ""
    }
  }
}

extension FormWork {
  /// What mends a finding; nil where only a person knows.
  package func mend(_ note: FormNote) -> FormMend? {
    guard let row = note.key?.row, record.isEditable else { return nil }
    switch (note.finding.rule, record) {
    case ("PT-05", .target(let sheet)):
      let indicators = sheet.indicators.sorted { $0.order < $1.order }
      guard indicators.indices.contains(row), let level = indicators[row].dueLevel else { return nil }
      let level1: IndicatorLevel1 = level == .satisfaction ? .satisfaction : .output
      return .move(row: row, to: FormLevels(level1: level1, level2: level))
    case ("SC-04", .selfEvaluation):
      guard let items = assessment.card?.items, items.indices.contains(row), let score = items[row].score else { return nil }
      return .open(row: row, computed: "\(score)")
    default: return nil
    }
  }

  /// Every score is left open (得分全部按规则计算); nil where none is filled in.
  package var hasTypedScores: Bool {
    kind.record == .selfEvaluation && entry.rows.contains { !($0.cells[.row(.score)] ?? "").withoutSpaces.isEmpty }
  }
}

extension FormEntry {
  package mutating func openScores() {
    for row in rows.indices { rows[row].cells[.row(.score)] = "" }
  }
}
