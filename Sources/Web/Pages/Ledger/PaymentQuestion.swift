import HengDomain
import HengValues

/// The list of payments as its address asks for it (支付查法): what was typed, and the query that was meant.
struct PaymentQuestion {
  private(set) var typed: [Field: String] = [:]
  var query = PaymentQuery()
  /// Where the page begins, for the eye; 1-based.
  var position = 1

  /// What a person fills in, by its name in the address.
  enum Field: String, CaseIterable {
    case county, year, department, project, document, recipients, from, through, least, most, q
  }

  static let rowsPerPage = 50

  init() { query.limit = Self.rowsPerPage }

  /// What cannot be read keeps what was typed and asks for nothing.
  init(reading value: (String) -> String?) throws(ValueError) {
    self.init()
    for field in Field.allCases {
      let words = String((value(field.rawValue) ?? "").trimmedSpaces.prefix(200))
      if !words.isEmpty { typed[field] = words }
    }
    query.filter = try filter()
    let order = value("sort") ?? ""
    if let sort = PaymentQuery.Sort(rawValue: order.hasPrefix("-") ? String(order.dropFirst()) : order) {
      (query.sort, query.isDescending) = (sort, order.hasPrefix("-"))
    }
    if let key = value("after").flatMap(Self.key) { query.place = .after(key) }
    if let key = value("before").flatMap(Self.key) { query.place = .before(key) }
    position = query.place == nil ? 1 : min(max(Int(value("position") ?? "") ?? 1, 1), 1_000_000_000)
  }

  /// Only what was typed, for the page that says what is wrong with it.
  init(typed value: (String) -> String?) {
    self.init()
    for field in Field.allCases { typed[field] = value(field.rawValue).map { String($0.trimmedSpaces.prefix(200)) } }
  }

  private func filter() throws(ValueError) -> PaymentFilter {
    var filter = PaymentFilter()
    if let words = typed[.county] { filter.county = try AdministrativeDivision(words) }
    if let words = typed[.year] { filter.year = try FiscalYear(Self.whole(words)) }
    filter.department = typed[.department].map { ID($0) }
    filter.project = typed[.project] ?? ""
    filter.document = typed[.document] ?? ""
    if let words = typed[.recipients] { filter.recipients = MeasureUnit(rawValue: words).map { .counted($0) } ?? .uncounted }
    if let words = typed[.from] { filter.from = try CivilDate(words) }
    if let words = typed[.through] { filter.through = try CivilDate(words) }
    if let words = typed[.least] { filter.least = try PrintedAmount(parsing: words, unit: .yuan).money }
    if let words = typed[.most] { filter.most = try PrintedAmount(parsing: words, unit: .yuan).money }
    filter.text = typed[.q] ?? ""
    return filter
  }

  private static func whole(_ words: String) throws(ValueError) -> Int {
    guard let number = Int(words) else { throw ValueError(what: "年度", text: words, reason: "不是数字", remedy: "请填四位数字，如 2024") }
    return number
  }

  /// `640106~编号`
  static func key(_ text: String) -> PaymentKey? {
    let parts = text.split(separator: "~", maxSplits: 1)
    guard parts.count == 2, let county = try? AdministrativeDivision(String(parts[0])) else { return nil }
    return PaymentKey(county: county, id: ID(String(parts[1])))
  }

  // MARK: Addresses

  /// Filter and order, without a place in the list.
  var pairs: [(String, String)] {
    Field.allCases.compactMap { field in typed[field].map { (field.rawValue, $0) } }
      + (query.sort == .date && query.isDescending ? [] : [("sort", (query.isDescending ? "-" : "") + query.sort.rawValue)])
  }

  /// The same list by another order; a second time turns it round.
  func sorted(by sort: PaymentQuery.Sort) -> PaymentQuestion {
    var other = self
    other.query.isDescending = query.sort == sort ? !query.isDescending : sort != .project
    other.query.sort = sort
    other.query.place = nil
    return other
  }

  func address(_ path: String, _ more: [(String, String)] = []) -> String {
    let pairs = (pairs + more).map { "\($0.0)=\(Address.escaped($0.1))" }
    return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
  }

  func next(_ row: PaymentPage.Row) -> String { turned("after", row.key, position + Self.rowsPerPage) }
  func previous(_ row: PaymentPage.Row) -> String { turned("before", row.key, max(position - Self.rowsPerPage, 1)) }

  private func turned(_ name: String, _ key: PaymentKey, _ position: Int) -> String {
    address(Address.payments, [(name, "\(key.county.text)~\(key.id.text)"), ("position", "\(position)")])
  }
}
