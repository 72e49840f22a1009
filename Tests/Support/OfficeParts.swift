/// The parts of an Office file as a test writes them; `packed` is the file.
package struct OfficeParts: Sendable {
  /// By name, without the relations.
  package var parts: [String: [UInt8]] = [:]
  /// The main part, and the kinds of the parts that it names.
  private var main: String
  private var kinds: [(kind: String, target: String)] = []

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A DOCX with this inside its `w:body`.
  package static func word(
    body: String, numbering: String? = nil, styles: String? = nil, footnotes: String? = nil, endnotes: String? = nil
  ) -> OfficeParts {
    var file = OfficeParts(main: "word/document.xml")
    let spaces =
      #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="w14" xmlns:mc="mc" xmlns:v="v" "#
      + #"xmlns:wp="wp" xmlns:a="a" xmlns:wps="wps" xmlns:m="m" xmlns:r="\#(office)""#
    file.add("word/document.xml", "<w:document \(spaces)><w:body>\(body)</w:body></w:document>")
    for (kind, root, text) in [
      ("numbering", "numbering", numbering), ("styles", "styles", styles), ("footnotes", "footnotes", footnotes),
      ("endnotes", "endnotes", endnotes),
    ] {
      guard let text else { continue }
      file.add("word/\(kind).xml", "<w:\(root) \(spaces)>\(text)</w:\(root)>")
      file.kinds.append((kind, "\(kind).xml"))
    }
    return file
  }

  /// An XLSX with this inside the `worksheet` of its only sheet.
  package static func workbook(sheet: String, strings: String? = nil, styles: String? = nil) -> OfficeParts {
    var file = OfficeParts(main: "xl/workbook.xml")
    file.add("xl/workbook.xml", "<workbook xmlns:r='\(office)'><sheets><sheet name='表' sheetId='1' r:id='r0'/></sheets></workbook>")
    file.add("xl/worksheets/sheet1.xml", "<worksheet>\(sheet)</worksheet>")
    file.kinds.append(("worksheet", "worksheets/sheet1.xml"))
    for (kind, root, text) in [("sharedStrings", "sst", strings), ("styles", "styleSheet", styles)] {
      guard let text else { continue }
      file.add("xl/\(kind).xml", "<\(root)>\(text)</\(root)>")
      file.kinds.append((kind, "\(kind).xml"))
    }
    return file
  }

  private init(main: String) { self.main = main }

  package mutating func add(_ name: String, _ text: String) { parts[name] = Array(text.utf8) }

  package var packed: [UInt8] {
    let head = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    func relation(_ id: String, _ kind: String, _ target: String) -> String {
      "<Relationship Id='\(id)' Type='\(Self.office)/\(kind)' Target='\(target)'/>"
    }
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let file = main.split(separator: "/").last ?? ""
    var all = parts
    all["_rels/.rels"] = Array((head + relation("a", "officeDocument", main) + "</Relationships>").utf8)
    let relations = kinds.enumerated().map { relation("r\($0)", $1.kind, $1.target) }.joined()
    all["\(folder)/_rels/\(file).rels"] = Array((head + relations + "</Relationships>").utf8)
    all["[Content_Types].xml"] = Array(
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>"
        .utf8)
    return StoredZip.pack(all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}

/// WordprocessingML in small pieces.
package enum Words {
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A run; tabs and line breaks in it become elements.
  package static func run(_ text: String, _ properties: String = "") -> String {
    var inside = ""
    var words = ""
    func flush() {
      if !words.isEmpty { inside += "<w:t xml:space=\"preserve\">\(escaped(words))</w:t>" }
      words = ""
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t":
        flush()
        inside += "<w:tab/>"
      case "\n":
        flush()
        inside += "<w:br/>"
      default: words.unicodeScalars.append(scalar)
      }
    }
    flush()
    return "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")\(inside)</w:r>"
  }

  package static func paragraph(_ text: String, _ properties: String = "") -> String { paragraph(runs: run(text), properties) }

  package static func paragraph(runs: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(runs)</w:p>"
  }

  package static func cell(_ text: String, _ properties: String = "") -> String { cell(inside: paragraph(text), properties) }

  package static func cell(inside: String, _ properties: String = "") -> String {
    "<w:tc>\(properties.isEmpty ? "" : "<w:tcPr>\(properties)</w:tcPr>")\(inside)</w:tc>"
  }

  package static func table(_ rows: [[String]], columns: Int? = nil) -> String {
    let grid = String(repeating: "<w:gridCol w:w=\"900\"/>", count: columns ?? rows.map(\.count).max() ?? 0)
    return "<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid>" + rows.map { "<w:tr>\($0.joined())</w:tr>" }.joined() + "</w:tbl>"
  }

  /// A paragraph of a list.
  package static func item(_ text: String, list: Int = 1, level: Int = 0) -> String {
    paragraph(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
  }

  package static func level(_ number: Int, _ format: String, _ text: String, _ more: String = "") -> String {
    "<w:lvl w:ilvl=\"\(number)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(more)<w:lvlText w:val=\"\(escaped(text))\"/></w:lvl>"
  }
}
