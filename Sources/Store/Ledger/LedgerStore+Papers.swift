package import HengDomain
import HengValues

extension LedgerStore {
  /// Keeps a paper; one that is there already stays as it is.
  ///
  /// - Parameter standing: how many findings it had when it came.
  package func receive(
    paper: WeighedPaper, bytes: [UInt8], standing: PaperStanding, _ note: ChangeNote
  ) async throws(LedgerError) {
    try TypedLength.note.admit(paper.fileName, as: "文件名")
    try await write(note) { write in
      guard try write.transaction.first(.weighedPaper, [.text(paper.sha256)]) == nil else { return }
      let row: LedgerRow = [
        "sha256": .text(paper.sha256), "file_name": .text(paper.fileName), "received_at": .text(paper.receivedAt.text),
        "received_by": .text(paper.receivedBy),
      ]
      try write.transaction.execute(.receivePaper, row.values + [.blob(bytes)])
      try write.transaction.execute(
        .countFindings,
        [.text(paper.sha256)]
          + [standing.errors, standing.warnings, standing.infos, standing.questions].map { .integer($0) })
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

  /// How papers stand, by digest; none for one that came before findings were counted.
  package func standings(of papers: [String]) async throws(LedgerError) -> [String: PaperStanding] {
    try await read { transaction in
      var standings: [String: PaperStanding] = [:]
      for paper in papers {
        guard let row = try transaction.first(.paperStanding, [.text(paper)]) else { continue }
        standings[paper] = PaperStanding(
          errors: try row.number("errors"), warnings: try row.number("warnings"), infos: try row.number("infos"),
          questions: try row.number("questions"), decided: try row.number("decided"))
      }
      return standings
    }
  }

  /// Adds decisions on findings of a paper that must be there, all or none.
  package func decide(_ verdicts: [FindingVerdict], on sha256: String, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      guard try write.transaction.first(.weighedPaper, [.text(sha256)]) != nil else {
        throw LedgerError.refused(.missing(.weighedPaper, id: sha256))
      }
      for verdict in verdicts {
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

  fileprivate static let countFindings = Statement(
    "weighedPaper.count", "INSERT INTO weighed_paper_count (paper, errors, warnings, infos, questions) VALUES ($1, $2, $3, $4, $5)")

  /// The last decision on a finding holds; one that was taken back counts for nothing.
  fileprivate static let paperStanding = Statement(
    "weighedPaper.standing",
    """
    SELECT errors, warnings, infos, questions,
      (SELECT count(*) FROM finding_verdict WHERE finding_verdict.paper = weighed_paper_count.paper AND verdict <> 'reopened'
        AND ordering = (SELECT max(later.ordering) FROM finding_verdict AS later
          WHERE later.paper = finding_verdict.paper AND later.finding = finding_verdict.finding)) AS decided
    FROM weighed_paper_count WHERE paper = $1
    """)

  fileprivate static let weighedPapers = Statement(
    "weighedPaper.all",
    """
    SELECT sha256, file_name, received_at, received_by FROM weighed_paper ORDER BY received_at DESC, file_name, sha256
    LIMIT CAST($1 AS BIGINT) OFFSET CAST($2 AS BIGINT)
    """)

  fileprivate static let weighedPaperCount = Statement("weighedPaper.total", "SELECT count(*) AS papers FROM weighed_paper")

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
