import HengCrypto
package import HengDocuments
package import HengStore
package import HengValues
import HengWriters

/// The papers of a year's disclosure as files (决算公开文件): one volume in four formats, with the digest of each.
package struct DisclosureSet: Sendable {
  package struct File: Sendable {
    package var name: String
    package var format: PaperFormat
    package var bytes: [UInt8]
    package var sha256: String
  }

  package var department: String
  package var year: FiscalYear
  /// 1 for the first publication; a correction counts on; 0 for a draft.
  package var version: Int
  package var files: [File]
  /// 清单.json: every file with its size and digest, and how many places a second person released at the gate.
  package private(set) var manifest: [UInt8]
  /// The forms that printed it.
  private let forms: [FormLayout]
  private var released = 0
  /// Heads of chains as they were when the set was printed (锚点); none in a draft.
  private var anchors: [ChainAnchor] = []

  /// Prints the volume in every format. The same volume gives the same bytes. The list pins the `forms` that printed it by their digests.
  package init(
    _ volume: Document, department: String, year: FiscalYear, version: Int, forms: [FormLayout]
  ) throws(PrintError) {
    self.department = department
    self.year = year
    self.version = version
    self.forms = forms
    let name = "\(department)\(year.text)部门决算公开" + (version == 0 ? "（草稿）" : version > 1 ? "（第\(version)版）" : "")
    let printed: [PaperFormat: [UInt8]]
    do throws(WriterError) { printed = try Self.print(volume) } catch { throw PrintError(message: error.message) }
    files = PaperFormat.allCases.compactMap { format in
      printed[format].map { File(name: "\(name).\(format.rawValue)", format: format, bytes: $0, sha256: Digest.sha256($0)) }
    }
    manifest = []
    try list()
  }

  /// Writes into the list how many places were released (放行).
  package mutating func tell(released: Int) throws(PrintError) {
    self.released = released
    try list()
  }

  /// Writes into the list where the chains of the ledger stand: a published list is an anchor outside the database.
  package mutating func tell(anchors: [ChainAnchor]) throws(PrintError) {
    self.anchors = anchors
    try list()
  }

  private mutating func list() throws(PrintError) {
    var manifest = Manifest(department: department, year: year.year, version: version, released: released, files: files, forms: forms)
    if !anchors.isEmpty { manifest.chains = anchors.map { AnchorFile.Chain($0) } }
    do { self.manifest = try manifest.bytes } catch { throw PrintError(message: "清单无法写出：\(error)。") }
  }

  /// The contents of the PDF and of the DOCX name the pages of each: a word processor sets some tables on more pages.
  private static func print(_ volume: Document) throws(WriterError) -> [PaperFormat: [UInt8]] {
    [
      .html: Array(HTMLWriter.page(volume).utf8), .xlsx: try XLSXWriter.write(volume),
      .docx: try DOCXWriter.write(volume), .pdf: try PDFWriter.write(volume),
    ]
  }

  /// One archive: the papers, 清单.json, and SHA256SUMS for `sha256sum -c`.
  package func archive() throws(PrintError) -> [UInt8] {
    let sums = files.map { "\($0.sha256)  \($0.name)\n" }.joined()
    let papers = files.map { ZIPWriter.Entry($0.name, $0.bytes, isStored: $0.format != .html) }
    do throws(WriterError) {
      return try ZIPWriter.write(papers + [ZIPWriter.Entry("清单.json", manifest), ZIPWriter.Entry("SHA256SUMS", Array(sums.utf8))])
    } catch { throw PrintError(message: error.message) }
  }
}

private struct Manifest: Encodable {
  struct Entry: Encodable {
    var name: String
    var mediaType: String
    var size: Int
    var sha256: String
  }

  /// A form file as it was, by its key.
  struct Form: Encodable {
    var key: String
    var sha256: String
  }

  var department: String
  var year: Int
  var version: Int
  /// Occurrences that the gate took for private and a second person released.
  var released: Int
  var files: [Entry]
  var forms: [Form]
  /// The heads of the county's chain, and of the chain of what belongs to no county, before this publication.
  var chains: [AnchorFile.Chain]?

  init(department: String, year: Int, version: Int, released: Int, files: [DisclosureSet.File], forms: [FormLayout]) {
    self.forms = forms.sorted { $0.key < $1.key }.map { Form(key: $0.key, sha256: Digest.sha256(Array($0.written.utf8))) }
    self.department = department
    self.year = year
    self.version = version
    self.released = released
    self.files = files.map { Entry(name: $0.name, mediaType: $0.format.mediaType, size: $0.bytes.count, sha256: $0.sha256) }
  }

  var bytes: [UInt8] { get throws { Array(try JSONText.encode(self).utf8) + [10] } }
}
