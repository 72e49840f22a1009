import HengDomain
import HengOperations
import HengRules
import HengValues
import Hummingbird

/// What the reader asked for in the list (查询条件).
package struct ProjectListQuery: Hashable, Sendable {
  package var text = ""
  package var county = ""
  package var year = ""
  /// The id of a department.
  package var department = ""
  package var stage = ""
  package var light = ""
  package var sort = Sort.county
  package var pageNumber = 1

  package enum Sort: String, CaseIterable, Sendable {
    case county, name, budget, outturn, rate, score

    var label: String {
      switch self {
      case .county: "按县区"
      case .name: "按名称"
      case .budget: "预算从大到小"
      case .outturn: "执行数从大到小"
      case .rate: "执行率从低到高"
      case .score: "得分从低到高（更正后；没有更正的按原表）"
      }
    }
  }

  package init() {}

  init(_ parameters: Parameters) {
    text = String(parameters.get("q") ?? "").trimmedSpaces
    county = parameters.get("county") ?? ""
    year = String(parameters.get("year") ?? "").trimmedSpaces
    department = parameters.get("department") ?? ""
    stage = parameters.get("stage") ?? ""
    light = parameters.get("light") ?? ""
    sort = parameters.get("sort").flatMap { Sort(rawValue: String($0)) } ?? .county
    pageNumber = max(parameters.get("page", as: Int.self) ?? 1, 1)
  }

  var pairs: [(String, String)] {
    [
      ("q", text), ("county", county), ("year", year), ("department", department), ("stage", stage), ("light", light),
      ("sort", sort == .county ? "" : sort.rawValue),
      ("page", pageNumber == 1 ? "" : String(pageNumber)),
    ].filter { !$0.1.isEmpty }
  }

  func matches(_ assessment: ProjectAssessment) -> Bool {
    let project = assessment.project
    return (text.isEmpty || project.name.holds(text) || project.code?.text.holds(text) ?? false)
      && (county.isEmpty || project.county.text == county) && (year.isEmpty || "\(project.year.year)" == year)
      && (department.isEmpty || project.department.text == department) && (stage.isEmpty || assessment.stage.rawValue == stage)
      && (light.isEmpty || (assessment.signal?.light.rawValue ?? "none") == light)
  }

  /// Everything that is found, in the order of the list.
  func found(in overviews: [CountyOverview]) -> [ProjectAssessment] { sorted(overviews.flatMap(\.assessments).filter(matches)) }

  /// Projects without the figure asked for come last; ties by id.
  func sorted(_ assessments: [ProjectAssessment]) -> [ProjectAssessment] {
    switch sort {
    case .county: assessments
    case .name: assessments.sorted { ($0.project.name, $0.project.id) < ($1.project.name, $1.project.id) }
    case .budget: ascending(assessments) { ($0.figures.budgetAmount?.fen).map { -$0 } }
    case .outturn: ascending(assessments) { ($0.figures.outturnAmount?.fen).map { -$0 } }
    case .rate:
      ascending(assessments) { assessment in
        assessment.figures.outturnAmount.flatMap { paid in assessment.figures.budgetAmount.flatMap(paid.ratio) }
      }
    case .score: ascending(assessments) { $0.story?.standing.total }
    }
  }

  private func ascending<Key: Comparable>(
    _ assessments: [ProjectAssessment], by key: (ProjectAssessment) -> Key?
  ) -> [ProjectAssessment] {
    assessments.sorted { left, right in
      switch (key(left), key(right)) {
      case (let a?, let b?) where a != b: a < b
      case (.some, nil): true
      case (nil, .some): false
      default: left.project.id < right.project.id
      }
    }
  }
}
