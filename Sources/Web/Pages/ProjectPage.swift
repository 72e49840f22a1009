import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues

/// One project from target to advice (项目页).
struct ProjectPage {
  let page: Page

  init(_ assessment: ProjectAssessment, _ renderer: PageRenderer) {
    page = Page(
      title: assessment.project.name, crumbs: Self.crumbs(assessment), here: assessment.project.name, menu: .projects,
      scope: OverviewPage.scope(assessment.county, assessment.project.year), facts: Self.facts(assessment),
      actions: Self.actions(assessment.project), template: "project",
      model: ProjectModel(assessment, renderer))
  }

  /// What was registered by mistake is corrected while the project is a draft.
  private static func actions(_ project: Project) -> [PageAction] {
    guard project.state == .draft, Visitor.current.mayPrepare(project.county, department: project.department) else { return [] }
    return [PageAction(href: Address.correction(project.id), text: "更正或撤销登记")]
  }

  private static func facts(_ assessment: ProjectAssessment) -> [String] {
    let project = assessment.project
    let words = [project.year.text, project.implementingUnit] + (project.code.map { ["编码 \($0.text)"] } ?? [])
    return (assessment.signal.map { [PageParts.badge($0.light)] } ?? []) + words.filter { !$0.isEmpty }.map(PageParts.words)
  }

  /// The path to a project's pages.
  static func crumbs(_ assessment: ProjectAssessment) -> [Crumb] {
    let county = assessment.county, year = assessment.project.year
    return [
      Crumb(href: Address.projects, text: "项目"),
      Crumb(href: Address.overview(county, year), text: "\(county.name) \(year.text)"),
    ]
  }

  /// The path to a page below a project.
  static func crumbs(below assessment: ProjectAssessment) -> [Crumb] {
    crumbs(assessment) + [Crumb(href: Address.project(assessment.project.id), text: assessment.project.name)]
  }
}

/// What the project template prints.
struct ProjectModel {
  struct Fact {
    let label: String
    let figure: String
  }

  struct LightModel {
    let name: String
    let reasons: [String]
  }

  struct AdviceModel {
    let label: String
    let basis: String?
    let reasons: [String]
  }

  struct PaymentModel {
    let date: String
    let purpose: String
    let amount: String
    let source: String
  }

  struct Work {
    let href: String
    let text: String
  }

  struct FormModel {
    let href: String
    let title: String
    let xlsx: String
    let pdf: String
    let html: String
  }

  let life: [LifeStep]
  let facts: [Fact]
  let story: String
  let chart: String?
  let light: LightModel?
  let advice: AdviceModel?
  let findingsSummary: String
  let coverage: String
  let findingsHref: String
  let hasToDate: Bool
  let hasActual: Bool
  let hasCorrected: Bool
  let periodLabel: String
  let indicators: [IndicatorRowModel]
  let hasIndicators: Bool
  let hasPayments: Bool
  let payments: [PaymentModel]
  let forms: [FormModel]
  let hasForms: Bool
  /// Forms to begin, to go on with or to decide on.
  let work: [Work]
  let hasWork: Bool
  /// Notices and instructions on the project.
  let put: [OverviewMattersModel.Put]
  let putLinks: [Work]
  let hasPut: Bool

  init(_ assessment: ProjectAssessment, _ renderer: PageRenderer) {
    let project = assessment.project, ledger = assessment.ledger
    life = LifeStep.steps(of: assessment)
    facts = Self.facts(assessment)
    story = ScoreStoryModel(assessment, withRows: false).map { renderer.fragment("score-story", $0) } ?? ""
    chart = PaceChart.svg(assessment)
    light = assessment.signal.map { signal in
      LightModel(
        name: signal.light.label,
        reasons: signal.reasons.isEmpty ? ["支出进度和各项指标均无预警"] : signal.reasons.map { PageParts.words($0.text) })
    }
    advice = assessment.advice.flatMap { result in
      result.advice.isEmpty
        ? nil
        : AdviceModel(
          label: result.advice.map(\.label).joined(separator: "；"), basis: assessment.story?.standing.words,
          reasons: result.reasons.map(PageParts.words))
    }
    findingsSummary = ProjectTable.findings(assessment)
    coverage = PageParts.words(assessment.report.coverageText)
    findingsHref = Address.findings(project.id)
    hasToDate = !ledger.monitoring.isEmpty
    hasActual = !ledger.selfEvaluations.isEmpty
    hasCorrected = assessment.correctedCard != nil
    periodLabel = ledger.monitoring.last?.period.monthsText ?? ""
    indicators = IndicatorRowModel.rows(of: assessment)
    hasIndicators = !indicators.isEmpty
    let places = ScreenNumber.places(assessment.paymentFigures.map(\.text))
    payments = zip(ledger.payments, assessment.paymentFigures).map { payment, figure in
      PaymentModel(
        date: PageParts.words(payment.dateText), purpose: PaymentNames.covered(payment.purpose),
        amount: PageParts.link(
          figure, href: Address.why(project.id, figure.key), ScreenNumber(figure.text).html(in: "万元", places: places)),
        source: PageParts.citation(payment.citation))
    }
    hasPayments = !payments.isEmpty
    forms = assessment.forms.offered(ledger).map { kind, layout in
      FormModel(
        href: Address.form(project.id, kind), title: layout.name, xlsx: Address.download(project.id, kind, .xlsx),
        pdf: Address.download(project.id, kind, .pdf), html: Address.download(project.id, kind, .html))
    }
    hasForms = !forms.isEmpty
    work =
      project.tier == .one
      ? []
      : FormKind.ofProjects.flatMap { kind in
        FormAccess(assessment, kind).actions.map { Work(href: $0.href, text: "\($0.text)：\(kind.title)") }
      }
    hasWork = !work.isEmpty
    put = ledger.rectifications.enumerated().map { place, rectification in
      OverviewMattersModel.matter(OverviewMatters.Put(assessment: assessment, rectification: rectification, number: place + 1))
    }
    let roles = Visitor.current.scope.roles(in: project.county, department: project.department)
    putLinks =
      (roles.isDisjoint(with: [.departmentReviewer, .financeBureau])
        ? [] : [Work(href: Address.newRectification(project.id, .notice), text: "下发整改通知")])
      + (roles.contains(.leader) ? [Work(href: Address.newRectification(project.id, .instruction), text: "批示")] : [])
    hasPut = !put.isEmpty || !putLinks.isEmpty
  }

  private static func facts(_ assessment: ProjectAssessment) -> [Fact] {
    let figures = assessment.figures
    let pairs: [(String, Figure?)] = [
      ("预算", figures.budget), ("执行", figures.outturn), ("执行率", figures.rate),
    ]
    return pairs.compactMap { label, figure in
      figure.map { Fact(label: label, figure: PageParts.figure($0, of: assessment.project)) }
    }
  }
}

/// One step of a project's life, from funding to advice (全过程).
struct LifeStep {
  let kind: String
  let step: String
  let text: String
  let href: String?
  let note: String

  static func steps(of assessment: ProjectAssessment) -> [LifeStep] {
    let ledger = assessment.ledger, id = assessment.project.id
    let funding = ledger.documents.map(\.number.text).joined(separator: "、")
    var steps = [
      LifeStep(
        kind: assessment.figures.budget == nil ? "todo" : "done", step: "资金", text: assessment.figures.budget == nil ? "未下达" : "预算已安排",
        href: nil,
        note: PageParts.words(funding))
    ]
    if let sheet = ledger.targetSheet {
      steps.append(
        LifeStep(
          kind: "done", step: "绩效目标", text: sheet.state.label, href: Address.form(id, .projectTarget),
          note: "第\(sheet.version)版，\(sheet.indicators.count { !$0.name.isEmpty })项指标"))
    }
    steps.append(
      ledger.payments.isEmpty
        ? LifeStep(kind: "todo", step: "支付", text: "没有支付", href: nil, note: "")
        : LifeStep(
          kind: "done", step: "支付", text: "\(ledger.payments.count)笔", href: nil,
          note: PageParts.words(ledger.payments.last?.dateText ?? "")))
    if let monitoring = ledger.monitoring.last {
      let light = assessment.signal?.light ?? .green
      steps.append(
        LifeStep(
          kind: light == .green ? "done" : light == .amber ? "warn" : "bad", step: "运行监控",
          text: "\(monitoring.period.monthsText) \(monitoring.state.label)",
          href: Address.form(id, .projectMonitoring), note: PageParts.badge(light)))
    } else {
      steps.append(LifeStep(kind: "todo", step: "运行监控", text: "没有监控表", href: nil, note: ""))
    }
    if let evaluation = ledger.selfEvaluations.last {
      let standing = assessment.story?.standing
      steps.append(
        LifeStep(
          kind: standing?.total == nil ? "warn" : "done", step: "绩效自评", text: evaluation.state.label,
          href: Address.form(id, .projectSelfEvaluation), note: standing?.words ?? ""))
    } else {
      steps.append(LifeStep(kind: "todo", step: "绩效自评", text: "未开始", href: nil, note: ""))
    }
    let advice = assessment.advice?.advice.map(\.label).joined(separator: "；") ?? ""
    steps.append(
      LifeStep(kind: advice.isEmpty ? "todo" : "done", step: "结果应用", text: advice.isEmpty ? "未提建议" : "已提建议", href: nil, note: advice))
    return steps
  }
}
