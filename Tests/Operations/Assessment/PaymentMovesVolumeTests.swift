import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengTestSupport
import HengValues
import Testing

/// Tables, explanation, reports and scores of a department's year, before and after one payment more.
@Suite("A payment moves tables, explanation, reports and scores that tell of it, and no others")
struct PaymentMovesVolumeTests {
  /// What the year's papers say, cut into the parts that a payment moves together.
  private struct Told {
    var tables: [AccountsTable.Kind: AccountsTable] = [:]
    var traces: [AccountsTable.Kind: [AccountsAddress: Trace]] = [:]
    /// Figures of explanation and reports by key.
    var figures: [String: Figure] = [:]
    var departmentForm: [Block]
    var stories: [ID<Project>: ScoreStory] = [:]
    /// Nothing keeps the explanation from being told.
    var isExplained: Bool { figures.keys.contains { $0.hasPrefix("narrative.") } }

    init(_ records: XingxianSet.Records) throws {
      let disclosure = try records.disclosure()
      for table in disclosure.compiled.accounts.tables {
        tables[table.kind] = table
        traces[table.kind] = disclosure.compiled.traces.filter { $0.key.table == table.kind }
      }
      for block in disclosure.volume.blocks {
        for figure in block.figures where !figure.key.hasPrefix("accounts.") { figures[figure.key] = figure }
      }
      for project in disclosure.projects { stories[project.project.id] = project.story }
      departmentForm = try PrintReport(XingxianSet.library.get()).document(.departmentEvaluation, disclosure: disclosure).blocks
    }
  }

  /// Which tables tell of a payment for a project.
  private static func tables(_ payment: Payment) -> Set<AccountsTable.Kind> {
    guard payment.countsForAccounts else { return [] }
    var kinds: Set<AccountsTable.Kind> = [.receiptsAndPayments, .payments]
    guard let budget = payment.fund?.origin else { return kinds }
    kinds.insert(.appropriation)
    if ["30212", "30231"].contains(payment.economic?.text ?? "") { kinds.insert(.threePublic) }
    switch budget {
    case .generalBudget: kinds.formUnion([.generalBudgetPayments, .generalBudgetItems])
    case .governmentFunds: kinds.insert(.governmentFunds)
    case .stateCapital: kinds.insert(.stateCapital)
    }
    return kinds
  }

  /// Whether a figure of the explanation tells of the payment; nil where only its share may, by a digit or not. Totals that a balance
  /// closes, what was received, and basic expenditure never do. `isNew` for a figure that was not told before.
  private static func tells(_ key: String, _ payment: Payment, number: Int, isNew: Bool) -> Bool? {
    let tables = tables(payment), parts = key.split(separator: ".").map(String.init)
    guard parts.first == "narrative", parts.count > 2 else { return false }
    let isShare = ["percent", "rate", "completion", "share", "shareOfPayments"].contains(parts.last ?? "")
    func when(_ isMoved: Bool) -> Bool? { isMoved && isShare ? nil : isMoved }
    switch parts[1] {
    case "payments": return !tables.isEmpty && isShare ? nil : !tables.isEmpty && ["total", "project"].contains(parts[2])
    case "general" where parts[2] == "shareOfPayments": return when(!tables.isEmpty)
    case "general":
      let isMoved = tables.contains(.generalBudgetPayments)
      switch parts[2] {
      case "personnel", "operating": return isMoved && isShare ? nil : false
      case "class": return isShare && isMoved ? nil : when(isMoved && parts[3] == payment.function?.lineage[0].text)
      case "detail":
        let isOwn = isMoved && parts[3] == payment.function?.lineage[0].text
        // A class that nothing was paid or budgeted for before brings its budget of nothing along.
        return when(isOwn && (parts[4] != "budget" || isNew))
      case "budget": return false
      default: return when(isMoved)
      }
    case "governmentFunds", "stateCapital":
      let isMoved = tables.contains(parts[1] == "stateCapital" ? .stateCapital : .governmentFunds)
      return when(isMoved && (isNew || ["payments", "project", "closing"].contains(parts[2])))
    case "threePublic":
      let own = payment.economic?.text == "30212" ? "abroad" : "vehicleRunning"
      let item = parts[2] == "detail" ? parts[3] : parts[2]
      return when(tables.contains(.threePublic) && ["total", own].contains(item) && parts.last != "budget" && parts[2] != "previous")
    case "performance": return performance(parts, payment, isShare, number)
    default: return false
    }
  }

  private static func performance(_ parts: [String], _ payment: Payment, _ isShare: Bool, _ number: Int) -> Bool? {
    let isEvaluated = payment.countsForOutturn, isBooked = payment.countsForAccounts, budget = payment.fund?.rawValue ?? ""
    switch parts[2] {
    case "work" where parts[3] == "share": return isEvaluated || isBooked ? nil : false
    case "work": return isEvaluated && ["funds", budget].contains(parts[3])
    case "reviewed": return isEvaluated && number == 1 && ["funds", budget].contains(parts[3])
    case "tier2": return parts[3] == "funds" ? isEvaluated : isEvaluated && parts[3] != "count" ? nil : false
    case "departmentFunds": return isBooked && ["funds", budget].contains(parts[3])
    case "department": return isBooked && parts[3] == "outturn" ? true : isBooked && isShare ? nil : false
    case "project" where parts[3] == payment.project?.text:
      return isEvaluated && parts[4] == "outturn" ? true : isEvaluated && parts[4] != "budget" ? nil : false
    default: return false
    }
  }

  @Test("whatever its budget, heading, month and reach", arguments: 0..<24 as Range<UInt64>)
  func moves(seed: UInt64) throws {
    var county = try RandomCounty(seed)
    let before = try Told(county.records)
    #expect(before.isExplained, "seed \(seed)")
    let payment = try county.furtherPayment()
    let number = try #require(county.records.projects.firstIndex { $0.project.id == payment.project }) + 1
    try county.pay(payment)
    let after = try Told(county.records)
    #expect(after.isExplained, "seed \(seed)")
    let told = Self.tables(payment), name = "seed \(seed) \(payment.fund?.rawValue ?? "") \(payment.economic?.text ?? "") \(payment.reach)"
    for kind in AccountsTable.Kind.allCases {
      #expect((before.tables[kind]?.cells != after.tables[kind]?.cells) == told.contains(kind), "\(name) \(kind)")
      #expect((before.traces[kind] != after.traces[kind]) == told.contains(kind), "\(name) \(kind)")
    }
    for key in Set(before.figures.keys).union(after.figures.keys).filter({ $0.hasPrefix("narrative.") }).sorted() {
      guard let isTold = Self.tells(key, payment, number: number, isNew: before.figures[key] == nil) else { continue }
      #expect((before.figures[key]?.text != after.figures[key]?.text) == isTold, "\(name) \(key)")
    }
    for place in 1...3 {
      let prefix = "report.\(place)."
      let own = before.figures.filter { $0.key.hasPrefix(prefix) }
      #expect(!own.isEmpty)
      let isTold = place == number && payment.countsForOutturn
      #expect((own != after.figures.filter { $0.key.hasPrefix(prefix) }) == isTold, "\(name) \(prefix)")
    }
    for (project, story) in before.stories {
      let isOwn = project == payment.project && payment.countsForOutturn, later = after.stories[project]
      #expect((story.byForm.trace != later?.byForm.trace) == isOwn, "\(name) \(project.text)")
      #expect(story.filled == later?.filled && isOwn || story == later, "\(name) \(project.text)")
    }
    #expect((before.departmentForm != after.departmentForm) == payment.countsForAccounts, "\(name)")
  }
}
