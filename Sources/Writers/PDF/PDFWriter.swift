package import HengDocuments

/// Prints a paper as PDF (版式文件): A4, ruled tables, page numbers, bookmarks, embedded fonts with extractable text.
///
/// Pages are composed first and drawn second, because the foot names their number. The same document gives the
/// same bytes with the same fonts.
package enum PDFWriter {
  package static func write(_ document: Document) throws(WriterError) -> [UInt8] {
    var flow = try PDFFlow(page: document.page)
    for block in document.blocks { try flow.place(block) }
    let pages = flow.numberedPages()
    let canvas = try PDFCanvas(page: document.page, title: document.title)
    for (index, page) in pages.enumerated() { canvas.draw(page, number: index + 1) }
    return try canvas.finish()
  }
}
