extension [SQLRow] {
  /// By a text column; rows that have none there are left out.
  func grouped(_ column: String) throws(StoreError) -> [String: [SQLRow]] {
    var groups: [String: [SQLRow]] = [:]
    for row in self {
      if let owner = try row.optionalText(column) { groups[owner, default: []].append(row) }
    }
    return groups
  }

  func made<Value>(_ make: (SQLRow) throws(StoreError) -> Value) throws(StoreError) -> [Value] {
    var values: [Value] = []
    for row in self { values.append(try make(row)) }
    return values
  }
}

extension [SQLRow]? {
  /// Nothing where there is no group.
  func made<Value>(_ make: (SQLRow) throws(StoreError) -> Value) throws(StoreError) -> [Value] { try (self ?? []).made(make) }
}
