package import HengDomain
package import HengRules
import HengValues
import HengWriters

/// A finding as the reviewer's desk shows it (核查意见).
package struct WorklistItem: Codable, Hashable, Sendable {
  /// `Finding.key`
  package let key: String
  package let severity: Severity
  package let rule: String
  package let message: String
  /// `情况说明三 第432行 ↔ 公开03表 第157行`
  package let places: String
  /// What the unit may be told (拟审核意见); the reviewer changes it.
  package let opinion: String
  /// Both sides in their surroundings, the computation, what to do: HTML with `paperMark` for the address of the paper.
  private let body: String

  /// Every `<` of a paper is escaped, so no paper can bear the mark.
  private static let paperMark = "<!--paper-->"

  init(_ finding: Finding, number: Int, _ excerpts: PaperExcerpts) {
    key = finding.key
    (severity, rule, message) = (finding.severity, finding.rule, PaperWords.shown(finding.message))
    places = finding.sides.map { side in
      var place = side.place
      place.field = nil
      return [side.label, place.text].filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: " ↔ ")
    let words = [finding.message, finding.remedy].filter { !$0.isEmpty }.map { $0.hasSuffix("。") ? $0 : $0 + "。" }
    opinion = String(words.joined().prefix(TypedLength.note.rawValue / 2))
    body = Self.body(finding, number, excerpts)
  }

  package func html(paper address: String) -> String { body.replacing(Self.paperMark, with: HTMLEscape.attribute(address)) }

  private static func body(_ finding: Finding, _ number: Int, _ excerpts: PaperExcerpts) -> String {
    var html = "<div class=\"audit-facing\">\n"
    for group in Self.groups(finding.sides) {
      var place = finding.sides[group[0]].place
      place.field = nil
      let name = group.map { Self.name($0, of: finding.sides) }.joined(separator: "　")
      html += "<section class=\"audit-side\"><h3>\(HTMLEscape.words(name)) <span class=\"quiet\">\(HTMLEscape.text(place.text))</span> "
      html += "<a href=\"\(paperMark)#p1-m\(number)-\(group[0] + 1)\">在全文中看</a></h3>\n"
      let sides = group.map { finding.sides[$0] }
      html += excerpts.html(around: sides, name: name) ?? quotes(sides)
      html += "</section>\n"
    }
    html += "</div>\n<dl class=\"audit-why\">"
    func entry(_ name: String, _ words: String) { html += "<dt>\(name)</dt><dd>\(HTMLEscape.words(words))</dd>" }
    if !finding.computation.isEmpty { entry("怎么比的", finding.computation) }
    if !finding.remedy.isEmpty { entry("请核对", finding.remedy) }
    for consequence in finding.consequences { entry("连带", consequence) }
    return html + "</dl>\n"
  }

  /// Sides that stand at one place are shown there together.
  private static func groups(_ sides: [Finding.Side]) -> [[Int]] {
    var groups: [[Int]] = []
    for (index, side) in sides.enumerated() {
      let known = groups.firstIndex { group in
        var (mine, theirs) = (side.place, sides[group[0]].place)
        (mine.field, mine.column, theirs.field, theirs.column) = (nil, nil, nil, nil)
        return mine == theirs
      }
      if let known { groups[known].append(index) } else { groups.append([index]) }
    }
    return groups
  }

  /// `甲：总数 300人`
  private static func name(_ index: Int, of sides: [Finding.Side]) -> String {
    let side = sides[index]
    let words = [side.label, PaperWords.shown(side.figure)].filter { !$0.isEmpty }.joined(separator: " ")
    return sides.count > 1 ? "\(names[index % names.count])：\(words)" : words
  }

  private static func quotes(_ sides: [Finding.Side]) -> String {
    sides.map(\.quote).filter { !$0.isEmpty }.map { "<q>\(HTMLEscape.words(PaperWords.shown($0)))</q>\n" }.joined()
  }

  private static let names = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"]
}

/// The findings on a paper as they are worked through (核查清单): the gravest first, each with what was decided.
package struct Worklist: Sendable {
  /// Nil chooses all.
  package struct Filter: Hashable, Sendable {
    package var severity: Severity?
    package var state: State?

    package init(severity: Severity? = nil, state: State? = nil) { (self.severity, self.state) = (severity, state) }
  }

  package enum State: String, CaseIterable, Hashable, Sendable {
    case open, confirmed, questioned, dismissed

    package var label: String {
      switch self {
      case .open: "未处理"
      case .confirmed: FindingVerdict.Decision.confirmed.label
      case .questioned: FindingVerdict.Decision.questioned.label
      case .dismissed: FindingVerdict.Decision.dismissed.label
      }
    }
  }

  package let items: [WorklistItem]
  private let verdicts: [String: FindingVerdict]

  init(_ items: [WorklistItem], _ verdicts: [String: FindingVerdict]) {
    self.items = Severity.allCases.flatMap { severity in items.filter { $0.severity == severity } }
    self.verdicts = verdicts
  }

  package func verdict(_ item: WorklistItem) -> FindingVerdict? { verdicts[item.key] }

  package func state(_ item: WorklistItem) -> State {
    switch verdicts[item.key]?.decision {
    case .confirmed: .confirmed
    case .questioned: .questioned
    case .dismissed: .dismissed
    case .reopened, nil: .open
    }
  }

  package func count(_ severity: Severity) -> Int { items.count { $0.severity == severity } }

  package func count(_ state: State) -> Int { items.count { self.state($0) == state } }

  package var decided: Int { items.count - count(.open) }

  package func chosen(by filter: Filter) -> [WorklistItem] {
    items.filter { item in
      (filter.severity ?? item.severity) == item.severity && (filter.state.map { $0 == state(item) } ?? true)
    }
  }

  /// The next that nobody has decided, from the one behind `key` on and then from the beginning (下一条未处理).
  package func next(behind key: String?, in filter: Filter) -> WorklistItem? {
    let all = items.filter { (filter.severity ?? $0.severity) == $0.severity }
    let start = key.flatMap { key in all.firstIndex { $0.key == key } }.map { $0 + 1 } ?? 0
    return (all[start...] + all[..<start]).first { state($0) == .open }
  }
}
