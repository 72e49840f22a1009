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
    order(as: theirs, unless: was)
    let mine = Set(entry.rows.map(\.indicator))
    for row in theirs.rows where !mine.contains(row.indicator) && old[row.indicator].map({ $0.cells != row.cells }) ?? true { add(row) }
  }

  /// Takes over the other's order where one's own was not changed.
  private mutating func order(as theirs: FormEntry, unless was: FormEntry) {
    func order(_ entry: FormEntry, _ among: Set<String>) -> [String] { entry.rows.map(\.indicator).filter(among.contains) }
    let common = Set(entry.rows.map(\.indicator)).intersection(theirs.rows.map(\.indicator)).intersection(was.rows.map(\.indicator))
      .subtracting([""])
    guard order(entry, common) == order(was, common), order(theirs, common) != order(was, common) else { return }
    let places = entry.rows.indices.filter { common.contains(entry.rows[$0].indicator) }
    let rows = Self.byIndicator(entry)
    let moved = Dictionary(uniqueKeysWithValues: zip(order(theirs, common), places))
    func key(_ key: FormKey) -> FormKey {
      guard let row = key.row, let place = moved[entry.rows[row].indicator] else { return key }
      return FormKey(key.field, row: place)
    }
    taken = taken.map(key)
    conflicts = conflicts.map { FormConflict(key: key($0.key), was: $0.was, theirs: $0.theirs, mine: $0.mine) }
    for (id, place) in moved { if let row = rows[id] { entry.rows[place] = row } }
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
