import HengDocuments
import HengOperations
import HengPrivatePapers
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Samples are drawn and answers counted from files")
struct SurveyFileTests {
  private let terms: SurveyTerms

  init() throws { terms = try SurveyTerms(try ProfileLibrary.load().profile("national"), on: try CivilDate("2024-06-30")) }

  private func file(_ lines: [String]) -> MatchRosters.Input {
    MatchRosters.Input(name: "名单.csv", bytes: Array(lines.joined(separator: "\n").utf8))
  }

  private func refusal(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "没有拒绝"
    } catch let error as SurveyError { return error.message } catch { return "\(error)" }
  }

  /// What stands in the cells of a workbook.
  private func words(_ workbook: [UInt8]) throws -> String {
    var words = ""
    for block in try PaperReader.read(workbook).blocks {
      switch block {
      case .line(let line): words += line.text
      case .table(let table): words += table.cells.map(\.text).joined()
      }
    }
    return words
  }

  private func units(_ count: Int) -> [String] { (1...count).map { "示例\($0)号,\($0 % 3 == 0 ? "甲" : "乙")镇" } }

  @Test("the same list and seed give the same units, however the rows stand; another seed gives others")
  func draw() throws {
    let rows = units(600)
    func drawn(_ rows: [String], seed: String) throws -> (units: [String], sample: DrawnSample) {
      let sample = try DrawSample(terms)(file(["编号,乡镇"] + rows), .init(unit: "编号", stratum: "乡镇", seed: seed))
      return (sample.strata.flatMap(\.lines).map { rows[$0 - 2] }, sample)
    }
    let first = try drawn(rows, seed: "2024-11-01")
    #expect(
      first.sample.size == 235 && first.sample.strata.map(\.population) == [400, 200]
        && first.sample.strata.map(\.lines.count) == [157, 78])
    #expect(Set(first.units).count == 235)
    var random = SeededGenerator(4)
    #expect(try drawn(rows.shuffled(using: &random), seed: "2024-11-01").units == first.units)
    #expect(try drawn(rows, seed: "2024-11-02").units != first.units)
    let reserve = first.sample.strata.flatMap(\.reserve)
    #expect(Set(reserve).isDisjoint(with: first.sample.strata.flatMap(\.lines)) && reserve.count == 235)
  }

  @Test("no name and no number of the list stands in the sample, in any format", arguments: SurveyFormat.allCases)
  func shown(format: SurveyFormat) throws {
    var numbers = InventedNumbers(seed: 8)
    let ids = (0..<40).map { _ in numbers.idNumber(isChecked: true) }
    let sample = try DrawSample(terms)(file(["姓名,身份证号"] + ids.map { "张示例,\($0)" }), .init(unit: "身份证号", size: 10, seed: "一"))
    let bytes = try sample.output(as: format)
    let text = format == .xlsx ? try words(bytes) : String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("名单") || format == .json)
    for id in ids { #expect(!text.contains(id)) }
    #expect(!text.contains("张示例"))
  }

  @Test("a list with faults is not drawn from: all of them are told")
  func faults() {
    let said = refusal {
      _ = try DrawSample(terms)(file(["编号,乡镇", "1,甲镇", "1,乙镇", ",甲镇", "4,"]), .init(unit: "编号", stratum: "乡镇", seed: "1"))
    }
    for words in ["3处要改", "第3行与第2行", "第4行没有“编号”", "第5行没有“乡镇”", "没有抽样"] { #expect(said.contains(words), "\(said)") }
    #expect(refusal { _ = try DrawSample(terms)(file(["编号", "1"]), .init(unit: "户号", seed: "1")) }.contains("没有“户号”这一栏"))
    #expect(refusal { _ = try DrawSample(terms)(file(["编号", "1"]), .init(unit: "编号", size: 2, seed: "1")) }.contains("名单里有1个"))
    #expect(refusal { _ = try DrawSample(terms)(file(["编号", "1"]), .init(unit: "编号", seed: " ")) }.contains("--seed"))
    #expect(refusal { _ = try DrawSample(terms)(file(["编号"]), .init(unit: "编号", seed: "1")) }.contains("没有内容"))
  }

  @Test("answers are counted by strata; few answers are hidden with a second group, so that nothing is told by subtraction")
  func count() throws {
    let rows =
      (0..<40).map { "甲镇,\($0 < 36 ? "满意" : "一般"),完成" } + (0..<20).map { _ in "乙镇,非常满意,完成" } + ["丙镇,不满意,完成", "丙镇,,拒答", "甲镇,,无人"]
    let answers = file(["乡镇,总体满意度,访问结果"] + rows)
    let frame = file(["编号,乡镇"] + (0..<300).map { "\($0),\($0 < 200 ? "甲镇" : $0 < 290 ? "乙镇" : "丙镇")" })
    var wish = CountAnswers.Wish(answer: "总体满意度", outcome: "访问结果", stratum: "乡镇")
    wish.populations = try CountAnswers.populations(frame, by: "乡镇")
    let result = try CountAnswers(terms)(answers, wish)
    #expect(result.whole.valid == 61 && result.whole.satisfied == 56 && result.whole.drawn == 63 && result.population == 300)
    let text = String(decoding: try result.output(as: .text), as: UTF8.self)
    for words in ["满意度91.80%", "按各层人数加权90.00%", "回答率96.83%", "甲镇　200　41　40", "乙镇　90　—", "丙镇　10　—", "±11.22个百分点"] {
      #expect(text.contains(words), "\(words) in \(text)")
    }
  }

  @Test("answers that are none of the five grades, and answers of people who gave none, are told with their lines")
  func unknown() {
    let answers = file(["满意度,访问结果", "好,完成", "满意,拒答", "满意,不在", ",完成"])
    let said = refusal { _ = try CountAnswers(terms)(answers, .init(answer: "满意度", outcome: "访问结果")) }
    for words in ["3处要改", "第2行", "“好”", "第3行", "拒答", "第4行", "“不在”不认得", "没有汇总"] { #expect(said.contains(words), "\(said)") }
    let few = file(["满意度", "满意", "满意"])
    #expect(refusal { _ = try CountAnswers(terms)(few, .init(answer: "满意度", population: 1)) }.contains("多于总体1"))
    #expect(refusal { _ = try CountAnswers(terms)(few, .init(answer: "满意度", rule: .beneficiaries)) }.contains("总受益人口数"))
  }
}
