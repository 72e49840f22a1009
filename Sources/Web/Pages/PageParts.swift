import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters

/// Pieces of HTML that several pages share.
enum PageParts {
  /// For an attribute, or a drawing's label; text of a page is `words`.
  static func escaped(_ text: String) -> String { HTMLEscape.attribute(text) }

  /// Words of a record or finding for a reader: escaped, ISO dates as `2022年11月30日`.
  static func words(_ text: String) -> String {
    let html = HTMLEscape.words(text)
    // Few words hold a date; to look for one costs more than to write them.
    guard html.utf8.contains(UInt8(ascii: "-")) else { return html }
    return html.replacing(/(?:<span class="whole">)?\b([0-9]{4})-([0-9]{2})-([0-9]{2})(?![-0-9])(?:<\/span>)?/) { match in
      guard let month = Int(match.2), let day = Int(match.3), 1...12 ~= month, 1...31 ~= day else { return String(match.0) }
      return "<span class=\"whole\">\(match.1)年\(month)月\(day)日</span>"
    }
  }

  /// A figure as a link to its explanation, with separators of thousands.
  static func figure(_ figure: Figure, href: String) -> String { link(figure, href: href, ScreenNumber(figure.text).html) }

  /// The label of a trace; what a payment was for may name a person's number.
  static func covered(_ label: String) -> String { label.hasPrefix("支付 ") ? PaymentNames.covered(label) : label }

  static func link(_ figure: Figure, href: String, _ inside: String) -> String {
    let words = "看“\(covered(figure.trace.label))”的来历"
    return "<a class=\"figure\" href=\"\(escaped(href))\" title=\"\(escaped(words))\">\(inside)</a>"
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
      "<span class=\"light \(light.rawValue)\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\" fill=\"currentColor\">\(shape)</svg>\(light.label)</span>"
  }

  static func badge(_ light: MonitoringSignal.Light?) -> String {
    light.map(badge)
      ?? "<span class=\"light none\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><circle cx=\"8\" cy=\"8\" r=\"6.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"2.5 2\"/></svg>无监控表</span>"
  }

  /// `错误 警告 提示 疑问` in fixed places, so that a column of them aligns; empty places stay empty.
  static func counts(_ count: (Severity) -> Int) -> String {
    let spoken = Severity.allCases.map { "\($0.label)\(count($0))" }.joined(separator: " ")
    let slots = Severity.allCases.map { severity in
      let number = count(severity)
      return number == 0 ? "<span></span>" : "<span>\(SeverityMark.html(severity, words: "\(number)"))</span>"
    }
    return "<span class=\"sevs\" role=\"img\" aria-label=\"\(spoken)\">\(slots.joined())</span>"
  }

  static func state(_ kind: String, _ words: String) -> String { "<span class=\"state \(kind)\">\(Self.words(words))</span>" }

  static func link(to href: String, _ words: String) -> String { "<a href=\"\(escaped(href))\">\(Self.words(words))</a>" }

  static func place(_ county: County) -> String { "\(county.province) \(county.prefecture) \(county.name)" }

  /// Citations lead to the cited lines, or to what is known of the paper.
  static func citation(_ citation: Citation) -> String {
    let text = words(citation.text.replacing(";", with: "、"))
    return Address.paper(citation).map { "<a href=\"\(escaped($0))\">\(text)</a>" } ?? text
  }
}
