import HengValues

/// One page as lines and tables from top to bottom (页面).
struct PDFPage {
  enum Piece {
    case line(Line)
    case table(PDFTable)

    var box: PDFBox {
      switch self {
      case .line(let line): line.box
      case .table(let table): table.box
      }
    }
  }

  struct Line: Hashable {
    var text: String
    var box: PDFBox
  }

  let number: Int
  let height: Double
  private(set) var pieces: [Piece] = []

  init(_ content: PDFPageContent, _ limits: ReaderLimits) {
    number = content.number
    let turn = PageTurn(content)
    let content = turn.upright(content)
    height = content.height
    var words = content.words
    var tables: [PDFTable] = []
    for grid in Self.grids(content, limits) {
      tables.append(PDFTable(grid, taking: &words, page: number))
    }
    pieces = tables.map { .table($0) }
    pieces += PrintedText.lines(words).map { .line(Line(text: PrintedText.line($0), box: Self.box(of: $0))) }
    pieces.sort { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    pieces = pieces.map { turn.back($0) }
  }

  /// The smaller first: a table inside a cell of another takes its words.
  private static func grids(_ content: PDFPageContent, _ limits: ReaderLimits) -> [RuledGrid] {
    let nets = content.rules.merged.nets
    if WorkBudget.current.isSpent { return [] }
    let ruled = nets.compactMap { RuledGrid($0, limits: limits) }.sorted { $0.box.width * $0.box.height < $1.box.width * $1.box.height }
    let free = content.words.filter { word in !ruled.contains { $0.box.contains(x: word.box.middleX, y: word.box.middleY) } }
    return ruled + ThreeLineTable.grids(nets, free, limits)
  }

  static func box(of words: [PDFWord]) -> PDFBox {
    guard let first = words.first else { return PDFBox(x0: 0, y0: 0, x1: 0, y1: 0) }
    return words.dropFirst().reduce(first.box) { $0.union($1.box) }
  }
}
