import HengDocuments

/// Properties of a section: page, margins, foot and grid (节属性).
enum WordSection {
  /// Relations of the two feet: with the page number, and empty.
  static let numbered = "rId4"
  static let blank = "rId5"

  static func write(_ section: WordBody.Section, _ style: Document.Style, into xml: inout XMLWriter) {
    let page = WordPage(section.setup)
    let types = WordTypes(style)
    xml.element("w:sectPr") { xml in
      xml.empty("w:footerReference", ["w:type": "default", "r:id": section.hasFoot ? numbered : blank])
      xml.value("w:type", "nextPage")
      let size: (width: String, height: String) = (String(page.width), String(page.height))
      switch section.setup.orientation {
      case .portrait: xml.empty("w:pgSz", ["w:w": size.width, "w:h": size.height])
      case .landscape: xml.empty("w:pgSz", ["w:w": size.width, "w:h": size.height, "w:orient": "landscape"])
      }
      xml.empty(
        "w:pgMar",
        [
          "w:top": String(page.top), "w:right": String(page.right), "w:bottom": String(page.bottom), "w:left": String(page.left),
          "w:header": "720", "w:footer": String(page.foot(style, line: types.foot.line)), "w:gutter": "0",
        ])
      if let start = section.start { xml.empty("w:pgNumType", ["w:start": String(start)]) }
      // Pages across hold tables, whose lines have heights of their own: some word processors round a page with a grid down to whole
      // lines of it, and would lose a row.
      if style == .official, section.setup.orientation == .portrait {
        let space = page.grid(halfPoints: types.body.halfPoints).space
        xml.empty(
          "w:docGrid", ["w:type": "linesAndChars", "w:linePitch": String(types.body.line), "w:charSpace": String(space)])
      }
    }
  }
}
