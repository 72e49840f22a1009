package import HengDocuments
import HengValues

/// Reads an OFD file (GB/T 33190-2016 版式文件) into a paper: words and ruling lines of its pages take the path of a PDF's.
///
/// Written from the standard; no file of another program could be had to try it on. Seals, annotations and signatures are not read, nor
/// checked; texts of which only the shapes are stored are told.
package enum OFDReader {
  package static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> Paper {
    let result: Result<Paper, ReaderError> = bytes.withUnsafeBytes { buffer in
      do throws(ReaderError) { return .success(try read(ZipPackage(buffer, limits))) } catch { return .failure(error) }
    }
    return try result.get()
  }

  static func read(_ package: ZipPackage) throws(ReaderError) -> Paper {
    let entry = OFDEntryHandler()
    try package.stream("OFD.xml", into: entry)
    guard !entry.roots.isEmpty else { throw .damaged(part: "OFD.xml", reason: "没有文档") }
    var pages = OFDPages(package)
    for root in entry.roots { try pages.add(document: RelationsHandler.resolve(root, from: "")) }
    guard !pages.contents.isEmpty else { throw .damaged(part: "OFD.xml", reason: "没有页面") }
    return try PrintedPages.paper(pages.contents, format: .ofd, cautions: pages.cautions, package.limits)
  }
}

/// The pages of all documents of a file, as they are read.
private struct OFDPages {
  private(set) var contents: [PDFPageContent] = []
  private(set) var cautions: [PaperCaution] = []
  private let package: ZipPackage
  private var templates: [String: OFDPageHandler] = [:]
  private var wordCount = 0

  init(_ package: ZipPackage) { self.package = package }

  mutating func add(document path: String) throws(ReaderError) {
    let document = OFDDocumentHandler(limits: package.limits)
    try package.stream(path, into: document)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    for page in document.pages {
      guard contents.count < package.limits.pages else { throw .tooLarge(what: "页数", limit: "\(package.limits.pages) 页") }
      try ReaderLimits.checkTime()
      try add(try read(page.location, folder), document, folder)
    }
  }

  private func read(_ location: String, _ folder: String) throws(ReaderError) -> OFDPageHandler {
    let path = RelationsHandler.resolve(location, from: folder)
    let handler = OFDPageHandler(part: path, limits: package.limits)
    try package.stream(path, into: handler)
    return handler
  }

  private mutating func add(_ page: OFDPageHandler, _ document: OFDDocumentHandler, _ folder: String) throws(ReaderError) {
    let number = contents.count + 1
    let size = page.size ?? document.size
    let scale = OFDTransform.pointsPerMillimetre
    var content = PDFPageContent(number: number, width: (size?.width ?? 210) * scale, height: (size?.height ?? 297) * scale)
    var layers: [OFDPageHandler] = []
    for id in page.templates {
      guard let location = document.templates[id] else { continue }
      let path = RelationsHandler.resolve(location, from: folder)
      if templates[path] == nil { templates[path] = try read(location, folder) }
      if let layer = templates[path] { layers.append(layer) }
    }
    layers.append(page)
    for layer in layers {
      content.words += layer.words
      content.rules.horizontal += layer.rules.horizontal
      content.rules.vertical += layer.rules.vertical
      content.rules.downwardGlyphs += layer.rules.downwardGlyphs
      content.imageArea += layer.imageArea * scale * scale
    }
    guard content.words.count <= package.limits.pageWords else {
      throw .tooLarge(what: "第\(number)页的文字", limit: "\(package.limits.pageWords) 处")
    }
    wordCount += content.words.count
    guard wordCount <= package.limits.paperWords else { throw .tooLarge(what: "各页的文字合计", limit: "\(package.limits.paperWords) 处") }
    note(layers, number)
    cautions += PrintedPages.bound(&content, package.limits)
    cautions += PrintedPages.cautions(on: content, unread: ScanWords.unreadPicture)
    contents.append(content)
  }

  private mutating func note(_ layers: [OFDPageHandler], _ number: Int) {
    let place = Place(page: number)
    let shapes = layers.reduce(0) { $0 + $1.shapesOnly }
    if shapes > 0 { cautions.append(PaperCaution("第\(number)页有 \(shapes) 处文字只存了字形，没有字符，没有读。请对照原件核对。", place)) }
    let composites = layers.reduce(0) { $0 + $1.composites }
    if composites > 0 { cautions.append(PaperCaution("第\(number)页有 \(composites) 处组合图形，其中的文字没有读。请对照原件核对。", place)) }
  }
}
