package import HengDocuments

/// Prints a paper as PDF (版式文件): A4, ruled tables, page numbers, contents, bookmarks, embedded fonts with extractable text.
///
/// Pages are composed first and drawn second, because feet and contents name their numbers. The same document gives the
/// same bytes with the same fonts.
package enum PDFWriter {
  package static func write(_ document: Document) throws(WriterError) -> [UInt8] { try print(document).bytes }

  /// The file with what its contents name, for a format that stores the numbers.
  package static func print(_ document: Document) throws(WriterError) -> (bytes: [UInt8], layout: PaperLayout) {
    let composition = try PDFComposition(document)
    let canvas = try PDFCanvas(page: document.page, title: document.title)
    for (index, page) in composition.pages.enumerated() { canvas.draw(page, number: index + 1) }
    return (try canvas.finish(), composition.layout)
  }

  /// The pages that `write` makes, counted but not drawn, with what the contents name.
  package static func layout(_ document: Document) throws(WriterError) -> PaperLayout { try PDFComposition(document).layout }
}
