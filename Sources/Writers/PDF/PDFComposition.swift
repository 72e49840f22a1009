import HengDocuments

/// A paper set into pages (排版结果): blocks first, then the contents, which name the numbers of the pages behind them, then the feet.
struct PDFComposition {
  private(set) var pages: [PDFPage] = []
  private(set) var layout = PaperLayout(pageCount: 0, entries: [])

  init(_ document: Document) throws(WriterError) {
    var flow = try PDFFlow(document)
    try flow.placeAll()
    // The contents push back the pages behind them, which they name: set until they take the pages that were counted on.
    var sizes: [Int: Int] = [:]
    for _ in 0..<8 {
      let numbering = Numbering(flow.pages, contents: sizes, document.style)
      layout.entries = []
      var contents: [Int: [PDFPage]] = [:]
      for page in flow.pages {
        guard case .contents(let block) = page.kind, case .contents(let title, _) = document.blocks[block] else { continue }
        let entries = document.contentsEntries(at: block).compactMap { entry in
          flow.places[entry.block].map { place in
            PaperLayout.Entry(
              level: entry.level, title: entry.title, pageNumber: numbering.printed[place.page], page: numbering.number[place.page],
              block: entry.block)
          }
        }
        layout.entries += entries
        contents[block] =
          PDFContents(title: title, setup: page.setup, style: document.style, block: block, setter: flow.setter)
          .pages(entries.map { PDFContents.Entry(level: $0.level, title: $0.title, number: $0.pageNumber, block: $0.block) })
      }
      pages = Self.joined(flow.pages, contents)
      if contents.allSatisfy({ sizes[$0.key, default: 1] == $0.value.count }) { break }
      sizes = contents.mapValues(\.count)
    }
    layout.pageCount = pages.count
    for entry in layout.entries where pages.indices.contains(entry.page - 1) {
      let y = flow.places[entry.block]?.y ?? 0
      if !pages[entry.page - 1].anchors.contains(where: { $0.block == entry.block }) {
        pages[entry.page - 1].anchors.append(PDFPage.Anchor(block: entry.block, y: y))
      }
    }
    PageFeet(style: document.style, setter: flow.setter).print(on: &pages)
  }

  private static func joined(_ pages: [PDFPage], _ contents: [Int: [PDFPage]]) -> [PDFPage] {
    pages.flatMap { page in
      if case .contents(let block) = page.kind { contents[block] ?? [] } else { [page] }
    }
  }

  /// The page of the file, and the number at its foot, of each page of the flow.
  private struct Numbering {
    var number: [Int] = []
    var printed: [Int] = []

    init(_ pages: [PDFPage], contents: [Int: Int], _ style: Document.Style) {
      var (next, body) = (1, 0)
      for page in pages {
        number.append(next)
        if case .contents(let block) = page.kind { next += contents[block, default: 1] } else { next += 1 }
        if case .body = page.kind { body += 1 }
        printed.append(style == .form ? number[number.count - 1] : max(body, 1))
      }
    }
  }
}
