package import HengDomain
package import HengValues

/// What is asked of the list of projects (项目查询). Everything given must hold.
package struct ProjectQuery: Hashable, Sendable {
  /// A part of the name or of the project code; letters of the code in either case.
  package var text = ""
  package var county: AdministrativeDivision?
  package var year: FiscalYear?
  package var stage: Stage?
  /// Nil for all but those whose registration was withdrawn.
  package var state: ProjectState?
  /// 涉密项目 are left out unless asked for.
  package var includesSecret = false
  package var sort = Sort.registration
  package var isDescending = false
  package var limit = 50
  package var offset = 0

  package init() {}

  /// The furthest paper of the year (阶段).
  package enum Stage: String, CaseIterable, Hashable, Sendable {
    case target, monitoring, selfEvaluation
  }

  /// A project without the figure asked for comes last in either direction; ties by id.
  package enum Sort: String, CaseIterable, Hashable, Sendable {
    /// By county, year and the order of registration.
    case registration
    /// By code point, not by pinyin.
    case name
    case budget, outturn
    /// 执行率: outturn ÷ budget, compared to nine decimals.
    case rate
  }
}

/// One page of a list of projects (项目列表页).
package struct ProjectPage: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package let id: ID<Project>
    package let name: String
    package let county: AdministrativeDivision
    package let year: FiscalYear
    package let state: ProjectState
    /// 全年预算数, else 年初预算数; nil when the project has neither.
    package let budget: Money?
    /// 执行数: the sum of the payments.
    package let outturn: Money
  }

  /// How many projects there are in all.
  package let total: Int
  package let rows: [Row]
}

extension ProjectQuery {
  /// The conditions as fixed pieces of SQL, and the values that they bind; nothing typed ever becomes SQL.
  private func conditions(_ scope: Scope) -> (sql: String, arguments: [SQLValue]) {
    var (pieces, arguments): ([String], [SQLValue]) = ([], [])
    func bind(_ value: SQLValue) -> String {
      arguments.append(value)
      return "$\(arguments.count)"
    }
    if let condition = scope.condition(division: "county", department: "department_id", bind) { pieces.append(condition) }
    if let county { pieces.append("county = \(bind(.text(county.text)))") }
    if let year { pieces.append("year = \(bind(.integer(year.year)))") }
    pieces.append(state.map { "state = \(bind(.text($0.rawValue)))" } ?? "state <> 'withdrawn'")
    if let stage { pieces.append(Self.condition(stage)) }
    if !includesSecret { pieces.append("is_secret = 0") }
    if !text.isEmpty {
      let name = bind(.text("%\(text.likeEscaped)%")), code = bind(.text("%\(text.asciiUppercased.likeEscaped)%"))
      pieces.append("(name LIKE \(name) ESCAPE '|' OR code LIKE \(code) ESCAPE '|')")
    }
    return (pieces.isEmpty ? "1 = 1" : pieces.joined(separator: " AND "), arguments)
  }

  private static func condition(_ stage: Stage) -> String {
    let evaluated = "EXISTS (SELECT 1 FROM self_evaluation WHERE self_evaluation.project = project.id)"
    let monitored = "EXISTS (SELECT 1 FROM monitoring_report WHERE monitoring_report.project = project.id)"
    return switch stage {
    case .selfEvaluation: evaluated
    case .monitoring: "\(monitored) AND NOT \(evaluated)"
    case .target: "NOT \(monitored) AND NOT \(evaluated)"
    }
  }

  private static let budget = "COALESCE(revised_budget, initial_budget)"

  /// A rate is compared by whole part and then by three groups of three decimals, because neither engine may fall back to floating point.
  private var order: String {
    let direction = isDescending ? "DESC" : "ASC"
    let keys: [String] =
      switch sort {
      case .registration: ["county", "year", "ordering"]
      case .name: ["name"]
      case .budget: [Self.budget]
      case .outturn: ["outturn"]
      case .rate: ["outturn / divisor", "rest1 / divisor", "rest2 / divisor", "rest3 / divisor"]
      }
    return (keys.map { "\($0) \(direction) NULLS LAST" } + ["id"]).joined(separator: ", ")
  }

  /// The page: `$n` of the conditions come first, then limit and offset.
  func page(_ scope: Scope) -> (statement: Statement, arguments: [SQLValue]) {
    let (conditions, arguments) = conditions(scope)
    let columns = "id, name, county, year, state, \(Self.budget) AS budget, outturn, ordering"
    let source =
      sort == .rate
      ? """
      (SELECT *, rest2 % divisor * 1000 AS rest3 FROM
        (SELECT *, rest1 % divisor * 1000 AS rest2 FROM
          (SELECT *, outturn % NULLIF(\(Self.budget), 0) * 1000 AS rest1, NULLIF(\(Self.budget), 0) AS divisor
           FROM project WHERE \(conditions)) AS step1) AS step2) AS step3
      """ : "project WHERE \(conditions)"
    let text = "SELECT \(columns) FROM \(source) ORDER BY \(order) LIMIT $\(arguments.count + 1) OFFSET $\(arguments.count + 2)"
    return (
      Statement("project.page.\(sort.rawValue)", text), arguments + [.integer(max(limit, 0)), .integer(max(offset, 0))]
    )
  }

  func count(_ scope: Scope) -> (statement: Statement, arguments: [SQLValue]) {
    let (conditions, arguments) = conditions(scope)
    return (Statement("project.count", "SELECT count(*) AS projects FROM project WHERE \(conditions)"), arguments)
  }
}

extension LedgerStore {
  /// One page of the projects within the scope, and how many there are in all; both from one snapshot.
  package func projects(matching query: ProjectQuery) async throws(LedgerError) -> ProjectPage {
    try await read { [scope] transaction in
      let (count, page) = (query.count(scope), query.page(scope))
      let total = try transaction.first(count.statement, count.arguments)?.number("projects") ?? 0
      return ProjectPage(
        total: total, rows: try transaction.query(page.statement, page.arguments).map { try ProjectPage.Row($0) })
    }
  }
}

extension ProjectPage.Row {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      id: try row.id("id"), name: try row.text("name"),
      county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) },
      year: try row.year("year"), state: try row.choice("state"), budget: try row.optionalMoney("budget"),
      outturn: try row.money("outturn"))
  }
}

extension String {
  /// With the wildcards of LIKE made plain signs by `|`.
  var likeEscaped: String {
    var out = ""
    for scalar in unicodeScalars {
      if "|%_".unicodeScalars.contains(scalar) { out += "|" }
      out.unicodeScalars.append(scalar)
    }
    return out
  }

  fileprivate var asciiUppercased: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { ("a"..."z").contains($0) ? Unicode.Scalar(UInt8($0.value) - 32) : $0 }))
  }
}
