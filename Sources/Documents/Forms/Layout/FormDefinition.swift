import HengData
import HengDomain
import HengValues

/// Makes a layout from an official blank in whose cells a person has written tags (由空白表定义表样): spans, widths, settings and sizes are
/// taken over, and what stands in a cell without tags is a label.
package struct FormDefinition {
  /// What the blank does not say.
  package struct Heading: Hashable, Sendable {
    package var key: String
    /// Nil follows from the fields.
    package var kind: FormKind?
    package var region: String
    package var source: FormSource

    package init(key: String, kind: FormKind? = nil, region: String, source: FormSource) {
      self.key = key
      self.kind = kind
      self.region = region
      self.source = source
    }
  }

  /// Something to mend in a cell; nil for what concerns the whole.
  package struct Problem: Error, Hashable, Sendable {
    package var cell: Sheet.Placed?
    package var message: String
  }

  /// The blank could not be made a layout.
  package struct Refusal: Error, Hashable, Sendable {
    package var problems: [Problem]
  }

  private let sheet: Sheet
  private let page: PageSetup
  private let heading: Heading

  package static func layout(_ sheet: Sheet, page: PageSetup, heading: Heading) throws(Refusal) -> FormLayout {
    try FormDefinition(sheet: sheet, page: page, heading: heading).layout()
  }

  private func layout() throws(Refusal) -> FormLayout {
    var problems: [Problem] = []
    func text(_ words: String, _ cell: Sheet.Placed? = nil) -> FormText {
      do throws(FormText.UnknownTag) { return try FormText(parsing: words) } catch {
        problems.append(Problem(cell: cell, message: error.message))
        return FormText([])
      }
    }
    let cells = sheet.placedCells.map { (placed: $0, text: text($0.cell.text, $0)) }
    let title = sheet.title.map { text($0) }
    let caption = FormCaption(left: text(sheet.caption.left), centre: text(sheet.caption.centre), right: text(sheet.caption.right))
    let rowCells = cells.filter { $0.text.fields.contains(where: \.isOfRow) }
    if let first = rowCells.first {
      for cell in rowCells where cell.placed.row != first.placed.row {
        problems.append(Problem(cell: cell.placed, message: "指标行的标记应写在同一行"))
      }
    } else {
      problems.append(Problem(message: "没有写指标行的标记，例如 {{三级指标}}"))
    }
    guard problems.isEmpty, let row = rowCells.first?.placed.row else { throw Refusal(problems: problems) }
    let header = headerStart(cells.map(\.placed), cells.first { $0.text.fields.contains(.row(.name)) }?.placed, row)
    var layout = FormLayout(
      key: heading.key, kind: heading.kind ?? kind(cells.map(\.text)), name: title.first?.words.trimmedSpaces ?? "", region: heading.region,
      source: heading.source, sheet: sheet.name, title: title, caption: caption, page: page, type: FormType(size: sheet.typeSize),
      columns: sheet.columns, values: FormValueStyle(), blocks: [], notes: sheet.notes)
    let lines = (0..<sheet.rows.count).map { line in
      cells.filter { $0.placed.row == line }.map { cell($0.placed, $0.text, header: header, row: row) }
    }
    if header > 0 { layout.blocks.append(.rows(Array(lines[..<header]))) }
    layout.blocks.append(.indicators(FormIndicators(header: Array(lines[header..<row]), row: lines[row])))
    if row + 1 < lines.count { layout.blocks.append(.rows(Array(lines[(row + 1)...]))) }
    if layout.name.isEmpty { layout.name = layout.kind.title }
    return layout
  }

  /// The row where the label above 三级指标 begins.
  private func headerStart(_ cells: [Sheet.Placed], _ name: Sheet.Placed?, _ row: Int) -> Int {
    guard let name else { return max(row - 1, 0) }
    let above = cells.last {
      $0.row < row && $0.row + $0.cell.rowSpan == row && $0.column <= name.column && name.column < $0.column + $0.cell.columnSpan
    }
    return above?.row ?? max(row - 1, 0)
  }

  private func cell(_ placed: Sheet.Placed, _ text: FormText, header: Int, row: Int) -> FormCell {
    let isHead = (header..<row).contains(placed.row)
    let reaches = placed.row + placed.cell.rowSpan > row
    // A label that stands before the first row is the block's; one among the fields is printed on each row.
    let isBlock = isHead && reaches || placed.row == row && placed.column == 0 && text.fields.isEmpty
    let usual = text.valueField?.alignment ?? .centre
    // An empty cell bears no setting of its own in a workbook.
    let alignment = placed.cell.text.isEmpty || placed.cell.alignment == usual ? nil : placed.cell.alignment
    return FormCell(
      text, rows: isBlock ? 1 : placed.cell.rowSpan, columns: placed.cell.columnSpan, spansBlock: isBlock, alignment: alignment,
      isBold: placed.cell.isBold)
  }

  private func kind(_ texts: [FormText]) -> FormKind {
    let fields = Set(texts.flatMap(\.fields))
    if fields.contains(.row(.actual)) { return fields.contains(.head(.project)) ? .projectSelfEvaluation : .departmentSelfEvaluation }
    if fields.contains(.row(.valueToDate)) { return .projectMonitoring }
    return fields.contains(.head(.project)) ? .projectTarget : .departmentTarget
  }
}
