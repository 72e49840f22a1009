import HengAudit
import HengDocuments
import HengRules
import HengValues

/// Findings for a terminal (终端输出), as a good compiler prints them: place, excerpt with a mark, message, computation, what to do.
package enum AuditText {
  package static func paper(_ file: ShownFile) -> String {
    let paper = file.audited
    var lines = ["\(paper.file)　\(paper.pageCount)页，识别出\(paper.forms.count)张表或报告，参数方案 \(paper.profile)", ""]
    if !paper.files.isEmpty { lines.insert("同一份公开材料的 \(paper.files.count) 个文件：\(paper.files.joined(separator: "、"))", at: 1) }
    lines += paper.findings.flatMap { finding($0, file: paper.file) + [""] }
    lines += paper.cautions.map { "未能确认：\($0.message)\($0.place.map { "（\($0.text)）" } ?? "")" }
    if !paper.cautions.isEmpty { lines.append("") }
    lines += summary(paper.report)
    return lines.joined(separator: "\n")
  }

  /// What several papers say of each other.
  package static func comparison(_ shown: ShownReport) -> String {
    let report = shown.report
    return (["几份文书相互对照", ""] + report.findings.flatMap { finding($0, file: "") + [""] } + summary(report)).joined(separator: "\n")
  }

  /// Places of one finding that a terminal shows.
  private static let mostSides = 8

  private static func finding(_ finding: Finding, file: String) -> [String] {
    let place = finding.place
    let start = [
      place.file ?? file,
      place.line.map { ":\($0)" } ?? " \(Place(page: place.page, sheet: place.sheet, row: place.row, column: place.column).text)",
    ]
    var lines = ["\(start.joined())：\(finding.severity.label) \(finding.rule)：\(finding.message)"]
    lines += finding.sides.prefix(mostSides).flatMap { side($0) }
    if finding.sides.count > mostSides { lines.append("  ▸ 另有\(finding.sides.count - mostSides)处，见 --format json 或 html") }
    lines += finding.consequences.map { "    连带：\($0)" }
    if !finding.computation.isEmpty { lines.append("    计算：\(finding.computation)") }
    lines.append("    处理：\(finding.remedy)")
    return lines
  }

  /// The side's place, its words, and a mark under the figure in them.
  private static func side(_ side: Finding.Side) -> [String] {
    var lines = ["  ▸ \(side.label)\(side.figure.isEmpty ? "" : "：\(side.figure)")　（\(side.place.text)）"]
    guard !side.quote.isEmpty else { return lines }
    let margin = side.place.line.map { "\($0)" } ?? ""
    let gutter = String(repeating: " ", count: max(0, 6 - margin.count))
    let words = side.quote.replacing("\t", with: " ")
    lines.append("\(gutter)\(margin) │ \(words)")
    if let mark = AuditMarks.words(of: side).lazy.filter({ $0 != side.quote }).compactMap({ mark($0, in: words) }).first {
      lines.append("       │ \(mark)")
    }
    return lines
  }

  /// `^^^^` under the figure, by display columns: a Chinese character takes two.
  static func mark(_ figure: String, in words: String) -> String? {
    guard !figure.isEmpty, let range = words.byteRange(of: figure) else { return nil }
    return String(repeating: " ", count: columns(words[..<range.lowerBound])) + String(repeating: "^", count: columns(words[range]))
  }

  private static func columns(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && !(0x2000...0x206F).contains($1.value) ? 2 : 1) }
  }

  private static func summary(_ report: RuleReport) -> [String] {
    let counts = Severity.allCases.map { severity in "\(severity.label)\(report.findings.count { $0.severity == severity })条" }
    func rules(_ state: Coverage.State) -> Int { report.coverage.count { $0.state == state } }
    var lines = [
      counts.joined(separator: "，"),
      "规则：通过\(rules(.passed))条，有问题\(rules(.failed))条，不适用\(rules(.notApplicable))条，未核查\(rules(.notRun))条",
    ]
    let reasons = Dictionary(grouping: report.coverage.filter { $0.state == .notRun }, by: \.reason)
    for (reason, entries) in reasons.sorted(by: { ($0.value.first?.rule ?? "") < ($1.value.first?.rule ?? "") }) {
      lines.append("  未核查：\(ranges(entries.map(\.rule)))——\(reason)")
    }
    return lines
  }

  /// `PT-01—PT-16` for neighbours of the catalogue.
  private static func ranges(_ rules: [String]) -> String {
    let order = RuleCatalogue.all.map(\.code)
    var parts: [[String]] = []
    for rule in rules {
      if let last = parts.last?.last, let a = order.firstIndex(of: last), let b = order.firstIndex(of: rule), b == a + 1,
        last.prefix(2) == rule.prefix(2)
      {
        parts[parts.count - 1].append(rule)
      } else {
        parts.append([rule])
      }
    }
    return parts.map { $0.count < 3 ? $0.joined(separator: "、") : "\($0[0])—\($0[$0.count - 1])" }.joined(separator: "、")
  }
}
