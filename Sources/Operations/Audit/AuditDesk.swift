import HengAudit
import HengCrypto
package import HengDomain
package import HengRules
package import HengStore
package import HengValues

/// Papers that were dropped on the site, weighed, with what people decided on the findings (核查台).
///
/// A paper is kept as it came and weighed anew by the program that shows it; the last few results stay in memory.
package actor AuditDesk {
  private let store: LedgerStore
  private let files: AuditFiles
  private let now: TimeSource
  private var recent: [String: ShownFile] = [:]
  private var order: [String] = []
  private static let kept = 8

  package init(store: LedgerStore, library: ProfileLibrary, now: @escaping TimeSource) {
    self.store = store
    files = AuditFiles(library)
    self.now = now
  }

  /// Weighs a paper and keeps it; one that cannot be read is refused and not kept.
  package func receive(_ bytes: [UInt8], fileName: String, by actor: String) async throws -> String {
    let file: ShownFile
    do throws(AuditInputError) { file = ShownFile(try files.audit(bytes, file: fileName)) } catch { throw error.shown }
    let at = now()
    // The name is kept as it is shown: no list and no trail holds a number of it.
    let paper = WeighedPaper(sha256: file.sha256, fileName: file.file, receivedAt: at, receivedBy: actor)
    try await store.receive(
      paper: paper, bytes: bytes, ChangeNote(actor: actor, role: .departmentReviewer, at: at, reason: "送核查"))
    remember(file)
    return file.sha256
  }

  package func papers() async throws -> [WeighedPaper] { try await store.weighedPapers().map(\.shown) }

  /// A paper with its findings and the decisions on them; nil when there is none of that digest.
  package func audit(_ sha256: String) async throws -> ReviewedPaper? {
    let file: ShownFile
    if let known = recent[sha256] {
      file = known
    } else {
      guard let found = try await store.weighedPaper(sha256) else { return nil }
      file = ShownFile(try files.audit(found.bytes, file: found.paper.fileName))
      remember(file)
    }
    return ReviewedPaper(file: file, verdicts: try await store.verdicts(on: sha256))
  }

  /// Records a decision with its reason; the finding must be one of the paper's.
  package func decide(
    _ decision: FindingVerdict.Decision, finding: String, of sha256: String, reason: String, by actor: String
  ) async throws(AuditDeskError) {
    guard !reason.trimmedSpaces.isEmpty else { throw AuditDeskError(message: "没有写理由。请写明确认或不采纳的理由。") }
    guard !actor.trimmedSpaces.isEmpty else { throw AuditDeskError(message: "没有写处理人。请填写姓名。") }
    do {
      guard let reviewed = try await audit(sha256), reviewed.file.audited.findings.contains(where: { $0.key == finding }) else {
        throw AuditDeskError(message: "没有这条意见。文书可能已用新的规则重新核查，请刷新页面后再处理。")
      }
      let at = now()
      try await store.decide(
        FindingVerdict(finding: finding, decision: decision, reason: reason.trimmedSpaces, actor: actor.trimmedSpaces, at: at),
        on: sha256, ChangeNote(actor: actor.trimmedSpaces, role: .departmentReviewer, at: at, reason: reason.trimmedSpaces))
    } catch let error as AuditDeskError {
      throw error
    } catch {
      throw AuditDeskError(message: "处理没有保存。请稍后重试；仍不成功，请联系管理员。")
    }
  }

  private func remember(_ file: ShownFile) {
    if recent[file.sha256] == nil { order.append(file.sha256) }
    recent[file.sha256] = file
    if order.count > Self.kept { recent[order.removeFirst()] = nil }
  }
}

/// A weighed paper with the decisions of people.
package struct ReviewedPaper: Sendable {
  package let file: ShownFile
  /// By finding: the decision that holds.
  package let verdicts: [String: FindingVerdict]

  package init(file: ShownFile, verdicts: [FindingVerdict]) {
    self.file = file
    self.verdicts = Dictionary(verdicts.map { ($0.finding, $0.shown) }) { _, later in later }
  }
}

/// Why a decision was not recorded, in Chinese.
package struct AuditDeskError: Error, Sendable {
  package let message: String
}

extension Finding {
  /// Names the finding in its paper: the digest of its rule, message and places as they are shown, the same as long as these are.
  package var key: String {
    let places = sides.map { "\($0.label)|\($0.place.text)" }
    return String(Digest.sha256(Array(([rule, message] + places).joined(separator: "\n").utf8)).prefix(16))
  }
}
