import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters

/// Pieces of HTML that several pages share.
enum PageParts {
  static func escaped(_ text: String) -> String { HTMLEscape.attribute(text) }

  /// A figure as a link to its explanation.
  static func figure(_ figure: Figure, href: String) -> String {
    "<a class=\"figure\" href=\"\(escaped(href))\" title=\"看“\(escaped(figure.trace.label))”的来历\">\(escaped(figure.text))</a>"
  }

  static func figure(_ figure: Figure?, of project: Project) -> String {
    figure.map { Self.figure($0, href: Address.why(project.id, $0.key)) } ?? ""
  }

  static func figure(_ figure: Figure?, of overview: CountyOverview) -> String {
    figure.map { Self.figure($0, href: Address.overviewWhy(overview.county, overview.year, $0.key)) } ?? ""
  }

  /// A light in shape, colour and words: never colour alone.
  static func badge(_ light: MonitoringSignal.Light) -> String {
    let shape =
      switch light {
      case .green: "<circle cx=\"8\" cy=\"8\" r=\"7\"/>"
      case .amber: "<path d=\"M8 1 15 15H1z\"/>"
      case .red: "<rect x=\"1\" y=\"1\" width=\"14\" height=\"14\"/>"
      }
    return
      "<span class=\"badge \(light.rawValue)\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\" fill=\"currentColor\">\(shape)</svg>\(light.label)</span>"
  }

  static func badge(_ light: MonitoringSignal.Light?) -> String {
    light.map(badge) ?? "<span class=\"badge none\">无监控表</span>"
  }

  static func place(_ county: County) -> String { "\(county.province) \(county.prefecture) \(county.name)" }
}
