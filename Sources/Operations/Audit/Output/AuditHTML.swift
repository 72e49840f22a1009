package import HengAudit
import HengDocuments
package import HengRules
import HengValues
import HengWriters

/// The paper with marked places beside the findings (核查页): classes only, so that it also stands under a strict policy.
package enum AuditHTML {
  /// A complete page that needs no other file.
  package static func page(_ files: [String], comparison: ShownReport? = nil, unreadable: [AuditInputError] = []) -> String {
    var body = files.joined()
    if let comparison { body = comparisonPart(comparison) + body }
    for error in unreadable {
      body +=
        "<section class=\"audit\"><h2>\(HTMLEscape.text(error.file))</h2><p class=\"unread\">未核查：\(HTMLEscape.text(error.message))</p></section>\n"
    }
    return """
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
      \(body)</body>
      </html>

      """
  }

  /// One paper: its findings, `after` each what is added to it, and coverage, and beside them the paper with the places marked. `key` keeps the anchors of several papers apart.
  package static func fragment(
    _ file: ShownFile, key: String = "p1", after: (Finding) -> String = { _ in "" }
  ) -> String {
    let audited = file.audited
    let marks = AuditMarks(audited.findings, key: key)
    var html = "<section class=\"audit\">\n<h2>\(HTMLEscape.text(audited.file))</h2>\n"
    html +=
      "<p class=\"about\">\(audited.pageCount)页；识别出\(audited.forms.count)张表或报告；参数方案 \(HTMLEscape.text(audited.profile))；SHA-256 <code>\(file.sha256)</code></p>\n"
    html +=
      "<div class=\"pair\">\n<div class=\"findings\">\n\(findings(audited.findings, key: key, after: after))\(coverage(audited))</div>\n"
    html += "<div class=\"original\" tabindex=\"0\">\n\(AuditPaperHTML(marks: marks).paper(file.paper))</div>\n</div>\n</section>\n"
    return html
  }

  private static func comparisonPart(_ shown: ShownReport) -> String {
    "<section class=\"audit\">\n<h2>几份文书相互对照</h2>\n<div class=\"findings\">\n\(findings(shown.report.findings, key: "c"))</div>\n</section>\n"
  }

  private static func findings(
    _ findings: [Finding], key: String, after: (Finding) -> String = { _ in "" }
  ) -> String {
    let counts = Severity.allCases.map { severity in
      "<li class=\"is-\(severity.rawValue)\">\(severity.label) \(findings.count { $0.severity == severity })</li>"
    }
    var html = "<ul class=\"tally\">\(counts.joined())</ul>\n<ol>\n"
    for (index, finding) in findings.enumerated() {
      html +=
        "<li class=\"is-\(finding.severity.rawValue)\" id=\"\(key)-f\(index + 1)\">\n\(body(of: finding, link: "#\(key)-m\(index + 1)"))\(after(finding))</li>\n"
    }
    return html + "</ol>\n"
  }

  /// What a finding says: rule and severity, message, both sides, computation, what to do.
  package static func body(of finding: Finding, link: String?) -> String {
    var html =
      "<p class=\"head\"><span class=\"gravity\">\(finding.severity.label)</span> <span class=\"rule\">\(HTMLEscape.text(finding.rule))</span> "
    html += "\(HTMLEscape.text(finding.message))</p>\n<ul class=\"sides-of\">\n"
    for (index, side) in finding.sides.enumerated() {
      var place = side.place
      place.field = nil
      let words = HTMLEscape.text(place.text)
      let target = link.map { "<a href=\"\(HTMLEscape.attribute("\($0)-\(index + 1)"))\">\(words)</a>" } ?? words
      html += "<li><b>\(HTMLEscape.text(side.label))</b>"
      if !side.figure.isEmpty { html += "：\(HTMLEscape.text(side.figure))" }
      html += " <span class=\"place\">\(target)</span>"
      if !side.quote.isEmpty { html += "<q>\(HTMLEscape.text(side.quote))</q>" }
      html += "</li>\n"
    }
    html += "</ul>\n"
    if !finding.consequences.isEmpty {
      html += "<p>连带：</p><ul>" + finding.consequences.map { "<li>\(HTMLEscape.text($0))</li>" }.joined() + "</ul>\n"
    }
    if !finding.computation.isEmpty { html += "<p class=\"computation\">计算：\(HTMLEscape.text(finding.computation))</p>\n" }
    return html + "<p class=\"remedy\">处理：\(HTMLEscape.text(finding.remedy))</p>\n"
  }

  /// What was and what was not checked.
  package static func coverage(_ audited: AuditedPaper) -> String {
    let titles = Dictionary(RuleCatalogue.all.map { ($0.code, $0.title) }) { first, _ in first }
    var html = "<details class=\"coverage\" open>\n<summary>核查情况："
    for state in [Coverage.State.passed, .failed, .notApplicable, .notRun] {
      html += "\(state.label)\(audited.coverage.count { $0.state == state })条 "
    }
    html += "</summary>\n"
    if !audited.cautions.isEmpty {
      html += "<ul class=\"cautions\">\n"
      for caution in audited.cautions {
        html += "<li>未能确认：\(HTMLEscape.text(caution.message))\(HTMLEscape.text(caution.place.map { "（\($0.text)）" } ?? ""))</li>\n"
      }
      html += "</ul>\n"
    }
    html += "<table><thead><tr><th>规则</th><th>应当成立</th><th>状态</th><th>说明</th></tr></thead><tbody>\n"
    for entry in audited.coverage {
      let count = entry.count == 0 ? "" : "\(entry.count)条"
      html += "<tr class=\"\(entry.state.rawValue)\"><td>\(entry.rule)</td><td>\(HTMLEscape.text(titles[entry.rule] ?? ""))</td>"
      html += "<td>\(entry.state.label)\(count)</td><td>\(HTMLEscape.text(entry.reason))</td></tr>\n"
    }
    return html + "</tbody></table>\n</details>\n"
  }
}
