/// The parts of an Office package that no reader sees on paper (文档包检查).
enum PackageInspection {
  static func hiddenContent(in package: ZipPackage) throws(ReaderError) -> [HiddenContent] {
    var found: [HiddenContent] = []
    for name in package.names.sorted() {
      if let kind = kind(ofPart: name.lowercased()) { found.append(HiddenContent(kind, place: name)) }
    }
    for name in package.names.sorted() where name.lowercased().hasSuffix(".xml") || name.lowercased().hasSuffix(".rels") {
      let handler = InspectionHandler(part: name)
      try package.stream(name, into: handler)
      found += handler.found
    }
    return found
  }

  private static func kind(ofPart name: String) -> HiddenContent.Kind? {
    let file = name.split(separator: "/").last.map(String.init) ?? ""
    if file.hasSuffix(".bin"), file.hasPrefix("vbaproject") { return .script }
    if file.hasPrefix("comments") || name.contains("threadedcomments/") || name.contains("/persons/") { return .comment }
    if name.contains("/embeddings/") || name.contains("/activex/") { return .embedded }
    if name.contains("externallinks/") { return .link }
    if name.hasSuffix("docprops/custom.xml") || name.hasPrefix("customxml/") { return .custom }
    return name.contains("/revisions/") ? .revision : nil
  }
}

/// Reads one part for marks of what is hidden, revised, or says who wrote it.
private final class InspectionHandler: XMLHandler {
  private(set) var found: [HiddenContent] = []
  private let part: String
  private var field: String?
  private var words = ""
  private var known: Set<HiddenContent> = []

  init(part: String) { self.part = part }

  private static let persons: Set<String> = ["creator", "lastModifiedBy", "Company", "Manager", "contentStatus", "keywords", "description"]
  private static let revisions: Set<String> = [
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "rsids",
    "trackRevisions", "cellIns", "cellDel",
  ]

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    let isWord = part.hasPrefix("word/")
    switch name {
    case _ where part.hasPrefix("docProps/") && Self.persons.contains(name):
      field = name
      words = ""
    case "sheet" where !part.hasPrefix("word/"):
      if let state = attributes["state"], state != "visible" { add(.hiddenSheet, attributes["name"] ?? "") }
    case "col" where attributes.flag("hidden"): add(.hiddenColumn, "第\(attributes["min"] ?? "")列")
    case "row" where attributes.flag("hidden"): add(.hiddenRow, "第\(attributes["r"] ?? "")行")
    case "vanish", "webHidden", "specVanish":
      // A contents field hides the dots and page numbers of its links on web pages only.
      if isWord, name != "webHidden", attributes["val"] != "0", attributes["val"] != "false" { add(.hiddenText, "") }
    case "Relationship":
      if attributes["TargetMode"] == "External" { add(.link, attributes["Target"] ?? "") }
    default:
      if isWord, Self.revisions.contains(name) { add(.revision, name) }
    }
    if isWord, attributes["rsidR"] != nil || attributes["rsidRPr"] != nil { add(.revision, "rsid") }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if field != nil { words += String(decoding: bytes, as: UTF8.self) }
  }

  func end(_ name: String) {
    guard field == name else { return }
    if !words.isEmpty { add(.person, words, at: "\(part) \(name)") }
    field = nil
  }

  private func add(_ kind: HiddenContent.Kind, _ words: String, at place: String? = nil) {
    let content = HiddenContent(kind, place: place ?? part, words: String(words.prefix(60)))
    if known.insert(content).inserted { found.append(content) }
  }
}
