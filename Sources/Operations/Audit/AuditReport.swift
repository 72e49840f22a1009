import HengAudit
import HengDomain
import HengRules
import HengText
import HengWriters

/// What `heng audit` writes of a run (核查报告).
package struct AuditReport: Sendable {
  package enum Format: String, CaseIterable, Sendable { case text, json, sarif, html, xlsx }

  /// Text comes piece by piece, so that a long run is never put together in memory.
  package enum Output: Sendable {
    case text([String])
    case bytes([UInt8])

    package var bytes: [UInt8] {
      switch self {
      case .text(let pieces): pieces.reduce(into: []) { $0 += $1.utf8 }
      case .bytes(let bytes): bytes
      }
    }
  }

  package let output: Output
  package let hasErrors: Bool
  package let unreadable: [AuditInputError]
}

/// Of each paper what a format needs, so that a long run holds no papers.
private struct Piece: Sendable {
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
  /// Weighs the papers, then several of them against each other, and writes the whole in one format.
  package func report(
    _ inputs: [Input], as format: AuditReport.Format, progress: @Sendable (Int) -> Void = { _ in }
  ) throws -> AuditReport {
    let results = results(inputs, progress: progress) { file in Result { try Piece(file, format) } }
    var pieces: [Piece] = []
    var unreadable: [AuditInputError] = []
    var entries: [Result<Piece, AuditInputError>] = []
    for result in results {
      switch result {
      case .success(let made):
        let piece = try made.get()
        pieces.append(piece)
        entries.append(.success(piece))
      case .failure(let error):
        unreadable.append(error.shown)
        entries.append(.failure(error.shown))
      }
    }
    let comparison = pieces.count > 1 ? comparison(of: pieces.flatMap(\.forms), pieces.flatMap(\.accounts)) : nil
    let known = pieces.reduce(into: PrivateMask.Known()) { $0.form($1.known) }
    let shown = comparison.map { ShownReport($0, known: known) }
    let output = try Self.output(entries, pieces, unreadable, shown, format)
    return AuditReport(
      output: output, hasErrors: pieces.contains(where: \.hasErrors) || comparison?.hasErrors == true, unreadable: unreadable)
  }

  private static func output(
    _ entries: [Result<Piece, AuditInputError>], _ pieces: [Piece], _ unreadable: [AuditInputError], _ comparison: ShownReport?,
    _ format: AuditReport.Format
  ) throws -> AuditReport.Output {
    switch format {
    case .text:
      var parts = pieces.flatMap(\.texts)
      if let comparison { parts.append(AuditText.comparison(comparison)) }
      parts += unreadable.map { "\($0.file)：未核查，\($0.message)" }
      return .text(parts.flatMap { [$0, "\n\n"] }.dropLast() + ["\n"])
    case .json:
      let documents = try entries.map { entry in
        switch entry {
        case .success(let piece): piece.texts[0]
        case .failure(let error): try AuditJSON.document(error)
        }
      }
      return .text(try AuditJSON.whole(documents, comparison: comparison))
    case .sarif:
      let between = try AuditSARIF.results(comparison)
      return .text([
        try AuditSARIF.whole(
          results: pieces.flatMap(\.texts) + between, artifacts: pieces.map(\.artifact),
          notifications: unreadable.map(AuditSARIF.notification))
      ])
    case .html:
      let fragments = pieces.compactMap(\.file).enumerated().map { AuditHTML.fragment($1, key: "p\($0 + 1)") }
      return .text([AuditHTML.page(fragments, comparison: comparison, unreadable: unreadable)])
    case .xlsx:
      return .bytes(
        try XLSXWriter.write(AuditWorkbook.document(pieces.compactMap(\.file), comparison: comparison, unreadable: unreadable)))
    }
  }
}

extension Piece {
  init(_ file: AuditedFile, _ format: AuditReport.Format) throws {
    forms = file.audited.projectForms
    accounts = file.audited.accounts
    hasErrors = file.audited.hasErrors
    known = file.audited.privacy.known
    let shown = ShownFile(file)
    switch format {
    case .text: texts = [AuditText.paper(shown)]
    case .json: texts = [try AuditJSON.document(shown)]
    case .sarif:
      texts = try AuditSARIF.results(shown)
      artifact = try AuditSARIF.artifact(shown)
    case .html, .xlsx: self.file = shown
    }
  }
}
