import HengDomain
import HengOperations
import HengRules
import HengValues
import Mustache

/// Projects as table rows, on the overview and in the list (项目表).
struct ProjectTable {
  struct Head: MustacheParent {
    let text: String
    var unit: String?
    let isNumber: Bool
    let href: String?
    let sorted: String?

    /// By name and without reflection: a county has hundreds of rows.
    func child(named name: String) -> Any? {
      switch name {
      case "text": text
      case "unit": unit
      case "isNumber": isNumber
      case "href": href
      case "sorted": sorted
      default: nil
      }
    }
  }

  /// Projects that stand together: all of a county's year with their sums, or any that were found.
  struct Part {
    let assessments: [ProjectAssessment]
    var overview: CountyOverview?

    init(_ assessments: [ProjectAssessment], of overview: CountyOverview? = nil) {
      self.assessments = assessments
      self.overview = overview
    }
  }

  /// The head row of a part; sums only where all of the year's projects stand below.
  struct Group: MustacheParent {
    let name: String
    let href: String?
    let count: String
    let budget: String
    let issued: String
    let outturn: String
    let rate: String

    /// By name and without reflection: a county has hundreds of rows.
    func child(named name: String) -> Any? {
      switch name {
      case "name": self.name
      case "href": href
      case "count": count
      case "budget": budget
      case "issued": issued
      case "outturn": outturn
      case "rate": rate
      default: nil
      }
    }
  }

  struct GroupModel: MustacheParent {
    let group: Group?
    let rows: [RowModel]

    /// By name and without reflection: a county has hundreds of rows.
    func child(named name: String) -> Any? {
      switch name {
      case "group": group
      case "rows": rows
      default: nil
      }
    }
  }

  struct RowModel: MustacheParent {
    let href: String
    let name: String
    let place: String?
    let stage: String
    let budget: String
    let issued: String
    let outturn: String
    let rate: String
    let light: String
    let score: String
    let findings: String

    /// By name and without reflection: a county has hundreds of rows.
    func child(named name: String) -> Any? {
      switch name {
      case "href": href
      case "name": self.name
      case "place": place
      case "stage": stage
      case "budget": budget
      case "issued": issued
      case "outturn": outturn
      case "rate": rate
      case "light": light
      case "score": score
      case "findings": findings
      default: nil
      }
    }
  }

  let heads: [Head]
  let groups: [GroupModel]
  /// Below all rows: of everything that was found, on whatever page.
  let sum: Group?
  /// What stands in a table without rows.
  let nothing: String

  static let columns = ["项目", "阶段", "预算", "到位", "执行", "执行率", "亮灯", "得分", "核查"]
  static let plainHeads = columns.map { head($0) }
  private static let unit = "万元"
  /// The column does not exist for a row.
  private static let none = "—"

  static func head(_ column: String, href: String? = nil, sorted: String? = nil) -> Head {
    Head(
      text: column, unit: ["预算", "到位", "执行"].contains(column) ? unit : nil,
      isNumber: ["预算", "到位", "执行", "执行率", "得分"].contains(column), href: href, sorted: sorted)
  }

  /// What everything that was found comes to (合计).
  struct Totals {
    let name: String
    let count: Int
    let budget: Money
    let issued: Money
    let outturn: Money
  }

  init(
    _ parts: [Part], showsCounty: Bool, heads: [Head], totals: Totals? = nil, nothing: String = "没有符合条件的项目。请减少条件再查。"
  ) {
    self.heads = heads
    self.nothing = nothing
    let all = parts.flatMap(\.assessments).map(\.figures), sums = parts.compactMap(\.overview)
    let budgets = ScreenNumber.places(all.compactMap(\.budget?.text) + sums.map(\.budget.text) + Self.texts(totals?.budget))
    let issued = ScreenNumber.places(all.compactMap(\.issued?.text) + sums.compactMap(\.issued?.text) + Self.texts(totals?.issued))
    let outturns = ScreenNumber.places(
      all.compactMap(\.outturn?.text) + sums.compactMap(\.outturn?.text) + Self.texts(totals?.outturn))
    let places = Places(budget: budgets, issued: issued, outturn: outturns)
    sum = totals.map { Self.sum($0, places) }
    groups = parts.filter { !$0.assessments.isEmpty }.map { part in
      GroupModel(
        group: part.overview.map { Self.group($0, shown: part.assessments.count, places: places) },
        rows: Self.rows(part.assessments, showsCounty: showsCounty && part.overview == nil, places: places))
    }
  }

  /// Digits behind the point, column by column.
  private struct Places {
    let budget: Int
    let issued: Int
    let outturn: Int
  }

  private static func texts(_ money: Money?) -> [String] { money.map { [$0.printed(in: .wanYuan).text] } ?? [] }

  private static func sum(_ totals: Totals, _ places: Places) -> Group {
    func amount(_ money: Money, _ places: Int) -> String { ScreenNumber(money.printed(in: .wanYuan).text).html(in: unit, places: places) }
    return Group(
      name: totals.name, href: nil, count: "\(totals.count)个", budget: amount(totals.budget, places.budget),
      issued: amount(totals.issued, places.issued), outturn: amount(totals.outturn, places.outturn),
      rate: totals.outturn.ratio(to: totals.budget).map { Percentage(of: $0).text } ?? "")
  }

  private static func group(_ overview: CountyOverview, shown: Int, places: Places) -> Group {
    let isWhole = shown == overview.assessments.count
    func amount(_ figure: Figure?, _ places: Int) -> String {
      guard isWhole, let figure else { return "" }
      let href = Address.overviewWhy(overview.county, overview.year, figure.key)
      return PageParts.link(figure, href: href, ScreenNumber(figure.text).html(in: unit, places: places))
    }
    return Group(
      name: "\(overview.county.name) \(overview.year.text)", href: Address.overview(overview.county, overview.year), count: "\(shown)个",
      budget: amount(overview.budget, places.budget), issued: amount(overview.issued, places.issued),
      outturn: amount(overview.outturn, places.outturn),
      rate: isWhole ? PageParts.figure(overview.rate, of: overview) : "")
  }

  private static func rows(
    _ assessments: [ProjectAssessment], showsCounty: Bool, places: Places
  ) -> [RowModel] {
    assessments.map { assessment in
      let project = assessment.project
      func amount(_ figure: Figure?, _ places: Int) -> String {
        figure.map { PageParts.link($0, href: Address.why(project.id, $0.key), ScreenNumber($0.text).html(in: unit, places: places)) }
          ?? none
      }
      return RowModel(
        href: Address.project(project.id), name: project.name,
        place: showsCounty ? "\(assessment.county.name) \(project.year.text)" : nil, stage: assessment.stage.label,
        budget: amount(assessment.figures.budget, places.budget), issued: amount(assessment.figures.issued, places.issued),
        outturn: amount(assessment.figures.outturn, places.outturn),
        rate: PaceBar.beside(PageParts.figure(assessment.figures.rate, of: project), assessment),
        light: PageParts.badge(assessment.signal?.light),
        score: assessment.story == nil ? none : ScoreStoryParts.list(assessment), findings: findings(assessment))
    }
  }

  /// Counts by severity, linked to the findings.
  static func findings(_ assessment: ProjectAssessment) -> String {
    let hasAny = Severity.allCases.contains { assessment.count($0) > 0 }
    let text = hasAny ? PageParts.counts { assessment.count($0) } : assessment.report.coverage.isEmpty ? "尚未核查" : "未发现问题"
    return "<a href=\"\(Address.findings(assessment.project.id))\">\(text)</a>"
  }

  /// What the signs of the column say.
  static var legend: String { Severity.allCases.map { SeverityMark.html($0) }.joined(separator: "　") }
}
