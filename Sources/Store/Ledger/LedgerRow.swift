import HengDomain
/// One row as the ledger writes it (台账行): values by column name, in the table's order.
struct LedgerRow: ExpressibleByDictionaryLiteral {
  private(set) var fields: [(column: String, value: SQLValue)]

  init(_ fields: [(column: String, value: SQLValue)]) { self.fields = fields }

  init(dictionaryLiteral elements: (String, SQLValue)...) {
    self.init(elements.map { (column: $0.0, value: $0.1) })
  }

  var values: [SQLValue] { fields.map(\.value) }

  subscript(column: String) -> SQLValue {
    get { fields.first { $0.column == column }?.value ?? .null }
    set {
      if let place = fields.firstIndex(where: { $0.column == column }) { fields[place].value = newValue }
    }
  }

  static func + (left: LedgerRow, right: LedgerRow) -> LedgerRow {
    var sum = left
    sum.fields += right.fields
    return sum
  }
}

/// What a record hangs on (归属): the table whose rows carry county and year, and the column by which other tables name its rows.
enum LedgerRoot: String {
  case project
  case finalAccounts = "final_accounts"

  var key: String {
    switch self {
    case .project: "project"
    case .finalAccounts: "accounts"
    }
  }
}

/// One table with its named statements (台账表). A row is written whole; rows are read by project, by department or by county-year,
/// never one by one.
struct LedgerTable: Sendable {
  let name: String
  let columns: [String]
  /// Whether every row has its link in the chain of its county.
  let isChained: Bool
  let insert: Statement
  /// Every column but the first, which is the id; only for tables of records.
  let update: Statement
  /// Which record it is, for a step from state to state.
  let standing: Statement
  let setState: Statement
  /// `$1` is the id of the project or of the final accounts.
  let ofRoot: Statement
  let ofCountyYear: Statement

  /// - Parameters:
  ///   - key: the column that holds the id of the root's row.
  ///   - order: how the rows of one root stand.
  init(_ name: String, of root: LedgerRoot = .project, key: String? = nil, order: String, _ columns: [String]) {
    let key = key ?? root.key
    self.name = name
    self.columns = columns
    isChained = ChainKind.of(table: name) != nil
    let list = columns.joined(separator: ", ")
    insert = Statement(
      "\(name).insert",
      "INSERT INTO \(name) (\(list)) VALUES (\(columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")))")
    let changes = columns.enumerated().dropFirst().map { "\($1) = $\($0 + 1)" }.joined(separator: ", ")
    update = Statement("\(name).update", "UPDATE \(name) SET \(changes) WHERE \(columns[0]) = $1")
    standing = Statement("\(name).standing", "SELECT \(key) AS project, county, state FROM \(name) WHERE id = $1")
    setState = Statement("\(name).setState", "UPDATE \(name) SET state = $2 WHERE id = $1")
    ofRoot = Statement(
      "\(name).of\(root == .project ? "Project" : "Accounts")", "SELECT \(list) FROM \(name) WHERE \(key) = $1 ORDER BY \(order)")
    ofCountyYear =
      name == root.rawValue
      ? Statement("\(name).ofCountyYear", "SELECT \(list) FROM \(name) WHERE county = $1 AND year = $2 ORDER BY \(order)")
      : Statement(
        "\(name).ofCountyYear",
        """
        SELECT \(columns.map { "\(name).\($0) AS \($0)" }.joined(separator: ", "))
        FROM \(root.rawValue) JOIN \(name) ON \(name).\(key) = \(root.rawValue).id
        WHERE \(root.rawValue).county = $1 AND \(root.rawValue).year = $2
        ORDER BY \(name).\(key), \(order.split(separator: ",").map { "\(name).\($0.filter { $0 != " " })" }.joined(separator: ", "))
        """)
  }
}

extension Transaction {
  /// Rows of a chained table are added by `LedgerWrite.append`, with their link.
  func insert(_ row: LedgerRow, into table: LedgerTable, isLinked: Bool = false) throws(StoreError) {
    guard isLinked == table.isChained else {
      throw .statementFault(statement: table.insert.name, reason: "这张表的记录须随链写入")
    }
    guard row.fields.map(\.column) == table.columns else {
      throw .statementFault(statement: table.insert.name, reason: "行的列与表的列不一致")
    }
    try row.admitLengths()
    try execute(table.insert, row.values)
  }
}

extension LedgerRow {
  /// Refuses a text that is longer than anybody types into a field.
  func admitLengths() throws(StoreError) {
    for (column, value) in fields {
      guard case .text(let text) = value else { continue }
      do throws(LedgerError) { try TypedLength.text.admit(text, as: "栏目（\(column)）") } catch { throw .abandoned(error) }
    }
  }

  /// `{"id":"p1","amount":100}`: columns in order, nulls left out. The same row always gives the same text.
  var json: String { "{\(jsonFields.joined(separator: ","))}" }

  var jsonFields: [String] {
    fields.compactMap { field in
      switch field.value {
      case .null: nil
      case .integer(let integer): "\(field.column.json):\(integer)"
      case .text(let text): "\(field.column.json):\(text.json)"
      case .blob: nil
      }
    }
  }
}

extension String {
  /// The text as a JSON string.
  var json: String {
    // Most texts and every name of a column hold nothing to be escaped.
    guard utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else { return "\"\(self)\"" }
    var out = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
