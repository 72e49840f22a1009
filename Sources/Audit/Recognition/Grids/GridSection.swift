import HengDocuments
import HengValues

/// The rows of one form with the lines that stand above it (一张表): title, year, unit.
struct GridSection: Sendable {
  var grid: Grid
  /// Lines between the table before and this one, the last ones.
  var above: [PaperLine]
  /// Lines above the second half of a form printed over two pages side by side.
  var aside: [PaperLine] = []
  var header: GridHeader?
  var doubts: [RecognitionDoubt] = []

  init(grid: Grid, above: [PaperLine]) {
    self.grid = grid
    self.above = above
    header = (0..<grid.rowCount).lazy.compactMap { GridHeader(grid, $0) }.first
  }

  /// Rows above the indicator block.
  var headRows: Range<Int> { 0..<(header?.rows.lowerBound ?? grid.rowCount) }
}

/// Parts a paper into its forms (分表): several in one run of rows, one over several tables, one over two half pages.
struct GridSections {
  private(set) var sections: [GridSection] = []
  /// Lines since the last table.
  private var lines: [PaperLine] = []
  /// The last section ends where the last table ended.
  private var isOpen = false

  static func of(_ paper: Paper) -> [GridSection] {
    var parts = GridSections()
    for block in paper.blocks.withinBudget {
      switch block {
      case .line(let line): parts.lines.append(line)
      case .table(let table): parts.add(table)
      }
    }
    return parts.sections.filter { $0.header != nil }
  }

  private mutating func add(_ table: PaperTable) {
    let above = lines.suffix(40).filter { !$0.text.utf8.allSatisfy { $0 <= 0x20 } }.suffix(14)
    lines = []
    let isPlain = above.allSatisfy(\.isPageMark)
    guard table.mentionsIndicators || (isOpen && isPlain && table.columnCount == sections.last?.grid.width) else {
      isOpen = false
      return
    }
    let grid = Grid(table)
    for (index, range) in Self.parts(grid).enumerated() {
      let section = GridSection(grid: grid.slice(range), above: index == 0 ? Array(above) : [])
      if index == 0, isOpen, take(section, isPlain: isPlain) { continue }
      sections.append(section)
    }
    isOpen = true
  }

  /// Puts the section to the last one where it continues it.
  private mutating func take(_ section: GridSection, isPlain: Bool) -> Bool {
    guard let last = sections.last, last.header != nil, !section.grid.hasStart else { return false }
    if let joined = HalfPages.joined(last, section) {
      sections[sections.count - 1] = joined
      return true
    }
    guard isPlain, last.grid.isRuled == section.grid.isRuled, last.grid.width == section.grid.width || !last.grid.isRuled else {
      return false
    }
    if let header = section.header {
      guard header.rows.lowerBound <= 1, header.slots.map(\.column) == last.header?.slots.map(\.column) else { return false }
    } else {
      guard section.grid.continuesIndicators else { return false }
    }
    var longer = GridSection(grid: last.grid.appending(section.grid), above: last.above)
    longer.aside = last.aside
    longer.doubts = last.doubts
    sections[sections.count - 1] = longer
    return true
  }

  /// A form begins with its title or with 项目名称; a second head with other columns begins another one.
  private static func parts(_ grid: Grid) -> [Range<Int>] {
    var starts = [0]
    var columns: [GridColumn]?
    for row in (0..<grid.rowCount).withinBudget {
      if let header = GridHeader(grid, row) {
        let found = header.slots.map(\.column)
        if let columns, columns != found { starts.append(row) }
        columns = found
      } else if columns != nil, grid.isTitle(row) || grid.isProjectRow(row) {
        var start = row
        while let before = starts.last, start - 1 > before, grid.isCaption(start - 1) { start -= 1 }
        starts.append(start)
        columns = nil
      }
    }
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : grid.rowCount) }
  }
}

extension Grid {
  /// The row that names the project.
  func isProjectRow(_ row: Int) -> Bool {
    let cells = filled(row)
    if let first = cells.first, GridVocabulary.field(first.text) == .code { return true }
    return cells.prefix(4).contains { GridVocabulary.field($0.text) == .project }
  }

  /// A row that is nothing but the title of a form.
  func isTitle(_ row: Int) -> Bool {
    let cells = filled(row)
    guard cells.count == 1, !cells[0].text.isClosing else { return false }
    return cells[0].text.compact.isFormTitle
  }

  /// A title, year or unit line inside the table.
  func isCaption(_ row: Int) -> Bool {
    let cells = filled(row)
    guard cells.count <= 1 else { return false }
    guard let text = cells.first?.text.compact else { return true }
    return text.isFormTitle || text.caption.year != nil || text.caption.unit != nil
  }

  var hasStart: Bool { (0..<min(rowCount, 6)).contains { isProjectRow($0) || isTitle($0) } }

  /// The first rows speak of indicators or close them.
  var continuesIndicators: Bool {
    (0..<min(rowCount, 3)).contains { row in
      filled(row).prefix(2).contains { GridVocabulary.isLevel($0.text) || GridVocabulary.totals.contains($0.text.label) }
    }
  }
}

extension PaperTable {
  /// The word 指标 stands in some cell.
  fileprivate var mentionsIndicators: Bool {
    cells.contains { cell in
      var matched = 0
      for byte in cell.text.utf8 {
        matched = byte == Self.word[matched] ? matched + 1 : byte == Self.word[0] ? 1 : 0
        if matched == Self.word.count { return true }
      }
      return false
    }
  }

  private static let word: [UInt8] = Array("指标".utf8)
}

extension PaperLine {
  /// A page number or the word 续表: what may stand between two pages of one table.
  fileprivate var isPageMark: Bool {
    let words = text.withoutSpaces
    return words.isEmpty || words == "续表" || words == "（续表）"
      || (words.count <= 12 && words.allSatisfy { $0.isNumber || "-—–第页共/,，".contains($0) })
  }
}
