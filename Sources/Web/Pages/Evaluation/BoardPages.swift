import HengDomain
import HengOperations
import HengRules
import HengValues

/// A list of a county's year with the heads of its columns (看板).
struct BoardModel {
  struct Head {
    let text: String
    let isNumber: Bool
  }

  struct Cell {
    let html: String
    let isNumber: Bool
  }

  struct Row {
    let href: String
    let name: String
    let cells: [Cell]
  }

  let summary: String
  let label: String
  let heads: [Head]
  let rows: [Row]
  let hasRows: Bool
  let nothing: String

  /// - Parameter columns: the heads after the name, with whether numbers stand there.
  init(_ label: String, summary: String, columns: [(String, Bool)], rows: [(href: String, name: String, cells: [String])], nothing: String)
  {
    self.label = label
    self.summary = summary
    heads = columns.map { Head(text: $0.0, isNumber: $0.1) }
    self.rows = rows.map { row in
      Row(href: row.href, name: row.name, cells: zip(row.cells, columns).map { Cell(html: $0, isNumber: $1.1) })
    }
    hasRows = !rows.isEmpty
    self.nothing = nothing
  }

  /// - Parameter lists: the lists of the county's year that belong to the board.
  static func page(_ title: String, _ overview: CountyOverview, _ model: BoardModel, lists: [ReportKind] = []) -> Page {
    Page(
      title: title,
      crumbs: [Crumb(href: Address.overview(overview.county, overview.year), text: "\(overview.county.name) \(overview.year.text)")],
      here: title, menu: .overview, scope: OverviewPage.scope(overview.county, overview.year), facts: [PageParts.words(model.summary)],
      actions: lists.map {
        PageAction(href: Address.report(overview.county, overview.year, $0), text: "\($0.title)（Excel）", isDownload: true)
      }, template: "board", model: model)
  }
}

/// Where every project stands within the year (监控看板), the reddest and slowest first.
struct MonitoringBoardPage {
  let page: Page

  init(_ overview: CountyOverview) {
    let own = overview.assessments.filter { $0.project.tier != .one }
    let watched = own.filter { $0.signal != nil }
    let rows = own.sorted { Self.order($0) < Self.order($1) }.map { assessment in
      (href: Address.project(assessment.project.id), name: assessment.project.name, cells: Self.cells(assessment))
    }
    page = BoardModel.page(
      "监控看板", overview,
      BoardModel(
        "监控看板", summary: "\(own.count)个项目，\(watched.count)个有监控表",
        columns: [
          ("实施单位", false), ("亮灯", false), ("监控期间", false), ("预算 万元", true), ("执行率", true), ("比序时少付 万元", true), ("为什么", false),
          ("办理", false),
        ], rows: rows, nothing: "这一年还没有项目。"),
      lists: watched.isEmpty ? [] : [.monitoringSummary])
  }

  private static func order(_ assessment: ProjectAssessment) -> (Int, Money, String) {
    let light = assessment.signal.map { $0.light == .red ? 0 : $0.light == .amber ? 1 : 3 } ?? 2
    return (light, -(assessment.paceGap?.amount ?? .zero), assessment.project.name)
  }

  private static func cells(_ assessment: ProjectAssessment) -> [String] {
    let project = assessment.project, report = assessment.ledger.monitoring.last
    let reasons = (assessment.signal?.reasons ?? []).filter { $0.light != .green }
    return [
      PageParts.words(project.implementingUnit), PageParts.badge(assessment.signal?.light),
      PageParts.words(report?.period.monthsText ?? ""), PageParts.figure(assessment.figures.budget, of: project),
      assessment.signal?.executionRate.map { PageParts.words(Percentage(of: $0).text) } ?? "",
      PageParts.figure(assessment.paceGap?.figure, of: project),
      reasons.prefix(2).map { PageParts.words($0.text) }.joined(separator: "；") + (reasons.count > 2 ? "；还有\(reasons.count - 2)条" : ""),
      PageParts.words(report?.state.label ?? ""),
    ]
  }
}

/// What came of every project (结果看板): scores side by side, grade, and what follows for next year.
struct ResultsBoardPage {
  let page: Page

  init(_ overview: CountyOverview) {
    let own = overview.assessments.filter { $0.project.tier != .one }
    let rows = own.map { assessment in
      (href: Address.project(assessment.project.id), name: assessment.project.name, cells: Self.cells(assessment))
    }
    page = BoardModel.page(
      "结果看板", overview,
      BoardModel(
        "结果看板", summary: "\(own.count)个项目，\(own.count { !$0.ledger.selfEvaluations.isEmpty })个有自评表",
        columns: [
          ("实施单位", false), ("执行率", true), ("填报得分", true), ("按原表", true), ("更正后", true), ("等级", false), ("审核结论", false), ("对下年预算的建议", false),
          ("办理", false),
        ], rows: rows, nothing: "这一年还没有项目。"),
      lists: (own.contains { !$0.ledger.selfEvaluations.isEmpty } ? [.selfEvaluationSummary] : []) + [.evaluationFramework])
  }

  private static func cells(_ assessment: ProjectAssessment) -> [String] {
    let project = assessment.project, evaluation = assessment.ledger.selfEvaluations.last
    func score(_ version: ScoreStory.Version) -> String { PageParts.figure(assessment.figures.scores[version], of: project) }
    return [
      PageParts.words(project.implementingUnit), PageParts.figure(assessment.figures.rate, of: project), score(.filled), score(.byForm),
      score(.corrected), PageParts.words(assessment.story?.standing.grade?.rawValue ?? ""),
      PageParts.words(evaluation?.reviewGrade?.rawValue ?? ""),
      PageParts.words(assessment.advice?.advice.map(\.label).joined(separator: "；") ?? ""), PageParts.words(evaluation?.state.label ?? ""),
    ]
  }
}

/// What was put to the units and how far it is (整改台账), what is open and overdue first.
struct RectificationBoardPage {
  let page: Page

  init(_ overview: CountyOverview, today: CivilDate) {
    let matters = OverviewMatters(overview)
    let late = matters.put.count { $0.rectification.daysOverdue(on: today) != nil }
    let rows = matters.put.map { put in
      (
        href: Address.rectification(put.assessment.project.id, put.number), name: put.assessment.project.name,
        cells: Self.cells(put, today)
      )
    }
    page = BoardModel.page(
      "整改台账", overview,
      BoardModel(
        "整改台账", summary: "共\(matters.put.count)件，在办\(matters.openCount)件，逾期\(late)件",
        columns: [("种类", false), ("文号", false), ("要办的事", false), ("没有完成", true), ("期限", false), ("办理", false)], rows: rows,
        nothing: "这一年还没有下发过整改通知或批示。在项目页上下发。"))
  }

  private static func cells(_ put: OverviewMatters.Put, _ today: CivilDate) -> [String] {
    let (rectification, notice) = (put.rectification, put.rectification.notice)
    let deadline = notice.problems.compactMap(\.deadline).min()
    let left = deadline.map { day in
      rectification.daysOverdue(on: today).map { "\(day.chineseText)，逾期\($0)天" } ?? day.chineseText
    }
    return [
      PageParts.words(notice.kind.label), PageParts.words(notice.number?.text ?? ""),
      PageParts.words(notice.problems.first.map { $0.text + (notice.problems.count > 1 ? "等\(notice.problems.count)件" : "") } ?? ""),
      rectification.isOpen ? "\(rectification.openProblems.count)" : "", PageParts.words(left ?? ""), RectificationPage.chip(notice.state),
    ]
  }
}
