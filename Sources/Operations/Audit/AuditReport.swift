import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengText
import HengWriters
import Synchronization

/// What `heng audit` writes of a run (核查报告).
package struct AuditReport {
  package enum Format: String, CaseIterable, Sendable { case text, json, sarif, html, xlsx, dump }

  /// Text waits outside of memory until the run is over, so that a long run needs no more than a short one.
  package enum Piece {
    case text(String)
    case spool(OutputSpool)
    case bytes([UInt8])
  }

  /// One after another.
  package let output: [Piece]
  package let hasErrors: Bool
  package let unreadable: [AuditInputError]
}

/// Of each paper what a format needs, so that a long run holds no papers.
private struct Part: Sendable {
  var texts: [String] = []
  var artifact = ""
  var file: ShownFile?
  /// Private numbers of the paper, which the comparison may repeat.
  var known: PrivateMask.Known
  /// What the comparison of papers needs.
  var forms: [ProjectPapers.Form]
  var accounts: [FinalAccounts]
  var hasErrors: Bool
}

extension AuditRun {
  /// Papers that one list of opinions (xlsx) takes: it is put together in memory.
  package static let mostInWorkbook = 1_000

  /// Weighs the papers, then several of them against each other, and writes the whole in one format.
  package func report(
    _ inputs: [Input], as format: AuditReport.Format, progress: @Sendable (Int) -> Void = { _ in }
  ) throws -> AuditReport {
    let collected = Mutex(ReportCollection(format, spool: try OutputSpool(), artifacts: try OutputSpool()))
    each(inputs, progress: progress) { file in
      Result { try Part(file, format) }
    } take: { result in
      collected.withLock { $0.take(result) }
    }
    return try collected.withLock { collection in
      if let problem = collection.problem { throw problem }
      let comparison = collection.count > 1 ? self.comparison(collection.kept) : nil
      let shown = comparison.map { ShownReport($0, known: collection.known) }
      return AuditReport(
        output: try collection.output(shown), hasErrors: collection.hasErrors || comparison?.hasErrors == true,
        unreadable: collection.unreadable)
    }
  }

  private func comparison(_ kept: ComparedPapers) -> RuleReport? {
    guard kept.isWhole else { return ComparedPapers.tooMany }
    return comparison(of: kept.forms, kept.accounts)
  }
}

/// What is kept of the papers for holding them against each other (待对照内容), as long as it is little enough.
private struct ComparedPapers: Sendable {
  private(set) var forms: [ProjectPapers.Form] = []
  private(set) var accounts: [FinalAccounts] = []
  private(set) var isWhole = true
  private var rows = 0

  private static let mostRows = 100_000
  private static let mostAccounts = 500

  mutating func add(_ part: Part) {
    guard isWhole else { return }
    rows += part.forms.reduce(0) { $0 + $1.rows.count + 1 }
    guard rows <= Self.mostRows, accounts.count + part.accounts.count <= Self.mostAccounts else {
      (isWhole, forms, accounts) = (false, [], [])
      return
    }
    forms += part.forms
    accounts += part.accounts
  }

  static let tooMany = RuleReport(
    coverage: RuleCatalogue.families.filter { $0.prefix == "CP" }.flatMap(\.rules).map {
      Coverage(rule: $0.code, state: .notRun, reason: "文书太多，没有相互对照；请按项目或单位分几次核查")
    })
}

/// The results of a run as they come (收集).
private struct ReportCollection: ~Copyable {
  private let format: AuditReport.Format
  private let spool: OutputSpool
  private let artifacts: OutputSpool
  private var files: [ShownFile] = []
  private(set) var unreadable: [AuditInputError] = []
  private(set) var kept = ComparedPapers()
  private(set) var count = 0
  private(set) var hasErrors = false
  private(set) var problem: (any Error)?
  /// Private numbers of all papers, which the comparison may repeat.
  private(set) var known = PrivateMask.Known()

  init(_ format: AuditReport.Format, spool: sending OutputSpool, artifacts: sending OutputSpool) {
    self.format = format
    self.spool = spool
    self.artifacts = artifacts
  }

  mutating func take(_ result: Result<Result<Part, any Error>, AuditInputError>) {
    guard problem == nil else { return }
    do {
      switch result {
      case .success(let made): try add(try made.get())
      case .failure(let error):
        unreadable.append(error.shown)
        if format == .json { try spool.add(try AuditJSON.document(error.shown), separator: ",\n") }
      }
    } catch { problem = error }
  }

  private mutating func add(_ part: Part) throws {
    count += 1
    kept.add(part)
    known.form(part.known)
    hasErrors = hasErrors || part.hasErrors
    switch format {
    case .text, .dump: for text in part.texts { try spool.add(text, separator: "\n\n") }
    case .json: for text in part.texts { try spool.add(text, separator: ",\n") }
    case .html: for text in part.texts { try spool.add(text.replacing(AuditHTML.anyKey, with: "p\(count)")) }
    case .sarif:
      for text in part.texts { try spool.add(text, separator: ",\n") }
      try artifacts.add(part.artifact, separator: ",\n")
    case .xlsx: if let file = part.file { files.append(file) }
    }
  }

  func output(_ comparison: ShownReport?) throws -> [AuditReport.Piece] {
    switch format {
    case .text:
      var last = comparison.map { [AuditText.comparison($0)] } ?? []
      last += unreadable.map { "\($0.file)：未核查，\($0.message)" }
      let start = spool.count > 0 && !last.isEmpty ? "\n\n" : ""
      return [.spool(spool), .text(start + last.joined(separator: "\n\n") + "\n")]
    case .dump:
      let last = unreadable.map { "\($0.file)：没有读出，\($0.message)" }
      return [.spool(spool), .text((spool.count > 0 && !last.isEmpty ? "\n\n" : "") + last.joined(separator: "\n\n") + "\n")]
    case .json:
      let (head, tail) = try AuditJSON.ends(comparison: comparison)
      return [.text(head), .spool(spool), .text(tail)]
    case .sarif:
      let between = try AuditSARIF.results(comparison)
      for text in between { try spool.add(text, separator: ",\n") }
      let frame = try AuditSARIF.frame(notifications: unreadable.map(AuditSARIF.notification))
      return [.text(frame.head), .spool(artifacts), .text(frame.middle), .spool(spool), .text(frame.tail)]
    case .html:
      let (head, tail) = AuditHTML.ends(comparison: comparison, unreadable: unreadable)
      return [.text(head), .spool(spool), .text(tail)]
    case .xlsx:
      return [.bytes(try XLSXWriter.write(AuditWorkbook.document(files, comparison: comparison, unreadable: unreadable)))]
    }
  }
}

extension Part {
  init(_ file: AuditedFile, _ format: AuditReport.Format) throws {
    forms = file.audited.projectForms
    accounts = file.audited.accounts
    hasErrors = file.audited.hasErrors
    known = file.audited.privacy.known
    let shown = ShownFile(file)
    switch format {
    case .text: texts = [AuditText.paper(shown)]
    case .json: texts = [try AuditJSON.document(shown)]
    case .dump: texts = [AuditDump.paper(shown)]
    case .html: texts = [AuditHTML.fragment(shown, key: AuditHTML.anyKey)]
    case .sarif:
      texts = try AuditSARIF.results(shown)
      artifact = try AuditSARIF.artifact(shown)
    case .xlsx: self.file = shown.bare
    }
  }
}
