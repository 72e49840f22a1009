import Foundation
import HengAudit
package import HengDomain
import HengRules

/// A weighed paper as the site shows it (核查页内容): what stands here was made apart from the server, and no paper comes into it.
package struct WeighedPage: Codable, Hashable, Sendable {
  package let sha256: String
  package let file: String
  package let pages: Int
  /// Tables and reports that were recognised.
  package let forms: Int
  /// The findings in the order of the paper.
  package let findings: [WorklistItem]
  /// Rules that hold, that are broken, and that could not be asked.
  package let passed, failed, notRun: Int
  /// Findings beside the paper; behind each finding a mark for what people decide on it.
  private let fragment: String

  package init(_ file: AuditedFile) {
    let shown = ShownFile(file)
    sha256 = shown.sha256
    self.file = shown.file
    (pages, forms) = (shown.audited.pageCount, shown.audited.forms.count)
    let excerpts = PaperExcerpts(shown.paper)
    findings = shown.audited.findings.enumerated().map { WorklistItem($0.element, number: $0.offset + 1, excerpts) }
    let coverage = shown.audited.coverage
    passed = coverage.count { $0.state == .passed }
    failed = coverage.count { $0.state == .failed }
    notRun = coverage.count { $0.state == .notRun }
    fragment = AuditHTML.fragment(shown) { Self.mark($0.key) }
  }

  /// As it stands when it has just come: nobody has decided anything.
  var standing: PaperStanding {
    func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
    return PaperStanding(errors: count(.error), warnings: count(.warning), infos: count(.info), questions: count(.question))
  }

  /// A page that was made before, from the bytes that `WeighingRequest` asks for.
  package init(_ made: [UInt8]) throws { self = try JSONDecoder().decode(Self.self, from: Data(made)) }

  /// The fragment with what `verdict` makes of each finding's key.
  package func fragment(verdict: (String) -> String) -> String {
    var html = ""
    var rest = fragment[...]
    while let start = rest.firstRange(of: Self.opening), let end = rest[start.upperBound...].firstRange(of: Self.closing) {
      html += rest[..<start.lowerBound]
      html += verdict(String(rest[start.upperBound..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return html + rest
  }

  /// Every `<` of a paper is escaped, so no paper can bear the mark.
  private static let opening = "<!--verdict "
  private static let closing = "-->"
  private static func mark(_ key: String) -> String { opening + key + closing }
}

/// A paper on the site with the decisions of people (核查结果).
package struct ReviewedPage: Sendable {
  package let page: WeighedPage
  /// By finding: the decision that holds.
  package let verdicts: [String: FindingVerdict]

  package init(page: WeighedPage, verdicts: [FindingVerdict]) {
    self.page = page
    self.verdicts = Dictionary(verdicts.map { ($0.finding, $0.shown) }) { _, later in later }
  }

  package var worklist: Worklist { Worklist(page.findings, verdicts) }
}
