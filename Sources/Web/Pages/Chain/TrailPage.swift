import HengOperations
import HengValues

/// Who did what to which record, when and why (留痕).
struct TrailPage {
  let page: Page

  init(_ question: ReadTrail.Question, typed: TrailQuestion, total: Int, lines: [ReadTrail.Line], problem: String?) {
    let pages = max((total + ReadTrail.linesPerPage - 1) / ReadTrail.linesPerPage, 1)
    let number = min(max(question.page, 1), pages)
    func address(_ page: Int) -> String { Address.trail + "?" + typed.query(page: page) }
    page = Page(
      title: "留痕", here: "留痕", menu: .trail, facts: ["\(total)条"],
      actions: [PageAction(href: Address.trailTable + "?" + typed.query(page: 1), text: "导出表格", isDownload: true)], template: "trail",
      model: Model(
        problem: problem, text: typed.text, from: typed.from, through: typed.through,
        kinds: ReadTrail.kinds.map { Option(value: $0.key, text: $0.name, selected: $0.key == typed.kind) },
        lines: lines.map {
          Row(at: $0.at.beijingText, actor: $0.actor, role: $0.role, action: $0.action, kind: $0.kind, record: $0.record, reason: $0.reason)
        }, hasLines: !lines.isEmpty, range: pages > 1 ? "第\(number)页，共\(pages)页" : nil,
        previous: number > 1 ? address(number - 1) : nil, next: number < pages ? address(number + 1) : nil))
  }

  private struct Model {
    let problem: String?
    let text: String
    let from: String
    let through: String
    let kinds: [Option]
    let lines: [Row]
    let hasLines: Bool
    let range: String?
    let previous: String?
    let next: String?
  }

  private struct Option {
    let value: String
    let text: String
    let selected: Bool
  }

  private struct Row {
    let at: String
    let actor: String
    let role: String
    let action: String
    let kind: String
    let record: String
    let reason: String
  }
}

/// The question as the address bears it.
struct TrailQuestion {
  let text: String
  let kind: String
  let from: String
  let through: String
  let page: Int

  init(_ value: (String) -> String?) {
    func words(_ name: String) -> String { (value(name) ?? "").trimmedSpaces }
    (text, kind, from, through) = (words("q"), words("kind"), words("from"), words("through"))
    page = Int(words("page")) ?? 1
  }

  /// The question that was meant, or why a day is none.
  func question() throws(ValueError) -> ReadTrail.Question {
    var question = ReadTrail.Question()
    (question.text, question.kind, question.page) = (String(text.prefix(100)), kind, min(max(page, 1), 1_000_000))
    if !from.isEmpty { question.from = try CivilDate(from) }
    if !through.isEmpty { question.through = try CivilDate(through) }
    return question
  }

  func query(page: Int) -> String {
    [("q", text), ("kind", kind), ("from", from), ("through", through), ("page", page > 1 ? "\(page)" : "")].filter { !$0.1.isEmpty }
      .map { "\($0.0)=\(Address.escaped($0.1))" }.joined(separator: "&")
  }
}
