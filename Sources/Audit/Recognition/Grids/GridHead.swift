import HengDomain
import HengRules
import HengValues

/// The labelled fields above the indicators (表头): a label, then what stands right of it or below.
struct GridHead: Sendable {
  struct Entry: Sendable {
    var label: GridCell
    var text: String
    /// Nil where the field is empty.
    var value: GridCell?
  }

  private(set) var entries: [GridField: Entry] = [:]
  private let grid: Grid
  private let end: Int

  init(_ section: GridSection) {
    grid = section.grid
    end = section.headRows.upperBound
    for row in section.headRows {
      let cells = grid.filled(row)
      for (index, cell) in cells.enumerated() {
        guard let field = GridVocabulary.field(cell.text) else { continue }
        let known = entries[field]
        // 总体目标 heads the row; what counts stands under 年度目标 beside it.
        guard known == nil || (field == .objective && known?.value == nil) else { continue }
        let found = entry(field, cell, cells, index)
        if known == nil || found.value != nil { entries[field] = found }
      }
    }
  }

  subscript(field: GridField) -> Entry? { entries[field] }

  func text(_ field: GridField) -> String { entries[field]?.text ?? "" }

  func citation(_ field: GridField, _ file: String) -> Citation? {
    entries[field].map { Citation(paper: file, ($0.value ?? $0.label).place) }
  }

  /// The fields that a form's record names, under their usual labels.
  func printed(_ fields: [(GridField, String)], _ file: String) -> [PrintedField] {
    fields.compactMap { field, label in
      guard let entry = entries[field], let citation = citation(field, file) else { return nil }
      let printed = field == .department ? entry.label.text.label : label
      return PrintedField(label: printed, text: entry.text, citation: citation)
    }
  }

  private func entry(_ field: GridField, _ label: GridCell, _ cells: [GridCell], _ index: Int) -> Entry {
    switch field {
    case .expected, .achieved: return textBelow(label, cells)
    case .purposeHead, .planHead: return textBelowHead(label)
    case .source:
      let rest = cells[(index + 1)...].prefix { !GridVocabulary.isLabel($0.text) }
      return Entry(label: label, text: rest.map(\.text.line).joined(separator: " "), value: rest.first)
    default:
      if index + 1 < cells.count, !GridVocabulary.isLabel(cells[index + 1].text) {
        return Entry(label: label, text: cells[index + 1].text.shown, value: cells[index + 1])
      }
      guard field == .objective || field == .longTerm else { return Entry(label: label, text: "", value: nil) }
      return textBelow(label, cells)
    }
  }

  /// Labels beside each other, the texts in the row below; a text left of all labels slipped and belongs to the first.
  private func textBelow(_ label: GridCell, _ cells: [GridCell]) -> Entry {
    let row = label.row + (grid.isRuled ? label.rowSpan : 1)
    guard row < end else { return Entry(label: label, text: "", value: nil) }
    let heads = cells.filter { [.expected, .achieved, .longTerm].contains(GridVocabulary.field($0.text)) || $0 == label }
    let right = heads.first { $0.column > label.column }?.column ?? Int.max
    let below = grid.filled(row).filter { !GridVocabulary.isLabel($0.text) }
    let isBeginning = below.contains { $0.column >= heads.first?.column ?? 0 }
    let own = below.first { cell in
      cell.column < right && (cell.column >= label.column || (!isBeginning && heads.first == label))
    }
    return Entry(label: label, text: own?.text.shown ?? "", value: own)
  }

  private func textBelowHead(_ label: GridCell) -> Entry {
    guard label.row + 1 < end else { return Entry(label: label, text: "", value: nil) }
    let own = grid.filled(label.row + 1).first {
      !GridVocabulary.isLabel($0.text) && $0.text.number == nil && !$0.text.compact.hasTail("月底")
    }
    return Entry(label: label, text: own?.text.shown ?? "", value: own)
  }

  /// 资金支出计划: what stands below each month; a figure whose month is not sure is kept apart.
  var paymentPlan: PaymentPlan? {
    guard let label = entries[.planHead]?.label else { return nil }
    let heads = grid.filled(label.row).filter { $0.text.compact.hasTail("月底") }
    guard heads.count == PaymentPlan.months.count, label.row + 1 < end else { return nil }
    let values = grid.filled(label.row + 1).filter { !GridVocabulary.isLabel($0.text) }
    let placed = heads.map { head in grid.cell(label.row + 1, under: head.columns).flatMap { $0.text.isEmpty ? nil : $0 } }
    guard values.allSatisfy({ $0.text.number != nil || $0.text.isDash }),
      placed.compactMap({ $0 }).count == values.count || values.count == heads.count
    else {
      let rest = values.map(\.text.line).joined(separator: " ")
      return PaymentPlan(percents: Array(repeating: .blank, count: heads.count), unplaced: rest.isEmpty ? nil : rest)
    }
    let inOrder: [GridCell?] = placed.compactMap { $0 }.count == values.count ? placed : values
    return PaymentPlan(
      percents: inOrder.map { cell in
        guard let text = cell?.text else { return .blank }
        return text.number.map { .value($0) } ?? .notApplicable
      })
  }
}
