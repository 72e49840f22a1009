package import HengDocuments
package import HengReaders
import HengTestSupport

/// What a fuzzer's bytes mean: the first byte says the kind, the rest is the file or its parts. So a fuzzer reaches the handlers of XML
/// instead of turning bytes of a zip whose sums then fail.
package enum FuzzInput {
  /// 0: a file as it is. 1: a DOCX from its parts. 2: the body of a DOCX. 3: an XLSX from its parts. 4: what poppler's programs print of
  /// a PDF. 5: the pages of a PDF, which bytes turned in a whole file would seldom reach. 6: an OFD from its parts. 7: an archive of papers.
  package enum Kind: UInt8, CaseIterable {
    case file, word, body, workbook, print, pages, layout, archive

    init?(_ input: [UInt8]) {
      guard let first = input.first else { return nil }
      self.init(rawValue: first % UInt8(Self.allCases.count))
    }
  }

  /// Between the parts: a character that XML does not allow.
  package static let separator: UInt8 = 0x1E

  package static func packed(_ kind: Kind, _ parts: [String]) -> [UInt8] {
    [kind.rawValue] + Array(parts.map { Array($0.utf8) }.joined(separator: [separator]))
  }

  private static func parts(_ input: [UInt8]) -> [[UInt8]] {
    input.dropFirst().split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
  }

  /// The file that a reader gets; empty for what needs none.
  package static func file(_ input: [UInt8]) -> [UInt8] {
    guard let kind = Kind(input) else { return [] }
    let rest = input.dropFirst()
    let parts = parts(input)
    func part(_ index: Int) -> [UInt8] { index < parts.count ? parts[index] : [] }
    switch kind {
    case .file, .archive: return Array(rest)
    case .print: return []
    case .pages: return PDFParts.file(parts)
    case .layout:
      var file = OFDFile([OFDFile.Page(width: 595, height: 842)])
      for (index, name) in ["Doc_0/Pages/Page_0/Content", "Doc_0/Tpls/Tpl_0/Content", "Doc_0/Document", "OFD"].enumerated()
      where !part(index).isEmpty { file.parts["\(name).xml"] = String(decoding: part(index), as: UTF8.self) }
      return file.packed
    case .word:
      var file = OfficeParts.word(body: "", numbering: "", styles: "", footnotes: "", endnotes: "")
      for (index, name) in ["document", "numbering", "styles", "footnotes"].enumerated() where !part(index).isEmpty {
        file.parts["word/\(name).xml"] = part(index)
      }
      return file.packed
    case .body:
      return OfficeParts.word(body: String(decoding: rest, as: UTF8.self)).packed
    case .workbook:
      var file = OfficeParts.workbook(sheet: "", strings: "", styles: "")
      for (index, name) in ["worksheets/sheet1", "sharedStrings", "styles", "workbook"].enumerated() where !part(index).isEmpty {
        file.parts["xl/\(name).xml"] = part(index)
      }
      return file.packed
    }
  }

  /// Small enough that no input takes long.
  static let limits: ReaderLimits = {
    var limits = ReaderLimits()
    limits.fileSize = 4 << 20
    limits.unpackedSize = 8 << 20
    limits.rows = 20_000
    limits.columns = 1_000
    limits.places = 50_000
    limits.workbookPlaces = 100_000
    limits.sharedStrings = 100_000
    limits.sharedBytes = 4 << 20
    limits.pages = 50
    limits.seconds = 10
    limits.toolOutput = 16 << 20
    limits.toolMemory = 512 << 20
    return limits
  }()

  /// A PDF is read by programs of its own, which takes a hundred times as long as any other input: one in so many is read.
  package static let pdfShare: UInt64 = 200

  /// Reads the input; what is wrong with the outcome, which is nothing for a sound paper and for a refusal that says what to do.
  package static func faults(_ input: [UInt8], pdfShare: UInt64 = pdfShare) -> [String] {
    let file = file(input)
    if FileSignature.isPDF(file), hash(input) % max(pdfShare, 1) != 0 { return [] }
    do throws(ReaderError) {
      if Kind(input) == .archive { return try entryFaults(file) }
      return PaperFaults.of(
        Kind(input) == .print
          ? try print(input) : try PaperReader.read(file, limits: limits, office: .none, scans: .none))
    } catch {
      return error.message.hasSuffix("。") && error.message.utf8.count < 2_000 ? [] : ["message: \(error.message.prefix(200))"]
    }
  }

  /// Every entry of an archive is read, or told why not.
  private static func entryFaults(_ file: [UInt8]) throws(ReaderError) -> [String] {
    _ = PaperArchive.isLikely(file)
    guard let archive = try PaperArchive(file, limits: limits) else { return [] }
    var faults: [String] = []
    for entry in archive.entries {
      do throws(ReaderError) { _ = try archive.bytes(of: entry) } catch {
        if !error.message.hasSuffix("。") { faults.append("entry: \(error.message.prefix(200))") }
      }
    }
    return faults
  }

  /// The paper of a `print`.
  package static func print(_ input: [UInt8]) throws(ReaderError) -> Paper {
    let parts = parts(input)
    func part(_ index: Int) -> [UInt8] { index < parts.count ? parts[index] : [] }
    return try PopplerPrint.paper(words: part(0), images: part(1), lines: part(2), limits: limits)
  }

  /// FNV-1a: the same input is always read or never.
  private static func hash(_ input: [UInt8]) -> UInt64 {
    input.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
