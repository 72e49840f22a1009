import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Target, monitoring and score tables in the layouts of the counties")
struct TargetVariantTests {
  private func eachWay(_ recogniser: Recogniser, _ text: String, _ check: (RecognisedForm, String) throws -> Void) throws {
    for (name, paper) in try GridPaper.all(text) {
      let found = recogniser.forms(paper, "件")
      #expect(found.count == 1, "\(name) \(found.map(\.title))")
      let form = try #require(found.first, "\(name)")
      #expect(form.doubts.isEmpty, "\(name) \(form.doubts)")
      try check(form, name)
    }
  }

  private let lines = [
    "产出指标/数量指标/路灯盏数 ≥80个", "产出指标/成本指标/每盏造价 ≤3000元", "效益指标/社会效益指标/便利出行 明显提升", "满意度指标/服务对象满意度指标/村民满意度 ≥95%",
  ]

  @Test("the Ningxia form")
  func ningxia() throws {
    try eachWay(
      .gridTargets,
      """
      部门项目支出预算绩效目标表
      (2023 年度)
      项目名称|样例路灯|<|<|<
      主管部门及代码|样例局 125|<|实施单位|样例站
      项目属性|0101—一年期项目|<|项目期|1年
      项目资金(万元)|年度资金总额:|<|6.5904|<
      ^|其中:财政拨款|<|6.5904|<
      ^|其他资金|<||<
      年度总体目标|装路灯80盏|<|<|<
      名称|一级指标|二级指标|三级指标|指标值
      绩效指标|产出指标|数量指标(必填硬性指标)|路灯盏数|≥80个
      ^|^|成本指标(必填硬性指标)|每盏造价|≤3000元
      ^|效益指标|社会效益指标(必填)|便利出行|明显提升
      ^|满意度指标|服务对象满意度指标(必填)|村民满意度|≥95%
      """
    ) { form, name in
      let target = try #require(form.target)
      #expect(form.kind == .targetNingxia && form.title == "部门项目支出预算绩效目标表" && target.year?.year == 2023, "\(name)")
      #expect(target.sheet.indicators.map(\.line) == lines && target.sheet.objective == "装路灯80盏", "\(name)")
      #expect(target.sheet.funds.map { $0.initialBudget.printed(\.text) } == ["6.5904万元", "6.5904万元", ""], "\(name)")
      #expect(target.sheet.funds[2].initialBudget == .blank)
      #expect(target.head["主管部门及代码"]?.text.withoutSpaces == "样例局125" && target.project.nature == "0101—一年期项目")
    }
  }

  @Test("the Hebei form")
  func hebei() throws {
    try eachWay(
      .gridTargets,
      """
      3.样例路灯绩效目标表
      475001样例县乡村局本级 单位：万元
      项目编码|13052923P00T9A410003K|<|项目名称|样例路灯|<|<|<|<|<
      预算规模及资金用途|预算数|5.87|其中：财政资金|5.87|其他资金||||
      ^|付电费|<|<|<|<|<|<|<|<
      资金支出计划（%）|3月底|6月底|10月底|12月底|||||
      ^|10|45.5|80|100|||||
      绩效目标|1.装路灯80盏|<|<|<|<|<|<|<|<
      一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据||||
      产出指标|数量指标|路灯盏数|装好的盏数|≥80个|县领导批示||||
      ^|成本指标|每盏造价||≤3000元|||||
      效益指标|社会效益指标|便利出行||明显提升|||||
      满意度指标|服务对象满意度指标|村民满意度||≥95%|调查问卷||||
      """
    ) { form, name in
      let target = try #require(form.target)
      #expect(form.kind == .targetHebei && target.year == nil && target.project.year.year == 2023, "\(name)")
      #expect(target.sheet.indicators.map(\.line) == lines, "\(name)")
      #expect(target.sheet.indicators[0].definition == "装好的盏数" && target.sheet.indicators[3].basis == "调查问卷", "\(name)")
      #expect(target.sheet.funds.map { $0.initialBudget.printed(\.text) } == ["5.87万元", "5.87万元", ""], "\(name)")
      #expect(target.project.code?.text == "13052923P00T9A410003K" && target.project.unitCode?.text == "475001", "\(name)")
      #expect(target.project.implementingUnit == "样例县乡村局本级" && target.project.purpose == "付电费", "\(name)")
      #expect(target.project.paymentPlan?.percents.map { $0.printed(\.description) } == ["10", "45.5", "80", "100"], "\(name)")
      #expect(target.head["绩效目标"]?.text == "1.装路灯80盏")
    }
  }

  @Test("general forms: application sheets, long-term and annual objectives, sources side by side")
  func general() throws {
    try eachWay(
      .gridTargets,
      """
      财政项目支出绩效目标申报表
      （2023年度）单位：元
      项目名称|样例路灯|<|<|<|<|<
      主管部门|样例局|<|<|实施单位|样例站|<
      资金情况|本年度预计投入|中央|省级|市级资金|本级|其他
      ^|240000|200000|0|—|40000|
      总体目标|实施期目标|<|<|年度目标|<|<
      ^|装路灯400盏|<|<|装路灯80盏|<|<
      绩效指标|一级指标|二级指标|三级指标|指标值||
      ^|产出指标|数量指标|路灯盏数|≥80个||
      ^|^|成本指标|每盏造价|≤3000元||
      ^|效益指标|社会效益指标|便利出行|明显提升||
      ^|满意度指标|服务对象满意度指标|村民满意度|≥95%||
      """
    ) { form, name in
      let target = try #require(form.target)
      #expect(form.kind == .targetGeneral && target.sheet.unit == .yuan, "\(name) \(target.sheet.unit)")
      #expect(target.sheet.indicators.map(\.line) == lines, "\(name)")
      #expect(target.sheet.funds.map { $0.initialBudget.printed(\.text) } == ["240000元", "200000元", "0元", "—", "40000元", ""], "\(name)")
      #expect(target.sheet.objective == "装路灯80盏", "\(name) \(target.sheet.objective)")
    }
  }

  private let monitoringHead = """
    样例路灯绩效运行监控表
    （2024年度）
    项目名称|样例路灯|<|<|项目负责人|某|<|<|<|<|<
    资金情况（万元）|类别|<|年初预算数|1-7月执行数|预算执行率|<|<|<|<|<
    ^|年度资金总额：|<|200|150.66|75%|<|<|<|<|<
    ^|其中：财政拨款|<|200|150.66|75%|<|<|<|<|<
    ^|其他资金|<|0|||<|<|<|<|<
    年度总体目标|装路灯80盏|<|<|<|<|<|<|<|<|<
    """

  @Test("monitoring of both widths")
  func monitoring() throws {
    try eachWay(
      .gridMonitoring,
      """
      \(monitoringHead)
      绩效指标|一级指标|二级指标|三级指标|年度指标值|1-7月完成情况|全年预计完成情况|偏差原因分析|完成目标可能性|不能完成目标原因及整改措施|备注
      ^|产出指标|数量指标|路灯盏数|≥80个|60个|≥80个|雨天|能完成|加人|
      ^|^|成本指标|每盏造价|≤3000元|2800元|≤3000元||||
      ^|效益指标|生态效益指标||||||能完成||
      ^|满意度指标|服务对象满意度指标|村民满意度|≥95%|96%|≥95%||100%||无
      """
    ) { form, name in
      let monitoring = try #require(form.monitoring)
      let rows = monitoring.report.rows
      #expect(
        form.kind == .monitoringXingqing && monitoring.report.layout == .withLikelihood && monitoring.report.period.text == "2024年1-7月",
        "\(name)")
      #expect(monitoring.sheet.indicators.map(\.line) == [lines[0], lines[1], "效益指标/生态效益指标/ ", lines[3]], "\(name)")
      #expect(rows.map { "\($0.valueToDate.text),\($0.forecast.text)" } == ["60个,≥80个", "2800元,≤3000元", ",", "96%,≥95%"], "\(name)")
      #expect(
        rows.map(\.likelihoodText) == ["能完成", "", "能完成", "100%"] && rows[0].cause == "雨天" && rows[0].correctiveAction == "加人", "\(name)")
      #expect(monitoring.report.funds.map { $0.outturn.printed(\.text) } == ["150.66万元", "150.66万元", ""], "\(name)")
      #expect(monitoring.report.funds[0].rate == .value("75%") && monitoring.report.funds[2].initialBudget.value?.text == "0万元", "\(name)")
      #expect(monitoring.report.funds[2].outturn == .blank)
    }
    try eachWay(
      .gridMonitoring,
      """
      \(monitoringHead)
      绩效指标|一级指标|二级指标|三级指标|年度指标值|1-7月完成情况|全年预计完成情况|偏差原因分析|备注||
      ^|产出指标|数量指标|路灯盏数|≥80个|60个|≥80个|雨天|||
      """
    ) { form, name in
      #expect(form.monitoring?.report.layout == .brief && form.monitoring?.report.rows.first?.cause == "雨天", "\(name)")
    }
  }

  @Test("the national monitoring form with its ticked causes and likelihoods")
  func nationalMonitoring() throws {
    try eachWay(
      .gridMonitoring,
      """
      样例项目支出绩效目标执行监控表
      （2024年度）
      项目名称|样例路灯|||||||||||||
      项目资金（万元）|年初预算数|1—7月执行数|1—7月执行率||||||||||||
      年度资金总额|200|150|75%||||||||||||
      一级指标|二级指标|三级指标|年度指标值|1—7月执行情况|全年预计完成情况|偏差原因分析|<|<|<|<|<|完成目标可能性|<|<|备注
      ^|^|^|^|^|^|经费保障|制度保障|人员保障|硬件条件保障|其他|原因说明|确定能|有可能|完全不可能|^
      产出指标|数量指标|路灯盏数|≥80个|60个|≥80个|√||||√|雨天||√||
      """
    ) { form, name in
      let row = try #require(form.monitoring?.report.rows.first)
      #expect(row.causes == [.funding, .other] && row.cause == "雨天" && row.likelihood == .possible, "\(name)")
      #expect(
        form.monitoring?.report.period.monthsText == "1-7月" && form.monitoring?.report.funds.first?.outturn.value?.text == "150万元",
        "\(name)")
    }
  }

  @Test("cells merged over rows hold for each of them, causes for the first alone")
  func merges() throws {
    let text = """
      \(monitoringHead)
      绩效指标|一级指标|二级指标|三级指标|年度指标值|1-7月完成情况|全年预计完成情况|偏差原因分析|完成目标可能性|不能完成目标原因及整改措施|备注
      ^|产出指标|数量指标|甲|≥80个|60个|≥80个|雨天|不可能|加人|
      ^|^|^|乙|^|70个|≥80个|^|^|^|
      """
    let rows = try #require(Recogniser.gridMonitoring.forms(GridPaper.ruled(text), "件").first?.monitoring)
    #expect(rows.report.rows.map(\.mergedRows) == [2, 0] && rows.report.rows.map(\.cause) == ["雨天", ""])
    #expect(rows.sheet.indicators.map(\.target.text) == ["≥80个", "≥80个"])
  }

  @Test("score tables with codes and without, the head repeated, the total parted from its rows")
  func scoreTables() throws {
    try eachWay(
      .scoreTables,
      """
      表 2-1 产出指标评分情况表
      一级指标|二级指标|三级指标|权重|得分
      B 产出|B1 数量指标|B11 路灯盏数|20|15
      ^|^|B12 路灯杆数|10|10
      一级指标|二级指标|三级指标|权重|得分
      B 产出|B2 质量指标|B21 合格率|20|20
      合 计|<|<|50|45
      """
    ) { form, name in
      let table = try #require(form.scoreTable)
      #expect(table.title == "表 2-1 产出指标评分情况表" && table.rows.map(\.code) == ["B11", "B12", "B21"], "\(name)")
      #expect(table.rows.map(\.name).map(\.withoutSpaces) == ["路灯盏数", "路灯杆数", "合格率"], "\(name)")
      #expect(table.rows.map { $0.score?.description } == ["15", "10", "20"] && table.total?.score?.description == "45", "\(name)")
    }
    try eachWay(
      .scoreTables,
      """
      样例项目评分表
      一级指标|二级指标|三级指标|分值|评分标准|得分
      满意度指标|服务对象满意度指标|村民满意度|10|达到得满分，否则不得分|9.47
      """
    ) { form, name in
      #expect(
        form.scoreTable?.rows.first?.code == "" && form.scoreTable?.rows.first?.score?.description == "9.47"
          && form.scoreTable?.total == nil, "\(name)")
    }
  }

  @Test("rows that slipped are read by their words; two readings are a doubt")
  func slipped() throws {
    let text = """
      样例项目绩效目标表
      （2023年度）
      项目名称|样例路灯|||
      名称|一级指标|二级指标|三级指标|指标值
      绩效指标|产出指标|数量指标|路灯盏数|≥80个
      |灯杆数||≥80根|
      |成本指标|每盏造价|≤3000元|
      ||效益指标|社会效益指标|便利出行|明显提升
      满意度指标|服务对象满意度指标|村民满意度|≥95%|
      """
    let form = try #require(Recogniser.gridTargets.forms(try GridPaper.tabbed(text), "件").first)
    #expect(
      form.target?.sheet.indicators.map(\.line) == [
        lines[0], "产出指标/数量指标/灯杆数 ≥80根", lines[1], lines[2], lines[3],
      ])
    #expect(form.doubts.isEmpty, "\(form.doubts)")

    let unsure = """
      样例项目绩效自评表
      （2023年度）
      项目名称|样例路灯||||||
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
      产出指标|数量指标|路灯盏数|≥80个|60个|20|15|
      |||灯杆数|60根|20|15|
      """
    let found = try #require(Recogniser.gridSelfEvaluations.forms(try GridPaper.tabbed(unsure), "件").first)
    #expect(!found.doubts.isEmpty && found.selfEvaluation?.rows.last?.name == "灯杆数")
  }

  @Test("places are lines of a text, boxes of a page and cells of a worksheet")
  func places() throws {
    let text = """
      样例项目绩效目标表
      （2023年度）
      项目名称|样例路灯|||
      一级指标|二级指标|三级指标|指标值|
      产出指标|数量指标|路灯盏数|≥80个|
      """
    let lines = try #require(Recogniser.gridTargets.forms(try GridPaper.tabbed(text), "件").first?.target)
    #expect(lines.sheet.indicators[0].citation == Citation(paper: "件", lines: "5", place: Place(line: 5, endLine: 5)))
    #expect(lines.sheet.citation.lines == "1-5")
    let boxes = try #require(Recogniser.gridTargets.forms(GridPaper.ruled(text), "件").first?.target)
    #expect(boxes.sheet.indicators[0].citation.place == Place(page: 1, box: [0, 50, 199, 59]))
    #expect(boxes.head["项目名称"]?.citation.place == Place(page: 1, box: [50, 30, 99, 39]))
    let sheet = Paper(
      format: .xlsx,
      blocks: GridPaper.ruled(text).blocks.map { block in
        guard case .table(var table) = block else { return block }
        for index in table.cells.indices {
          table.cells[index].place = Place(sheet: "表一", row: table.cells[index].row + 3, column: table.cells[index].column + 1)
        }
        return .table(table)
      })
    let cells = try #require(Recogniser.gridTargets.forms(sheet, "件").first?.target)
    #expect(cells.sheet.indicators[0].citation.place == Place(sheet: "表一", row: 5, column: 3))
  }
}
