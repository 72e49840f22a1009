import HengDomain
import HengOperations
import HengRules
import HengValues

/// Projects as table rows, on the overview and in the list (项目表).
struct ProjectTable {
  struct Head {
    let text: String
    let href: String?
    let sorted: String?
  }

  struct RowModel {
    let href: String
    let name: String
    let place: String?
    let stage: String
    let budget: String
    let outturn: String
    let rate: String
    let light: String
    let score: String
    let findings: String
  }

  let heads: [Head]
  let rows: [RowModel]

  static let columns = ["项目", "阶段", "预算", "执行", "执行率", "亮灯", "计算得分", "核查"]
  static let plainHeads = columns.map { Head(text: $0, href: nil, sorted: nil) }

  init(_ assessments: [ProjectAssessment], showsCounty: Bool, heads: [Head]) {
    self.heads = heads
    rows = assessments.map { assessment in
      let project = assessment.project
      let score = assessment.figures.score.map { figure in
        PageParts.figure(figure, of: project) + (assessment.card?.grade.map { " <span class=\"grade\">\($0.rawValue)</span>" } ?? "")
      }
      return RowModel(
        href: Address.project(project.id), name: project.name,
        place: showsCounty ? "\(assessment.county.name) \(project.year.text)" : nil, stage: assessment.stage.label,
        budget: PageParts.figure(assessment.figures.budget, of: project),
        outturn: PageParts.figure(assessment.figures.outturn, of: project),
        rate: PageParts.figure(assessment.figures.rate, of: project), light: PageParts.badge(assessment.signal?.light),
        score: score ?? (assessment.card?.missingTotal ?? ""), findings: Self.findings(assessment))
    }
  }

  /// `错误2 警告1`, linked to the findings.
  static func findings(_ assessment: ProjectAssessment) -> String {
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = assessment.count(severity)
      return count == 0 ? nil : "<span>\(severity.label)\(count)</span>"
    }
    let text = counts.isEmpty ? "未发现问题" : counts.joined(separator: " ")
    return "<a href=\"\(Address.findings(assessment.project.id))\">\(text)</a>"
  }
}
