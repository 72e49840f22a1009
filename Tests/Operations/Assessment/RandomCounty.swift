import HengDomain
import HengOperations
import HengRules
import HengTestSupport
import HengValues

/// A department's whole year with projects, drawn by chance: each payment is one record, told by project and accounts alike (虚构部门年度).
struct RandomCounty {
  static let headings = Result { try AccountsHeadings.load() }

  var records: XingxianSet.Records
  private var dice: SeededGenerator

  /// Forms claim no outturn unless `isClaimed`; the explanation is held back while a claim and the ledger differ.
  init(_ seed: UInt64, isClaimed: Bool = false) throws {
    dice = SeededGenerator(seed &+ 400)
    records = try XingxianSet.Records.invented(seed, headings: Self.headings.get())
    let ledger = records.ledger
    records.projects = try (1...3).map {
      try RandomProjects.ledger($0, county: ledger.county.text, year: ledger.year.year, isClaimed: isClaimed, &dice)
    }
    for place in records.projects.indices {
      let paid = records.projects[place].payments
      records.projects[place].payments = []
      for payment in paid { try pay(classified(payment)) }
    }
    records.record.departmentEvaluation = DepartmentEvaluation(
      score: ExactDecimal(93), achievements: ["示例工作完成"], problems: ["示例问题"], measures: ["示例措施"], citation: ledger.citation)
    for (place, project) in records.projects.enumerated() {
      records.record.reports.append(
        EvaluationReport(
          id: ID("r\(place)"), project: project.project.id, kind: place == 0 ? .evaluation : .selfEvaluation, background: ["示例背景"],
          bases: ["示例依据"], content: ["示例内容"], implementation: ["示例实施"], stageObjective: "示例阶段目标", achievement: "示例完成情况",
          experience: ["示例经验"], problems: ["示例问题"], measures: ["示例措施"], suggestions: ["示例建议"], date: project.project.year.lastDay,
          citation: ledger.citation))
    }
    // A class that only a payment of a test brings owes its reason too.
    for code in try Self.headings.get().functional.children(of: nil, in: ledger.year) {
      records.record.texts[.classReason(code)] = "示例安排有变化"
    }
  }

  /// A further payment for one of the projects: any budget, heading, month and reach. Receptions and purchases of vehicles owe counts
  /// beside their money, so there are none.
  mutating func furtherPayment() throws -> Payment {
    guard let project = records.projects.randomElement(using: &dice)?.project else { throw Empty() }
    var payment = try classified(
      RandomProjects.payment(project, "new", Int.random(in: 1...12, using: &dice), Int.random(in: 100_000...99_999_999, using: &dice)))
    if Int.random(in: 0..<5, using: &dice) == 0 { payment.date = nil }
    payment.reach = Int.random(in: 0..<3, using: &dice) > 0 ? .everywhere : PaymentReach.allCases.randomElement(using: &dice) ?? .everywhere
    return payment
  }

  struct Empty: Error {}

  private mutating func classified(_ payment: Payment) throws -> Payment {
    let names = try Self.headings.get(), year = payment.year
    let items = names.functional.children(of: nil, in: year).flatMap { names.functional.children(of: $0, in: year) }
      .flatMap { names.functional.children(of: $0, in: year) }
    let costs = names.economic.children(of: nil, in: year).flatMap { names.economic.children(of: $0, in: year) }
      .filter { !["30217", "30913", "31013"].contains($0.text) }
    let ofThreePublic = costs.filter { ["30212", "30231"].contains($0.text) }
    var payment = payment
    payment.department = records.ledger.key.departmentID
    payment.fund = AccountsFund.allCases.randomElement(using: &dice)
    payment.function = items.filter { $0.text.hasPrefix("223") == (payment.fund == .stateCapital) }.randomElement(using: &dice)
    payment.economic = (Int.random(in: 0..<4, using: &dice) == 0 ? ofThreePublic : costs).randomElement(using: &dice)
    payment.nature = .project
    return payment
  }

  /// One record, told wherever it counts.
  mutating func pay(_ payment: Payment) throws {
    if payment.countsForAccounts { records.ledger.payments.append(payment) }
    guard payment.countsForOutturn, let place = records.projects.firstIndex(where: { $0.project.id == payment.project }) else { return }
    records.projects[place].payments.append(payment)
  }
}
