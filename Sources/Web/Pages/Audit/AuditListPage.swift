import HengDomain
import HengOperations
import HengValues

/// Papers that were received, and the form to send more (文书核查).
struct AuditListPage {
  let page: Page

  init(_ papers: [WeighedPaper], refused: [(file: String, reason: String)] = []) {
    page = Page(
      title: "文书核查", here: "文书核查", menu: .audit, template: "audits",
      model: Model(
        action: Address.audits, refused: refused.map { Refused(file: $0.file, reason: $0.reason) }, hasRefused: !refused.isEmpty,
        papers: papers.map {
          Row(
            href: Address.audit($0.sha256), name: $0.fileName, at: $0.receivedAt.beijingText, by: $0.receivedBy)
        }, hasPapers: !papers.isEmpty))
  }

  private struct Model {
    let action: String
    let refused: [Refused]
    let hasRefused: Bool
    let papers: [Row]
    let hasPapers: Bool
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
  }
}
