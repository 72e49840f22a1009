import HengDocuments

/// `styles.xml` (样式表).
enum WordStyles {
  static func part(_ types: WordTypes, cellSizes: Set<Int>) -> [UInt8] {
    XMLWriter.part("w:styles", WordParts.spaces) { xml in
      writeDefaults(types.body, into: &xml)
      for type in types.all + cellSizes.sorted().map(WordTypes.cell) { write(type, body: types.body, into: &xml) }
      xml.element("w:style", ["w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"]) { xml in
        xml.value("w:name", "Default Paragraph Font")
        xml.value("w:uiPriority", 1)
        xml.empty("w:semiHidden")
      }
      writeTables(into: &xml)
    }
  }

  /// Single rules of half a point; the unit is an eighth.
  static func borders(into xml: inout XMLWriter) {
    let rule: XMLWriter.Attributes = ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"]
    xml.empty("w:top", rule)
    xml.empty("w:left", rule)
    xml.empty("w:bottom", rule)
    xml.empty("w:right", rule)
    xml.empty("w:insideH", rule)
    xml.empty("w:insideV", rule)
  }

  private static func writeDefaults(_ body: WordType, into xml: inout XMLWriter) {
    xml.element("w:docDefaults") { xml in
      xml.element("w:rPrDefault") { xml in
        xml.element("w:rPr") { xml in
          writeFonts(body.face, body.latin, into: &xml)
          writeSize(body.halfPoints, into: &xml)
          xml.empty("w:lang", ["w:val": "en-US", "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"])
        }
      }
      xml.element("w:pPrDefault") { _ in }
    }
  }

  private static func write(_ type: WordType, body: WordType, into xml: inout XMLWriter) {
    let isBody = type.id == body.id
    let isOwn = type.name.utf8.contains { $0 > 0x7F }
    xml.open(
      "w:style", isBody ? ["w:type": "paragraph", "w:default": "1", "w:styleId": type.id] : ["w:type": "paragraph", "w:styleId": type.id])
    xml.value("w:name", type.name)
    if !isBody { xml.value("w:basedOn", body.id) }
    if type.level != nil { xml.value("w:next", "BodyText") }
    if !isOwn { xml.value("w:uiPriority", type.level == nil ? 1 : 9) }
    xml.empty("w:qFormat")
    xml.element("w:pPr") { writeParagraph(type, into: &$0) }
    xml.element("w:rPr") { xml in
      writeFonts(type.face, type.latin, into: &xml)
      if type.isBold {
        xml.empty("w:b")
        xml.empty("w:bCs")
      }
      xml.value("w:snapToGrid", 0)
      if type.tightening != 0 { xml.value("w:spacing", -type.tightening) }
      writeSize(type.halfPoints, into: &xml)
    }
    xml.end("w:style")
  }

  /// In the order that the format prescribes.
  private static func writeParagraph(_ type: WordType, into xml: inout XMLWriter) {
    if type.keepsWithNext { xml.empty("w:keepNext") }
    if type.level != nil { xml.empty("w:keepLines") }
    xml.value("w:widowControl", 0)
    xml.empty("w:kinsoku")
    xml.empty("w:overflowPunct")
    xml.value("w:autoSpaceDE", 0)
    xml.value("w:autoSpaceDN", 0)
    xml.value("w:snapToGrid", 0)
    xml.empty(
      "w:spacing",
      ["w:before": String(type.before), "w:after": String(type.after), "w:line": String(type.line), "w:lineRule": "exact"])
    writeIndent(type, into: &xml)
    if type.joins { xml.empty("w:contextualSpacing") }
    xml.value("w:jc", type.alignment.rawValue)
    if let level = type.level { xml.value("w:outlineLvl", level - 1) }
  }

  /// In characters, for a word processor that knows them, and in lengths.
  private static func writeIndent(_ type: WordType, into xml: inout XMLWriter) {
    func length(_ characters: Int) -> String { String(characters * type.halfPoints * 10) }
    xml.empty(
      "w:ind",
      [
        "w:leftChars": String(type.left * 100), "w:left": length(type.left), "w:rightChars": String(type.right * 100),
        "w:right": length(type.right), "w:firstLineChars": String(type.indent * 100), "w:firstLine": length(type.indent),
      ])
  }

  private static func writeFonts(_ face: WordFace, _ latin: String, into xml: inout XMLWriter) {
    xml.empty(
      "w:rFonts",
      ["w:ascii": latin, "w:hAnsi": latin, "w:eastAsia": face.rawValue, "w:cs": WordFace.latin])
  }

  private static func writeSize(_ halfPoints: Int, into xml: inout XMLWriter) {
    xml.value("w:sz", halfPoints)
    xml.value("w:szCs", halfPoints)
  }

  private static func writeTables(into xml: inout XMLWriter) {
    xml.element("w:style", ["w:type": "table", "w:default": "1", "w:styleId": "TableNormal"]) { xml in
      xml.value("w:name", "Normal Table")
      xml.value("w:uiPriority", 99)
      xml.empty("w:semiHidden")
      xml.element("w:tblPr") { $0.empty("w:tblInd", ["w:w": "0", "w:type": "dxa"]) }
    }
    xml.element("w:style", ["w:type": "table", "w:styleId": "TableGrid"]) { xml in
      xml.value("w:name", "Table Grid")
      xml.value("w:basedOn", "TableNormal")
      xml.element("w:tblPr") { $0.element("w:tblBorders") { borders(into: &$0) } }
    }
  }
}
