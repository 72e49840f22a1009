package import HengDocuments
import HengDomain

/// A cell that two people changed to different texts (两处修改): as it was when the form was opened, and both texts.
package struct FormConflict: Hashable, Sendable {
  /// By the rows of what is merged.
  package let key: FormKey
  package let was: String
  package let theirs: String
  package let mine: String
}

/// Puts what two people typed into one form (合并): a cell that only one of them changed has his text, and nothing is lost.
package struct FormMerge: Hashable, Sendable {
  /// With `mine` where both changed a cell.
  package private(set) var entry: FormEntry
  package private(set) var conflicts: [FormConflict] = []
  /// Cells and rows that the other changed, by the rows of what is merged.
  package private(set) var taken: [FormKey] = []

  /// - Parameters:
  ///   - was: as the form was when `mine` was begun.
  ///   - theirs: as it stands now.
  package init(was: FormEntry, mine: FormEntry, theirs: FormEntry) {
    entry = mine
    for field in Set(mine.fields.keys).union(theirs.fields.keys) {
      settle(FormKey(field), was: was.fields[field], theirs: theirs.fields[field])
    }
    let (old, other) = (Self.byIndicator(was), Self.byIndicator(theirs))
    // A row that they removed and I left as it was goes; what I typed into it stays as a row of its own.
    entry.rows.removeAll { row in
      !row.indicator.isEmpty && other[row.indicator] == nil && old[row.indicator].map { $0.cells == row.cells } ?? false
    }
    for place in entry.rows.indices {
      guard let their = other[entry.rows[place].indicator] else { continue }
      let before = old[their.indicator]
      for field in their.cells.keys { settle(FormKey(field, row: place), was: before?.cells[field], theirs: their.cells[field]) }
      if let before, their.levels != before.levels, entry.rows[place].levels == before.levels { entry.rows[place].levels = their.levels }
    }
    let mine = Set(entry.rows.map(\.indicator))
    for row in theirs.rows where !mine.contains(row.indicator) && old[row.indicator].map({ $0.cells != row.cells }) ?? true { add(row) }
  }

  private static func byIndicator(_ entry: FormEntry) -> [String: FormEntry.Row] {
    Dictionary(entry.rows.filter { !$0.indicator.isEmpty }.map { ($0.indicator, $0) }) { first, _ in first }
  }

  private mutating func settle(_ key: FormKey, was: String?, theirs: String?) {
    let (was, theirs, mine) = (was ?? "", theirs ?? "", entry[key])
    guard theirs != was, theirs != mine else { return }
    if mine == was {
      entry[key] = theirs
      taken.append(key)
    } else {
      conflicts.append(FormConflict(key: key, was: was, theirs: theirs, mine: mine))
    }
  }

  /// Below the last row of its class.
  private mutating func add(_ row: FormEntry.Row) {
    let place = entry.rows.lastIndex { $0.levels == row.levels }.map { $0 + 1 } ?? entry.rows.count
    entry.rows.insert(row, at: place)
    func moved(_ key: FormKey) -> FormKey { key.row.map { $0 >= place } ?? false ? FormKey(key.field, row: (key.row ?? 0) + 1) : key }
    taken = taken.map(moved) + [FormKey(.row(.name), row: place)]
    conflicts = conflicts.map { FormConflict(key: moved($0.key), was: $0.was, theirs: $0.theirs, mine: $0.mine) }
  }
}
