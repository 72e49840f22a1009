import Foundation
import HengAudit
import HengDocuments
import HengRules
import HengValues

/// The JSON of `heng audit` (核查结果 JSON): one document a line, keys sorted, so that the same input gives the same bytes.
package enum AuditJSON {
  /// One document of the output.
  package static func document(_ file: ShownFile) throws -> String { try encode(DocumentOutput(file)) }

  /// A file that could not be read.
  package static func document(_ error: AuditInputError) throws -> String { try encode(["file": error.file, "error": error.message]) }

  /// The output of one paper.
  package static func whole(_ document: String) throws -> String {
    let (head, tail) = try ends()
    return head + document + tail
  }

  /// What stands before and after the documents, which a comma and a line end part. `comparison` is what the papers say of each other; nil
  /// for a single paper.
  package static func ends(comparison: ShownReport? = nil) throws -> (head: String, tail: String) {
    let head = try comparison.map { "{\"comparison\":\(try encode($0.report)),\n\"documents\":[\n" } ?? "{\"documents\":[\n"
    return (head, "\n]}\n")
  }

  private static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

private struct DocumentOutput: Encodable {
  struct Form: Encodable {
    let kind: String
    let title: String
    let place: Place
    let rows: Int
    let figures: Int
  }

  let file: String
  /// Only of a paper that was joined of several files.
  let files: [String]?
  let sha256: String
  let format: String
  let pages: Int
  let profile: String
  let forms: [Form]
  let findings: [Finding]
  let coverage: [Coverage]
  let cautions: [PaperCaution]

  init(_ audited: ShownFile) {
    let paper = audited.audited
    file = paper.file
    files = paper.files.isEmpty ? nil : paper.files
    sha256 = audited.sha256
    format = paper.format.rawValue
    pages = paper.pageCount
    profile = paper.profile
    forms = paper.forms.map {
      Form(kind: $0.kind.key, title: $0.title, place: $0.place, rows: $0.rowCount, figures: $0.figureCount)
    }
    findings = paper.findings
    coverage = paper.coverage
    cautions = paper.cautions
  }
}
