import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengValues
import HengWriters
import Testing

@Suite("A filled-in workbook is scored as its JSON is")
struct WorkbookScoringTests {
  private static let loaded = try? SampleLedgers.load()
  let samples: SampleLedgers
  let files: ScoreFiles

  init() throws {
    samples = try #require(Self.loaded)
    files = ScoreFiles(try ProfileLibrary.load())
  }

  private static let keys = ["S1", "S2", "S3", "S4", "S5", "S6"]

  private func ledger(_ key: String) throws -> ProjectLedger {
    try #require(samples.ledgers.first { $0.project.id.text == "sx.xingxian.2022.\(key)" })
  }

  private func form(_ key: String, layout: String = "selfEvaluation.shanxi") throws -> Document {
    let ledger = try ledger(key)
    let county = try #require(samples.counties.first { $0.division == ledger.project.county })
    return try OfficialForm.document(#require(FormLibrary.carried.layout(layout)), ledger, county: county, facts: FormFacts(ledger))
  }

  /// The form as a workbook, after the first cell with these words was written over.
  private func workbook(_ key: String, replacing old: String? = nil, with new: String = "") throws -> [UInt8] {
    var document = try form(key)
    guard let old, case .sheet(var sheet)? = document.blocks.first else { return try XLSXWriter.write(document) }
    var isDone = false
    for row in sheet.rows.indices {
      for cell in sheet.rows[row].cells.indices where !isDone && sheet.rows[row].cells[cell].text == old {
        sheet.rows[row].cells[cell].runs = [.text(new)]
        isDone = true
      }
    }
    try #require(isDone, "no cell says \(old)")
    document.blocks = [.sheet(sheet)]
    return try XLSXWriter.write(document)
  }

  private func refusal(_ bytes: [UInt8]) -> String {
    do throws(ScoreInputError) { _ = try files.results(bytes, file: "表.xlsx", profile: nil) } catch { return error.message }
    return ""
  }

  @Test(
    "totals of Xing county's six self-evaluations",
    arguments: [("S1", "87.16"), ("S2", "84.00"), ("S3", "100.00"), ("S4", nil), ("S5", "100.00"), ("S6", "99.47")] as [(String, String?)])
  func totals(key: String, total: String?) throws {
    let ledger = try ledger(key)
    let input = try #require(ledger.selfEvaluations.first).scoreInput(ledger, profile: "sx.xingxian")
    let typed = try files.score(Array(input.utf8), file: "\(key).json", profile: nil)
    let read = try files.score(workbook(key), file: "\(key).xlsx", profile: "sx.xingxian")
    #expect(read.card.total?.description == total)
    #expect(read.card.total == typed.card.total && read.card.grade == typed.card.grade)
    #expect(read.card.items.map(\.score) == typed.card.items.map(\.score))
    #expect(read.card.items.map(\.weight) == typed.card.items.map(\.weight))
    #expect(read.card.execution?.score == typed.card.execution?.score)
    #expect(read.project == typed.project)
    #expect(read.card.totalTrace.unexplained.isEmpty)
    let rules = Set(typed.report.findings.map(\.rule))
    #expect(rules.isSubset(of: Set(read.report.findings.map(\.rule))), "\(rules.sorted())")
  }

  @Test("without a profile the national one is used")
  func profile() throws {
    #expect(try files.score(workbook("S1"), file: "a.xlsx", profile: nil).profile == "national")
  }

  @Test("several forms in one workbook give a result each, named by worksheet; one with a fault refuses the file")
  func several() throws {
    let blocks = try ["S1", "S2", "S6"].flatMap { try form($0).blocks }
    let results = try files.results(XLSXWriter.write(Document(title: "合", page: .landscape, blocks: blocks)), file: "合.xlsx", profile: nil)
    #expect(results.map { $0.card.total?.description } == ["87.16", "84.00", "99.47"])
    #expect(results.map(\.file) == ["合.xlsx 工作表“绩效自评表”", "合.xlsx 工作表“绩效自评表(2)”", "合.xlsx 工作表“绩效自评表(3)”"])
    let bytes = try XLSXWriter.write(Document(title: "合", page: .landscape, blocks: blocks))
    #expect(throws: ScoreInputError.self) { try files.score(bytes, file: "合.xlsx", profile: nil) }
  }

  @Test("findings name the worksheet's cell")
  func citations() throws {
    let result = try files.score(workbook("S1"), file: "稳岗.xlsx", profile: nil)
    let places = result.report.findings.flatMap(\.sides).map(\.place.text)
    #expect(places.contains { $0.contains("稳岗.xlsx") && $0.contains("工作表“绩效自评表” D") }, "\(places)")
  }

  @Test("a field that cannot be read is named with worksheet, cell and field")
  func placed() throws {
    let amount = refusal(try workbook("S1", replacing: "152.52", with: "152.52.0"))
    #expect(amount.contains("表.xlsx 的 工作表“绩效自评表” F7 年度资金总额 全年执行数：数字“152.52.0”无法识别"), "\(amount)")
    let weight = refusal(try workbook("S1", replacing: "20", with: "二十"))
    #expect(weight.contains(" G") && weight.contains("分值：数字“二十”无法识别"), "\(weight)")
    let missing = refusal(try workbook("S1", replacing: "20", with: ""))
    #expect(missing.contains("没有填分值"), "\(missing)")
    let level = refusal(try workbook("S1", replacing: "数量指标", with: "数目指标"))
    #expect(level.contains("二级指标：“数目指标”不在可选范围内"), "\(level)")
    let year = refusal(try XLSXWriter.write(edited { $0.title = ["项目支出绩效自评表"] }))
    #expect(year.contains("标题中没有年度"), "\(year)")
  }

  private func edited(_ change: (inout Sheet) -> Void) throws -> Document {
    var document = try form("S1")
    guard case .sheet(var sheet)? = document.blocks.first else { return document }
    change(&sheet)
    document.blocks = [.sheet(sheet)]
    return document
  }

  @Test("a workbook that is not a self-evaluation says which headers it lacks, or what it is")
  func otherForms() throws {
    let lacking = refusal(try workbook("S1", replacing: "实际完成值(B)", with: "完成值"))
    #expect(lacking.contains("缺少栏目：实际完成值"), "\(lacking)")
    let target = refusal(try XLSXWriter.write(form("S1", layout: "target.ningxia")))
    #expect(target.contains("是部门项目支出预算绩效目标表，不是绩效自评表"), "\(target)")
    let other = Document(
      title: "杂", blocks: [.sheet(Sheet(name: "杂", title: ["杂"], columns: [50, 50], rows: [Row([.text("甲"), .text("乙")])]))])
    #expect(refusal(try XLSXWriter.write(other)).contains("缺少栏目："))
    #expect(refusal(Array("PK\u{3}\u{4}".utf8)).contains("已损坏"))
    #expect(refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).contains(".xls"))
    #expect(refusal(Array("{".utf8)).contains("JSON"))
  }

  @Test("what a clerk may type: spaces, currency sign, unit, 分, strokes, a tick of another kind")
  func typedByHand() throws {
    #expect(try total(workbook("S1", replacing: "152.52", with: " ¥152.52万元 ")) == "87.16")
    #expect(try total(workbook("S1", replacing: "20", with: "２０分")) == "87.16")
    let grade = try #require(try ledger("S1").selfEvaluations.first?.selfGrade)
    let ticked = try files.score(workbook("S1", replacing: "\(grade.rawValue) ☑", with: "\(grade.rawValue)√"), file: "a.xlsx", profile: nil)
    #expect(ticked.card.total?.description == "87.16")
  }

  private func total(_ bytes: [UInt8]) throws -> String? {
    try files.score(bytes, file: "a.xlsx", profile: nil).card.total?.description
  }
}
