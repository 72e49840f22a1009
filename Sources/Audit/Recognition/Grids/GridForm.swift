import HengDocuments
import HengDomain
import HengRules
import HengValues

/// A section of a paper read as a form, before it becomes a record of its kind (表).
struct GridForm {
  enum Kind { case target, monitoring, selfEvaluation, scoreTable }

  let file: String
  /// Place among the forms of the paper, for ids.
  let index: Int
  let kind: Kind
  let section: GridSection
  let header: GridHeader
  let caption: GridCaption
  let head: GridHead
  let funds: GridFunds
  let rows: GridRowReader
  /// The printed year, else one told from names and the paper, else the one that the rules assume.
  let year: FiscalYear
  private(set) var doubts: [RecognitionDoubt] = []

  /// The forms of one kind on a paper, or of all kinds.
  static func forms(_ kind: Kind? = nil, of paper: Paper, _ file: String) -> [GridForm] {
    GridSections.of(paper).withinBudget.enumerated().compactMap { index, section in
      guard let header = section.header, let own = Self.kind(header), kind == nil || own == kind else { return nil }
      return GridForm(own, section, header, paper, file, index)
    }
  }

  /// What a table is, by the columns of its indicators.
  private static func kind(_ header: GridHeader) -> Kind? {
    if header.has(.valueToDate) || header.has(.forecast) { return header.has(.target) ? .monitoring : nil }
    if header.has(.actual) { return header.has(.target) || header.has(.score) ? .selfEvaluation : nil }
    if header.has(.weight), header.has(.score) { return .scoreTable }
    return header.has(.target) && !header.has(.score) ? .target : nil
  }

  private init?(_ kind: Kind, _ section: GridSection, _ header: GridHeader, _ paper: Paper, _ file: String, _ index: Int) {
    let project = section.headRows.first { section.grid.isProjectRow($0) }
    let caption = GridCaption(section, project: project)
    guard kind == .scoreTable || project != nil || !caption.title.isEmpty else { return nil }
    guard !["部门整体", "单位整体", "部门（单位）整体", "部门(单位)整体"].contains(where: caption.title.holds) else { return nil }
    (self.file, self.index, self.kind, self.section, self.header, self.caption) = (file, index, kind, section, header, caption)
    rows = GridRowReader(section, header)
    head = GridHead(section)
    let (unit, isAssumed) = Self.unit(section, caption, paper)
    funds = GridFunds(section, unit: unit, file: file)
    let place = section.place ?? Place()
    doubts = section.doubts + rows.doubts + funds.money.doubts
    if isAssumed, kind != .scoreTable, funds.money.count > 0 { doubts.append(RecognitionDoubt("没有印金额单位，按\(unit.rawValue)读取", place)) }
    let named = head.text(.project).printedYear ?? caption.title.printedYear
    if let printed = caption.year ?? (try? ProjectCode(head.text(.code))).flatMap({ try? FiscalYear($0.year) }) {
      year = printed
    } else {
      guard let (told, source) = Self.year(named, paper) else { return nil }
      year = told
      if kind != .scoreTable { doubts.append(RecognitionDoubt("表上没有印年度，按\(source)\(told.text)核查", place)) }
    }
  }

  /// The newest rules hold where neither the form nor the paper names a year.
  private static func year(_ named: FiscalYear?, _ paper: Paper) -> (FiscalYear, String)? {
    if let named { return (named, "项目名称中的") }
    for block in paper.blocks {
      if let line = block.line, line.text.utf8.count <= 240, line.text.holds("年"),
        let year = line.text.halfWidth.withoutSpaces.printedYear
      {
        return (year, "全文中的")
      }
    }
    return (try? FiscalYear(GridVocabulary.assumedYear)).map { ($0, "现行办法的") }
  }

  /// The nearest unit: head of the money block, line above the table, the paper's first unit line; 万元 is what the forms are in.
  private static func unit(_ section: GridSection, _ caption: GridCaption, _ paper: Paper) -> (MoneyUnit, isAssumed: Bool) {
    for row in section.headRows {
      for cell in section.grid.filled(row)
      where cell.text.compact.utf8.count <= 90 && ["资金", "预算", "金额"].contains(where: cell.text.label.holds) {
        if let unit = GridMoney.unit(cell.text), GridVocabulary.column(cell.text) == nil { return (unit, false) }
      }
    }
    if let unit = caption.unit { return (unit, false) }
    for block in paper.blocks {
      if let line = block.line, line.text.utf8.count <= 120, line.text.holds("单位"),
        let unit = line.text.halfWidth.withoutSpaces.caption.unit
      {
        return (unit, false)
      }
    }
    return (.wanYuan, true)
  }

  // MARK: What all kinds share

  var project: String {
    let name = head.text(.project).split(whereSeparator: \.isNewline).joined()
    return name.isEmpty ? caption.title : name
  }

  var objective: String {
    let expected = head.text(.expected)
    let own = expected.isEmpty ? head.text(.objective) : expected
    return own.isEmpty ? head.text(.longTerm) : own
  }

  var place: Place {
    let grid = section.place ?? Place()
    return caption.place.map { $0.union(grid) } ?? grid
  }

  var citation: Citation { Citation(paper: file, place) }

  func rowCitation(_ indicator: GridIndicator) -> Citation {
    indicator.cells.citation(file, named: indicator.reading.cells[.name]) ?? citation
  }

  func id<Record>(_ part: String = "") -> ID<Record> { ID("form\(index + 1)\(part)") }

  /// The project as far as the form names it.
  var projectRecord: Project {
    let unit = caption.unitLine.flatMap { try? BudgetUnitCode.leading(in: $0.text) }
    let code = try? ProjectCode(head.text(.code))
    let total = funds.total?.row
    return Project(
      id: id(), county: code?.division ?? .unstated, year: year, code: code, name: project,
      supervisingDepartment: head.text(.department), implementingUnit: head[.unit] == nil ? unit?.name ?? "" : head.text(.unit),
      unitCode: unit?.code, nature: head[.nature]?.text, duration: head[.duration]?.text,
      purpose: head[.purposeHead]?.text, initialBudget: (total?.initialBudget.value ?? total?.revisedBudget.value)?.money,
      revisedBudget: total?.revisedBudget.value?.money, paymentPlan: head.paymentPlan, state: .inLibrary, citation: citation)
  }

  /// An entry of points or scores; an unreadable one is a doubt and not filled.
  func number(_ cell: GridCell?, _ what: String, _ doubts: inout [RecognitionDoubt]) -> ExactDecimal? {
    guard let cell, !cell.text.isEmpty, !cell.text.isDash else { return nil }
    if let number = cell.text.number { return number }
    doubts.append(RecognitionDoubt("\(what)“\(cell.text.line)”读不成一个数，没有取用", cell.place))
    return nil
  }

  func recognised(
    _ kind: RecognisedKind, title: String, figures: Int, _ content: RecognisedContent, _ doubts: [RecognitionDoubt]
  ) -> RecognisedForm {
    RecognisedForm(
      kind: kind, title: caption.title.isEmpty ? title : caption.title, place: place, rowCount: rows.indicators.count + funds.rows.count,
      figureCount: figures + funds.money.count, content: content, doubts: doubts)
  }
}

extension GridSection {
  var place: Place? { grid.place(0..<grid.rowCount) }
}
