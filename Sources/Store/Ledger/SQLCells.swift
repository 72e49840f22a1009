import HengValues

/// The values of a row one after the other, in the order in which the statement names them (按序取值): lists of thousands look up no names.
struct SQLCells {
  private let row: SQLRow
  private var place = 0

  init(_ row: SQLRow) { self.row = row }

  mutating func integer() throws(StoreError) -> Int64 {
    guard case .integer(let integer) = try next() else { throw fault("整数") }
    return integer
  }

  mutating func text() throws(StoreError) -> String {
    guard case .text(let text) = try next() else { throw fault("文本") }
    return text
  }

  mutating func optionalText() throws(StoreError) -> String? {
    switch try next() {
    case .null: nil
    case .text(let text): text
    default: throw fault("文本")
    }
  }

  /// A flag kept as 0 or 1.
  mutating func flag() throws(StoreError) -> Bool {
    switch try integer() {
    case 0: false
    case 1: true
    default: throw fault("0或1")
    }
  }

  mutating func text<Value>(_ parse: (String) throws(ValueError) -> Value) throws(StoreError) -> Value {
    let text = try text()
    do throws(ValueError) { return try parse(text) } catch { throw fault("可以读出的内容") }
  }

  mutating func value<Value>(_ make: (Int) throws(ValueError) -> Value) throws(StoreError) -> Value {
    let integer = Int(try integer())
    do throws(ValueError) { return try make(integer) } catch { throw fault("可以读出的内容") }
  }

  /// Nil for an empty text.
  mutating func known<Value>(_ parse: (String) throws(ValueError) -> Value) throws(StoreError) -> Value? {
    let text = try text()
    if text.isEmpty { return nil }
    do throws(ValueError) { return try parse(text) } catch { throw fault("可以读出的内容") }
  }

  mutating func choice<Value: RawRepresentable<String>>() throws(StoreError) -> Value {
    guard let value = Value(rawValue: try text()) else { throw fault("已知的值") }
    return value
  }

  /// Nil for an empty text.
  mutating func choice<Value: RawRepresentable<String>>() throws(StoreError) -> Value? {
    let text = try text()
    if text.isEmpty { return nil }
    guard let value = Value(rawValue: text) else { throw fault("已知的值") }
    return value
  }

  private mutating func next() throws(StoreError) -> SQLValue {
    guard place < row.values.count else {
      throw .unexpectedColumn(statement: row.statement, column: "第\(place + 1)列", expected: "该列", found: "没有该列")
    }
    place += 1
    return row.values[place - 1]
  }

  /// Of the value that was taken last.
  private func fault(_ expected: String) -> StoreError {
    let names = row.columns.names
    return .unexpectedColumn(
      statement: row.statement, column: names.indices.contains(place - 1) ? names[place - 1] : "第\(place)列", expected: expected,
      found: row.values[place - 1].kind)
  }
}
