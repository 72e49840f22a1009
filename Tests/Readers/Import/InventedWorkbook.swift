import HengWriters

/// A workbook put together cell by cell, so that a test can hold what spreadsheets and finance systems really write.
struct InventedWorkbook {
  enum Value: ExpressibleByStringLiteral {
    case text(String)
    /// The number as the file stores it, under one of `Style`.
    case number(String, Style = .general)
    /// A formula with its stored result; nil where the file has none.
    case formula(String?)
    case none

    init(stringLiteral text: String) { self = text.isEmpty ? .none : .text(text) }
  }

  enum Style: Int { case general = 0, twoDecimals, date, text, scientific, filled }

  struct Sheet {
    var name: String
    var rows: [[Value]]
    var merges: [String] = []
    var hiddenRows: Set<Int> = []
    var isHidden = false
    /// XML behind the rows and before the merges.
    var tail = ""
  }

  var sheets: [Sheet]

  init(_ sheets: [Sheet]) { self.sheets = sheets }

  func bytes() throws -> [UInt8] {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let numbers = 1...max(sheets.count, 1)
    let parts: [(String, String)] =
      [
        (
          "[Content_Types].xml",
          "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types).sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"\(types).styles+xml\"/>"
            + numbers.map { "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(types).worksheet+xml\"/>" }.joined()
            + "</Types>"
        ),
        (
          "_rels/.rels",
          "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
        (
          "xl/workbook.xml",
          "<workbook \(main) xmlns:r=\"\(office)\"><sheets>"
            + sheets.enumerated().map {
              "<sheet name=\"\(Self.escape($1.name))\" sheetId=\"\($0 + 1)\"\($1.isHidden ? " state=\"hidden\"" : "") r:id=\"s\($0 + 1)\"/>"
            }.joined() + "</sheets></workbook>"
        ),
        (
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"\(package)/relationships\">"
            + numbers.map { "<Relationship Id=\"s\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>" }.joined()
            + "<Relationship Id=\"st\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
        ("xl/styles.xml", "<styleSheet \(main)>\(Self.styles)</styleSheet>"),
      ] + sheets.enumerated().map { ("xl/worksheets/sheet\($0 + 1).xml", "<worksheet \(main)>\(Self.sheet($1))</worksheet>") }
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    return try ZIPWriter.write(parts.map { ZIPWriter.Entry($0.0, Array((declaration + $0.1).utf8)) })
  }

  private static let styles =
    "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
    + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
    + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFF00\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"6\">"
    + [(0, 0), (4, 0), (14, 0), (49, 0), (11, 0), (0, 2)].map {
      "<xf numFmtId=\"\($0)\" fontId=\"0\" fillId=\"\($1)\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"><alignment horizontal=\"left\"/></xf>"
    }.joined() + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"

  private static func sheet(_ sheet: Sheet) -> String {
    var xml = "<dimension ref=\"A1\"/><sheetData>"
    for (row, values) in sheet.rows.enumerated() where !values.isEmpty {
      xml += "<row r=\"\(row + 1)\" spans=\"1:\(values.count)\"\(sheet.hiddenRows.contains(row) ? " hidden=\"1\"" : "")>"
      for (column, value) in values.enumerated() { xml += cell(value, "\(letters(column))\(row + 1)") }
      xml += "</row>"
    }
    xml += "</sheetData>\(sheet.tail)"
    if !sheet.merges.isEmpty {
      xml += "<mergeCells count=\"\(sheet.merges.count)\">\(sheet.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
    }
    return xml
  }

  private static func cell(_ value: Value, _ place: String) -> String {
    switch value {
    case .text(let text): "<c r=\"\(place)\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escape(text))</t></is></c>"
    case .number(let digits, let style): "<c r=\"\(place)\" s=\"\(style.rawValue)\"><v>\(digits)</v></c>"
    case .formula(let result): "<c r=\"\(place)\"><f>1+1</f>\(result.map { "<v>\($0)</v>" } ?? "")</c>"
    case .none: ""
    }
  }

  static func letters(_ column: Int) -> String {
    column < 26 ? String(UnicodeScalar(UInt8(65 + column))) : letters(column / 26 - 1) + letters(column % 26)
  }

  private static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
