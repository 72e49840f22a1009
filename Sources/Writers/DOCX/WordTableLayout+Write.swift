import HengDocuments

extension WordTableLayout {
  func write(page: WordPage, keepsWithNext: Bool, into body: inout WordBody) {
    body.xml.open("w:tbl")
    writeProperties(into: &body.xml)
    body.xml.element("w:tblGrid") { xml in for width in widths { xml.empty("w:gridCol", ["w:w": String(width)]) } }
    for (index, row) in rows.enumerated() {
      body.xml.open("w:tr")
      body.xml.element("w:trPr") { xml in
        if isKeptWhole(index, page: page) { xml.empty("w:cantSplit") }
        xml.empty("w:trHeight", ["w:val": String(least), "w:hRule": "atLeast"])
        if repeated.contains(index) { xml.empty("w:tblHeader") }
      }
      // The last two rows do not part from the notes below.
      let isKept = repeated.contains(index) || keepsWithNext && index >= rows.count - 2
      for place in row { write(place, isKept: isKept, into: &body) }
      body.xml.end("w:tr")
    }
    body.xml.end("w:tbl")
  }

  private func writeProperties(into xml: inout XMLWriter) {
    xml.element("w:tblPr") { xml in
      xml.value("w:tblStyle", "TableGrid")
      xml.empty("w:tblW", ["w:w": String(widths.reduce(0, +)), "w:type": "dxa"])
      xml.value("w:jc", "center")
      xml.element("w:tblBorders") { WordStyles.borders(into: &$0) }
      xml.empty("w:tblLayout", ["w:type": "fixed"])
      xml.element("w:tblCellMar") { xml in
        xml.empty("w:top", ["w:w": String(padding), "w:type": "dxa"])
        xml.empty("w:left", ["w:w": String(margin), "w:type": "dxa"])
        xml.empty("w:bottom", ["w:w": String(padding), "w:type": "dxa"])
        xml.empty("w:right", ["w:w": String(margin), "w:type": "dxa"])
      }
      xml.empty(
        "w:tblLook",
        [
          "w:val": "0000", "w:firstRow": "0", "w:lastRow": "0", "w:firstColumn": "0", "w:lastColumn": "0", "w:noHBand": "0",
          "w:noVBand": "0",
        ])
    }
  }

  private func write(_ place: Place, isKept: Bool, into body: inout WordBody) {
    body.xml.open("w:tc")
    let width = widths[place.column..<place.column + place.span].reduce(0, +)
    body.xml.element("w:tcPr") { xml in
      xml.empty("w:tcW", ["w:w": String(width), "w:type": "dxa"])
      if place.span > 1 { xml.value("w:gridSpan", place.span) }
      if place.isMergedDown { if place.cell == nil { xml.empty("w:vMerge") } else { xml.value("w:vMerge", "restart") } }
      xml.value("w:vAlign", "center")
    }
    let cell = place.cell.map { cells[$0] }
    body.xml.open("w:p")
    body.xml.element("w:pPr") { xml in
      xml.value("w:pStyle", type.id)
      if isKept { xml.empty("w:keepNext") }
      switch cell?.alignment {
      case .centre: xml.value("w:jc", "center")
      case .trailing: xml.value("w:jc", "right")
      case .leading, nil: break
      }
    }
    if let cell {
      body.run(cell.text, halfPoints: cell.halfPoints == type.halfPoints ? nil : cell.halfPoints, isBold: cell.isBold)
    }
    body.xml.end("w:p")
    body.xml.end("w:tc")
  }
}
