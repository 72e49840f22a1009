import HengCrypto

extension Transaction {
  /// Chains every row of a database that has no chains yet, kind by kind.
  func linkEarlierRows() throws(StoreError) {
    let writer = ChainWriter(self, .sha256)
    let most = 20_000
    for kind in ChainKind.allCases {
      var present: Set<String> = []
      for row in try query(dialect.columnsOfTable, [.text(kind.table)]) { present.insert(try row.text("name")) }
      let statement = kind.earlierRows(columns: present)
      var first = 0
      while true {
        let rows = try query(statement, [.integer(most), .integer(first)])
        for row in rows { try writer.add(kind, of: try row.text("chain_county")) { (try? row.value($0)) ?? .null } }
        try writer.flush()
        first += rows.count
        if rows.count < most { break }
      }
    }
  }
}
