/// Which way the text of a page runs (文字方向): a wide table may stand on its side without the page saying so.
struct PageTurn {
  private enum Way { case none, clockwise, counterclockwise }
  private let way: Way
  private let width: Double
  private let height: Double

  init(_ content: PDFPageContent) {
    // A page that says it is turned still bears its own width and height: what stands on it counts.
    (width, height) = content.words.reduce((content.width, content.height)) { (max($0.0, $1.box.x1), max($0.1, $1.box.y1)) }
    way = !Self.isTurned(content.words) ? .none : content.rules.downwardGlyphs >= 0 ? .clockwise : .counterclockwise
  }

  /// Most words are higher than wide.
  static func isTurned(_ words: [PDFWord]) -> Bool {
    let long = words.filter { $0.text.unicodeScalars.count >= 3 }
    let tall = long.count(where: { $0.box.height > 1.5 * $0.box.width })
    return tall * 2 > long.count && tall > 3
  }

  func upright(_ content: PDFPageContent) -> PDFPageContent {
    guard way != .none else { return content }
    var turned = content
    (turned.width, turned.height) = (height, width)
    turned.words = content.words.map { word in
      var word = word
      word.box = upright(word.box)
      return word
    }
    turned.rules = PDFRules(
      horizontal: content.rules.vertical.map { rule in
        let box = upright(PDFBox(x0: rule.at, y0: rule.from, x1: rule.at, y1: rule.to))
        return PDFRule(at: box.y0, from: box.x0, to: box.x1)
      },
      vertical: content.rules.horizontal.map { rule in
        let box = upright(PDFBox(x0: rule.from, y0: rule.at, x1: rule.to, y1: rule.at))
        return PDFRule(at: box.x0, from: box.y0, to: box.y1)
      })
    return turned
  }

  private func upright(_ box: PDFBox) -> PDFBox {
    switch way {
    case .none: box
    case .clockwise: PDFBox(x0: box.y0, y0: width - box.x1, x1: box.y1, y1: width - box.x0)
    case .counterclockwise: PDFBox(x0: height - box.y1, y0: box.x0, x1: height - box.y0, y1: box.x1)
    }
  }

  /// The piece with the boxes that it has on the page as printed.
  func back(_ piece: PDFPage.Piece) -> PDFPage.Piece {
    guard way != .none else { return piece }
    switch piece {
    case .line(var line):
      line.box = back(line.box)
      return .line(line)
    case .table(var table):
      table.box = back(table.box)
      for index in table.cells.indices { table.cells[index].box = back(table.cells[index].box) }
      return .table(table)
    }
  }

  private func back(_ box: PDFBox) -> PDFBox {
    switch way {
    case .none: box
    case .clockwise: PDFBox(x0: width - box.y1, y0: box.x0, x1: width - box.y0, y1: box.x1)
    case .counterclockwise: PDFBox(x0: box.y0, y0: height - box.x1, x1: box.y1, y1: height - box.x0)
    }
  }
}
