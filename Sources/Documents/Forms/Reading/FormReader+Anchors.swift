import HengDomain
import HengValues

extension FormReader {
  /// The cell of a label on the table that is read; the same words a second time are looked for a second time.
  static func find(_ label: FormSkeleton.Placed, _ skeleton: FormSkeleton, _ table: FormTable) -> Sheet.Placed? {
    let pattern = LabelPattern(label.cell.text)
    let depth = skeleton.header.count
    let (region, rows): (Range<Int>, Range<Int>) =
      if label.rows.lowerBound < skeleton.header.lowerBound {
        (0..<skeleton.header.lowerBound, 0..<table.header)
      } else if label.rows.lowerBound <= skeleton.row {
        (skeleton.header, table.header..<min(table.header + depth, table.grid.rowCount))
      } else {
        (skeleton.row + 1..<Int.max, table.end..<max(table.grid.rowCount, table.end))
      }
    let alike = skeleton.cells.filter { region.contains($0.rows.lowerBound) && $0.isLabel && LabelPattern($0.cell.text) == pattern }
    let found = table.grid.all(in: rows, pattern)
    guard let place = alike.firstIndex(of: label) else { return found.first }
    return alike.count == 1 ? found.first : found.indices.contains(place) ? found[place] : nil
  }

  /// The field's cell on the table, by the labels that lead to it.
  static func cell(_ field: FormField, _ skeleton: FormSkeleton, _ table: FormTable) -> FilledCell? {
    guard let anchor = skeleton[field] else { return nil }
    let beside = anchor.beside.flatMap { find($0, skeleton, table) }
    let above = anchor.above.flatMap { find($0, skeleton, table) }
    if case .choice = field { return choice(anchor, beside, table) }
    guard let place = place(anchor, beside, above, table) else { return nil }
    return FilledCell(text: place.cell.text, place: place)
  }

  private static func place(
    _ anchor: FormSkeleton.Anchor, _ beside: Sheet.Placed?, _ above: Sheet.Placed?, _ table: FormTable
  ) -> Sheet.Placed? {
    guard let label = anchor.beside else {
      return above.flatMap { table.grid.cell($0.row + max($0.cell.rowSpan, 1), $0.column) }
    }
    guard let beside else { return nil }
    let row = beside.row + anchor.cell.rows.lowerBound - label.rows.lowerBound
    if anchor.above != nil { return above.flatMap { table.grid.cell(row, $0.column) } }
    // Cells without words between the label and its field are counted as the form has them.
    return table.grid.cell(row, beside.column + max(beside.cell.columnSpan, 1))
  }

  /// A box behind fixed words, in the row of the label beside it: `优 ☑`.
  private static func choice(_ anchor: FormSkeleton.Anchor, _ beside: Sheet.Placed?, _ table: FormTable) -> FilledCell? {
    guard let beside else { return nil }
    let words = anchor.cell.cell.text.words.withoutSpaces
    let found = table.grid.row(beside.row).first { $0.column > beside.column && $0.cell.text.withoutSpaces.hasPrefix(words) }
    return found.map { FilledCell(text: String($0.cell.text.withoutSpaces.dropFirst(words.count)), place: $0) }
  }

  static func isFound(_ field: FormField, _ skeleton: FormSkeleton, _ table: FormTable) -> Bool {
    if field.isOfRow { return table.columns[field] != nil }
    if case .head = field, skeleton[field] == nil { return true }
    return cell(field, skeleton, table) != nil
  }

  /// The label that is missing on the way to a field.
  static func words(leadingTo field: FormField, _ skeleton: FormSkeleton, _ table: FormTable) -> String {
    let labels = [skeleton[field]?.beside, skeleton[field]?.above].compactMap { $0 }
    let missing = field.isOfRow ? labels.last : labels.first { find($0, skeleton, table) == nil }
    return (missing ?? labels.last).map { LabelPattern($0.cell.text).words } ?? field.name
  }

  /// The words of a layout that a table lacks, as far as the form cannot be read without them.
  package static func missingWords(_ sheet: Sheet, _ layout: FormLayout) -> [String] {
    let skeleton = FormSkeleton(layout)
    let words = Set(sheet.rows.flatMap { $0.cells.map(\.text.bareLabel) })
    var missing: [String] = []
    for field in layout.kind.requiredFields {
      for label in [skeleton[field]?.beside, skeleton[field]?.above].compactMap({ $0 }) {
        let pattern = LabelPattern(label.cell.text)
        if !words.contains(where: { pattern.fits($0) }), !missing.contains(pattern.words) { missing.append(pattern.words) }
      }
    }
    return missing
  }

  /// The words that lead to each field.
  static func labels(of layout: FormLayout) -> [FormField: String] {
    let skeleton = FormSkeleton(layout)
    var labels: [FormField: String] = [:]
    for field in skeleton.fields {
      let parts = [skeleton[field]?.beside, skeleton[field]?.above].compactMap { $0.map { LabelPattern($0.cell.text).words } }
      if !parts.isEmpty { labels[field] = parts.joined(separator: " ") }
    }
    return labels
  }
}

extension FormKind {
  /// A table without them is not taken for the form.
  var requiredFields: [FormField] {
    mandatoryFields
      + (record == .selfEvaluation ? [.fund(.total, .revisedBudget), .row(.target), .row(.weight), .row(.score)] : [.row(.target)])
  }
}
