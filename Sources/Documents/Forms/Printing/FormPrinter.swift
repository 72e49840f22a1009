import HengDomain

/// Sets a layout with what fills it into a neutral table (按表样成表).
struct FormPrinter {
  let layout: FormLayout
  let filling: any FormFilling

  init(_ layout: FormLayout, filling: any FormFilling) {
    self.layout = layout
    self.filling = filling
  }

  var document: Document {
    let sheet = sheet
    let name = sheet.title.first ?? layout.name
    let isNamed = layout.title.first?.fields.contains(.head(.project)) ?? false
    let project = filling.runs(.head(.project), row: nil).map(\.text).joined()
    return Document(title: isNamed || project.isEmpty ? name : "\(project) \(name)", page: layout.page, blocks: [.sheet(sheet)])
  }

  var sheet: Sheet { placed.sheet }

  /// The table, and beside each of its cells the field that it shows.
  var placed: PlacedForm {
    var rows: [[(cell: Cell, key: FormKey?)]] = []
    var repeated = 0..<0
    for block in layout.blocks {
      switch block {
      case .rows(let fixed): rows += fixed.map { $0.map { placed($0) } }
      case .indicators(let block):
        repeated = rows.count..<rows.count + block.header.count
        rows += self.rows(of: block)
      }
    }
    let sheet = Sheet(
      name: layout.sheet, title: layout.title.map(text),
      caption: Caption(left: text(layout.caption.left), centre: text(layout.caption.centre), right: text(layout.caption.right)),
      columns: layout.columns, rows: rows.map { Row($0.map(\.cell)) }, repeatedRows: repeated, notes: layout.notes,
      typeSize: layout.type.size, leastTypeSize: layout.type.least)
    return PlacedForm(sheet: sheet, keys: rows.map { $0.map(\.key) })
  }

  private func text(_ text: FormText) -> String { runs(text).map(\.text).joined() }

  // MARK: Cells

  /// Words and fields in order; neighbouring words are one run.
  private func runs(_ text: FormText, row: Int? = nil, fill: ((FormField) -> [Run]?)? = nil) -> [Run] {
    var runs: [Run] = []
    for piece in text.pieces {
      let next: [Run] =
        switch piece {
        case .words(let words): [.text(words)]
        case .field(let field): fill?(field) ?? filling.runs(field, row: row)
        }
      for run in next {
        if case .text(let words) = run, case .text(let before)? = runs.last {
          runs[runs.count - 1] = .text(before + words)
        } else {
          runs.append(run)
        }
      }
    }
    return runs
  }

  private func placed(
    _ cell: FormCell, row: Int? = nil, rows: Int? = nil, fill: ((FormField) -> [Run]?)? = nil
  ) -> (cell: Cell, key: FormKey?) {
    let runs = cell.text.isEmpty ? [.text("")] : runs(cell.text, row: row, fill: fill)
    let printed = Cell(
      runs, rowSpan: rows ?? cell.rows, columnSpan: cell.columns, alignment: cell.setAlignment,
      role: cell.text.isLabel ? .label : .value, isBold: cell.isBold)
    let field = cell.text.valueField ?? cell.text.fields.first
    return (printed, field.map { FormKey($0, row: row) })
  }

  // MARK: Indicators

  private func rows(of block: FormIndicators) -> [[(cell: Cell, key: FormKey?)]] {
    let levels = filling.levels
    var lines = block.header.enumerated().map { place, line in
      line.map { placed($0, rows: $0.spansBlock ? block.header.count - place + max(levels.count, hasLeadingCell(block) ? 1 : 0) : nil) }
    }
    if levels.isEmpty, hasLeadingCell(block) { lines.append(block.row.map { placed($0, fill: { _ in [.text("")] }) }) }
    let first = LevelSpans.runs(levels) { $0.level1 == $1.level1 }
    let second = LevelSpans.runs(levels) { $0 == $1 }
    let explained = filling.explained
    var level = -1
    for place in levels.indices {
      if first[place] > 0 { level += 1 }
      lines.append(
        block.row.compactMap { cell in
          if cell.spansBlock { return place == 0 ? placed(cell, rows: levels.count) : nil }
          if cell.text.fields.contains(where: { $0 == .row(.level1) || $0 == .row(.level1Points) }) {
            return levelCell(cell, level, place, first[place])
          }
          if cell.text.fields.contains(.row(.level2)) { return levelCell(cell, level, place, second[place]) }
          if let field = cell.text.valueField, field.isMergedByCause {
            return explained[place] > 0 ? placed(cell, row: place, rows: explained[place]) : nil
          }
          return placed(cell, row: place)
        })
    }
    return lines
  }

  /// The block's cell begins in its first row, which must then be there.
  private func hasLeadingCell(_ block: FormIndicators) -> Bool { block.row.contains(where: \.spansBlock) }

  private func levelCell(_ cell: FormCell, _ level: Int, _ place: Int, _ rows: Int) -> (cell: Cell, key: FormKey?)? {
    guard rows > 0 else { return nil }
    return placed(cell, row: place, rows: rows) { field in
      guard case .row(let name) = field, [.level1, .level1Points, .level2].contains(name) else { return nil }
      return filling.levelRuns(name, level: level, members: place..<place + rows)
    }
  }
}

/// A form set as a table, with the field that each cell shows (表格及其字段); nil for fixed words.
package struct PlacedForm: Hashable, Sendable {
  package let sheet: Sheet
  /// As `sheet.rows`, cell by cell.
  package let keys: [[FormKey?]]
}

/// Where the merged cells of 一级指标 and 二级指标 begin and how many rows they cover.
enum LevelSpans {
  /// The lengths of runs of like neighbours, at their first places: `甲甲乙` gives 2, 0, 1.
  static func runs<Key>(_ keys: [Key], like: (Key, Key) -> Bool) -> [Int] {
    var lengths = Array(repeating: 0, count: keys.count)
    var start = 0
    for index in keys.indices {
      if index > 0, !like(keys[index - 1], keys[index]) { start = index }
      lengths[start] += 1
    }
    return lengths
  }
}
