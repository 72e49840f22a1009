import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Self-evaluations in the layouts of the counties")
struct SelfEvaluationVariantTests {
  private func forms(_ paper: Paper) -> [RecognisedForm] { Recogniser.gridSelfEvaluations.forms(paper, "件") }

  private func eachWay(_ text: String, _ check: (ScoringSheet, String) throws -> Void) throws {
    for (name, paper) in try GridPaper.all(text) {
      let found = forms(paper)
      #expect(found.count == 1, "\(name)")
      let sheet = try #require(found.first?.selfEvaluation, "\(name)")
      #expect(found[0].doubts.isEmpty, "\(name) \(found[0].doubts)")
      try check(sheet, name)
    }
  }

  /// Title, head and the indicators of a plain form around a money block.
  private func form(funds: String) -> String {
    """
    样例项目支出绩效自评表
    （2023年度）
    项目名称|样例路灯|<|<|<|<|<|<
    主管部门|样例局|<|<|实施单位|样例站|<|<
    \(funds)
    年度总体目标|预期目标|<|<|实际完成情况|<|<|<
    ^|装路灯80盏|<|<|装了60盏|<|<|<
    绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
    ^|产出指标|数量指标|路灯盏数|≥80个|60个|50|37.5
    ^|效益指标|社会效益指标|便利出行|明显提升|明显提升|30|30
    ^|满意度指标|服务对象满意度指标|村民满意度|≥95%|96%|10|10
    总分|<|<|<|<|<|100|85
    """
  }

  private struct Expected {
    var initial: String?
    var revised: String?
    var outturn: String?
    var weight = "10"
    var score: String?
  }

  @Test("money blocks of the seven kinds")
  func funds() throws {
    let blocks: [(String, Expected)] = [
      (
        """
        项目资金（万元）|<|年初预算数|全年预算数|全年执行数|分值|执行率|得分
        ^|年度资金总额|90|80|20|10|25%|2.5
        ^|其中：当年财政拨款|90|80|20|—|25%|—
        ^|其他资金|||||||
        """, Expected(initial: "90", revised: "80", outturn: "20", score: "2.5")
      ),
      (
        """
        项目资金(万元)|<|全年预算数(A)|全年执行数(B)|分值|执行率(B/A)|得分|
        ^|年度资金总额：|80.00|20.00|10|25%|2.5|
        ^|其中：中央财政资金|60|20|/|33.33%|/|
        ^|地方资金|20|0|/|0|/|
        """, Expected(revised: "80.00", outturn: "20.00", score: "2.5")
      ),
      (
        """
        项目资金（元）|<|全年预算数(A)|全年执行数(B)|执行率(B/A)|||
        ^|年度资金总额|800000|200000|25.00%|||
        """, Expected(revised: "800000", outturn: "200000", weight: "0")
      ),
      (
        """
        项目资金（万元）|<|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分
        ^|总额|90|80|20|25%|10|2.5
        """, Expected(initial: "90", revised: "80", outturn: "20", score: "2.5")
      ),
      (
        """
        项目资金（万元）|<|预算数(A)|执行数(B)|执行率(B/A)|得分（20分*执行率）||
        ^|年度财政资金总额|80|20|25%|5||
        """, Expected(revised: "80", outturn: "20", weight: "20", score: "5")
      ),
      (
        """
        项目资金（万元）|<|年初预算数|全年执行数|||||
        ^|年度资金总额|90|20|||||
        """, Expected(initial: "90", outturn: "20", weight: "0")
      ),
      (
        """
        项目资金（万元）|<|年度金额|使用合计|||||
        ^|资金总额|80|20|||||
        """, Expected(revised: "80", outturn: "20", weight: "0")
      ),
    ]
    for (block, expected) in blocks {
      try eachWay(form(funds: block)) { sheet, name in
        let execution = sheet.execution
        #expect(execution.initial?.digits.description == expected.initial, "\(name) \(block)")
        #expect(execution.revised?.digits.description == expected.revised, "\(name) \(block)")
        #expect(execution.outturn?.digits.description == expected.outturn, "\(name) \(block)")
        #expect(
          execution.weight.description == expected.weight && execution.printedScore?.description == expected.score, "\(name) \(block)")
        #expect(sheet.unit == (block.contains("（元）") ? .yuan : .wanYuan))
      }
    }
  }

  @Test("blank, dash and zero of the source rows stay apart, and parts of a part are no parts")
  func parts() throws {
    let block = """
      项目资金（万元）|<|全年预算数|全年执行数|分值|执行率|得分|
      ^|年度资金总额|80|20|10|25%|2.5|
      ^|其中：财政拨款|80|20|—|25%|—|
      ^|其中：中央补助|50|20|—|40%|—|
      ^|县级资金|30|0|—|0|—|
      ^|其他资金||—|—||—|
      """
    try eachWay(form(funds: block)) { sheet, name in
      #expect(sheet.execution.parts.map(\.label) == ["财政拨款", "其他资金"], "\(name)")
      #expect(sheet.execution.parts[1].revised == nil && sheet.execution.parts[1].outturn == nil)
    }
  }

  /// A form of our head around an indicator block.
  private func form(indicators: String) -> String {
    """
    样例项目支出绩效自评表
    （2023年度）
    项目名称|样例路灯|||||||||
    \(indicators)
    """
  }

  private let rows = [
    "产出指标/数量指标/路灯盏数 ≥80个→60个 20=15 雨天", "产出指标/质量指标/验收合格率 ≥98%→98% 30=30", "效益指标/社会效益指标/便利出行 明显提升→明显提升 30=30",
    "满意度指标/服务对象满意度指标/村民满意度 ≥95%→96% 10=10",
  ]

  @Test("A: the weight after the values, points in the level")
  func variantA() throws {
    let block = """
      绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施||
      ^|产出指标（50分）|数量指标|指标1：路灯盏数|≥80个|60个|20|15|雨天||
      ^|^|质量指标|★验收合格率|≥98%|98%|30|30|||
      ^|^|^|……||||||||
      ^|效益指标(30分)|社会效益指标|便利出行|明显提升|明显提升|30|30|||
      ^|满意度指标(10分)|满意度指标|村民满意度|≥95%|96%|10|10|||
      合 计|<|<|<|<|<|100|85|||
      """
    for (name, paper) in try GridPaper.all(form(indicators: block)) {
      let found = try #require(forms(paper).first)
      guard case .selfEvaluation(let evaluation) = found.content else { continue }
      #expect(evaluation.sheet.rows.map(\.line) == rows, "\(name)")
      #expect(
        evaluation.levelPoints == [.output: ExactDecimal(50), .outcome: ExactDecimal(30), .satisfaction: ExactDecimal(10)], "\(name)")
      #expect(evaluation.sheet.printedTotal == ExactDecimal(85) && found.doubts.isEmpty, "\(name) \(found.doubts)")
      #expect(evaluation.sheet.year.year == 2023 && found.title == "样例项目支出绩效自评表")
    }
  }

  @Test("B: the weight before the values")
  func variantB() throws {
    try eachWay(
      form(
        indicators: """
          一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分|未完成原因及拟采取的改进措施|||
          产出指标|数量指标|路灯盏数|20|≥80个|60个|15|雨天|||
          ^|质量指标|验收合格率|30|≥98%|98%|30||||
          效益指标|社会效益指标|便利出行|30|明显提升|明显提升|30||||
          满意度指标|服务对象满意度指标|村民满意度|10|≥95%|96%|10||||
          得分合计|<|<|<|<|<|85||||
          """)
    ) { sheet, name in
      #expect(sheet.rows.map(\.line) == rows, "\(name)")
      #expect(sheet.printedTotal == ExactDecimal(85))
    }
  }

  @Test("C: comparator and unit in columns of their own")
  func variantC() throws {
    try eachWay(
      form(
        indicators: """
          一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析|
          产出指标|数量指标|路灯盏数|≥|80|个|60|20|15|雨天|
          ^|质量指标|验收合格率|≥|98|%|98|30|30||
          效益指标|社会效益指标|便利出行|定性|明显提升||明显提升|30|30||
          满意度指标|服务对象满意度指标|村民满意度|≥|95|%|96|10|10||
          总分|<|<|<|<|<|<|100|85||
          """)
    ) { sheet, name in
      #expect(sheet.rows.map(\.line) == rows, "\(name)")
    }
  }

  @Test("D: the comparator behind the name, no column of weights")
  func variantD() throws {
    try eachWay(
      form(
        indicators: """
          一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)|得分|||||
          产出指标|数量指标|路灯盏数（≥**个）|80|60|15|||||
          效益指标|社会效益指标|便利出行|明显提升|明显提升|30|||||
          """)
    ) { sheet, name in
      #expect(
        sheet.rows.map(\.line) == ["产出指标/数量指标/路灯盏数 ≥80个→60个 0=15", "效益指标/社会效益指标/便利出行 明显提升→明显提升 0=30"], "\(name)")
    }
  }

  @Test("E: neither weights nor scores")
  func variantE() throws {
    try eachWay(
      form(
        indicators: """
          一级指标|二级指标|三级指标|年度指标值|全年完成值|未完成原因和改进措施|||||
          产出指标|数量指标|路灯盏数|≥80个|60个|雨天|||||
          满意度指标|服务对象满意度指标|村民满意度|≥95%|96%||||||
          """)
    ) { sheet, name in
      #expect(
        sheet.rows.map(\.line) == ["产出指标/数量指标/路灯盏数 ≥80个→60个 0=空 雨天", "满意度指标/服务对象满意度指标/村民满意度 ≥95%→96% 0=空"], "\(name)")
      #expect(sheet.printedTotal == nil)
    }
  }

  @Test("F: a column of scoring rules; G: weights in per cent, the total in the title")
  func variantsFG() throws {
    try eachWay(
      form(
        indicators: """
          一级指标|二级指标|三级指标|分值|指标值(A)|全年实际值(B)|得分计算方法|得分|未完成原因||
          产出指标|数量指标|路灯盏数|20|≥80个|60个|完成指标得满分，未完成按比例|15|雨天||
          满意度指标|服务对象满意度指标|村民满意度|10|≥95%|96%|完成指标得满分，未完成按比例|10|||
          """)
    ) { sheet, name in
      #expect(sheet.rows.map(\.line) == [rows[0], rows[3]], "\(name)")
    }
    try eachWay(
      """
      样例项目绩效自评表（项目总得分85分）
      （2023年度）
      项目名称|样例路灯||||||
      一级指标|二级指标|三级指标|指标值|完成值|权重|得分|
      产出指标|数量指标|路灯盏数|≥80个|60个|20%|15|
      满意度指标|服务对象满意度指标|村民满意度|≥95%|96%|10%|10|
      """
    ) { sheet, name in
      #expect(sheet.rows.map(\.weight.description) == ["20", "10"] && sheet.printedTotal == ExactDecimal(85), "\(name)")
    }
  }

  @Test("a cost level of its own, and the parts of a row are no rows")
  func costLevel() throws {
    try eachWay(
      form(
        indicators: """
          一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分||||
          成本指标|经济成本指标|每盏造价|≤3000元|2800元|20|20||||
          产出指标|数量指标|路灯盏数|≥80个|60个|20|15||||
          ^|^|其中：东村|50个|40个||||||
          """)
    ) { sheet, name in
      #expect(sheet.rows.map(\.line) == ["成本指标/成本指标/每盏造价 ≤3000元→2800元 20=20", "产出指标/数量指标/路灯盏数 ≥80个→60个 20=15"], "\(name)")
    }
  }

  @Test("grades ticked in any of the ways")
  func grades() throws {
    let ways = [
      "优 ☐|良 ☑|中 ☐|差 ☐", "□优|☑良|□中|□差", "优□ 良√ 中□ 差□|||", "优 □|良 R|中 □|差 □", "优 ☐|良 P|中 ☐|差 ☐",
      "<div>优 <input type=\"checkbox\"/> 良 <input checked=\"\" type=\"checkbox\"/> 中 <input type=\"checkbox\"/> 差 <input type=\"checkbox\"/></div>|||",
    ]
    for way in ways {
      let text = """
        样例项目支出绩效自评表
        （2023年度）
        项目名称|样例路灯|||||
        一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
        产出指标|数量指标|路灯盏数|≥80个|60个|20|15
        总分|<|<|<|<|100|85
        项目用款单位自我评定|\(way)||
        """
      try eachWay(text) { sheet, name in #expect(sheet.printedGrade == .good, "\(name) \(way)") }
    }
  }
}
