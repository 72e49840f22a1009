package import HengValues

/// Several files of one publication as one paper (合并的公开材料): tables of one file and the explanation in another are seen together.
///
/// In `paper` lines and pages of a later file go on behind those of the file before it, so that every place is one place;
/// `located` gives a place back with its file and as that file counts.
package struct JoinedPaper: Sendable {
  package struct Part: Sendable {
    package let file: String
    package let paper: Paper

    package init(file: String, paper: Paper) {
      self.file = file
      self.paper = paper
    }
  }

  /// What was added to the places of one file.
  private struct Stretch {
    let file: String
    let linesBefore: Int
    let lastLine: Int
    let pagesBefore: Int
    let lastPage: Int
    /// The file's own names of worksheets, by the names in the joined paper.
    let sheets: [String: String]
    let blocks: Range<Int>
  }

  package let paper: Paper
  private let stretches: [Stretch]

  package init(_ parts: [Part]) {
    var joiner = Joiner()
    for part in parts { joiner.add(part) }
    let formats = parts.map(\.paper.format)
    let format = formats.first { ![.docx, .html, .xlsx].contains($0) } ?? formats.first ?? .text
    var whole = Paper(
      format: format, pageCount: max(parts.reduce(0) { $0 + $1.paper.pageCount }, 1), blocks: joiner.blocks, cautions: joiner.cautions)
    whole.recognisedPages = joiner.recognisedPages
    paper = whole
    stretches = joiner.stretches
  }

  package var files: [String] { stretches.map(\.file) }

  /// Lines that lie between two files: no range of one reaches into the other.
  private static let gap = 1_000

  private struct Joiner {
    var blocks: [PaperBlock] = []
    var cautions: [PaperCaution] = []
    var stretches: [Stretch] = []
    var recognisedPages: Set<Int> = []
    private var lines = 0
    private var pages = 0
    private var sheetNames: Set<String> = []

    mutating func add(_ part: Part) {
      let (lines, pages) = (self.lines, self.pages)
      let places = part.paper.blocks.flatMap(\.allPlaces) + part.paper.cautions.compactMap(\.place)
      let lastLine = lines + places.reduce(0) { max($0, $1.endLine ?? $1.line ?? 0) }
      let lastPage = pages + max(part.paper.pageCount, places.reduce(0) { max($0, $1.page ?? 0) })
      var sheets: [String: String] = [:]
      for name in Set(places.compactMap(\.sheet)) { sheets[sheetNames.contains(name) ? "\(part.file)：\(name)" : name] = name }
      let renamed = Dictionary(sheets.map { ($1, $0) }) { first, _ in first }
      func moved(_ place: Place) -> Place {
        var place = place
        place.line = place.line.map { $0 + lines }
        place.endLine = place.endLine.map { $0 + lines }
        place.page = place.page.map { $0 + pages }
        place.sheet = place.sheet.map { renamed[$0] ?? $0 }
        return place
      }
      recognisedPages.formUnion(part.paper.recognisedPages.map { $0 + pages })
      let first = blocks.count
      // An empty line ends what the file before it left open.
      if !blocks.isEmpty { blocks.append(.line(PaperLine("", Place(line: lines, endLine: lines)))) }
      blocks += part.paper.blocks.map { $0.placed(moved) }
      cautions += part.paper.cautions.map { PaperCaution($0.message, moved($0.place ?? Place())) }
      stretches.append(
        Stretch(
          file: part.file, linesBefore: lines, lastLine: lastLine, pagesBefore: pages, lastPage: lastPage, sheets: sheets,
          blocks: first..<blocks.count))
      self.lines = lastLine + JoinedPaper.gap
      self.pages = lastPage
      sheetNames.formUnion(sheets.keys)
    }
  }

  /// Which file a place stands in, by its position among them; nil for a place that says too little.
  package func file(of place: Place) -> Int? {
    if let line = place.line { return stretches.lastIndex { $0.linesBefore <= line } }
    if let page = place.page { return stretches.firstIndex { page <= $0.lastPage } }
    return place.sheet.flatMap { name in stretches.firstIndex { $0.sheets[name] != nil } }
  }

  /// The place with its file, as that file counts.
  package func located(_ place: Place) -> Place {
    guard let index = file(of: place) else { return place }
    let stretch = stretches[index]
    var place = place
    place.file = stretch.file
    place.endLine = place.endLine.map { min($0, stretch.lastLine) - stretch.linesBefore }
    place.line = place.line.map { $0 - stretch.linesBefore }
    place.page = place.page.map { max($0 - stretch.pagesBefore, 1) }
    place.sheet = place.sheet.map { stretch.sheets[$0] ?? $0 }
    return place
  }

  /// The paper with the places of its files.
  package var placed: Paper {
    var placed = paper
    for stretch in stretches {
      for index in stretch.blocks {
        let isSeparator = index == stretch.blocks.lowerBound && index > 0
        placed.blocks[index] = paper.blocks[index].placed { isSeparator ? Place(file: stretch.file) : located($0) }
      }
    }
    placed.cautions = paper.cautions.map { PaperCaution($0.message, $0.place.map { located($0) }) }
    return placed
  }
}

extension PaperBlock {
  fileprivate var allPlaces: [Place] {
    switch self {
    case .line(let line): [line.place]
    case .table(let table): [table.place] + table.cells.map(\.place)
    }
  }

  fileprivate func placed(_ place: (Place) -> Place) -> PaperBlock {
    switch self {
    case .line(let line): return .line(PaperLine(line.text, place(line.place)))
    case .table(var table):
      table.place = place(table.place)
      for index in table.cells.indices { table.cells[index].place = place(table.cells[index].place) }
      return .table(table)
    }
  }
}
