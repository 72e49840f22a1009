import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Sentences with figures, printed and read back")
struct ClaimPropertyTests {
  /// Of each kind: 10,200 sentences in all, and as many changed by one digit where that is beyond what the digits allow.
  private static let rounds = 3_400

  private static func paper(_ section: String, _ sentences: [String]) -> Paper {
    let lines = ["第三部分 示例局2022年度部门决算情况说明", section] + sentences
    return Paper(
      format: .text,
      blocks: lines.enumerated().map { .line(PaperLine($1, Place(line: $0 + 1, endLine: $0 + 1))) })
  }

  private static func findings(_ rule: String, _ paper: Paper) throws -> [Finding]? {
    let subject = AccountsSubject(
      accounts: FinalAccounts(
        department: "示例局", year: try FiscalYear(2022),
        tables: [AccountsTable(kind: .generalBudgetPayments, unit: .yuan, citation: Citation(paper: "例", lines: "1"))]),
      narrative: AccountsNarrative(paper: paper, file: "例"))
    let profile = try profile.get()
    guard let rule = NarrativeRules.all.first(where: { $0.code == rule }) else { return nil }
    if case .checked(let findings) = rule.check(subject, profile: profile) { return findings }
    return nil
  }

  private static let profile = Result { try ProfileLibrary.load().profile("national") }

  /// An amount in 分 as it is printed with two decimals.
  private static func printed(_ fen: Int, _ unit: MoneyUnit) -> PrintedAmount {
    PrintedAmount((Ratio(Int128(fen), 100) * Ratio(1, Int128.powerOfTen(unit.exponent))).rounded(2), unit)
  }

  /// Its text: plain, grouped, or grouped with full-width commas.
  private static func amountText(_ fen: Int, _ unit: MoneyUnit, _ style: Int) -> String {
    let digits = printed(fen, unit).digits
    let text = style == 0 ? digits.description : style == 1 ? digits.grouped : digits.grouped.replacing(",", with: "，")
    return text + unit.rawValue
  }

  /// A percentage off by one in its last digit, unless the printed digits of the amounts would allow that as well.
  private static func off(_ percent: Percentage, by step: Int, allowed: Interval) -> Percentage? {
    let digits = ExactDecimal(coefficient: percent.digits.coefficient + Int128(step), decimals: percent.digits.decimals)
    return digits.isNegative || allowed.overlaps(Percentage(digits).interval) ? nil : Percentage(digits)
  }

  /// Prints a hundred statements to a paper, a hundred times: the true ones are silent, of the changed ones each is found.
  private static func check(
    _ seed: UInt64, rule: String, heading: [String], statement: (inout SeededGenerator, Int) -> (right: String, wrong: String?)
  ) throws {
    var random = SeededGenerator(seed)
    var changed = 0
    for _ in 0..<rounds / 100 {
      let statements = (0..<100).map { statement(&random, $0) }
      let found = try findings(rule, paper(heading[0], heading.dropFirst() + statements.map(\.right)))
      #expect(found?.isEmpty == true, "\(found?.map { $0.message + $0.computation } ?? [])")
      let wrong = statements.compactMap(\.wrong)
      changed += wrong.count
      let alarms = try findings(rule, paper(heading[0], heading.dropFirst() + wrong))
      #expect(alarms?.count == wrong.count, "\(Set(wrong).subtracting((alarms ?? []).flatMap(\.sides).map(\.quote)).prefix(3))")
    }
    #expect(changed > rounds / 2)
  }

  @Test("Correctly rounded shares are silent; one digit beyond what the digits allow is found")
  func shares() throws {
    let whole = 87_654_321_098
    let total = Self.amountText(whole, .yuan, 1)
    try Self.check(1, rule: "FA-143", heading: ["五、一般公共预算财政拨款支出决算情况说明", "（二）支出决算结构情况", "财政拨款支出\(total)，主要用于以下方面："]) { random, index in
      let part = Int.random(in: 1...whole, using: &random)
      let unit: MoneyUnit = index % 2 == 0 ? .yuan : .wanYuan
      let share = Percentage(of: Ratio(Int128(part), Int128(whole)), decimals: Int.random(in: 0...2, using: &random))
      let printed = Self.printed(part, unit)
      let text = { (share: Percentage) in "第\(index)类支出(类)\(Self.amountText(part, unit, index % 3))，占比\(share.text)；" }
      let allowed = printed.interval.divided(by: Self.printed(whole, .yuan).interval)
      return (text(share), allowed.flatMap { Self.off(share, by: 1, allowed: $0) }.map(text))
    }
  }

  @Test("Correctly rounded changes are silent; one digit beyond what the digits allow is found")
  func changes() throws {
    try Self.check(2, rule: "FA-101", heading: ["十、其他重要事项情况说明", "（一）机关运行经费支出情况"]) { random, index in
      let prior = Int.random(in: 1_000_000...90_000_000_000, using: &random),
        current = Int.random(in: 1_000_000...90_000_000_000, using: &random)
      let unit: MoneyUnit = index % 2 == 0 ? .yuan : .wanYuan
      let isUp = current >= prior
      let change = abs(current - prior)
      let percent = Percentage(of: Ratio(Int128(change), Int128(prior)), decimals: Int.random(in: 0...2, using: &random))
      let text = { (percent: Percentage) in
        "示例局2022年机关运行经费支出\(Self.amountText(current, unit, index % 3))，比2021年\(isUp ? "增加" : "减少")"
          + "\(Self.amountText(change, unit, index % 3))，\(isUp ? "增长" : "下降")\(percent.text)。"
      }
      let (now, by) = (Self.printed(current, unit).interval, Self.printed(change, unit).interval)
      let allowed = by.divided(by: isUp ? now - by : now + by)
      return (text(percent), allowed.flatMap { Self.off(percent, by: 1, allowed: $0) }.map(text))
    }
  }

  @Test("Correctly rounded completions are silent; one digit beyond what the digits allow is found")
  func completions() throws {
    try Self.check(3, rule: "FA-145", heading: ["五、一般公共预算财政拨款支出决算情况说明", "（三）支出决算具体情况"]) { random, index in
      let budget = Int.random(in: 1_000_000...9_000_000_000, using: &random), outturn = Int.random(in: 0...9_000_000_000, using: &random)
      let unit: MoneyUnit = index % 2 == 0 ? .yuan : .wanYuan
      let percent = Percentage(of: Ratio(Int128(outturn), Int128(budget)), decimals: Int.random(in: 0...2, using: &random))
      let text = { (percent: Percentage) in
        "第\(index)类支出年初预算为\(Self.amountText(budget, unit, index % 3))，支出决算为\(Self.amountText(outturn, unit, index % 3))，"
          + "完成年初预算的\(percent.text)。"
      }
      let allowed = Self.printed(outturn, unit).interval.divided(by: Self.printed(budget, unit).interval)
      return (text(percent), allowed.flatMap { Self.off(percent, by: 1, allowed: $0) }.map(text))
    }
  }
}
