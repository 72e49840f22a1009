import HengDocuments
import HengTestSupport
import HengWriters

@testable import HengReaders

/// A document as an OFD file (版式文件): printed as a PDF, whose words and ruling lines are written anew.
enum PrintedOFD {
  static func file(_ pdf: [UInt8]) throws -> OFDFile {
    var source = PDFSource(toolbox: try PDFToolbox(pdf, .installed, .standard), limits: .standard)
    try source.readWords()
    try source.readLines()
    return OFDFile(
      source.pages.map { page in
        OFDFile.Page(
          width: page.width, height: page.height,
          words: page.words.map { OFDFile.Word($0.text, $0.box.x0, $0.box.y0, $0.box.x1, $0.box.y1) },
          lines: page.rules.horizontal.map { OFDFile.Line($0.from, $0.at, $0.to, $0.at) }
            + page.rules.vertical.map { OFDFile.Line($0.at, $0.from, $0.at, $0.to) })
      })
  }
}
