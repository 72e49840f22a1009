import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("A payment moves the papers that tell of it, and no other")
struct PaymentMovesPapersTests {
  /// Every paper of the county as bytes, by project and kind.
  private struct Papers {
    var forms: [String: [FormKind: [UInt8]]] = [:]
    var lists: [ReportKind: [UInt8]] = [:]

    init(_ ledgers: [ProjectLedger], _ county: County, _ library: ProfileLibrary) throws {
      let assessments = try AssessProjects(library)(ledgers, county: county)
      for assessment in assessments {
        for (kind, _) in assessment.forms.offered(assessment.ledger) {
          forms[assessment.project.id.text, default: [:]][kind] = try PrintForm.print(FormRequest(kind), of: assessment, as: .html)
        }
      }
      let overview = CountyOverview(county: county, year: ledgers[0].project.year, assessments: assessments, unitTotals: [])
      for kind in [ReportKind.selfEvaluationSummary, .monitoringSummary] {
        lists[kind] = try PrintForm.print(PrintReport(library).document(kind, overview: overview), as: .html)
      }
    }
  }

  @Test("added to a random project in a random month, of the year or of the monitored months only", arguments: 0..<24 as Range<UInt64>)
  func moves(seed: UInt64) throws {
    var dice = SeededGenerator(seed)
    let library = try ProfileLibrary.load()
    let county = County(
      division: try AdministrativeDivision("149901"), name: "样例县", prefecture: "样例市", province: "样例省", profile: "national", bureau: "样例县乙局")
    var ledgers = try (1...3).map { try RandomProjects.ledger($0, &dice) }
    let before = try Papers(ledgers, county, library)
    let place = Int.random(in: ledgers.indices, using: &dice), month = Int.random(in: 1...12, using: &dice)
    let own = ledgers[place].project.id.text
    let isInPeriod = try #require(ledgers[place].monitoring.last).period.lastMonth >= month
    ledgers[place].payments.append(
      try RandomProjects.payment(ledgers[place].project, "new", month, Int.random(in: 1...999_999, using: &dice)))
    let after = try Papers(ledgers, county, library)
    for id in ledgers.map(\.project.id.text) {
      for kind in FormKind.allCases {
        let isSame = before.forms[id]?[kind] == after.forms[id]?[kind]
        let isPrinted = before.forms[id]?[kind] != nil
        let tells = id == own && isPrinted && (kind.record == .selfEvaluation || kind.record == .monitoring && isInPeriod)
        #expect(isSame == !tells, "seed \(seed) \(id == own ? "本项目" : "其他项目") \(kind.rawValue) \(month)月")
      }
    }
    #expect(before.lists[.selfEvaluationSummary] != after.lists[.selfEvaluationSummary], "seed \(seed)")
    #expect((before.lists[.monitoringSummary] != after.lists[.monitoringSummary]) == isInPeriod, "seed \(seed)")
  }
}
