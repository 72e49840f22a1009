import HengDomain
import HengOperations
import HengRules
import HengValues

/// One county-year at a glance (县区总览).
struct OverviewPage {
  let page: Page

  init(_ overview: CountyOverview, _ renderer: PageRenderer) {
    let title = "\(overview.county.name) \(overview.year.text)预算绩效"
    page = Page(
      title: title, crumbs: [Crumb(href: Address.home, text: "总览")], here: "\(overview.county.name) \(overview.year.text)",
      menu: .overview, scope: Self.scope(overview.county, overview.year),
      facts: [PageParts.place(overview.county), overview.county.bureau].map(PageParts.words),
      actions: Self.boards(overview) + [
        PageAction(href: Address.newProject(CountyYear(county: overview.county.division, year: overview.year)), text: "登记项目"),
        PageAction(href: Address.funding(CountyYear(county: overview.county.division, year: overview.year)), text: "资金文件和指标"),
        PageAction(href: Address.accounts(overview.county, overview.year), text: "部门决算与公开"),
      ],
      template: "overview", model: Model(overview, renderer))
  }

  /// The county and year in the bar of every page below.
  static func scope(_ county: County, _ year: FiscalYear) -> Crumb {
    Crumb(href: Address.overview(county, year), text: "\(county.name) · \(year.text)")
  }

  private static func boards(_ overview: CountyOverview) -> [PageAction] {
    let key = CountyYear(county: overview.county.division, year: overview.year)
    return [
      PageAction(href: Address.monitoringBoard(key), text: "监控看板"), PageAction(href: Address.resultsBoard(key), text: "结果看板"),
      PageAction(href: Address.rectifications(key), text: "整改台账"),
    ]
  }

  private struct Model {
    let projects: String
    let budget: String
    let outturn: String?
    let rate: String?
    let findings: [Labelled]
    let hasLights: Bool
    let lights: [LightModel]
    let hasGrades: Bool
    let grades: [GradeModel]
    let chart: String
    let table: String
    let hasUnit: Bool
    let unit: [Labelled]
    let matters: OverviewMattersModel

    init(_ overview: CountyOverview, _ renderer: PageRenderer) {
      func figure(_ figure: Figure) -> String { PageParts.figure(figure, of: overview) }
      projects = figure(overview.projectCount)
      budget = figure(overview.budget)
      outturn = overview.outturn.map(figure)
      rate = overview.rate.map(figure)
      findings = Severity.allCases.compactMap { severity in
        overview.findings[severity].map { Labelled(label: SeverityMark.html(severity), figure: figure($0)) }
      }
      lights = MonitoringSignal.Light.allCases.reversed().compactMap { light in
        overview.lights[light].map { LightModel(light, figure($0), overview) }
      }
      hasLights = !lights.isEmpty
      grades = ScoreStory.Version.allCases.compactMap { version in
        let counts = Grade.allCases.compactMap { grade in
          overview.grades[version]?[grade].map { CountModel(grade: grade.rawValue, figure: figure($0)) }
        }
        let name = version == .corrected ? overview.scoreBasis : version.label
        return counts.isEmpty ? nil : GradeModel(key: version.rawValue, version: name, counts: counts)
      }
      hasGrades = !grades.isEmpty
      chart = BudgetChart.svg(overview.assessments)
      table = renderer.fragment(
        "project-table", ProjectTable([ProjectTable.Part(overview.assessments)], showsCounty: false, heads: ProjectTable.plainHeads))
      unit = overview.unitTotals.map { Labelled(label: PageParts.words($0.trace.label), figure: figure($0)) }
      hasUnit = !unit.isEmpty
      matters = OverviewMattersModel(overview)
    }
  }

  /// Both as HTML.
  private struct Labelled {
    let label: String
    let figure: String
  }

  private struct LightModel {
    let kind: String
    let badge: String
    let figure: String
    let note: String

    init(_ light: MonitoringSignal.Light, _ figure: String, _ overview: CountyOverview) {
      kind = light.rawValue
      badge = PageParts.badge(light)
      self.figure = figure
      let names = overview.assessments.filter { $0.signal?.light == light }.map(\.project.name)
      note = names.count > 3 ? names.prefix(3).joined(separator: "、") + "等" : names.joined(separator: "、")
    }
  }

  private struct GradeModel {
    let key: String
    let version: String
    let counts: [CountModel]
  }

  private struct CountModel {
    let grade: String
    let figure: String
  }
}
