import HengWriters

extension ReviewedPaper {
  /// The paper's findings in one of the formats of `heng audit`; the list of opinions shows the decisions.
  package func export(as format: AuditReport.Format) throws -> [UInt8] {
    switch format {
    case .text: Array(AuditText.paper(file).utf8)
    case .dump: Array(AuditDump.paper(file).utf8)
    case .json: Array(try AuditJSON.whole(AuditJSON.document(file)).utf8)
    case .sarif:
      Array(
        try AuditSARIF.whole(results: AuditSARIF.results(file), artifacts: [AuditSARIF.artifact(file)], notifications: []).utf8)
    case .html: Array(AuditHTML.page(AuditHTML.fragment(file)).utf8)
    case .xlsx: try XLSXWriter.write(AuditWorkbook.document([file], verdicts: verdicts))
    }
  }
}
