import HengDocuments

/// Fills pages from the top down (排版). Pages are turned when something comes to stand on the next one, so no empty page is left over.
struct PDFFlow {
  let setter: TextSetter
  let style: Document.Style
  let blocks: [Block]
  /// The setup of the page being filled and of those after it, until a section changes it.
  private(set) var page: PageSetup
  var y: Double
  private(set) var pages: [PDFPage]
  /// Where headings and sheets begin, by block: index of the page and height on it.
  private(set) var places: [Int: (page: Int, y: Double)] = [:]
  private var isTurnDue = false
  /// Tables that were measured before their turn came.
  private var measured: [Int: PDFTable] = [:]

  init(_ document: Document) throws(WriterError) {
    try Self.requireRoom(document.page)
    setter = try TextSetter()
    style = document.style
    blocks = document.blocks
    page = document.page
    pages = [PDFPage(document.page)]
    y = pages[0].top
  }

  static func requireRoom(_ page: PageSetup) throws(WriterError) {
    guard page.textHeight >= 100, page.textWidth >= 100, min(page.left, page.right, page.top, page.bottom) >= 0 else {
      throw .pageTooSmall
    }
  }

  mutating func placeAll() throws(WriterError) {
    for index in blocks.indices { try place(index) }
  }

  /// Heights are sums of fractions: so much too high still fits.
  static let slack = 0.01

  // MARK: The page being filled

  var current: PDFPage {
    get { pages[pages.count - 1] }
    _modify { yield &pages[pages.count - 1] }
  }
  var left: Double { current.left }
  var bottom: Double { current.bottom }
  var room: Double { bottom - y }
  var isFresh: Bool { y <= current.top }

  mutating func newPage() {
    pages.append(PDFPage(page))
    y = current.top
    isTurnDue = false
  }

  /// Turns a page that was left before; a page that nothing stands on is set up anew instead.
  private mutating func begin() {
    if isTurnDue { newPage() }
  }

  private mutating func turnSoon() { if !isFresh { isTurnDue = true } }

  /// Nothing more comes onto this page.
  mutating func close() { (y, isTurnDue) = (bottom, true) }

  private mutating func set(up setup: PageSetup) throws(WriterError) {
    try Self.requireRoom(setup)
    turnSoon()
    page = setup
    if !isTurnDue {
      current.setup = setup
      y = current.top
    }
  }

  /// A page of its own for what needs one.
  mutating func beginOwnPage(_ kind: PDFPage.Kind) {
    begin()
    if !isFresh { newPage() }
    current.kind = kind
  }

  // MARK: Blocks

  private mutating func place(_ index: Int) throws(WriterError) {
    switch blocks[index] {
    case .pageBreak: return turnSoon()
    case .section(let setup): return try set(up: setup)
    case .cover(let lines): return placeCover(lines)
    case .contents:
      beginOwnPage(.contents(block: index))
      return close()
    default: begin()
    }
    if !isFresh, try leastHeight(from: index) > room + Self.slack { newPage() }
    switch blocks[index] {
    case .title(let lines): placeTitle(lines)
    case .heading(let level, let text): placeHeading(level, text, block: index)
    case .paragraph(let runs):
      place(runs.map(\.text).joined(), .paragraph(style), tail: tail(after: index))
      if style == .form { y += 4 }
    case .signature(let lines): placeSignature(lines)
    case .sheet(let sheet): try place(sheet, block: index)
    default: break
    }
  }

  mutating func mark(_ block: Int, _ bookmark: PDFPage.Bookmark) {
    places[block] = (pages.count - 1, y)
    current.bookmarks.append(bookmark)
  }

  /// The sheet at `index` as a table on pages set up as this one, measured once.
  mutating func table(_ sheet: Sheet, at index: Int) throws(WriterError) -> PDFTable {
    if let table = measured[index] { return table }
    try sheet.requireSoundGrid()
    let table = sheet.leastTypeSize == nil ? fitting(sheet) : fitted(sheet)
    measured[index] = table
    return table
  }

  /// A compact table that is up to half a page too long for one page is set closer where that brings it onto one.
  private func fitting(_ sheet: Sheet) -> PDFTable {
    let usual = PDFTable(sheet, width: page.textWidth, pageHeight: page.textHeight, setter)
    let room = page.textHeight - around(sheet)
    guard sheet.isCompact, usual.height > room, usual.height <= room * 1.5 else { return usual }
    for density in PDFTable.Density.closer {
      let table = PDFTable(sheet, width: page.textWidth, pageHeight: page.textHeight, density: density, setter)
      if table.height <= room { return table }
    }
    return usual
  }

  mutating func forgetTable(at index: Int) { measured[index] = nil }

  // MARK: Running text

  /// Lines over the full width, parted between lines where the page ends: never one line alone on either side.
  /// `tail` is the height of what follows and must not begin a page without the last two lines.
  mutating func place(_ text: String, _ style: TextStyle, tail: Double = 0) {
    guard let set = setter.set(text, style, width: page.textWidth) else { return }
    var first = 0
    while first < set.lines.count {
      let left = set.lines.count - first
      let fitting = set.linesFitting(from: first, room: room)
      var count = fitting
      if count >= left {
        if set.height(first..<set.lines.count) + tail > room + Self.slack, !isFresh || left > 3 { count = left > 3 ? left - 2 : 0 }
      } else {
        if left - count == 1 { count -= 1 }
        if count == 1, first == 0, left > 1 { count = 0 }
      }
      if isFresh, count <= 0 { count = max(fitting, 1) }
      if count > 0 {
        let lines = first..<first + count
        current.texts.append(PDFPage.Text(text: set, lines: lines, x: self.left, y: y))
        y += set.height(lines)
        first += count
      }
      if first < set.lines.count { newPage() }
    }
  }
}
