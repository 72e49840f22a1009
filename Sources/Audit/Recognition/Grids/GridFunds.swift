import HengDomain
import HengValues

/// A row of money as printed.
struct GridFund: Sendable {
  var label: String
  var row: FundRow
}

/// The money block of a form (资金栏): a table of amounts by row and column, or labels with an amount beside or below each.
struct GridFunds: Sendable {
  private(set) var total: GridFund?
  /// The rows below the total; parts of parts are left out.
  private(set) var parts: [GridFund] = []
  private(set) var money: GridMoney
  /// Head of the column of amounts spent: `1-7月执行数`.
  private(set) var outturnHead: GridText?
  /// Points of the execution in the head of their column: `得分（10分*执行率）`.
  private(set) var headPoints: ExactDecimal?
  private let grid: Grid
  private let file: String

  init(_ section: GridSection, unit: MoneyUnit, file: String) {
    grid = section.grid
    money = GridMoney(unit: unit)
    self.file = file
    let head = section.headRows.first { row in
      let columns = section.grid.filled(row).compactMap { GridVocabulary.column($0.text) }
      return columns.contains(where: \.isMoney) && columns.filter { $0.isMoney || $0 == .rate || $0 == .weight || $0 == .score }.count >= 2
    }
    if let head {
      readTable(head, section.headRows.upperBound)
    } else {
      for row in section.headRows { readList(row) }
    }
  }

  var rows: [FundRow] { (total.map { [$0] } ?? []).map(\.row) + parts.map(\.row) }

  private mutating func add(_ fund: GridFund) {
    if fund.row.kind == .total {
      if total == nil || (GridVocabulary.annualTotals.contains(fund.label) && !GridVocabulary.annualTotals.contains(total?.label ?? "")) {
        total = fund
      }
      return
    }
    let isPartOfPart =
      fund.row.kind == .fiscalAppropriation && !GridVocabulary.fiscalSums.contains(fund.label)
      && parts.contains { GridVocabulary.fiscalSums.contains($0.label) }
    if !isPartOfPart, !parts.contains(where: { $0.label == fund.label }) { parts.append(fund) }
  }

  // MARK: A table of amounts

  private mutating func readTable(_ head: Int, _ end: Int) {
    let below = grid.rows[min(head + 1, end)..<end].joined()
    guard let first = below.first(where: { GridVocabulary.fund($0.text) != nil }) else { return }
    var slots = [GridSlot(column: .fund, range: first.columns, cell: nil)]
    for cell in grid.filled(head) where !cell.columns.overlaps(first.columns) && GridVocabulary.field(cell.text) != .fundsHead {
      let column = GridVocabulary.column(cell.text) ?? .other(cell.column)
      slots.append(GridSlot(column: slots.contains { $0.column == column } ? .other(cell.column) : column, range: cell.columns, cell: cell))
    }
    slots.sort { $0.range.lowerBound < $1.range.lowerBound }
    if !slots.contains(where: { $0.column == .revised }), !slots.contains(where: { $0.column == .initial }) { return }
    headPoints = slots.first { $0.column == .score }?.cell?.text.leadingPoints
    outturnHead = slots.first { $0.column == .outturn }?.cell?.text
    for row in (head + 1)..<max(end, head + 1) { readTableRow(row, slots) }
  }

  private mutating func readTableRow(_ row: Int, _ slots: [GridSlot]) {
    let cells = grid.filled(row).filter { GridVocabulary.field($0.text) != .fundsHead }
    guard let label = cells.first(where: { GridVocabulary.fund($0.text) != nil }), let kind = GridVocabulary.fund(label.text) else {
      return readDoubleLabel(row, cells)
    }
    if readRunTogether(row, kind, label, cells) { return }
    let straight = straight(row, label, cells, slots)
    guard let reading = straight ?? GridAlignment.reading(cells, slots, hasLevel1: true) else {
      return money.doubt("资金行“\(label.text.label)”与表头对不上，没有读取", label.place)
    }
    let unclear = reading.ambiguous.contains { kind == .total ? $0 != .method : $0.isMoney }
    if unclear, cells.contains(where: { $0.text.number != nil }) { money.doubt("资金行“\(label.text.label)”的单元格移了位，有不止一种读法，请核对", label.place) }
    add(fund(kind, label, reading, slots, cells))
  }

  private func straight(_ row: Int, _ label: GridCell, _ cells: [GridCell], _ slots: [GridSlot]) -> GridReading? {
    var reading = GridReading()
    for slot in slots {
      guard let cell = grid.cell(row, under: slot.range), cell.row == row else { continue }
      reading.cells[slot.column] = cell
    }
    let claimed = reading.cells.values.filter { !$0.text.isEmpty }.count
    let fits = reading.cells.allSatisfy {
      $1.text.isEmpty || GridAlignment.cost($1.text, under: $0) < 10 || ($0.isMoney && $1.text.number == nil)
    }
    return claimed == cells.count && fits && reading.cells[.fund] == label ? reading : nil
  }

  private mutating func fund(
    _ kind: FundRow.Kind, _ label: GridCell, _ reading: GridReading, _ slots: [GridSlot], _ cells: [GridCell]
  ) -> GridFund {
    func head(_ column: GridColumn) -> GridText? { slots.first { $0.column == column }?.cell?.text }
    let rate = reading[.rate]
    let row = FundRow(
      kind: kind, initialBudget: money.amount(reading.cells[.initial], under: head(.initial)),
      revisedBudget: money.amount(reading.cells[.revised], under: head(.revised)),
      outturn: money.amount(reading.cells[.outturn], under: head(.outturn)),
      rate: rate.isEmpty ? .blank : rate.isDash ? .notApplicable : .value(rate.line), weight: figure(reading.cells[.weight]),
      score: figure(reading.cells[.score]), citation: cells.citation(file) ?? Citation(paper: file, label.place))
    return GridFund(label: label.text.label, row: row)
  }

  private mutating func figure(_ cell: GridCell?) -> Entry<ExactDecimal> {
    guard let cell, !cell.text.isEmpty else { return .blank }
    if cell.text.isDash { return .notApplicable }
    if let number = cell.text.number { return .value(number) }
    money.doubt("“\(cell.text.line)”读不成一个数，没有取用", cell.place)
    return .unfilled
  }

  /// `上年结转资金 其他资金` in one cell: two rows without amounts.
  private mutating func readDoubleLabel(_ row: Int, _ cells: [GridCell]) {
    guard let cell = cells.first, cell.text.compact.utf8.count <= 90 else { return }
    let words = cell.text.shown.split(whereSeparator: \.isWhitespace).map { GridText(String($0)) }
    guard words.count >= 2, words.allSatisfy({ GridVocabulary.fund($0) != nil }) else { return }
    let rest = cells.dropFirst().filter { !$0.text.isDash }
    if let value = rest.first { return money.doubt("“\(cell.text.line)”同在一格，金额属于哪一行不能确定", value.place) }
    for word in words {
      guard let kind = GridVocabulary.fund(word) else { continue }
      add(GridFund(label: word.label, row: FundRow(kind: kind, citation: Citation(paper: file, cell.place))))
    }
  }

  /// Budget, outturn and rate without anything between them; parted only where the rate leaves one way.
  private mutating func readRunTogether(_ row: Int, _ kind: FundRow.Kind, _ label: GridCell, _ cells: [GridCell]) -> Bool {
    guard cells.count <= 4, let whole = cells.first(where: { $0.text.compact.utf8.count >= 5 && $0.text.isPercent }) else { return false }
    let others = cells.filter { $0 != label && $0 != whole }
    guard others.count <= 2, cells.firstIndex(of: whole) == 1, let number = whole.text.number, number > ExactDecimal(1000) else {
      return false
    }
    let points = others.count == 2 ? others : []
    var splits = RunTogether.splits(whole.text.compact)
    if splits.count > 1, let weight = points.first?.text.number, let score = points.last?.text.number {
      splits.removeAll { !$0.gives(score, of: weight) }
    }
    guard splits.count == 1, let split = splits.first, let budget = try? PrintedAmount(parsing: split.budget, unit: money.unit),
      let outturn = try? PrintedAmount(parsing: split.outturn, unit: money.unit)
    else {
      let reason = splits.isEmpty ? "不能按执行率分开" : "有\(splits.count)种分法"
      money.doubt("“\(whole.text.line)”是几个数连写，\(reason)，没有取用", whole.place)
      let row = FundRow(
        kind: kind, revisedBudget: .unfilled, outturn: .unfilled, rate: .unfilled, citation: Citation(paper: file, whole.place))
      add(GridFund(label: label.text.label, row: row))
      return true
    }
    let row = FundRow(
      kind: kind, revisedBudget: .value(budget), outturn: .value(outturn), rate: .value(split.rate), weight: figure(points.first),
      score: figure(points.last), citation: cells.citation(file) ?? Citation(paper: file, whole.place))
    add(GridFund(label: label.text.label, row: row))
    return true
  }

  // MARK: Labels with their amounts

  private mutating func readList(_ row: Int) {
    let cells = grid.filled(row)
    for (index, label) in cells.enumerated() {
      guard let kind = GridVocabulary.fund(label.text), label.text.compact.utf8.count <= 60 else { continue }
      let next = index + 1 < cells.count ? cells[index + 1] : nil
      var value = next.flatMap { GridVocabulary.isLabel($0.text) ? nil : $0 }
      if value == nil, next.map({ GridVocabulary.fund($0.text) != nil }) ?? (index > 0 && GridVocabulary.fund(cells[index - 1].text) != nil)
      {
        value = below(label)
      }
      if let value, value.text.number == nil, !value.text.isDash, value.text.compact.utf8.count > 60 { continue }
      let amount = money.amount(value, under: label.text)
      let citation = [label, value].compactMap { $0 }.citation(file) ?? Citation(paper: file, label.place)
      add(GridFund(label: label.text.label, row: FundRow(kind: kind, initialBudget: amount, citation: citation)))
    }
  }

  private func below(_ label: GridCell) -> GridCell? {
    guard let cell = grid.cell(label.row + label.rowSpan, under: label.columns), !cell.text.isEmpty else { return nil }
    return cell.text.number != nil || cell.text.isDash ? cell : nil
  }
}
