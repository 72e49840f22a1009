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

  /// The output in pieces. `comparison` is what the papers say of each other; nil for a single paper.
  package static func whole(_ documents: [String], comparison: ShownReport? = nil) throws -> [String] {
    let head = try comparison.map { "{\"comparison\":\(try encode($0.report)),\n\"documents\":[\n" } ?? "{\"documents\":[\n"
    return [head] + documents.flatMap { [$0, ",\n"] }.dropLast() + ["\n]}\n"]
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
