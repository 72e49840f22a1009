import HengAudit
package import HengDocuments
package import HengDomain
import HengRules
import HengValues

/// The list of opinions as a finance bureau sends it (审核意见表), with columns for the unit's answer.
package enum AuditWorkbook {
  /// Opinions, then what was checked of each paper, then the forms that were found.
  package static func document(
    _ files: [ShownFile], comparison: ShownReport? = nil, unreadable: [AuditInputError] = [],
    verdicts: [String: FindingVerdict] = [:]
  ) -> Document {
    var findings = files.flatMap { file in file.audited.findings.map { (file.file, $0) } }
    findings += (comparison?.report.findings ?? []).map { ("", $0) }
    return Document(
      title: "绩效公开文书审核意见", page: .landscape,
      blocks: [
        .sheet(opinions(findings, verdicts)), .sheet(coverage(files, unreadable)), .sheet(forms(files)),
      ])
  }

  private static func opinions(
    _ findings: [(file: String, finding: Finding)], _ verdicts: [String: FindingVerdict]
  ) -> Sheet {
    let heads = ["序号", "文件", "位置", "等级", "规则", "审核意见", "一处原文", "另一处原文", "计算", "处理建议", "复核", "单位答复", "整改结果"]
    let rows = findings.enumerated().map { index, entry in
      let (file, finding) = entry
      return Row([
        .text("\(index + 1)", .centre), .text(finding.place.file ?? file), .text(placeWords(finding.place)),
        .text(finding.severity.label, .centre), .text(finding.rule, .centre), .text(finding.message),
        .text(finding.sides.first.map(side) ?? ""), .text(finding.sides.dropFirst().map(side).joined(separator: "\n")),
        .text(([finding.computation] + finding.consequences).filter { !$0.isEmpty }.joined(separator: "\n")), .text(finding.remedy),
        .text(verdicts[finding.key].map { "\($0.decision.label)：\($0.reason)" } ?? ""), .text(""), .text(""),
      ])
    }
    return Sheet(
      name: "审核意见", title: ["绩效公开文书审核意见表"], caption: Caption(left: "共\(findings.count)条"),
      columns: [4, 8, 7, 4, 5, 16, 12, 12, 9, 8, 5, 5, 5],
      rows: [Row(heads.map { .label($0, bold: true) })] + rows, repeatedRows: 0..<1,
      notes: ["意见只指出两处不一致，不断定哪一处有误。没有列出意见不等于全部核对过，核查范围见“核查情况”。"])
  }

  private static func placeWords(_ place: Place) -> String {
    var bare = place
    bare.file = nil
    return bare.text
  }

  private static func side(_ side: Finding.Side) -> String {
    var text = side.figure.isEmpty ? side.label : "\(side.label)：\(side.figure)"
    var place = side.place
    place.field = nil
    if !place.text.isEmpty { text += "（\(place.text)）" }
    return side.quote.isEmpty ? text : "\(text)\n“\(side.quote)”"
  }

  private static func coverage(_ files: [ShownFile], _ unreadable: [AuditInputError]) -> Sheet {
    let titles = Dictionary(RuleCatalogue.all.map { ($0.code, $0.title) }) { first, _ in first }
    var rows = unreadable.map { error in
      Row([.text(error.file), .text("—", .centre), .text(""), .text("未核查", .centre), .text("", .centre), .text(error.message)])
    }
    for file in files {
      rows += file.audited.cautions.map { caution in
        Row([
          .text(file.file), .text("—", .centre), .text(caution.place?.text ?? ""), .text("未能确认", .centre), .text("", .centre),
          .text(caution.message),
        ])
      }
      rows += file.audited.coverage.map { entry in
        Row([
          .text(file.file), .text(entry.rule, .centre), .text(titles[entry.rule] ?? ""), .text(entry.state.label, .centre),
          .text(entry.count == 0 ? "" : "\(entry.count)", .centre), .text(entry.reason),
        ])
      }
    }
    return Sheet(
      name: "核查情况", title: ["核查情况"], columns: [16, 7, 38, 8, 5, 26],
      rows: [Row(["文件", "规则", "应当成立", "状态", "条数", "说明"].map { .label($0, bold: true) })] + rows, repeatedRows: 0..<1)
  }

  private static func forms(_ files: [ShownFile]) -> Sheet {
    let rows = files.flatMap { file in
      file.audited.forms.map { form in
        Row([
          .text(file.file), .text(form.kind.label), .text(form.title), .text(placeWords(form.place)),
          .text("\(form.rowCount)", .trailing), .text("\(form.figureCount)", .trailing),
        ])
      }
    }
    return Sheet(
      name: "识别出的表", title: ["识别出的表和报告"], columns: [20, 18, 32, 16, 7, 7],
      rows: [Row(["文件", "种类", "标题", "位置", "行数", "数字"].map { .label($0, bold: true) })] + rows, repeatedRows: 0..<1)
  }
}
