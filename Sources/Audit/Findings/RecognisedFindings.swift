import HengDocuments
import HengRules
import HengValues

/// Findings that rest on recognised words become questions (识别存疑): one digit read wrongly breaks any sum.
enum RecognisedFindings {
  static func regraded(_ findings: [Finding], _ paper: Paper) -> [Finding] {
    guard !paper.recognisedPages.isEmpty else { return findings }
    return findings.map { finding in
      guard finding.severity != .question, finding.severity != .info, rests(finding, on: paper) else { return finding }
      var doubted = finding
      doubted.severity = .question
      doubted.message += "（所在页是扫描件，文字由识别得来，请先对照原件）"
      return doubted
    }
  }

  /// A finding without a page speaks of the whole paper.
  private static func rests(_ finding: Finding, on paper: Paper) -> Bool {
    let pages = finding.sides.compactMap(\.place.page)
    return pages.isEmpty
      ? finding.sides.allSatisfy { $0.place.line == nil && $0.place.sheet == nil } : pages.contains(where: paper.recognisedPages.contains)
  }
}
