import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengSamples
import HengTestSupport
import HengValues
import Testing

/// Cells compared one by one; a wrong one is named.
private struct GridCellCount {
  var right = 0
  var wrong: [String] = []

  mutating func compare(_ read: String, _ printed: String?, _ where: @autoclosure () -> String) {
    let printed = (printed ?? "").halfWidth.withoutSpaces
    if read.halfWidth.withoutSpaces == printed { right += 1 } else { wrong.append("\(`where`())：读出“\(read)”，原文“\(printed)”") }
  }
}

@Suite("Grid forms of the published papers", .enabled(if: CorpusPapers.arePresent, "原文不在"))
struct GridCorpusTests {
  @Test("every cell of the four target forms with their 47 indicators is read")
  func targets() throws {
    let paper = try #require(try CorpusPapers.paper("S001"))
    let forms = Recogniser.gridTargets.forms(paper, "S001")
    let truth = try Samples.load().projects.filter { $0.paper == "S001" }
    #expect(forms.count == truth.count && forms.allSatisfy { $0.kind == .targetNingxia })
    var count = GridCellCount()
    for (form, sample) in zip(forms, truth) {
      guard case .target(let target) = form.content else { continue }
      compareHead(target, sample, &count)
      #expect(target.sheet.indicators.count == sample.indicators.count)
      for (row, indicator) in zip(target.sheet.indicators, sample.indicators) {
        compare(row, indicator, sample.key, &count)
      }
    }
    report(count, forms)
    #expect(
      forms.reduce(0) { sum, form in if case .target(let target) = form.content { sum + target.sheet.indicators.count } else { sum } } == 47
    )
  }

  @Test("every cell of the six self-evaluations with their 43 indicators is read")
  func selfEvaluations() throws {
    let paper = try #require(try CorpusPapers.paper("S002"))
    let forms = Recogniser.gridSelfEvaluations.forms(paper, "S002")
    let truth = try Samples.load().projects.filter { $0.paper == "S002" }
    #expect(forms.count == truth.count && forms.allSatisfy { $0.kind == .selfEvaluationShanxi })
    var count = GridCellCount()
    for (form, sample) in zip(forms, truth) {
      guard case .selfEvaluation(let read) = form.content else { continue }
      compare(read.sheet, sample, &count)
      #expect(read.sheet.rows.count == sample.indicators.count, "\(sample.key)")
      for (row, indicator) in zip(read.sheet.rows, sample.indicators) {
        let place = "\(sample.key) \(indicator.name)"
        count.compare(row.level1.rawValue, indicator.level1, "\(place) 一级")
        count.compare(row.level2.rawValue, indicator.level2, "\(place) 二级")
        count.compare(row.name, indicator.name, "\(place) 名称")
        count.compare(row.target.text, indicator.target, "\(place) 指标值")
        count.compare(row.actual.text, indicator.actual, "\(place) 完成值")
        count.compare(row.weight.description, indicator.weight, "\(place) 分值")
        count.compare(row.printedScore?.description ?? "", indicator.score, "\(place) 得分")
        count.compare(row.citation.lines, indicator.lines, "\(place) 行号")
      }
      count.compare("\(form.place.line ?? 0)", sample.lines.split(separator: "-").first.map(String.init), "\(sample.key) 起行")
    }
    report(count, forms)
    #expect(Recogniser.gridTargets.forms(paper, "S002").isEmpty && Recogniser.gridMonitoring.forms(paper, "S002").isEmpty)
  }

  @Test("every cell of the 21 score tables is read")
  func scoreTables() throws {
    let paper = try #require(try CorpusPapers.paper("S002"))
    let forms = Recogniser.scoreTables.forms(paper, "S002")
    #expect(forms.count == 21 && GridScoreTruth.tables.count == 21)
    var count = GridCellCount()
    for (form, truth) in zip(forms, GridScoreTruth.tables) {
      guard case .scoreTable(let table) = form.content else { continue }
      let rows = table.rows + (table.total.map { [$0] } ?? [])
      #expect(rows.count == truth.rows.count, "\(truth.line)")
      count.compare("\(form.place.line ?? 0)", "\(truth.line)", "起行")
      for (row, printed) in zip(rows, truth.rows) {
        count.compare(row.code, printed.code, "\(truth.line) \(row.name) 代码")
        count.compare(row.weight?.description ?? "", printed.weight, "\(truth.line) \(row.name) 权重")
        count.compare(row.score?.description ?? "", printed.score, "\(truth.line) \(row.name) 得分")
      }
    }
    report(count, forms)
  }

  @Test("the other papers hold no grid form", arguments: ["S000", "S004"])
  func others(key: String) throws {
    guard let paper = try CorpusPapers.paper(key) else { return try Corpus.mayLack(key) }
    let recognisers: [Recogniser] = [.gridTargets, .gridMonitoring, .gridSelfEvaluations, .scoreTables]
    for recogniser in recognisers { #expect(recogniser.forms(paper, key).isEmpty, "\(recogniser.name)") }
  }

  // MARK: Comparison

  private func report(_ count: GridCellCount, _ forms: [RecognisedForm]) {
    print("单元格 \(count.right) 对，\(count.wrong.count) 错；存疑 \(forms.map(\.doubts.count).reduce(0, +)) 处")
    for form in forms { for doubt in form.doubts { print("  存疑 \(doubt.place.text)：\(doubt.message)") } }
    #expect(count.wrong.isEmpty, "\(count.wrong.joined(separator: "\n"))")
  }

  private func compareHead(_ target: RecognisedTarget, _ sample: SampleProject, _ count: inout GridCellCount) {
    let head = sample.project
    count.compare(target.project.name, head.name, "\(sample.key) 项目名称")
    count.compare(target.project.supervisingDepartment, head.supervisingDepartment, "\(sample.key) 主管部门")
    count.compare(target.project.implementingUnit, head.implementingUnit, "\(sample.key) 实施单位")
    count.compare(target.project.nature ?? "", head.nature, "\(sample.key) 项目属性")
    count.compare(target.project.duration ?? "", head.duration, "\(sample.key) 项目期")
    count.compare(target.year.map { "\($0.year)" } ?? "", "\(sample.year)", "\(sample.key) 年度")
    count.compare(target.sheet.unit.rawValue, sample.moneyUnit, "\(sample.key) 单位")
    #expect(!target.sheet.objective.isEmpty && !target.sheet.objective.contains("<"), "\(sample.key)")
    compare(target.sheet.funds, sample, &count)
  }

  private func compare(_ funds: [FundRow], _ sample: SampleProject, _ count: inout GridCellCount) {
    for fund in sample.funds {
      let read = funds.first { $0.kind.sampleKey == fund.kind }
      let place = "\(sample.key) \(fund.kind)"
      count.compare(read?.initialBudget.printed(\.digits.description) ?? "?", fund.initialBudget, "\(place) 年初预算数")
      count.compare(read?.citation.lines ?? "", fund.lines, "\(place) 行号")
    }
  }

  private func compare(_ row: Indicator, _ printed: SampleIndicator, _ key: String, _ count: inout GridCellCount) {
    let place = "\(key) \(printed.name)"
    count.compare(row.level1.rawValue, printed.level1, "\(place) 一级")
    count.compare(row.level2.rawValue, printed.level2, "\(place) 二级")
    if printed.nameShortened != true { count.compare(row.name, printed.name, "\(place) 名称") }
    count.compare(row.target.text, printed.target, "\(place) 指标值")
    count.compare(row.citation.lines, printed.lines, "\(place) 行号")
  }

  private func compare(_ sheet: ScoringSheet, _ sample: SampleProject, _ count: inout GridCellCount) {
    let head = sample.project, key = sample.key
    count.compare(sheet.project, head.name, "\(key) 项目名称")
    count.compare(sheet.head["主管部门"]?.text ?? "", head.supervisingDepartment, "\(key) 主管部门")
    count.compare(sheet.head["实施单位"]?.text ?? "", head.implementingUnit, "\(key) 实施单位")
    count.compare("\(sheet.year.year)", "\(sample.year)", "\(key) 年度")
    count.compare(sheet.unit.rawValue, sample.moneyUnit, "\(key) 单位")
    count.compare(sheet.printedTotal?.description ?? "", sample.totals?.score, "\(key) 总分")
    count.compare(sheet.printedGrade?.rawValue ?? "", sample.totals?.selfGrade, "\(key) 自评等级")
    count.compare(sheet.reviewGrade?.rawValue ?? "", sample.totals?.reviewGrade, "\(key) 审核结论")
    #expect(sheet.head["资金来源"]?.text.contains("☑") == true, "\(key)")
    #expect(sheet.objective.isEmpty == sample.objective.isEmpty, "\(key)")
    #expect(sheet.head["实际完成情况"]?.text.isEmpty == (sample.objectiveActual == nil), "\(key)")
    guard let total = sample.funds.first else { return }
    let execution = sheet.execution
    count.compare(execution.initial?.digits.description ?? "", total.initialBudget.map { $0.filter { $0 != "," } }, "\(key) 年初预算数")
    count.compare(execution.revised?.digits.description ?? "", total.revisedBudget.map { $0.filter { $0 != "," } }, "\(key) 全年预算数")
    count.compare(execution.outturn?.digits.description ?? "", total.outturn.map { $0.filter { $0 != "," } }, "\(key) 全年执行数")
    count.compare(execution.weight.description, total.weight, "\(key) 分值")
    count.compare(execution.printedScore?.description ?? "", total.score, "\(key) 执行得分")
    count.compare(sheet.head["执行率"]?.text ?? "", total.rate, "\(key) 执行率")
    count.compare(execution.citation.lines, total.lines, "\(key) 资金行号")
    #expect(execution.parts.count == sample.funds.count - 1, "\(key)")
    for (part, fund) in zip(execution.parts, sample.funds.dropFirst()) {
      count.compare(part.revised?.digits.description ?? "", fund.revisedBudget.map { $0.filter { $0 != "," } }, "\(key) \(part.label) 预算")
      count.compare(part.outturn?.digits.description ?? "", fund.outturn.map { $0.filter { $0 != "," } }, "\(key) \(part.label) 执行")
    }
  }
}

extension FundRow.Kind {
  fileprivate var sampleKey: String {
    switch self {
    case .total: "total"
    case .fiscalAppropriation: "fiscal"
    case .carriedOver: "carriedOver"
    case .otherFunds: "other"
    }
  }
}
