package import HengDocuments
import HengDomain
import HengValues

/// A cell of a new version that is not as in the version before (版本对照).
package struct FormDifference: Hashable, Sendable {
  /// By the rows of the new version; of a row that fell away its place before.
  package let key: FormKey
  /// The indicator of the row; empty outside the block.
  package let row: String
  package let was: String
  package let now: String
}

extension FormWork {
  /// What this version of a target sheet changes in the one before (目标调整); empty for a first version and for other papers.
  package var differences: [FormDifference] {
    guard case .target(let sheet) = record,
      let before = assessment.ledger.targetSheets.last(where: { $0.version < sheet.version })
    else { return [] }
    let (old, new) = (FormEntry(.target(before), assessment.ledger), entry)
    let fields = layout.fields.filter { kind.record.isEntered($0) }.sorted { $0.name < $1.name }
    var differences = fields.filter { !$0.isOfRow && old[FormKey($0)] != new[FormKey($0)] }.map {
      FormDifference(key: FormKey($0), row: "", was: old[FormKey($0)], now: new[FormKey($0)])
    }
    // A new version takes its indicators over by name and class: its rows have ids of their own.
    var left = old.rows
    for (place, row) in new.rows.enumerated() {
      let found = left.firstIndex { $0.indicator == row.indicator } ?? left.firstIndex { $0.name == row.name && $0.levels == row.levels }
      let standing = found.map { left.remove(at: $0) }
      for field in fields where field.isOfRow && standing?.cells[field] ?? "" != row.cells[field] ?? "" {
        differences.append(
          FormDifference(key: FormKey(field, row: place), row: row.name, was: standing?.cells[field] ?? "", now: row.cells[field] ?? ""))
      }
    }
    return differences
      + left.map { FormDifference(key: FormKey(.row(.name), row: old.rows.firstIndex(of: $0)), row: $0.name, was: $0.name, now: "") }
  }
}

extension FormEntry.Row {
  fileprivate var name: String { (cells[.row(.name)] ?? "").withoutSpaces }
}
