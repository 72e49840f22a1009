import HengDomain
import HengRules
import HengValues

/// An explanation of final accounts written down as data (用例说明): cells of the tables, and what the sections state.
struct ExplanationFile: Decodable, Sendable {
  var department: String?
  /// 元 unless said.
  var unit: String?
  var cells: [Cell]?
  var sections: [Section]?
  var contents: [Heading]?
  var parts: [Heading]?
  var summaries: [Summary]?
  var forms: [Form]?
  var departmentForm: Bool?
  var spans: [[Int]]?
  var crowds: [String: String]?
  var balanceYears: [Int]?
  var approved: String?
  var disclosed: String?

  struct Cell: Decodable {
    /// 1…10.
    var table: Int
    var row: String
    var column: String?
    var name: String?
    var value: String
  }

  struct Section: Decodable {
    var topic: String?
    var heading: String?
    var claims: [Statement]?
    var sentences: [String]?
  }

  struct Statement: Decodable {
    var subject: String?
    var amount: String?
    var share: String?
    var of: String?
    var budget: String?
    var completion: String?
    var change: String?
    var percent: String?
    var against: String?
    var comparison: String?
    var count: String?
    var follow: String?
    var score: String?
    var reason: String?
    var words: String?
    var part: Bool?
    var passage: Int?
  }

  struct Heading: Decodable {
    var level: Int?
    var number: Int
    var title: String
    var found: Bool?
    var department: String?
    var year: Int?
  }

  struct Summary: Decodable {
    var project: String
    var score: String?
    var budget: String?
    var outturn: String?
    var rate: String?
  }

  struct Form: Decodable {
    var project: String
    var score: String?
    var budget: String?
    var outturn: String?
  }
}

extension ExplanationFile {
  func subject(_ year: FiscalYear) throws -> AccountsSubject {
    var narrative = AccountsNarrative(
      department: department ?? "示例局", year: year, sections: try (sections ?? []).map { try section($0) }, citation: cite("说明"))
    narrative.contents = try (contents ?? []).map(heading)
    narrative.parts = try (parts ?? []).map(heading)
    narrative.summaries = try (summaries ?? []).map { item in
      var summary = AccountsNarrative.ProjectSummary(project: item.project, citation: cite("综述"))
      summary.score = try item.score.map { state(try ExactDecimal(parsing: $0), $0) }
      summary.budget = try item.budget.map(amount)
      summary.outturn = try item.outturn.map(amount)
      summary.rate = try item.rate.map(percent)
      return summary
    }
    narrative.departmentForm = departmentForm == true ? cite("整体自评表") : nil
    narrative.spans = (spans ?? []).map {
      state(AccountsNarrative.YearSpan(first: $0[0], last: $0[1], years: $0[2]), "\($0[0])年至\($0[1])年")
    }
    narrative.crowds = try (crowds ?? [:]).sorted { $0.key < $1.key }.map { kind, people in
      guard let kind = AccountsNarrative.Crowd.Kind(rawValue: kind) else { throw CaseError(description: "不认识的人群“\(kind)”") }
      return state(AccountsNarrative.Crowd(kind: kind, people: try quantity(people)), people)
    }
    narrative.balanceDates = (balanceYears ?? []).map { state($0, "截至\($0)年12月31日") }
    narrative.approvedOn = try approved.map { state(try CivilDate($0), $0) }
    narrative.disclosedOn = try disclosed.map { state(try CivilDate($0), $0) }
    let evaluations = try (forms ?? []).map { form in
      EvaluationSummary(
        project: form.project, score: try form.score.map { try ExactDecimal(parsing: $0) },
        budget: try form.budget.map { try amount($0).value },
        outturn: try form.outturn.map { try amount($0).value }, citation: cite("自评表"))
    }
    return AccountsSubject(accounts: try accounts(year), narrative: narrative, evaluations: evaluations)
  }

  private func section(_ data: Section) throws -> AccountsNarrative.Section {
    let topic = try data.topic.map { name in
      guard let known = AccountsNarrative.Topic.allCases.first(where: { "\($0)" == name }) else {
        throw CaseError(description: "不认识的章节“\(name)”")
      }
      return known
    }
    return AccountsNarrative.Section(
      topic: topic, level: 1, heading: data.heading ?? topic?.rawValue ?? "", claims: try (data.claims ?? []).map { try claim($0) },
      sentences: (data.sentences ?? []).map { state($0, $0) }, citation: cite("标题"))
  }

  private func claim(_ data: Statement) throws -> Claim {
    var claim = Claim(
      subject: data.subject ?? "", passage: data.passage ?? 0, words: data.words ?? data.subject ?? "", citation: cite("句子"))
    claim.amount = try data.amount.map(amount)
    claim.share = try data.share.map(percent)
    claim.shareOf = data.of ?? ""
    claim.budget = try data.budget.map(amount)
    claim.budgetOf = data.budget == nil ? "" : "年初预算"
    claim.completion = try data.completion.map(percent)
    claim.comparison = try data.comparison.map { word in
      guard let known = Claim.Comparison(rawValue: word) else { throw CaseError(description: "不认识的说法“\(word)”") }
      return state(known, "决算数\(word)预算数")
    }
    claim.count = try data.count.map { state(try quantity($0), $0) }
    claim.follow = data.follow ?? ""
    claim.score = try data.score.map { state(try ExactDecimal(parsing: $0), $0) }
    claim.reason = data.reason.map { state($0, $0) }
    claim.isPart = data.part ?? false
    claim.change = try change(data)
    return claim
  }

  /// `增加 10.00元`, `相同`; the percentage `增长 5.00%`.
  private func change(_ data: Statement) throws -> Claim.Change? {
    guard data.change != nil || data.percent != nil else { return nil }
    var change = Claim.Change(against: data.against ?? "上年")
    if let words = data.change {
      let parts = words.split(separator: " ").map(String.init)
      change.direction = state(try direction(parts[0]), words)
      if parts.count > 1 { change.amount = try amount(parts[1]) }
    }
    if let words = data.percent {
      let parts = words.split(separator: " ").map(String.init)
      change.percentDirection = state(try direction(parts[0]), words)
      change.percent = try percent(parts[parts.count - 1])
    }
    return change
  }

  private func direction(_ word: String) throws -> Claim.Change.Direction {
    switch word {
    case "增加", "增长": return .up
    case "减少", "下降": return .down
    case "相同": return .same
    default: throw CaseError(description: "不认识的方向“\(word)”")
    }
  }

  private func heading(_ data: Heading) throws -> AccountsNarrative.Heading {
    AccountsNarrative.Heading(
      level: data.level ?? 0, number: data.number, title: data.title, citation: cite("目录"), body: data.found == false ? nil : cite("正文"),
      department: data.department ?? "", year: data.year)
  }

  private func amount(_ text: String) throws -> Stated<PrintedAmount> {
    let unit: MoneyUnit = text.hasSuffix("万元") ? .wanYuan : .yuan
    return state(try PrintedAmount(parsing: String(text.dropLast(unit.rawValue.count)), unit: unit), text)
  }

  private func percent(_ text: String) throws -> Stated<Percentage> { state(try Percentage(parsing: text), text) }

  private func quantity(_ text: String) throws -> Quantity {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let unit = MeasureUnit(rawValue: String(text.dropFirst(digits.count))) else { throw CaseError(description: "不认识的单位“\(text)”") }
    return Quantity(try ExactDecimal(parsing: String(digits)), unit)
  }

  private func state<Value>(_ value: Value, _ words: String) -> Stated<Value> { Stated(value, words: words, cite("句子")) }
  private func cite(_ lines: String) -> Citation { Citation(paper: "用例", lines: lines) }
}
