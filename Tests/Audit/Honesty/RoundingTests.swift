import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Correctly rounded figures go through the whole auditor in silence")
struct RoundingTests {
  /// Sums that the tables print: a row's columns, and a parent's children in each column.
  private static func sums(_ paper: Paper) -> Int {
    Recogniser.accounts.forms(paper, "件").reduce(0) { count, form in
      guard case .accounts(let table) = form.content else { return count }
      let codes = table.lines.compactMap { line -> String? in if case .function(let code) = line.row { code.text } else { nil } }
      let parents = Set(codes.filter { $0.utf8.count > 3 }.map { String($0.dropLast(2)) })
      let columns = Set(table.cells.keys.map(\.column)).count
      return count + (codes.isEmpty ? 0 : codes.count + 1 + (parents.count + 1) * columns)
    }
  }

  private static func complaints(_ audited: AuditedPaper, besides known: Set<String> = []) -> [String] {
    audited.findings.filter { finding in
      !known.contains(finding.said)
        && (finding.severity == .error || finding.severity == .warning || !finding.message.contains("尾数"))
    }.map(\.said)
  }

  @Test("Tables in 万元, every cell rounded by itself", arguments: [1, 3])
  func tables(_ style: Int) throws {
    let auditor = try HonestyAudit.auditor()
    var (count, papers) = (0, 0)
    for seed in 1000...1014 as ClosedRange<UInt64> {
      for set in [AccountsTableSet.ten, .nine] {
        let paper = AccountsPrint(InventedAccounts(seed &* 3 &+ UInt64(style), set: set), AccountsPropertyTests.styles[style]).paper
        let audited = try auditor.audit(paper, file: "件", profile: "national")
        #expect(Self.complaints(audited) == [], "\(set) \(seed)")
        count += Self.sums(paper)
        papers += 1
      }
    }
    print("表 \(style)：\(papers)份，\(count)个合计")
    #expect(count > 4_000)
  }

  // MARK: - Sentences

  private static func paper(_ headings: [String], _ sentences: [String]) throws -> Paper {
    let lines = ["第三部分 示例局2022年度部门决算情况说明"] + headings + sentences
    return try TextReader.read(Array((lines.joined(separator: "\n\n") + "\n").utf8))
  }

  private static func printed(_ fen: Int, _ unit: MoneyUnit) -> ExactDecimal {
    (Ratio(Int128(fen), 100) * Ratio(1, Int128.powerOfTen(unit.exponent))).rounded(2)
  }

  private static func amount(_ fen: Int, _ unit: MoneyUnit, _ style: Int) -> String {
    let digits = printed(fen, unit)
    return (style == 0 ? digits.description : digits.grouped) + unit.rawValue
  }

  private static func check(
    _ title: String, _ headings: [String], batches: Int, sentence: (inout SeededGenerator, Int) -> String
  ) throws {
    let auditor = try HonestyAudit.auditor()
    let known = Set(try auditor.audit(paper(headings, []), file: "件", profile: "national").findings.map(\.said))
    var random = SeededGenerator(77)
    for batch in 0..<batches {
      let sentences = (0..<300).map { sentence(&random, $0) }
      let audited = try auditor.audit(paper(headings, sentences), file: "件", profile: "national")
      let complaints = complaints(audited, besides: known)
      #expect(complaints == [], "\(title) \(batch) \(complaints.prefix(3))")
    }
    print("\(title)：\(batches * 300)句")
  }

  @Test("Changes against last year")
  func changes() throws {
    try Self.check("增减", ["十、其他重要事项情况说明", "（一）机关运行经费支出情况"], batches: 3) { random, index in
      let prior = Int.random(in: 1_000_000...90_000_000_000, using: &random)
      let current = Int.random(in: 1_000_000...90_000_000_000, using: &random)
      let unit: MoneyUnit = index % 2 == 0 ? .yuan : .wanYuan
      let change = abs(current - prior)
      let percent = Percentage(of: Ratio(Int128(change), Int128(prior)), decimals: Int.random(in: 0...2, using: &random))
      let (more, grows) = current >= prior ? ("增加", "增长") : ("减少", "下降")
      return
        "第\(index)项经费支出\(Self.amount(current, unit, index % 3))，比2021年\(more)\(Self.amount(change, unit, index % 3))，\(grows)\(percent.text)，主要原因是人员变动。"
    }
  }

  @Test("Completions of the budget")
  func completions() throws {
    try Self.check("完成", ["五、一般公共预算财政拨款支出决算情况说明", "（三）支出决算具体情况"], batches: 3) { random, index in
      let budget = Int.random(in: 1_000_000...9_000_000_000, using: &random)
      let outturn = Int.random(in: 1...9_000_000_000, using: &random)
      let unit: MoneyUnit = index % 2 == 0 ? .yuan : .wanYuan
      let percent = Percentage(of: Ratio(Int128(outturn), Int128(budget)), decimals: Int.random(in: 0...2, using: &random))
      return
        "第\(index)类支出年初预算为\(Self.amount(budget, unit, index % 3))，支出决算为\(Self.amount(outturn, unit, index % 3))，完成年初预算的\(percent.text)，决算数与年初预算数存在差异的主要原因是项目调整。"
    }
  }

  @Test("Shares of a whole")
  func shares() throws {
    let whole = 87_654_321_098
    let headings = ["五、一般公共预算财政拨款支出决算情况说明", "（二）支出决算结构情况", "财政拨款支出\(Self.amount(whole, .yuan, 1))，主要用于以下方面："]
    try Self.check("占比", headings, batches: 3) { random, index in
      let part = Int.random(in: 1...whole, using: &random)
      let unit: MoneyUnit = index % 2 == 0 ? .yuan : .wanYuan
      let share = Percentage(of: Ratio(Int128(part), Int128(whole)), decimals: Int.random(in: 0...2, using: &random))
      return "第\(index)类支出(类)\(Self.amount(part, unit, index % 3))，占比\(share.text)；"
    }
  }
}
