import HengAudit
import HengCrypto
package import HengDomain
import HengReaders
package import HengRules
package import HengStore
package import HengValues

/// Papers that were dropped on the site, weighed, with what people decided on the findings (核查台).
///
/// A paper is kept as it came and weighed anew by the program that shows it, apart from the server; the last few pages are kept, but not in
/// memory: the page of one large paper may have 20 MB.
package actor AuditDesk {
  private let store: LedgerStore
  private let weighing: PaperWeighing
  private let now: TimeSource
  /// Pages as they were made, by the digest of the paper.
  private var recent = KeptFiles(most: 8, mostBytes: 64 << 20)

  package init(store: LedgerStore, weighing: PaperWeighing, now: @escaping TimeSource) {
    self.store = store
    self.weighing = weighing
    self.now = now
  }

  /// Weighs a paper and keeps it; one that cannot be read is refused and not kept.
  package func receive(_ bytes: [UInt8], fileName: String, by actor: String) async throws -> String {
    let made: [UInt8]
    do { made = try await weighing.page(bytes, file: fileName) } catch let error as AuditInputError { throw error.shown }
    let page = try WeighedPage(made)
    // A sending that was cancelled while its paper was weighed leaves nothing behind.
    try Task.checkCancellation()
    let at = now()
    // The name is kept as it is shown: no list and no trail holds a number of it.
    let paper = WeighedPaper(sha256: page.sha256, fileName: page.file, receivedAt: at, receivedBy: actor)
    try await store.receive(
      paper: paper, bytes: bytes, standing: page.standing, ChangeNote(actor: actor, role: .departmentReviewer, at: at, reason: "送核查"))
    recent.keep(made, as: page.sha256)
    return page.sha256
  }

  /// The files to weigh of what was sent: those of archives one by one, each with its bytes or with why it is not read.
  func files(of papers: [(fileName: String, bytes: [UInt8])]) async throws -> [UnpackedFiles.File] {
    var files: [UnpackedFiles.File] = []
    for (name, bytes) in papers {
      guard PaperArchive.isLikely(bytes) else {
        files.append(UnpackedFiles.File(name: name, bytes: bytes, refusal: nil))
        continue
      }
      do { files += try await weighing.unpacked(bytes, file: name).files } catch let error as AuditInputError {
        files.append(UnpackedFiles.File(name: name, bytes: [], refusal: error.message))
      }
    }
    return files
  }

  /// The newest paper of which this is true, with its bytes.
  func kept(_ isWanted: (WeighedPaper) -> Bool) async throws -> (paper: WeighedPaper, bytes: [UInt8])? {
    guard let paper = try await store.weighedPapers().first(where: isWanted) else { return nil }
    return try await stored(paper.sha256)
  }

  /// A paper with its bytes as they came; others are neither weighed nor given out.
  private func stored(_ sha256: String) async throws -> (paper: WeighedPaper, bytes: [UInt8])? {
    guard let found = try await store.weighedPaper(sha256) else { return nil }
    guard Digest.sha256(found.bytes) == sha256 else {
      throw AuditDeskError(message: "“\(found.paper.fileName)”存入后字节被改动，与校验码不相符，没有使用。请系统管理员用 heng database verify 检查数据库。")
    }
    return found
  }

  package func papers(page wanted: Int) async throws -> PaperList {
    let total = try await store.weighedPaperCount()
    let (page, pages) = PaperList.page(wanted, of: total)
    let papers = try await store.weighedPapers(after: (page - 1) * PaperList.rowsPerPage, atMost: PaperList.rowsPerPage)
    return PaperList(
      papers: papers.map(\.shown), standings: try await store.standings(of: papers.map(\.sha256)), page: page, pages: pages, total: total)
  }

  /// A paper with its findings and the decisions on them; nil when there is none of that digest.
  package func audit(_ sha256: String) async throws -> ReviewedPage? {
    let made: [UInt8]
    if let known = recent[sha256]?.bytes() {
      made = known
    } else {
      guard let found = try await stored(sha256) else { return nil }
      made = try await weighing.page(found.bytes, file: found.paper.fileName)
      recent.keep(made, as: sha256)
    }
    return ReviewedPage(page: try WeighedPage(made), verdicts: try await store.verdicts(on: sha256))
  }

  /// A paper's findings in one of the formats of `heng audit`, with its name; nil when there is no such paper.
  package func export(_ sha256: String, as format: AuditReport.Format) async throws -> (file: String, bytes: [UInt8])? {
    guard let found = try await stored(sha256) else { return nil }
    let verdicts = try await store.verdicts(on: sha256)
    let request = WeighingRequest(file: found.paper.fileName, format: format, verdicts: verdicts)
    return (found.paper.fileName, try await weighing.answer(request, found.bytes))
  }

  /// Records one decision on some of a paper's findings (处理意见), with what the unit is told or why nothing is; where `words` is empty each
  /// bears the opinion that is proposed for it. What holds already is not recorded once more.
  package func decide(
    _ decision: FindingVerdict.Decision, on findings: [String], of sha256: String, words: String, by actor: String
  ) async throws(AuditDeskError) {
    let (words, actor) = (words.trimmedSpaces, actor.trimmedSpaces)
    guard !findings.isEmpty else { throw AuditDeskError(message: "没有选中意见。请在要处理的意见前打勾。") }
    guard decision != .dismissed || !words.isEmpty else { throw AuditDeskError(message: "没有写理由。请写明不采纳的理由。") }
    guard !actor.isEmpty else { throw AuditDeskError(message: "没有写处理人。请填写姓名。") }
    if let excess = TypedLength.note.excess(of: words) { throw AuditDeskError(message: "写的意见太长，\(excess)。请改短。") }
    do {
      guard let reviewed = try await audit(sha256) else { throw AuditDeskError(message: "没有这份文书。请从文书核查的列表进入。") }
      let known = Dictionary(reviewed.page.findings.map { ($0.key, $0) }) { first, _ in first }
      let at = now()
      var verdicts: [FindingVerdict] = []
      for key in findings {
        guard let item = known[key] else { throw AuditDeskError(message: "没有这条意见。文书可能已用新的规则重新核查，请刷新页面后再处理。") }
        let reason = !words.isEmpty ? words : decision == .reopened ? decision.label : item.opinion
        let standing = reviewed.verdicts[key]
        if standing?.decision == decision && standing?.reason == reason && standing?.actor == actor { continue }
        if standing == nil && decision == .reopened { continue }
        verdicts.append(FindingVerdict(finding: key, decision: decision, reason: reason, actor: actor, at: at))
      }
      guard !verdicts.isEmpty else { return }
      try await store.decide(verdicts, on: sha256, ChangeNote(actor: actor, role: .departmentReviewer, at: at, reason: decision.label))
    } catch let error as AuditDeskError {
      throw error
    } catch {
      if let trouble = StoreTrouble(error) { throw AuditDeskError(message: trouble.message) }
      if let refused = error as? LedgerError { throw AuditDeskError(message: refused.message) }
      throw AuditDeskError(message: "处理没有保存。请稍后重试；仍不成功，请联系管理员。")
    }
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

/// Why a decision or a sending was not recorded, in Chinese.
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
