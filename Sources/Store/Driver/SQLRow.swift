/// The column names of a result, shared by its rows (列名).
package final class SQLColumns: Sendable {
  package let names: [String]
  private let places: [String: Int]

  package init(_ names: [String]) {
    self.names = names
    places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func place(of name: String) -> Int? { places[name] }
}

/// One row of a result with typed access by column name (结果行).
///
/// A value of another kind than asked for is an error and never a default: `row.integer("amount")` on a null throws
/// `unexpectedColumn`, and `row.optionalInteger("amount")` gives nil.
package struct SQLRow: Sendable {
  package let statement: String
  package let columns: SQLColumns
  package let values: [SQLValue]

  package init(statement: String, columns: SQLColumns, values: [SQLValue]) {
    self.statement = statement
    self.columns = columns
    self.values = values
  }

  package func value(_ column: String) throws(StoreError) -> SQLValue {
    guard let place = columns.place(of: column), values.indices.contains(place) else {
      throw .unexpectedColumn(statement: statement, column: column, expected: "该列", found: "没有该列")
    }
    return values[place]
  }

  package func integer(_ column: String) throws(StoreError) -> Int64 {
    let value = try value(column)
    guard case .integer(let integer) = value else { throw mismatch(column, "整数", value) }
    return integer
  }

  package func text(_ column: String) throws(StoreError) -> String {
    let value = try value(column)
    guard case .text(let text) = value else { throw mismatch(column, "文本", value) }
    return text
  }

  package func blob(_ column: String) throws(StoreError) -> [UInt8] {
    let value = try value(column)
    guard case .blob(let bytes) = value else { throw mismatch(column, "二进制", value) }
    return bytes
  }

  /// A flag kept as 0 or 1.
  package func flag(_ column: String) throws(StoreError) -> Bool {
    let integer = try integer(column)
    guard integer == 0 || integer == 1 else {
      throw .unexpectedColumn(statement: statement, column: column, expected: "0或1", found: "其他整数")
    }
    return integer == 1
  }

  package func optionalInteger(_ column: String) throws(StoreError) -> Int64? {
    try value(column) == .null ? nil : integer(column)
  }

  package func optionalText(_ column: String) throws(StoreError) -> String? {
    try value(column) == .null ? nil : text(column)
  }

  package func optionalBlob(_ column: String) throws(StoreError) -> [UInt8]? {
    try value(column) == .null ? nil : blob(column)
  }

  private func mismatch(_ column: String, _ expected: String, _ found: SQLValue) -> StoreError {
    .unexpectedColumn(statement: statement, column: column, expected: expected, found: found.kind)
  }
}
