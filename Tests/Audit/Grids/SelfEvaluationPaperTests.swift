import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Self-evaluations as papers put them together")
struct SelfEvaluationPaperTests {
  private func forms(_ paper: Paper) -> [RecognisedForm] { Recogniser.gridSelfEvaluations.forms(paper, "件") }

  @Test("several forms end to end, pages with a repeated head, signatures between")
  func endToEnd() throws {
    let one = """
      项目名称|样例甲|||||
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
      产出指标|数量指标|甲盏数|≥80个|60个|20|15
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
      产出指标|质量指标|甲合格率|≥98%|98%|30|30
      总分|<|<|<|<|50|45
      负责人：|某||填表人：|某||
      """
    let text = """
      样例项目支出绩效自评表
      （2023年度）
      \(one)
      样例项目支出绩效自评表|<|<|<|<|<|<
      （2023年度）|<|<|<|<|<|<
      \(one.split(separator: "\n").map { $0.replacing("甲", with: "乙") }.joined(separator: "\n"))
      """
    for (name, paper) in try GridPaper.all(text) {
      let found = forms(paper).compactMap(\.selfEvaluation)
      #expect(found.map(\.project) == ["样例甲", "样例乙"], "\(name)")
      #expect(found.map { $0.rows.map(\.name) } == [["甲盏数", "甲合格率"], ["乙盏数", "乙合格率"]], "\(name)")
      #expect(found.allSatisfy { $0.year.year == 2023 && $0.printedTotal == ExactDecimal(45) }, "\(name)")
    }
  }

  @Test("a table that goes on after a page number")
  func pageBreak() throws {
    let text = """
      样例项目支出绩效自评表
      （2023年度）
      项目名称|样例甲|||||
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
      产出指标|数量指标|盏数|≥80个|60个|20|15

      - 3 -

      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
      |质量指标|合格率|≥98%|98%|30|30
      总分|||||50|45
      """
    let sheet = try #require(forms(try GridPaper.tabbed(text)).first?.selfEvaluation)
    #expect(sheet.rows.map(\.line) == ["产出指标/数量指标/盏数 ≥80个→60个 20=15", "产出指标/质量指标/合格率 ≥98%→98% 30=30"])
    #expect(sheet.printedTotal == ExactDecimal(45))
  }

  @Test("three figures run together are parted where the rate leaves one way, else a doubt")
  func runTogether() throws {
    func sheet(_ figures: String, score: String = "2.5") throws -> RecognisedForm {
      let text = """
        样例项目支出绩效自评表
        （2023年度）
        项目名称|样例甲||||||
        项目资金（万元）||全年预算数|全年执行数|执行率|分值|得分|
        |年度资金总额|\(figures)|||10|\(score)|
        一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        产出指标|数量指标|盏数|≥80个|60个|20|15|
        """
      return try #require(forms(try GridPaper.tabbed(text)).first)
    }
    let clear = try sheet("802025%")
    #expect(clear.selfEvaluation?.execution.revised?.text == "80万元" && clear.selfEvaluation?.execution.outturn?.text == "20万元")
    #expect(clear.selfEvaluation?.execution.printedScore?.description == "2.5" && clear.doubts.isEmpty)
    #expect(try sheet("8080100%", score: "10").selfEvaluation?.execution.outturn?.text == "80万元")
    for unclear in ["8080100%", "1234567%"] {
      let form = try sheet(unclear)
      #expect(form.selfEvaluation?.execution.revised == nil && form.selfEvaluation?.execution.outturn == nil, "\(unclear)")
      #expect(form.doubts.count == 1, "\(unclear)")
    }
  }

  @Test("an amount in words, an unreadable score and a missing year are doubts, never 0")
  func doubts() throws {
    let text = """
      样例项目支出绩效自评表
      项目名称|样例甲||||||
      项目资金（万元）||全年预算数|全年执行数|分值|执行率|得分|
      |年度资金总额|80万（县30万，乡50万）|20|10|25%|2.5|
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
      产出指标|数量指标|盏数|≥80个|60个|20|十五|
      """
    let paper = GridPaper.ruled(text)
    let form = try #require(forms(paper).first)
    #expect(form.selfEvaluation?.execution.revised == nil && form.selfEvaluation?.execution.outturn?.text == "20万元")
    #expect(form.selfEvaluation?.rows.first?.printedScore == nil)
    #expect(form.doubts.contains { $0.message.contains("80万") } && form.doubts.contains { $0.message.contains("十五") })
    #expect(form.doubts.contains { $0.message.contains("年度") })
  }

  @Test("the two halves of a form on two pages are joined by their rows")
  func halves() throws {
    let text = """
      项目支出绩效
      （2023年
      项目名称||样例甲||
      项目资金（万元）|||年初预算数|全年预算数
      ||年度资金总额|80|80
      年度总体目标|预期目标|||
      |装路灯80盏|||
      绩效指标|一级指标|二级指标|三级指标|年度指标值
      |产出指标|数量指标|盏数|≥80个
      |满意度指标|服务对象满意度指标|满意度|≥95%
      总分||||
      注：略
      自评表
      度）
      资金来源|本级安排 ☑|||上级转移支付 ☐
      全年执行数|分值|执行率|得分|得分计算方法
      20|10|25%|2.5|
      实际完成情况||||
      装了60盏||||
      实际完成值|分值|评分标准|得分|未完成原因分析
      60个|50|完成指标得满分|37.5|雨天
      96%|10|完成指标得满分|10|
      |||50|
      """
    let form = try #require(forms(try GridPaper.tabbed(text)).first)
    let sheet = try #require(form.selfEvaluation)
    #expect(form.title == "项目支出绩效自评表" && form.place == Place(line: 1, endLine: 23) && form.doubts.isEmpty, "\(form.doubts)")
    #expect(sheet.rows.map(\.line) == ["产出指标/数量指标/盏数 ≥80个→60个 50=37.5 雨天", "满意度指标/服务对象满意度指标/满意度 ≥95%→96% 10=10"])
    #expect(sheet.rows[0].citation.lines == "9;21" && sheet.execution.outturn?.text == "20万元")
    #expect(sheet.head["实际完成情况"]?.text == "装了60盏" && sheet.printedTotal == ExactDecimal(50))
  }

  @Test("an unknown table and a table of the whole department yield nothing")
  func nothing() throws {
    let tables = [
      "村名|金额|指标说明\n东村|5|路灯\n", "序号|指标|单位\n1|盏数|个\n",
      "部门整体支出绩效自评表\n部门名称|样例局||||\n一级指标|二级指标|三级指标|指标值|完成值|得分\n产出指标|数量指标|会议数|≥5个|5个|10\n",
    ]
    for text in tables {
      for (name, paper) in try GridPaper.all(text) {
        for recogniser in [Recogniser.gridTargets, .gridMonitoring, .gridSelfEvaluations, .scoreTables] {
          #expect(recogniser.forms(paper, "件").isEmpty, "\(name) \(text)")
        }
      }
    }
  }

  @Test("whatever extraction does to a form, reading ends and doubts nothing into a figure")
  func damaged() throws {
    let text = """
      样例项目支出绩效自评表
      （2023年度）
      项目名称|样例甲||||||||
      项目资金（万元）（10分）||年初预算数|全年预算数(A)|全年执行数(B)|分值|执行率|得分||
      |年度资金总额：|80|80|20|10|25%|2.5||
      |其中：当年财政拨款|80|80|20|—|25%|—||
      年度总体目标|预期目标|||实际完成情况|||||
      |装灯|||装了|||||
      绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|评分标准|得分|未完成原因分析
      |产出指标（50分）|数量指标|盏数|≥80个|60个|20|完成指标得满分|15|雨天
      ||质量指标|合格率|≥98%|98%|30|完成指标得满分|30|
      |满意度指标|服务对象满意度指标|满意度|≥95%|96%|10|完成指标得满分|10|
      总分||||||||57.5|
      """
    let sound = Array(text.unicodeScalars)
    var dice = SeededGenerator(11)
    for _ in 0..<300 {
      var scalars = sound
      for _ in 0..<Int.random(in: 1...40, using: &dice) {
        let place = Int.random(in: 0..<scalars.count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert("|", at: place)
        case 2: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &dice))
        default: scalars.insert(sound[Int.random(in: 0..<sound.count, using: &dice)], at: place)
        }
      }
      let damaged = String(String.UnicodeScalarView(scalars))
      for (_, paper) in try GridPaper.all(damaged) { _ = Recogniser.grids.forms(paper, "件") }
    }
  }
}
