package import HengDocuments

/// Prints a paper as a word-processor document (DOCX 文档) that can be worked on: styles, contents, real merged cells, page numbers.
///
/// The contents are written in with their page numbers, so that they are right when the file is first opened. The same document gives the
/// same bytes; the file names no person, no office and no time.
package enum DOCXWriter {
  /// `pages` are printed page numbers from a finished layout, by position of the heading or sheet in `document.blocks`; those that are
  /// missing are estimated.
  package static func write(_ document: Document, pages: [Int: Int] = [:]) throws(WriterError) -> [UInt8] {
    try WordPage(document.page).requireRoom()
    var body = WordBody(document)
    body.xml.startPart("w:document", WordParts.spaces)
    body.xml.open("w:body")
    try body.put(document, numbers: try numbers(of: document, pages))
    body.xml.end("w:body")
    body.xml.end("w:document")
    return try ZIPWriter.write([
      ZIPWriter.Entry("[Content_Types].xml", WordParts.contentTypes),
      ZIPWriter.Entry("_rels/.rels", WordParts.packageRelations),
      ZIPWriter.Entry("docProps/core.xml", WordParts.core(title: document.title)),
      ZIPWriter.Entry("docProps/app.xml", WordParts.application),
      ZIPWriter.Entry("word/document.xml", body.xml.bytes),
      ZIPWriter.Entry("word/_rels/document.xml.rels", WordParts.documentRelations),
      ZIPWriter.Entry("word/styles.xml", WordStyles.part(body.types, cellSizes: body.cellSizes)),
      ZIPWriter.Entry("word/settings.xml", WordParts.settings),
      ZIPWriter.Entry("word/fontTable.xml", WordParts.fonts),
      ZIPWriter.Entry("word/footer1.xml", WordParts.foot(document.style, isNumbered: true)),
      ZIPWriter.Entry("word/footer2.xml", WordParts.foot(document.style, isNumbered: false)),
    ])
  }

  /// Estimated only where the contents need a number that was not given.
  private static func numbers(of document: Document, _ pages: [Int: Int]) throws(WriterError) -> [Int: Int] {
    guard document.contentsDepth != nil else { return [:] }
    for block in document.blocks { if case .sheet(let sheet) = block { try sheet.requireSoundGrid() } }
    return PageEstimate(document).numbers.merging(pages) { $1 }
  }
}
