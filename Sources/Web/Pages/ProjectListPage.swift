import HengDomain
import HengOperations
import HengRules
import HengValues

/// The project list with search, filter and sort (项目列表).
struct ProjectListPage {
  static let rowsPerPage = 50
  let page: Page

  init(_ overviews: [CountyOverview], query: ProjectListQuery, _ renderer: PageRenderer) {
    let found = query.found(in: overviews)
    let pages = max((found.count + Self.rowsPerPage - 1) / Self.rowsPerPage, 1)
    let number = min(query.pageNumber, pages)
    let shown = Array(found.dropFirst((number - 1) * Self.rowsPerPage).prefix(Self.rowsPerPage))
    func address(page: Int) -> String {
      var other = query
      other.pageNumber = page
      return Address.projectList(other)
    }
    page = Page(
      title: "项目", here: "项目", menu: .projects, facts: ["\(found.count)个"],
      actions: found.isEmpty
        ? []
        : [
          PageAction(href: Address.projectList(query, Address.projectsWorkbook), text: "导出 Excel", isDownload: true),
          PageAction(href: Address.projectList(query, Address.projectsTable), text: "导出 CSV", isDownload: true),
        ], skips: [Crumb(href: "#list", text: "跳到列表")],
      template: "projects",
      model: Model(
        q: query.text, counties: Self.counties(overviews, query), years: Self.years(overviews, query),
        departments: Self.departments(overviews, query), stages: Self.stages(query), lights: Self.lights(query),
        sorts: ProjectListQuery.Sort.allCases.map { Option(value: $0.rawValue, text: $0.label, selected: $0 == query.sort) },
        total: "\(found.count)", range: pages > 1 ? "第\(number)页，共\(pages)页" : nil,
        table: renderer.fragment(
          "project-table",
          overviews.isEmpty
            ? ProjectTable([], showsCounty: true, heads: Self.heads(query), nothing: "您管的范围里还没有项目。登记项目请从“总览”进入。")
            : ProjectTable(
              Self.parts(shown, overviews, query), showsCounty: true, heads: Self.heads(query), totals: Self.totals(found))),
        sumsNothing: Set(found.map(\.project.year)).count > 1,
        legend: ProjectTable.legend, hasPages: pages > 1, previous: number > 1 ? address(page: number - 1) : nil,
        next: number < pages ? address(page: number + 1) : nil))
  }

  /// By county and year as long as nothing else orders the list.
  private static func parts(
    _ shown: [ProjectAssessment], _ overviews: [CountyOverview], _ query: ProjectListQuery
  ) -> [ProjectTable.Part] {
    guard query.sort == .county else { return [ProjectTable.Part(shown)] }
    return overviews.map { overview in
      ProjectTable.Part(
        shown.filter { $0.project.county == overview.county.division && $0.project.year == overview.year }, of: overview)
    }
  }

  private struct Model {
    let q: String
    let counties: [Option]
    let years: [Option]
    let departments: [Option]
    let stages: [Option]
    let lights: [Option]
    let sorts: [Option]
    let total: String
    let range: String?
    let table: String
    /// Several years were found.
    let sumsNothing: Bool
    let legend: String
    let hasPages: Bool
    let previous: String?
    let next: String?
  }

  private struct Option {
    let value: String
    let text: String
    let selected: Bool
  }

  private static func counties(_ overviews: [CountyOverview], _ query: ProjectListQuery) -> [Option] {
    var seen: Set<County> = []
    return overviews.map(\.county).filter { seen.insert($0).inserted }.map {
      Option(value: $0.division.text, text: $0.name, selected: $0.division.text == query.county)
    }
  }

  private static func years(_ overviews: [CountyOverview], _ query: ProjectListQuery) -> [Option] {
    Set(overviews.map(\.year.year)).sorted(by: >).map { Option(value: "\($0)", text: "\($0)年", selected: "\($0)" == query.year) }
  }

  /// Those that have projects in the county that was chosen, under their newest name; with the county where none was.
  private static func departments(_ overviews: [CountyOverview], _ query: ProjectListQuery) -> [Option] {
    var names: [String: String] = [:]
    let chosen = overviews.filter { query.county.isEmpty || $0.county.division.text == query.county }
    for overview in chosen.sorted(by: { $0.year.year < $1.year.year }) {
      for assessment in overview.assessments {
        let place = query.county.isEmpty ? "（\(overview.county.name)）" : ""
        names[assessment.project.department.text] = assessment.project.departmentName + place
      }
    }
    return names.sorted { $0.key < $1.key }.map { Option(value: $0.key, text: $0.value, selected: $0.key == query.department) }
  }

  /// Of one year alone: amounts of several are not summed.
  private static func totals(_ found: [ProjectAssessment]) -> ProjectTable.Totals? {
    guard let year = found.first?.project.year, found.allSatisfy({ $0.project.year == year }) else { return nil }
    return ProjectTable.Totals(
      name: "\(year.text)合计", count: found.count, budget: found.compactMap(\.figures.budgetAmount).sum,
      issued: found.compactMap(\.figures.issuedAmount).sum, outturn: found.compactMap(\.figures.outturnAmount).sum)
  }

  private static func stages(_ query: ProjectListQuery) -> [Option] {
    ProjectAssessment.Stage.allCases.map { Option(value: $0.rawValue, text: $0.label, selected: $0.rawValue == query.stage) }
  }

  private static func lights(_ query: ProjectListQuery) -> [Option] {
    MonitoringSignal.Light.allCases.reversed().map { Option(value: $0.rawValue, text: $0.label, selected: $0.rawValue == query.light) }
      + [Option(value: "none", text: "无监控表", selected: query.light == "none")]
  }

  private static func heads(_ query: ProjectListQuery) -> [ProjectTable.Head] {
    let sorts: [String: (ProjectListQuery.Sort, String)] = [
      "项目": (.name, "ascending"), "预算": (.budget, "descending"), "执行": (.outturn, "descending"), "执行率": (.rate, "ascending"),
      "得分": (.score, "ascending"),
    ]
    return ProjectTable.columns.map { column in
      guard let (sort, order) = sorts[column] else { return ProjectTable.head(column) }
      var other = query
      other.sort = sort
      other.pageNumber = 1
      return ProjectTable.head(column, href: Address.projectList(other), sorted: query.sort == sort ? order : nil)
    }
  }
}
