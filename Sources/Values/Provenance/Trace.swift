/// How a figure came about (计算过程): a tree whose leaves are recorded facts or dated parameters.
///
/// The web, the command line and paper print the same tree. Every leaf carries an `origin`; `unexplained`
/// lists the leaves that do not, and tests require it to be empty.
package struct Trace: Hashable, Sendable, Codable {
  /// What grounds a leaf.
  package enum Origin: Hashable, Sendable, Codable {
    /// A fact of a record, taken from a paper or entered by a person.
    case recorded(Citation)
    /// A dated parameter of a profile with its source document (参数).
    case parameter(name: String, basis: String)
    /// A constant of the form or the calendar, such as 满分 100.
    case definition(String)
  }

  /// What the number is, in Chinese: `年度资金总额 全年执行数`.
  package var label: String
  /// The printed value with its unit.
  package var value: String
  /// The computation in printed figures: `10 × 0.90 ÷ 0.95 = 9.47`; nil on a leaf.
  package var formula: String?
  /// The rule or clause applied: `SC-04`, `shanxiXing2022 定量正向`.
  package var rule: String?
  package var origin: Origin?
  package var children: [Trace]

  package init(
    _ label: String, value: String, formula: String? = nil, rule: String? = nil, origin: Origin? = nil,
    children: [Trace] = []
  ) {
    self.label = label
    self.value = value
    self.formula = formula
    self.rule = rule
    self.origin = origin
    self.children = children
  }

  /// A fact read from a record.
  package static func recorded(_ label: String, value: String, _ citation: Citation) -> Trace {
    Trace(label, value: value, origin: .recorded(citation))
  }

  /// Leaves without an origin; empty when the figure is explained down to its sources.
  package var unexplained: [Trace] {
    if children.isEmpty { return origin == nil ? [self] : [] }
    return children.flatMap(\.unexplained)
  }

  /// All leaves in order.
  package var leaves: [Trace] { children.isEmpty ? [self] : children.flatMap(\.leaves) }

  /// The tree as indented Chinese lines, as `heng explain` prints it.
  package func lines(indent: Int = 0) -> [String] {
    var line = String(repeating: "  ", count: indent) + "\(label)：\(value)"
    if let formula { line += "　〔\(formula)〕" }
    if let rule { line += "　依据 \(rule)" }
    if let origin { line += "　来源 \(origin.text)" }
    return [line] + children.flatMap { $0.lines(indent: indent + 1) }
  }
}

extension Trace.Origin {
  /// The origin in plain Chinese.
  package var text: String {
    switch self {
    case .recorded(let citation): citation.text
    case .parameter(let name, let basis): "参数 \(name)（\(basis)）"
    case .definition(let words): words
    }
  }
}

extension Trace.Origin {
  private enum Keys: String, CodingKey { case kind, paper, lines, name, basis, text }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Keys.self)
    switch try fields.decode(String.self, forKey: .kind) {
    case "recorded":
      self = .recorded(
        Citation(paper: try fields.decode(String.self, forKey: .paper), lines: try fields.decode(String.self, forKey: .lines)))
    case "parameter":
      self = .parameter(name: try fields.decode(String.self, forKey: .name), basis: try fields.decode(String.self, forKey: .basis))
    default: self = .definition(try fields.decode(String.self, forKey: .text))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Keys.self)
    switch self {
    case .recorded(let citation):
      try fields.encode("recorded", forKey: .kind)
      try fields.encode(citation.paper, forKey: .paper)
      try fields.encode(citation.lines, forKey: .lines)
    case .parameter(let name, let basis):
      try fields.encode("parameter", forKey: .kind)
      try fields.encode(name, forKey: .name)
      try fields.encode(basis, forKey: .basis)
    case .definition(let text):
      try fields.encode("definition", forKey: .kind)
      try fields.encode(text, forKey: .text)
    }
  }
}
