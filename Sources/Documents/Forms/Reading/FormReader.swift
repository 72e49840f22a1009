import HengDomain
import HengValues

/// Reads a filled form back from a neutral table by the labels of a layout (表样回读), never by coordinates: what we print we can read
/// without a difference.
package struct FormReader: Sendable {
  package let layouts: [FormLayout]

  /// Where several layouts fit a table alike, the first is taken.
  package init(_ layouts: [FormLayout]) { self.layouts = layouts }

  /// The first table of a paper that is one of the forms.
  package func read(_ document: Document) throws(FormReadError) -> FilledForm {
    for case .sheet(let sheet) in document.blocks where layout(of: sheet) != nil { return try read(sheet) }
    throw FormReadError(form: nil, missing: [])
  }

  package func read(_ sheet: Sheet) throws(FormReadError) -> FilledForm {
    guard let layout = layout(of: sheet) else { throw FormReadError(form: nil, missing: []) }
    return try Self.read(sheet, as: layout)
  }

  /// The layout whose words a table bears: most of its labels found, fewest missed.
  package func layout(of sheet: Sheet) -> FormLayout? {
    let grid = FormGrid(sheet)
    let words = Set(sheet.rows.flatMap { $0.cells.map(\.text.bareLabel) })
    var best: (layout: FormLayout, worth: Int)?
    for layout in layouts {
      let skeleton = FormSkeleton(layout)
      guard FormTable(grid, layout, skeleton) != nil else { continue }
      let patterns = Set(skeleton.cells.filter(\.isLabel).map { LabelPattern($0.cell.text) })
      let found = patterns.count { pattern in words.contains { pattern.fits($0) } }
      let missed = patterns.count - found
      guard found > 2 * missed else { continue }
      let worth = found - 2 * missed
      if best.map({ worth > $0.worth }) ?? true { best = (layout, worth) }
    }
    return best?.layout
  }

  // MARK: Reading

  package static func read(_ sheet: Sheet, as layout: FormLayout) throws(FormReadError) -> FilledForm {
    let skeleton = FormSkeleton(layout), grid = FormGrid(sheet)
    guard let table = FormTable(grid, layout, skeleton) else {
      throw FormReadError(form: layout, missing: missingWords(sheet, layout))
    }
    let missing = layout.kind.requiredFields.filter { layout.fields.contains($0) && !isFound($0, skeleton, table) }
    guard missing.isEmpty else {
      throw FormReadError(form: layout, missing: missing.map { words(leadingTo: $0, skeleton, table) })
    }
    var form = FilledForm(layout)
    for field in skeleton.fields where !field.isOfRow {
      form.fields[field] = cell(field, skeleton, table)
    }
    readHead(sheet, layout, skeleton, table, into: &form)
    form.rows = zip(table.rows, table.levels).map { row, levels in self.row(row, levels, layout, table) }
    return form
  }

  private static func row(
    _ row: Int, _ levels: (level1: String, level2: String), _ layout: FormLayout, _ table: FormTable
  ) -> FilledRow {
    let points = levels.level1.bracketed
    var filled = FilledRow(
      level1: levels.level1.bareLabel, points: points.hasSuffix("分") ? String(points.dropLast()) : "", level2: levels.level2.bareLabel)
    for field in table.columns.keys where ![.row(.level1), .row(.level1Points), .row(.level2)].contains(field) {
      let cell = table.cell(row, field)
      let isCovered = field.isMergedByCause && cell.map { $0.row != row } ?? false
      filled.cells[field] = FilledCell(text: isCovered ? "" : cell?.cell.text ?? "", place: cell)
    }
    if let cause = layout.fields.first(where: \.isMergedByCause), let cell = table.cell(row, cause) {
      filled.mergedRows = cell.row == row ? cell.cell.rowSpan : 0
    }
    return filled
  }

  /// What stands in the words of labels, title and caption: year, unit, months.
  private static func readHead(
    _ sheet: Sheet, _ layout: FormLayout, _ skeleton: FormSkeleton, _ table: FormTable, into form: inout FilledForm
  ) {
    for placed in skeleton.cells where placed.isLabel && !placed.cell.text.fields.isEmpty && placed.rows.lowerBound != skeleton.row {
      guard let cell = find(placed, skeleton, table) else { continue }
      let whole = placed.cell.text.values(in: cell.cell.text)
      for field in placed.cell.text.fields {
        form.fields[field] = FilledCell(text: whole?[field] ?? (field == .head(.moneyUnit) ? cell.cell.text.bracketed : ""), place: cell)
      }
    }
    let captions = [
      (layout.caption.left, sheet.caption.left), (layout.caption.centre, sheet.caption.centre), (layout.caption.right, sheet.caption.right),
    ]
    for (text, printed) in captions {
      if text.fields == [.head(.codeAndUnit)] {
        let code = printed.prefix { ("0"..."9").contains($0) }
        form.fields[.head(.unitCode)] = FilledCell(text: String(code))
        form.fields[.head(.unit)] = FilledCell(text: String(printed.dropFirst(code.count)))
      }
      for (field, value) in text.values(in: printed) ?? [:] where form.fields[field] == nil {
        form.fields[field] = FilledCell(text: text.pieces.count == 1 ? printed : value)
      }
    }
    if let place = layout.title.firstIndex(where: { $0.fields.contains(.head(.year)) }) {
      let year = sheet.title.dropFirst(min(place, max(sheet.title.count - 1, 0))).lazy.compactMap(\.yearDigits).first ?? ""
      form.fields[.head(.year)] = FilledCell(text: year)
    }
    if let both = form.fields[.head(.departmentAndCode)] {
      let parts = both.text.departmentAndCode
      form.fields[.head(.department)] = FilledCell(text: parts.department, place: both.place)
      form.fields[.head(.departmentCode)] = FilledCell(text: parts.code, place: both.place)
    }
  }
}

/// A table that is none of the forms, or one that lacks words the form must have.
package struct FormReadError: Error, Hashable, Sendable {
  package var form: FormLayout?
  package var missing: [String]

  package init(form: FormLayout?, missing: [String]) {
    self.form = form
    self.missing = missing
  }

  package var message: String {
    guard let form else { return "没有找到能识别的表。heng form list 列出可识别的表样，请核对表头文字。" }
    return "这张表像“\(form.name)”，但缺少栏目：\(missing.joined(separator: "、"))。请核对表头文字。"
  }
}

extension String {
  /// `平罗县农业农村局 125` is a department and its code.
  fileprivate var departmentAndCode: (department: String, code: String) {
    guard let blank = lastIndex(of: " ") else { return (self, "") }
    let code = self[index(after: blank)...]
    guard !code.isEmpty, code.allSatisfy({ ("0"..."9").contains($0) }) else { return (self, "") }
    return (String(self[..<blank]), String(code))
  }
}
