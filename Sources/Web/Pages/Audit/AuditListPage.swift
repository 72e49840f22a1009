import HengDomain
import HengOperations
import HengRules
import HengValues

/// Papers that were received, and the form to send more (文书核查).
struct AuditListPage {
  let page: Page

  init(_ list: PaperList, refused: [(file: String, reason: String)] = []) {
    let papers = list.papers
    func address(_ page: Int) -> String { page == 1 ? Address.audits : Address.audits + "?page=\(page)" }
    page = Page(
      title: "文书核查", here: "文书核查", menu: .audit, template: "audits",
      model: Model(
        action: Address.audits, refused: refused.map { Refused(file: $0.file, reason: $0.reason) }, hasRefused: !refused.isEmpty,
        papers: papers.map {
          Row(
            href: Address.audit($0.sha256), name: $0.fileName, at: $0.receivedAt.beijingText, by: $0.receivedBy,
            counts: list.standings[$0.sha256].map(Self.counts) ?? "—",
            done: list.standings[$0.sha256].map { "\($0.decided)/\($0.all)" } ?? "")
        }, hasPapers: !papers.isEmpty, total: "\(list.total)", range: list.pages > 1 ? "第\(list.page)页，共\(list.pages)页" : nil,
        previous: list.page > 1 ? address(list.page - 1) : nil, next: list.page < list.pages ? address(list.page + 1) : nil))
  }

  private struct Model {
    let action: String
    let refused: [Refused]
    let hasRefused: Bool
    let papers: [Row]
    let hasPapers: Bool
    let total: String
    let range: String?
    let previous: String?
    let next: String?
  }

  private struct Refused {
    let file: String
    let reason: String
  }

  private struct Row {
    let href: String
    let name: String
    let at: String
    let by: String
    let counts: String
    let done: String
  }

  /// Findings by severity in their fixed order; a place without any stays empty.
  private static func counts(_ standing: PaperStanding) -> String {
    let all: [(Severity, Int)] = [
      (.error, standing.errors), (.warning, standing.warnings), (.info, standing.infos), (.question, standing.questions),
    ]
    return standing.all == 0
      ? "没有发现问题" : all.filter { $0.1 > 0 }.map { SeverityMark.html($0.0, words: "\($0.0.label)\($0.1)") }.joined(separator: " ")
  }
}
