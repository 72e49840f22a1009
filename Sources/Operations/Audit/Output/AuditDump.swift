import HengAudit
import HengDocuments
import HengRules
import HengValues

/// What was read of a paper, for a person to check (读数清单): the forms, every table cell by cell, every figure of the sentences.
///
/// It is read from the paper with everything private covered, so that nothing else can leave.
enum AuditDump {
  static func paper(_ file: ShownFile) -> String {
    let words = HengAudit.PaperWords(file.paper, file: file.file)
    let forms = file.audited.forms
    let tables = file.paper.blocks.compactMap(\.table)
    var lines = [file.file, "识别出的表和报告：\(forms.count)"]
    lines += forms.map { "  \($0.title)（\($0.place.text)）" }
    lines.append("表：\(tables.count)")
    for (index, one) in tables.enumerated() { lines += table(one, index + 1) }
    lines.append("文中数字：")
    lines += words.text.figures.map(figure)
    return lines.joined(separator: "\n")
  }

  private static func table(_ table: PaperTable, _ number: Int) -> [String] {
    ["  表\(number)（\(table.place.text)），\(table.rowCount)行\(table.columnCount)列"]
      + table.cells.filter { !$0.text.withoutSpaces.isEmpty }.map { cell in
        let value = StatedTableReader.cell(cell)
        let number = value.number.map { "　→ \($0)\(value.isPercent ? "%" : "")" } ?? ""
        return "    第\(cell.row + 1)行第\(cell.column + 1)列（\(cell.place.text)）：\(cell.text.withoutSpaces)\(number)"
      }
  }

  private static func figure(_ told: (sentence: StatedSentence, figure: StatedFigure)) -> String {
    let (sentence, figure) = told
    let place = sentence.passage.place(of: figure.range).text
    return "  \(place)：\(sentence.passage.printed(figure.range))　\(kind(figure))　名称“\(figure.name)”"
  }

  private static func kind(_ figure: StatedFigure) -> String {
    switch figure.kind {
    case .money: "金额 \(figure.ratio.shown(4))元" + (figure.per.isEmpty ? "" : "，每\(figure.per)") + (figure.isBound ? "，约数或界限" : "")
    case .percent: "百分比"
    case .bare: "没有单位"
    case .count(let unit): "数量，\(unit)"
    }
  }
}

extension PaperBlock {
  fileprivate var table: PaperTable? { if case .table(let table) = self { table } else { nil } }
}
