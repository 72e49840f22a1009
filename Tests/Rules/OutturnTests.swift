import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Outturn from the ledger")
struct OutturnTests {
  private func project() throws -> Project {
    Project(
      id: ID("p"), county: try AdministrativeDivision("149901"), year: try FiscalYear(2023), code: nil, name: "样例项目",
      supervisingDepartment: "样例县乙局", implementingUnit: "样例县乙局", initialBudget: nil, revisedBudget: nil, state: .implemented,
      citation: Citation(paper: "虚构", lines: "1"))
  }

  private func payment(_ place: Int, _ fen: Int, _ date: CivilDate?, assumed: Bool = false) throws -> Payment {
    Payment(
      id: ID("y\(place)"), of: try project(), date: date, isDateAssumed: assumed, amount: Money(fen: Int128(fen)), purpose: "第\(place)批",
      citation: Citation(paper: "payment", lines: "y\(place)"))
  }

  private func ledger(_ payments: [Payment]) throws -> ProjectLedger { ProjectLedger(project: try project(), payments: payments) }

  @Test(
    "the year is the sum of all payments, refunds included; a period takes the days that lie in it, its last one too, and no payment without a day"
  )
  func sums() throws {
    let year = try FiscalYear(2023)
    for seed in 0..<40 {
      var dice = SeededGenerator(UInt64(seed))
      let payments = try (0..<Int.random(in: 0...12, using: &dice)).map { place in
        let day = year.firstDay.adding(months: Int.random(in: 0...11, using: &dice)).adding(days: Int.random(in: 0...27, using: &dice))
        let isKnown = Int.random(in: 0...5, using: &dice) > 0
        return try payment(place, Int.random(in: -5_000...99_999, using: &dice), isKnown ? day : nil)
      }
      let ledger = try ledger(payments)
      #expect(Outturn(of: ledger).amount.fen == payments.reduce(0) { $0 + $1.amount.fen }, "seed \(seed)")
      let period = try Period(year: year, from: 1, through: Int.random(in: 1...11, using: &dice))
      let toDate = Outturn(of: ledger, through: period)
      #expect(toDate.payments == payments.filter { $0.date.map { $0 <= period.asOf } ?? false }, "seed \(seed)")
      #expect(toDate.amount == toDate.payments.map(\.amount).sum && toDate.label == "\(period.monthsText)执行数")
      #expect(Outturn(of: ledger, through: .whole(year)).payments == payments)
    }
  }

  @Test("a trace ends at its payments; without one it ends at the ledger's silence")
  func trace() throws {
    let days = try (1...2).map { try CivilDate(year: 2023, month: 6, day: $0) }
    let two = Outturn(of: try ledger([try payment(1, 100_000_000, days[0]), try payment(2, 52_520_000, days[1], assumed: true)]))
    let trace = two.trace(in: .wanYuan)
    #expect(trace.value == "152.52万元" && trace.formula == "100 + 52.52 = 152.52")
    #expect(trace.leaves.map(\.label) == ["支付 2023年6月1日 第1批", "支付 2023年6月2日（按期末计） 第2批"])
    #expect(trace.leaves.map { $0.origin?.text } == ["payment y1", "payment y2"])
    let none = Outturn(of: try ledger([])).trace(in: .yuan)
    #expect(none.value == "0元" && none.unexplained.isEmpty && none.origin?.text.contains("没有支付记录") == true)
  }

  @Test("our own form shows the ledger, a transcribed paper its print; the claim stands beside either")
  func cell() throws {
    let paid = Outturn(of: try ledger([try payment(1, 1_000_000, try CivilDate(year: 2023, month: 6, day: 1))]))
    let place = Citation(paper: "虚构", lines: "7")
    func cell(_ claimed: String?, transcribed: Bool = false) throws -> OutturnCell {
      OutturnCell(
        claimed: try claimed.map { try PrintedAmount(parsing: $0, unit: .wanYuan) }, derived: paid, isTranscribed: transcribed,
        unit: .wanYuan)
    }
    #expect(try cell("1.00").shown?.text == "1.00万元" && cell("1.00").disagreement == nil)
    #expect(try cell("2").shown?.text == "1万元" && cell(nil).shown?.text == "1万元")
    #expect(try cell("2", transcribed: true).shown?.text == "2万元" && cell(nil, transcribed: true).shown == nil)
    for transcribed in [false, true] {
      let other = try cell("2", transcribed: transcribed)
      #expect(other.disagreement?.claimed.text == "2万元" && other.disagreement?.derived.text == "1万元")
      #expect(other.trace("执行数", place).leaves.map(\.origin?.text) == ["payment y1"])
    }
    #expect(try cell("2").trace("执行数", place).rule == "支付合计（填报为2万元）")
    let alone = OutturnCell(claimed: try PrintedAmount(parsing: "2", unit: .wanYuan), derived: nil, isTranscribed: false, unit: .wanYuan)
    #expect(alone.shown?.text == "2万元" && alone.trace("执行数", place) == .recorded("执行数", value: "2万元", place))
  }

  @Test("money of unknown nature is of the general budget")
  func fund() throws {
    #expect(AccountsFund.fund(of: []) == .generalBudget)
    var own = try payment(1, 5, try CivilDate(year: 2023, month: 6, day: 1))
    #expect(AccountsFund.fund(of: [own]) == .generalBudget)
    own.fund = .governmentFunds
    #expect(AccountsFund.fund(of: [own]) == .governmentFunds)
    var other = try payment(2, 6, nil)
    #expect(AccountsFund.fund(of: [own, other]) == .governmentFunds)
    other.fund = .stateCapital
    #expect(AccountsFund.fund(of: [own, other]) == .stateCapital)
  }

  @Test("each budget pays its own part, and the parts make up the whole")
  func parts() throws {
    for seed in 0..<30 {
      var dice = SeededGenerator(UInt64(seed))
      let payments = try (0..<Int.random(in: 1...8, using: &dice)).map { place in
        var own = try payment(place, Int.random(in: -50...9_999, using: &dice), nil)
        own.fund = ([nil] + AccountsFund.allCases.map(Optional.some)).randomElement(using: &dice) ?? nil
        return own
      }
      let whole = Outturn(of: try ledger(payments)), unnamed = AccountsFund.fund(of: payments)
      let parts = AccountsFund.allCases.compactMap { whole.part(of: $0, unnamed: unnamed) }
      #expect(parts.map(\.amount).sum == whole.amount && parts.flatMap(\.payments).count == payments.count, "seed \(seed)")
    }
    let none = Outturn(of: try ledger([]))
    #expect(AccountsFund.allCases.compactMap { none.part(of: $0, unnamed: .generalBudget) }.map(\.amount) == [.zero])
  }

  @Test("a payment that only the accounts count is in no outturn")
  func reach() throws {
    var own = try payment(1, 5, nil), other = try payment(2, 7, nil)
    own.reach = .outturnOnly
    other.reach = .accountsOnly
    #expect(Outturn(of: try ledger([own, other])).payments == [own])
  }
}
