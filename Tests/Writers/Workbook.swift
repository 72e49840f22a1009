import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A workbook unpacked by Python's zipfile and read part by part.
struct Workbook {
  struct Cell: Equatable {
    var text: String
    var style: Int
    var isNumber: Bool
  }

  var parts: [String: String] = [:]
  private(set) var sharedStrings: [String] = []

  init(_ bytes: [UInt8]) throws {
    parts = try Tool.withFile(bytes, "a.xlsx") { path in
      let folder = path + ".d"
      try Tool.run("python3", "-m", "zipfile", "-e", path, folder)
      var parts: [String: String] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
        parts[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      }
      return parts
    }
    if parts["xl/sharedStrings.xml"] != nil {
      sharedStrings = try elements("xl/sharedStrings.xml", "si").map(\.text)
    }
  }

  /// Elements of a part in order: attributes and all text inside.
  func elements(_ part: String, _ name: String) throws -> [(attributes: [String: String], text: String)] {
    let xml = try #require(parts[part], "no part \(part)")
    let reader = ElementReader(name)
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(part) is not well-formed")
    return reader.found
  }

  /// Cells that hold something, by address.
  func cells(_ number: Int) throws -> [String: Cell] {
    var cells: [String: Cell] = [:]
    for element in try elements("xl/worksheets/sheet\(number).xml", "c") where !element.text.isEmpty {
      let isString = element.attributes["t"] == "s"
      let text = isString ? sharedStrings[try #require(Int(element.text))] : element.text
      let style = Int(element.attributes["s"] ?? "0") ?? 0
      cells[element.attributes["r"] ?? ""] = Cell(text: text.replacing("_x005F_", with: "_"), style: style, isNumber: !isString)
    }
    return cells
  }

  func merges(_ number: Int) throws -> Set<String> {
    Set(try elements("xl/worksheets/sheet\(number).xml", "mergeCell").compactMap { $0.attributes["ref"] })
  }

  /// The number format of a cell style.
  func numberFormat(_ style: Int) throws -> String {
    let all = try elements("xl/styles.xml", "xf").filter { $0.attributes["xfId"] != nil }
    let id = all[style].attributes["numFmtId"] ?? ""
    let builtIn = ["0": "General", "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "49": "@"]
    return try builtIn[id]
      ?? elements("xl/styles.xml", "numFmt").first { $0.attributes["numFmtId"] == id }?.attributes["formatCode"] ?? id
  }
}

private final class ElementReader: NSObject, XMLParserDelegate {
  let name: String
  var found: [(attributes: [String: String], text: String)] = []
  private var depth = 0

  init(_ name: String) { self.name = name }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if element == name {
      depth += 1
      found.append((attributes, ""))
    }
  }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    if element == name { depth -= 1 }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if depth > 0 { found[found.count - 1].text += string }
  }
}
