package import HengAudit
import HengDocuments
package import HengRules
import HengValues
import HengWriters

/// The paper with marked places beside the findings (核查页): classes only, so that it also stands under a strict policy.
package enum AuditHTML {
  /// A complete page of one paper, that needs no other file.
  package static func page(_ fragment: String) -> String {
    let (head, tail) = ends()
    return head + fragment + tail
  }

  /// Stands for the key of a paper whose number is not known yet; a paper's own `<` is always escaped.
  package static let anyKey = "<paper>"

  /// What stands before and after the fragments of the papers.
  package static func ends(comparison: ShownReport? = nil, unreadable: [AuditInputError] = []) -> (head: String, tail: String) {
    var last = ""
    for error in unreadable {
      last +=
        "<section class=\"audit\"><h2>\(HTMLEscape.text(error.file))</h2><p class=\"audit-unread\">未核查：\(HTMLEscape.text(error.message))</p></section>\n"
    }
    let head = """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>核查结果</title>
      <style>
      \(styles)</style>
      </head>
      <body>

      """
    return (head + (comparison.map(comparisonPart) ?? ""), last + "</body>\n</html>\n")
  }

  /// One paper: its findings, `after` each what is added to it, and coverage, and beside them the paper with the places marked. `key` keeps the anchors of several papers apart.
  package static func fragment(
    _ file: ShownFile, key: String = "p1", after: (Finding) -> String = { _ in "" }
  ) -> String {
    let audited = file.audited
    let marks = AuditMarks(audited.findings, key: key)
    var html = "<section class=\"audit\">\n<h2>\(HTMLEscape.text(audited.file))</h2>\n"
    html +=
      "<p class=\"audit-about\">\(audited.pageCount)页；识别出\(audited.forms.count)张表或报告；参数方案 \(HTMLEscape.text(audited.profile))；校验码 <code>\(file.sha256)</code></p>\n"
    if !audited.files.isEmpty {
      html += "<p class=\"audit-about\">同一份公开材料的\(audited.files.count)个文件：\(HTMLEscape.text(audited.files.joined(separator: "、")))</p>\n"
    }
    html +=
      "<div class=\"audit-pair\">\n<div class=\"audit-findings\">\n\(findings(audited.findings, key: key, after: after))\(coverage(audited))</div>\n"
    html +=
      "<div class=\"audit-original\" tabindex=\"0\" role=\"region\" aria-label=\"原文\">\n\(AuditPaperHTML(marks: marks).paper(file.paper))</div>\n</div>\n</section>\n"
    return html
  }

  private static func comparisonPart(_ shown: ShownReport) -> String {
    "<section class=\"audit\">\n<h2>几份文书相互对照</h2>\n<div class=\"audit-findings\">\n\(findings(shown.report.findings, key: "c"))</div>\n</section>\n"
  }

  private static func findings(
    _ findings: [Finding], key: String, after: (Finding) -> String = { _ in "" }
  ) -> String {
    let counts = Severity.allCases.map { severity in
      "<li>\(SeverityMark.html(severity)) \(findings.count { $0.severity == severity })</li>"
    }
    var html = "<ul class=\"audit-tally\">\(counts.joined())</ul>\n<ol>\n"
    for (index, finding) in findings.enumerated() {
      html +=
        "<li class=\"is-\(finding.severity.rawValue)\" id=\"\(key)-f\(index + 1)\">\n\(body(of: finding, link: "#\(key)-m\(index + 1)"))\(after(finding))</li>\n"
    }
    return html + "</ol>\n"
  }

  /// What a finding says: rule and severity, message, both sides, computation, what to do.
  package static func body(of finding: Finding, link: String?) -> String {
    var html =
      "<p class=\"audit-head\">\(SeverityMark.html(finding.severity)) <span class=\"audit-rule\">\(HTMLEscape.text(finding.rule))</span> "
    html += "\(HTMLEscape.words(PaperWords.shown(finding.message)))</p>\n<ul class=\"audit-sides\">\n"
    for (index, side) in finding.sides.enumerated() {
      var place = side.place
      place.field = nil
      let words = HTMLEscape.text(place.text)
      let target = link.map { "<a href=\"\(HTMLEscape.attribute("\($0)-\(index + 1)"))\">\(words)</a>" } ?? words
      html += "<li><b>\(HTMLEscape.text(side.label))</b>"
      if !side.figure.isEmpty { html += "：\(HTMLEscape.words(PaperWords.shown(side.figure)))" }
      html += " <span class=\"audit-place\">\(target)</span>"
      if !side.quote.isEmpty { html += "<q>\(HTMLEscape.words(PaperWords.shown(side.quote)))</q>" }
      html += "</li>\n"
    }
    html += "</ul>\n"
    if !finding.consequences.isEmpty {
      html += "<p>连带：</p><ul>" + finding.consequences.map { "<li>\(HTMLEscape.text($0))</li>" }.joined() + "</ul>\n"
    }
    if !finding.computation.isEmpty { html += "<p class=\"audit-computation\">怎么比的：\(HTMLEscape.words(finding.computation))</p>\n" }
    return html + "<p class=\"audit-remedy\">怎么办：\(HTMLEscape.words(finding.remedy))</p>\n"
  }

  /// What was and what was not checked.
  package static func coverage(_ audited: AuditedPaper) -> String {
    let titles = Dictionary(RuleCatalogue.all.map { ($0.code, $0.title) }) { first, _ in first }
    var html = "<details class=\"audit-coverage\" open>\n<summary>核查情况："
    for state in [Coverage.State.passed, .failed, .notApplicable, .notRun] {
      html += "\(state.label)\(audited.coverage.count { $0.state == state })条 "
    }
    html += "</summary>\n"
    if !audited.cautions.isEmpty {
      html += "<ul>\n"
      for caution in audited.cautions {
        html += "<li>未能确认：\(HTMLEscape.text(caution.message))\(HTMLEscape.text(caution.place.map { "（\($0.text)）" } ?? ""))</li>\n"
      }
      html += "</ul>\n"
    }
    html +=
      "<div class=\"audit-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"核查情况表\"><table><thead><tr><th scope=\"col\">规则</th><th scope=\"col\">应当成立</th><th scope=\"col\">状态</th><th scope=\"col\">说明</th></tr></thead><tbody>\n"
    for entry in audited.coverage {
      let count = entry.count == 0 ? "" : "\(entry.count)条"
      html += "<tr class=\"is-\(entry.state.rawValue)\"><td>\(entry.rule)</td><td>\(HTMLEscape.text(titles[entry.rule] ?? ""))</td>"
      html += "<td>\(entry.state.label)\(count)</td><td>\(HTMLEscape.words(entry.reason))</td></tr>\n"
    }
    return html + "</tbody></table></div>\n</details>\n"
  }
}
