import HengAudit
import HengDomain
import HengReaders
import HengRules
import HengValues
import Testing

@Suite("Reports and outlines of invented papers")
struct InventedReportTests {
  static let report = """
    示例县示例局
    2023年示例补助项目
    支出绩效评价报告

    一、项目基本情况

    （一）项目概况

    （1）资金预算情况

    示例县示例局示例补助项目申请预算 100 万元，实际支付 90 万元，其余 10 万元已上交示例县财政局。

    三、综合评价情况及评价结论

    示例补助项目绩效自评得分为 96.00 分，评价等级为“优”。

    四、绩效评价指标分析

    （一）项目投入情况

    投入指标分值共计 10 分，本项目实际得分 9 分：

    （1）A11 全年预算执行率

    示例补助项目全年预算金额 100 万元，全年支出金额 90 万元。执行率=90/100=90%。

    得 9 分。

    （二）项目产出情况

    产出指标从数量进行考察，

    产出指标分值共计 50 分，本项目实际得分 47 分：

    （1）数量指标

    B11 受益人数：

    本年度经各村评议、乡镇审核后，对符合条件的示例人员发放补助，共计一百人次，村

    民反映良好。

    依据得分规则，得 47 分。

    附件：项目支出绩效自评表

    示例县示例局

    2024年3月1日

    项目支出绩效自评表
    （2023年度）
    """

  private static func words(_ text: String) throws -> PaperWords { PaperWords(try TextReader.read(Array(text.utf8)), file: "例.txt") }

  @Test("title, amounts, parts, indicators and the final score")
  func facts() throws {
    let words = try Self.words(Self.report)
    let report = try #require(words.reports.first)
    #expect(words.reports.count == 1)
    #expect((report.unit, report.project) == ("示例县示例局", "2023年示例补助项目"))
    #expect(report.title.place.line == 1 && report.title.place.endLine == 3)
    #expect(report.amounts.map { "\($0.role.rawValue)\($0.amount.text)" } == ["预算数100万元", "支出数90万元", "上交数10万元", "预算数100万元", "支出数90万元"])
    #expect(
      report.parts.map { "\($0.title) \($0.possible?.value.description ?? "") \($0.obtained?.value.description ?? "")" } == [
        "项目投入情况 10 9", "项目产出情况 50 47",
      ])
    #expect(report.indicators.map { "\($0.code) \($0.name) \($0.score?.value.description ?? "")" } == ["A11 全年预算执行率 9", "B11 受益人数 47"])
    #expect(report.score?.value == ExactDecimal(96) && report.grade == .excellent)
  }

  @Test("a paragraph broken over a page is one passage with the lines of both halves")
  func broken() throws {
    let report = try #require(try Self.words(Self.report).reports.first)
    let passage = try #require(report.passages.first { $0.text.contains("村民反映") })
    #expect(passage.place.line == 39 && passage.place.endLine == 41)
  }

  @Test("the same report again is told of by the first, another project's is not")
  func repeated() throws {
    let twice = try Self.words(Self.report + "\n\n" + Self.report)
    #expect(twice.reports.count == 1 && twice.reports[0].repetitions.map(\.isWhole) == [true])
    let other = try Self.words(Self.report + "\n\n" + Self.report.replacing("示例补助", with: "另一补贴"))
    #expect(other.reports.count == 2 && other.reports.allSatisfy { $0.repetitions.isEmpty && $0.peers.count == 1 })
  }

  @Test("folded words know where they are printed")
  func folded() {
    let passage = PaperPassage("（ 2014　修正）$ \\geq 95\\%$", file: "例", place: Place(line: 7, endLine: 7))
    #expect(passage.words(0..<passage.folded.count) == "(2014修正)≥95%")
    #expect(passage.numbers.map(\.unit) == ["", "%"])
    #expect(passage.printed(1..<5) == "2014")
  }

  @Test(
    "numbers carry their units",
    arguments: [("1.47 万余人", "人", 4, true), ("13,281.70万元", "元", 4, false), ("00批次", "批次", 0, false), ("第3个月", "个月", 0, false)])
  func numbers(_ text: String, _ unit: String, _ exponent: Int, _ isAbout: Bool) throws {
    let number = try #require(PaperPassage(text, file: "", place: Place()).numbers.first)
    #expect((number.unit, number.exponent, number.isAbout) == (unit, exponent, isAbout))
  }

  @Test("letters before digits make a code", arguments: ["系统V1.0一套", "B11受益", "编号AX20"])
  func codes(_ text: String) { #expect(PaperPassage(text, file: "", place: Place()).numbers.isEmpty) }
}
