/// The looks of a list's cells, as attributes.
enum ListStyle {
  static let heading: StaticString = "\" s=\"1\""
  static let text: StaticString = "\" s=\"2\""
  static let amount: StaticString = "\" s=\"3\""
  static let count: StaticString = "\" s=\"4\""
  static let date: StaticString = "\" s=\"5\""
}

/// The small parts of such a workbook (工作簿各部分).
struct ListParts {
  var sheets: [String]

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packageTypes = "http://schemas.openxmlformats.org/package/2006"
  private static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The heading stays in sight, and is printed on every page.
  static let sheetHead: StaticString = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
    <sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>\
    </sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>
    """
  static let sheetFoot: StaticString = """
    <pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>\
    </headerFooter></worksheet>
    """

  static let styles =
    declaration + """
      <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
      <fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>\
      <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      <fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/></patternFill></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>\
      <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>\
      <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
      <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
      <cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """

  static let rootRelations =
    declaration + """
      <Relationships xmlns="\(packageTypes)/relationships"><Relationship Id="rId1" Type="\(office)/officeDocument" \
      Target="xl/workbook.xml"/></Relationships>
      """

  var workbook: String {
    let list = sheets.enumerated().map { index, name in
      "<sheet name=\"\(Self.escaped(name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    let titles = sheets.enumerated().map { index, name in
      let quoted = Self.escaped(name.replacing("'", with: "''"))
      return "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">'\(quoted)'!$1:$1</definedName>"
    }
    return Self.declaration + """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><sheets>\(list.joined())</sheets>\
      <definedNames>\(titles.joined())</definedNames></workbook>
      """
  }

  var relations: String {
    let list = sheets.indices.map { index in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\(index + 1).xml\"/>"
    }
    return Self.declaration + """
      <Relationships xmlns="\(Self.packageTypes)/relationships">\(list.joined())\
      <Relationship Id="rId\(sheets.count + 1)" Type="\(Self.office)/styles" Target="styles.xml"/></Relationships>
      """
  }

  var contentTypes: String {
    let list = sheets.indices.map { index in
      "<Override PartName=\"/xl/worksheets/sheet\(index + 1).xml\" ContentType=\"\(Self.spreadsheet).worksheet+xml\"/>"
    }
    return Self.declaration + """
      <Types xmlns="\(Self.packageTypes)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(Self.spreadsheet).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(Self.spreadsheet).styles+xml"/>\(list.joined())</Types>
      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
