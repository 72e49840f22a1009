extension StoryHandler {
  func read(property name: String, of owner: Properties, _ attributes: XMLAttributes) {
    switch owner {
    case .paragraph: read(paragraph: name, attributes)
    case .run: read(run: name, attributes)
    case .row: read(row: name, attributes)
    case .cell: read(cell: name, attributes)
    case .control:
      guard let last = controls.indices.last else { break }
      if name == "checkbox" { controls[last].sign = "☐" }
      if name == "checked", controls[last].sign != nil { controls[last].sign = attributes.toggle ? "☑" : "☐" }
    case .mark, .other: break
    }
  }

  /// A deletion among properties: of the paragraph's end, of a row.
  func noteDeletion() {
    switch properties.last {
    case .mark: flow.paragraph?.isEndDeleted = true
    case .row: flow.table?.row?.isDeleted = true
    default: break
    }
  }

  private func read(paragraph name: String, _ attributes: XMLAttributes) {
    switch name {
    case "pStyle": flow.paragraph?.style = attributes["val"] ?? styles.usual
    case "numId": flow.paragraph?.list = attributes.number("val")
    case "ilvl": flow.paragraph?.level = attributes.number("val")
    default: break
    }
  }

  private func read(run name: String, _ attributes: XMLAttributes) {
    switch name {
    case "vanish": flow.run?.isHidden = attributes.toggle
    case "rFonts": if let font = attributes["ascii"] ?? attributes["hAnsi"] { flow.run?.font = font }
    case "vertAlign": flow.run?.script = attributes["val"] ?? ""
    case "rStyle":
      let style = styles[attributes["val"] ?? ""]
      if let isHidden = style.isHidden { flow.run?.isHidden = isHidden }
      if let font = style.font { flow.run?.font = font }
    default: break
    }
  }

  private func read(row name: String, _ attributes: XMLAttributes) {
    switch name {
    case "gridBefore": flow.table?.row?.before = span(attributes, atLeast: 0)
    case "gridAfter": flow.table?.row?.after = span(attributes, atLeast: 0)
    case "hidden":
      guard attributes.toggle else { break }
      flow.table?.row?.isDeleted = true
      unread.note(.hidden, paragraph: paragraphs + 1)
    default: break
    }
  }

  /// The cell's own flow is open; its row stands in the flow below.
  private func read(cell name: String, _ attributes: XMLAttributes) {
    let outer = flows.count - 2
    guard flow.kind == .cell, outer >= 0, let last = flows[outer].table?.row?.cells.indices.last else { return }
    switch name {
    case "gridSpan": flows[outer].table?.row?.cells[last].span = span(attributes, atLeast: 1)
    case "vMerge": flows[outer].table?.row?.cells[last].down = attributes["val"] == "restart" ? .begins : .goesOn
    case "hMerge": flows[outer].table?.row?.cells[last].across = attributes["val"] == "restart" ? .begins : .goesOn
    case "cellDel": flows[outer].table?.row?.cells[last].isDeleted = true
    default: break
    }
  }

  /// One past the limit is refused when the row ends.
  private func span(_ attributes: XMLAttributes, atLeast least: Int) -> Int {
    min(max(attributes.number("val") ?? least, least), limits.columns + 1)
  }
}
