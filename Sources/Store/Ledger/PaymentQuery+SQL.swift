import HengDomain
import HengValues

/// Fixed pieces of SQL and the values that they bind; nothing typed ever becomes SQL.
struct PaymentSQL {
  private(set) var arguments: [SQLValue] = []
  private var pieces: [String] = []
  private let query: PaymentQuery
  private let scope: Scope
  /// The county that all rows are of; the order then begins behind it.
  private let county: AdministrativeDivision?

  init(_ query: PaymentQuery, within scope: Scope) {
    self.query = query
    self.scope = scope
    county = query.filter.county
    add(query.filter)
    if let condition = scope.condition(division: "line.county", department: "line.department", { bind($0) }) { pieces.append(condition) }
  }

  private mutating func bind(_ value: SQLValue) -> String {
    arguments.append(value)
    return "$\(arguments.count)"
  }

  private mutating func add(_ filter: PaymentFilter) {
    if let county = filter.county { pieces.append("line.county = \(bind(.text(county.text)))") }
    if let year = filter.year { pieces.append("line.year = \(bind(.integer(year.year)))") }
    if let department = filter.department { pieces.append("line.department = \(bind(.id(department)))") }
    switch filter.recipients {
    case .counted(let unit)?: pieces.append("line.recipients = \(bind(.text(unit.rawValue)))")
    case .uncounted?: pieces.append("line.recipients = ''")
    case nil: break
    }
    if let day = filter.from { pieces.append("line.date >= \(bind(.text(day.text)))") }
    // The unknown day is '' and before every other.
    if let day = filter.through { pieces.append("line.date <= \(bind(.text(day.text))) AND line.date > ''") }
    if let least = filter.least { pieces.append("line.amount >= \(bind(.amount(least)))") }
    if let most = filter.most { pieces.append("line.amount <= \(bind(.amount(most)))") }
    if !filter.project.isEmpty { addProject(filter.project) }
    if !filter.document.isEmpty { addDocument(filter.document) }
    if !filter.text.isEmpty { pieces.append("line.purpose LIKE \(bind(.text("%\(filter.text.likeEscaped)%"))) ESCAPE '|'") }
  }

  private mutating func addProject(_ words: String) {
    let (exact, part) = (bind(.text(words)), bind(.text("%\(words.likeEscaped)%")))
    pieces.append(
      """
      line.project IN (SELECT project.id FROM project
        WHERE project.id = \(exact) OR project.code = \(exact) OR project.name LIKE \(part) ESCAPE '|')
      """)
  }

  private mutating func addDocument(_ number: String) {
    let number = bind(.text(number))
    pieces.append(
      """
      (line.voucher = \(number) OR line.allotment IN (
        SELECT budget_allotment.id FROM budget_allotment JOIN funding_document ON funding_document.id = budget_allotment.document
        WHERE funding_document.number = \(number)))
      """)
  }

  private var conditions: String { pieces.isEmpty ? "1 = 1" : pieces.joined(separator: " AND ") }

  /// The columns of the order, without the county where there is only one.
  private var keys: [String] {
    let inCounty = county != nil
    return switch query.sort {
    case .date: ["date"] + (inCounty ? [] : ["county"]) + ["id"]
    case .amount: ["amount"] + (inCounty ? [] : ["county"]) + ["id"]
    case .project: (inCounty ? [] : ["county"]) + ["project", "date", "id"]
    }
  }

  private func order(_ table: String, isDescending: Bool) -> String {
    keys.map { "\(table).\($0) \(isDescending ? "DESC" : "ASC")" }.joined(separator: ", ")
  }

  /// The page in the order of the list, or back to front where it stands before a place.
  ///
  /// - Parameter place: the keys of the payment that the page begins behind.
  func page(from place: SQLRow?, isBackwards: Bool) throws(StoreError) -> (statement: Statement, arguments: [SQLValue]) {
    var copy = self
    let isDescending = query.isDescending != isBackwards
    if let place {
      var values: [String] = []
      for key in keys { values.append(copy.bind(try place.value(key))) }
      let columns = keys.map { "line.\($0)" }.joined(separator: ", ")
      copy.pieces.append("(\(columns)) \(isDescending ? "<" : ">") (\(values.joined(separator: ", ")))")
    }
    let limit = copy.bind(.integer(max(query.limit, 0) + 1))
    let text = """
      SELECT \(PaymentPage.Row.columns) FROM standing_payment AS line LEFT JOIN project ON project.id = line.project
      WHERE \(copy.conditions) ORDER BY \(copy.order("line", isDescending: isDescending)) LIMIT \(limit)
      """
    return (Statement("payment.page.\(query.sort.rawValue)", text, inOrder: copy.arguments.count), copy.arguments)
  }

  var totals: (statement: Statement, arguments: [SQLValue]) {
    let text = """
      SELECT count(*) AS payments, CAST(COALESCE(sum(line.amount), 0) AS BIGINT) AS amount, min(line.year) AS first, max(line.year) AS last
      FROM standing_payment AS line WHERE \(conditions)
      """
    return (Statement("payment.totals", text, inOrder: arguments.count), arguments)
  }

  /// Where a payment stands in every order; nothing for one that may not be seen.
  func place(of key: PaymentKey) -> (statement: Statement, arguments: [SQLValue]) {
    var arguments: [SQLValue] = [.text(key.county.text), .id(key.id)]
    let condition = scope.condition(division: "line.county", department: "line.department") { value in
      arguments.append(value)
      return "$\(arguments.count)"
    }
    let text = """
      SELECT line.county, line.id, line.project, line.date, line.amount FROM standing_payment AS line
      WHERE line.county = $1 AND line.id = $2\(condition.map { " AND \($0)" } ?? "")
      """
    return (Statement("payment.place", text, inOrder: arguments.count), arguments)
  }
}

extension SQLValue {
  /// An amount that is compared; beyond what the ledger keeps, its bound.
  fileprivate static func amount(_ money: Money) -> SQLValue { .integer(Int64(clamping: money.fen)) }
}
