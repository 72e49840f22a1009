/// Where the documents of an OFD file are (主入口): `OFD.xml`.
final class OFDEntryHandler: XMLHandler {
  private(set) var roots: [String] = []
  private var words: String?

  func start(_ name: String, _ attributes: XMLAttributes) { if name == "DocRoot" { words = "" } }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if words != nil, (words?.utf8.count ?? 0) < 4_096 { words? += String(decoding: bytes, as: UTF8.self) }
  }
  func end(_ name: String) {
    guard name == "DocRoot", let root = words else { return }
    if roots.count < 100 { roots.append(root.filter { !$0.isWhitespace }) }
    words = nil
  }
}

/// Pages and templates of one document (文档根节点): `Document.xml`.
final class OFDDocumentHandler: XMLHandler {
  struct Page {
    let location: String
  }

  private(set) var pages: [Page] = []
  /// Where each template stands, by its number.
  private(set) var templates: [String: String] = [:]
  /// The size of pages that state none.
  private(set) var size: OFDBox?
  private var words: String?
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    switch name {
    case "Page":
      guard let location = attributes["BaseLoc"] else { return }
      guard pages.count < limits.pages else { throw .tooLarge(what: "页数", limit: "\(limits.pages) 页") }
      pages.append(Page(location: location))
    case "TemplatePage":
      guard let id = attributes["ID"], let location = attributes["BaseLoc"], templates.count < 1_000 else { return }
      templates[id] = location
    case "PhysicalBox": words = ""
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if words != nil, (words?.utf8.count ?? 0) < 256 { words? += String(decoding: bytes, as: UTF8.self) }
  }

  func end(_ name: String) {
    guard name == "PhysicalBox", let box = words else { return }
    if size == nil { size = OFDBox(box) }
    words = nil
  }
}
