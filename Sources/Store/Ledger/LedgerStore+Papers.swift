package import HengDomain
import HengValues

extension LedgerStore {
  /// Keeps a paper; one that is there already stays as it is.
  package func receive(paper: WeighedPaper, bytes: [UInt8], _ note: ChangeNote) async throws(LedgerError) {
    try TypedLength.note.admit(paper.fileName, as: "文件名")
    try await write(note) { write in
      guard try write.transaction.first(.weighedPaper, [.text(paper.sha256)]) == nil else { return }
      let row: LedgerRow = [
        "sha256": .text(paper.sha256), "file_name": .text(paper.fileName), "received_at": .text(paper.receivedAt.text),
        "received_by": .text(paper.receivedBy),
      ]
      try write.transaction.execute(.receivePaper, row.values + [.blob(bytes)])
      try write.link(row, .weighedPaper, of: nil)
      try write.audit("收文", .weighedPaper, paper.sha256, of: nil, before: nil, after: "{\"file_name\":\(paper.fileName.json)}")
    }
  }

  /// The papers received, the latest first: at most so many after the first so many.
  package func weighedPapers(after first: Int = 0, atMost most: Int = .max) async throws(LedgerError) -> [WeighedPaper] {
    try await read { try $0.query(.weighedPapers, [.integer(most), .integer(first)]).map(WeighedPaper.init) }
  }

  package func weighedPaperCount() async throws(LedgerError) -> Int {
    try await read { try $0.first(.weighedPaperCount)?.number("papers") ?? 0 }
  }

  /// A paper with its bytes.
  package func weighedPaper(_ sha256: String) async throws(LedgerError) -> (paper: WeighedPaper, bytes: [UInt8])? {
    try await read { transaction in
      try transaction.first(.weighedPaper, [.text(sha256)]).map { (try WeighedPaper($0), try $0.blob("bytes")) }
    }
  }

  /// Adds a decision on a finding of a paper that must be there.
  package func decide(_ verdict: FindingVerdict, on sha256: String, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      guard try write.transaction.first(.weighedPaper, [.text(sha256)]) != nil else {
        throw LedgerError.refused(.missing(.weighedPaper, id: sha256))
      }
      try write.transaction.execute(
        .addVerdict,
        [
          .text(sha256), .text(verdict.finding), .text(verdict.decision.rawValue), .text(verdict.reason), .text(verdict.actor),
          .text(verdict.at.text),
        ])
      try write.audit(
        verdict.decision.label, .weighedPaper, sha256, of: nil, before: nil, after: "{\"finding\":\(verdict.finding.json)}")
    }
  }

  /// All decisions on a paper's findings in the order in which they were taken.
  package func verdicts(on sha256: String) async throws(LedgerError) -> [FindingVerdict] {
    try await read { try $0.query(.verdicts, [.text(sha256)]).map(FindingVerdict.init) }
  }
}

extension WeighedPaper {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      sha256: try row.text("sha256"), fileName: try row.text("file_name"),
      receivedAt: try row.value("received_at") { text throws(ValueError) in try Timestamp(text) },
      receivedBy: try row.text("received_by"))
  }
}

extension FindingVerdict {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      finding: try row.text("finding"), decision: try row.choice("verdict"), reason: try row.text("reason"),
      actor: try row.text("actor"), at: try row.value("at") { text throws(ValueError) in try Timestamp(text) })
  }
}

extension Statement {
  fileprivate static let receivePaper = Statement(
    "weighedPaper.receive",
    "INSERT INTO weighed_paper (sha256, file_name, received_at, received_by, bytes) VALUES ($1, $2, $3, $4, $5)")

  fileprivate static let weighedPapers = Statement(
    "weighedPaper.all",
    """
    SELECT sha256, file_name, received_at, received_by FROM weighed_paper ORDER BY received_at DESC, file_name, sha256
    LIMIT CAST($1 AS BIGINT) OFFSET CAST($2 AS BIGINT)
    """)

  fileprivate static let weighedPaperCount = Statement("weighedPaper.count", "SELECT count(*) AS papers FROM weighed_paper")

  fileprivate static let weighedPaper = Statement(
    "weighedPaper.byDigest", "SELECT sha256, file_name, bytes, received_at, received_by FROM weighed_paper WHERE sha256 = $1")

  fileprivate static let addVerdict = Statement(
    "findingVerdict.add",
    """
    INSERT INTO finding_verdict (paper, finding, ordering, verdict, reason, actor, at)
    VALUES ($1, $2, (SELECT count(*) FROM finding_verdict WHERE paper = $1 AND finding = $2), $3, $4, $5, $6)
    """)

  fileprivate static let verdicts = Statement(
    "findingVerdict.ofPaper",
    "SELECT finding, verdict, reason, actor, at FROM finding_verdict WHERE paper = $1 ORDER BY at, finding, ordering")
}
