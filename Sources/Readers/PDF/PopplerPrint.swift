package import HengDocuments

/// A paper from what poppler's programs have printed (外部程序的输出), without running them: what is in it may be anything.
package enum PopplerPrint {
  /// `words` as `pdftotext -bbox-layout` prints them, `images` as `pdfimages -list`, `lines` as `pdftocairo -svg`, each for all pages.
  package static func paper(words: [UInt8], images: [UInt8], lines: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> Paper
  {
    var pages = try WordPages.read(words, limits)
    PageImages.add(images, to: &pages)
    let turned = pages.indices.filter { PageTurn.isTurned(pages[$0].words) }
    for (index, rules) in DrawnLines.read(lines, turned: Set(turned)).enumerated() where index < pages.count { pages[index].rules = rules }
    return Paper(format: .pdf, pageCount: max(pages.count, 1), blocks: PageSequence(pages.map { PDFPage($0, limits) }).blocks)
  }
}
