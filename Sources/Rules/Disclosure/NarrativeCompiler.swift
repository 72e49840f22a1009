package import HengDomain
package import HengFacts
import HengValues

/// Computes the figures of the explanation of final accounts (决算情况说明) from cells and records.
///
/// Nothing is typed but reasons and words; what is missing is collected and refused together.
package struct NarrativeCompiler {
  let compiled: CompiledAccounts
  let ledger: AccountsLedger
  let record: DisclosureRecord
  /// Without the secret ones (涉密项目除外).
  let projects: [EvaluatedProject]
  /// Departures from the budget beyond this part of it owe a reason.
  let deviationLimit: ExactDecimal
  var problems: [NarrativeProblem] = []

  private init(
    _ compiled: CompiledAccounts, _ ledger: AccountsLedger, _ record: DisclosureRecord, _ projects: [EvaluatedProject],
    deviationLimit: ExactDecimal
  ) {
    self.compiled = compiled
    self.ledger = ledger
    self.record = record
    self.projects = projects.filter { !$0.project.isSecret }
    self.deviationLimit = deviationLimit
  }

  /// The facts of the year, or everything that keeps them from being told.
  package static func facts(
    of compiled: CompiledAccounts, ledger: AccountsLedger, record: DisclosureRecord, projects: [EvaluatedProject], profile: Profile
  ) throws(NarrativeProblems) -> NarrativeFacts {
    let limit: ExactDecimal
    do throws(ProfileError) {
      limit = try profile.decimal("accounts.deviationExplainFrom", on: ledger.year.lastDay)
    } catch {
      throw NarrativeProblems([.parameter(error.message)])
    }
    var compiler = NarrativeCompiler(compiled, ledger, record, projects, deviationLimit: limit)
    compiler.problems = Self.neededTables.filter { compiled.accounts[$0] == nil }.map { .missingTable($0) }
    guard compiler.problems.isEmpty else { throw NarrativeProblems(compiler.problems) }
    compiler.lookForSecrets(projects.filter(\.project.isSecret).map(\.project.name))
    let facts = compiler.compile()
    guard compiler.problems.isEmpty else { throw NarrativeProblems(compiler.problems) }
    return facts
  }

  private static let neededTables: [AccountsTable.Kind] = [
    .receiptsAndPayments, .receipts, .payments, .appropriation, .generalBudgetPayments, .generalBudgetItems, .threePublic,
  ]

  private mutating func compile() -> NarrativeFacts {
    NarrativeFacts(
      department: record.department.isEmpty ? ledger.department : record.department, year: ledger.year, overall: overall(),
      receipts: receipts(), payments: payments(), appropriation: appropriation(), general: generalBudget(), basic: basicPayments(),
      governmentFunds: governmentFunds(), stateCapital: stateCapital(), threePublic: threePublic(), agency: agency(),
      procurement: procurement(), assets: assets(), performance: performance())
  }
}

// MARK: typed words

extension NarrativeCompiler {
  /// A text that the explanation owes.
  mutating func required(_ text: DisclosureText) -> String? {
    let words = optional(text)
    if words == nil { problems.append(.missingText(text)) }
    return words
  }

  /// A text that may be told, ready for print; nil where nothing is written.
  func optional(_ text: DisclosureText) -> String? { record.texts[text].flatMap { NarrativeWords($0).printed } }

  /// A reason is owed where it is needed, and told where it is written.
  mutating func reason(_ text: DisclosureText, isNeeded: Bool) -> String? { isNeeded ? required(text) : optional(text) }

  /// Typed words must not name what may not be published.
  fileprivate mutating func lookForSecrets(_ names: [String]) {
    guard !names.isEmpty else { return }
    var places: [(String, [String])] = record.texts.sorted { $0.key.key < $1.key.key }.map { ($0.key.label, [$0.value]) }
    places.append(("职责和机构设置", record.duties + record.organisation))
    if let own = record.departmentEvaluation {
      places.append(("部门整体支出绩效自评", own.achievements + own.problems + own.measures))
    }
    for project in projects {
      guard let report = project.report else { continue }
      places.append(("项目“\(project.project.name)”的报告", [report.achievement] + report.problems + report.measures))
    }
    for (place, words) in places where names.contains(where: { name in !name.isEmpty && words.contains { $0.holds(name) } }) {
      problems.append(.namesSecretProject(in: place))
    }
  }
}

/// Typed words made ready to stand inside a printed sentence (说明文字整理).
struct NarrativeWords {
  /// Without line breaks, without a leading 主要原因是 and without closing signs, which the sentence adds; nil when nothing is left.
  let printed: String?

  init(_ typed: String) {
    var words = String(String.UnicodeScalarView(typed.unicodeScalars.filter { !"\n\r\t\u{2028}".unicodeScalars.contains($0) }))
      .trimmedSpaces
    words = Self.withoutEnd(words)
    while let opening = Self.openings.first(where: words.hasPrefix) {
      words = String(words.dropFirst(opening.count)).trimmedSpaces
      while let first = words.first, "：:，,".contains(first) { words.removeFirst() }
    }
    for (twice, once) in Self.doubled { while words.holds(twice) { words = words.replacing(twice, with: once) } }
    printed = words.isEmpty ? nil : words
  }

  /// Items of a list as one text: 一是…；二是…. Nil when there is none.
  static func list(_ items: [String]) -> String? {
    let words = items.compactMap { NarrativeWords($0).printed }
    guard words.count > 1 else { return words.first }
    return words.enumerated().map { index, text in
      let number = index < numbers.count ? numbers[index] : "\(index + 1)"
      return text.hasPrefix("\(number)是") ? text : "\(number)是\(text)"
    }.joined(separator: "；")
  }

  private static func withoutEnd(_ text: String) -> String {
    var words = text
    while let last = words.last, "。；，、;,.：: \u{3000}".contains(last) { words.removeLast() }
    return words
  }

  private static let openings = ["主要原因是", "主要原因为", "主要原因：", "主要原因:", "原因是", "主要用于"]
  private static let doubled = [("。。", "。"), ("；；", "；"), ("，，", "，"), ("；。", "。"), ("。；", "；")]
  private static let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
}
