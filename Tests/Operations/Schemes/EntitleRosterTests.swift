import Foundation
import HengDocuments
import HengOperations
import HengRules
import HengValues
import HengWriters
import Testing

@Suite("A roster computed by schemes")
struct EntitleRosterTests {
  private static let numbers = ["11010519491231002X", "110105194912310046", "110105194912310062"]

  private func sheet(_ text: String, _ ids: [String] = ["XQ-WORK"], on: String = "2024-12-31") throws -> EntitlementSheet {
    try EntitleRoster(try SchemeLibrary.load())(Array(text.utf8), name: "名册.csv", schemes: ids, on: try CivilDate(on))
  }

  private func refusal(_ text: String, _ ids: [String] = ["XQ-WORK"]) throws -> EntitleError? {
    do {
      _ = try sheet(text, ids)
      return nil
    } catch let error as EntitleError { return error }
  }

  private func csv(_ sheet: EntitlementSheet) throws -> [String] {
    String(decoding: try sheet.output(as: .csv, explained: false), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static let heads = "姓名,身份证号码,户类型,劳动力情况,年务工收入（万元）,备注"

  @Test("columns are found by their heads, units in heads and cells are read, names and numbers are covered")
  func reading() throws {
    let text = """
      \(Self.heads)
      张示例,\(Self.numbers[0]),建档立卡户,普通劳动力,3.1,=1+1
      李样本,\(Self.numbers[1]),脱贫户,有,"20,000元",
      王试用,\(Self.numbers[2]),一般户,有,5,

      """
    let sheet = try sheet(text)
    #expect(sheet.strange == ["备注"] && sheet.absent.contains("风险状态") && !sheet.absent.contains("劳动能力"))
    let lines = try csv(sheet)
    #expect(lines.count == 4 && lines[1].hasPrefix("2,张＊例,110105********002X,XQ-WORK,外出务工补助,可发,3000.00,,"), "\(lines)")
    #expect(lines[2].contains("可发,2000.00") && lines[3].contains("不予发放,0.00,household"))
    #expect(sheet.totals.map(\.count) == [2] && sheet.total == Money(fen: 500_000))
    let whole = lines.joined() + String(decoding: try sheet.output(as: .json, explained: true), as: UTF8.self)
    for secret in ["张示例", "19491231", "李样本"] { #expect(!whole.contains(secret)) }
  }

  @Test("every bad cell is named by line and column, nothing is computed; columns that nobody asks for are not judged")
  func badCells() throws {
    let text = """
      姓名,身份证号,户类型,劳动能力,年务工收入,养牛头数
      张示例,110105194912310021,富户,有,两万,很多
      李样本,\(Self.numbers[1]),脱贫户,也许,-5,
      "王
      试用",\(Self.numbers[2]),脱贫户,有,1.005,

      """
    let error = try #require(try refusal(text))
    #expect(error.message.contains("3行、6处"))
    #expect(error.faults.map { "\($0.line) \($0.column)" } == ["2 身份证号", "2 户类型", "2 年务工收入", "3 劳动能力", "3 年务工收入", "4 年务工收入"])
    #expect(error.faults[1].message.hasPrefix("第2行“户类型”：“富户”不在可以写的取值之中。请写成：脱贫户、"))
    #expect(!error.faults.map(\.message).joined().contains("110105194912310021"))
  }

  @Test("rosters that are none")
  func unusable() throws {
    #expect(try refusal("甲,乙\n1,2\n")?.message.contains("没有一个认得的栏目。有的栏目：甲、乙") == true)
    #expect(try refusal("姓名,户类型,农户类型\n1,2,3\n")?.message.contains("两栏是同一项“户类型”") == true)
    #expect(try refusal("姓名,户类型\n")?.message.contains("没有行") == true)
    #expect(try refusal("姓名,户类型\n\"张示例,脱贫户\n")?.message.contains("引号没有成对") == true)
    #expect(try refusal("姓名,户类型\n张示例,脱贫户\n", ["XQ-NONE"])?.message.contains("没有编号为“XQ-NONE”的方案") == true)
  }

  @Test("an empty cell is no fault, the line is not paid and says what is missing")
  func emptyCells() throws {
    let lines = try csv(try sheet("姓名,身份证号,户类型,劳动能力,年务工收入\n张示例,\(Self.numbers[0]),脱贫户,有,\n"))
    #expect(lines[1].contains("不予发放,0.00,missing,这次不能领取外出务工补助：缺少年务工收入，判断不了"), "\(lines[1])")
  }

  @Test("a worksheet gives the same as its text")
  func worksheets() throws {
    let cells = [
      ["名册", "", "", "", "", ""], Self.heads.split(separator: ",").map(String.init), ["张示例", Self.numbers[0], "脱贫户", "有", "3.1", "-"],
    ]
    let sheet = Sheet(name: "名册", title: [], columns: [10, 20, 10, 10, 10, 10], rows: cells.map { Row($0.map { .text($0) }) })
    let bytes = try XLSXWriter.write(Document(title: "名册", page: .landscape, blocks: [.sheet(sheet)]))
    let found = try EntitleRoster(try SchemeLibrary.load())(bytes, name: "名册.xlsx", schemes: ["XQ-WORK"], on: try CivilDate("2024-12-31"))
    #expect(found.total == Money(fen: 300_000))
  }

  @Test("several schemes exclude each other, a repeated person is paid once")
  func together() throws {
    let heads = "身份证号,户编号,户类型,劳动能力,年务工收入,能否外出务工,岗位安置条件,月岗位补贴,在岗月数,务工月数,全日制岗位"
    let line = "\(Self.numbers[0]),H1,脱贫户,有,30000,否,是,1700,6个月,8月,是"
    let lines = try csv(try sheet("\(heads)\n\(line)\n\(line)\n", ["XQ-WORK", "XQ-POST"]))
    #expect(
      lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[7] } == ["excluded", "", "excluded", "duplicate"],
      "\(lines)")
  }
}
