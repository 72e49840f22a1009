import HengValues

extension FinalAccounts {
  /// What another reading of the same tables has otherwise, in Chinese; a blank cell and a missing one are the same.
  package func differences(from other: FinalAccounts) -> [String] {
    tables.flatMap { table -> [String] in
      guard let read = other[table.kind] else { return ["没有\(table.title)"] }
      let places = Set(table.cells.keys).union(read.cells.keys)
      return places.compactMap { place -> String? in
        let (mine, theirs) = (table.cells[place]?.amount.value, read.cells[place]?.amount.value)
        guard mine?.money != theirs?.money else { return nil }
        return "\(table.label(of: place)) 为“\(mine?.text ?? "空白")”，另一处为“\(theirs?.text ?? "空白")”"
      }.sorted()
    }
  }
}
