import HengDocuments
import HengTestSupport

/// A sound grid with random merges. No two characters of its text are alike, so a lost one is seen at once.
struct RandomSheet {
  var generator: SeededGenerator
  private var nextCharacter: UInt32 = 0x4E00

  init(seed: UInt64) { generator = SeededGenerator(seed) }

  mutating func document() -> Document {
    let columns = Int.random(in: 1...7, using: &generator)
    let count = Int.random(in: 1...45, using: &generator)
    var isTaken = Array(repeating: Array(repeating: false, count: columns), count: count)
    var rows: [Row] = []
    for row in 0..<count {
      var cells: [Cell] = []
      for column in 0..<columns where !isTaken[row][column] {
        var width = 1
        let wantedWidth = Bool.random(using: &generator) ? 1 : Int.random(in: 1...3, using: &generator)
        while width < wantedWidth, column + width < columns, !isTaken[row][column + width] { width += 1 }
        let isTall = Int.random(in: 0..<4, using: &generator) == 0
        let height = isTall ? Int.random(in: 1...min(count - row, 30), using: &generator) : 1
        for y in row..<row + height {
          for x in column..<column + width { isTaken[y][x] = true }
        }
        let text = self.text()
        let isLabel = Int.random(in: 0..<3, using: &generator) == 0
        cells.append(
          isLabel ? .label(text, rows: height, columns: width) : .text(text, rows: height, columns: width))
      }
      rows.append(Row(cells))
    }
    let head = Int.random(in: 0..<count, using: &generator)
    let repeated = Bool.random(using: &generator) ? head..<min(head + 2, count) : nil
    let sheet = Sheet(
      name: "随机", title: [self.text()], caption: Caption(left: self.text(), right: self.text()),
      columns: Array(repeating: 100 / columns, count: columns), rows: rows, repeatedRows: repeated, notes: [self.text()])
    let page: PageSetup = Bool.random(using: &generator) ? .portrait : .landscape
    return Document(title: "随机", page: page, blocks: [.heading(level: 1, self.text()), .paragraph([.text(self.text())]), .sheet(sheet)])
  }

  /// Mostly short, one in forty long enough for a page of its own.
  private mutating func text() -> String {
    let length =
      Int.random(in: 0..<40, using: &generator) == 0
      ? Int.random(in: 200...900, using: &generator) : Int.random(in: 0...9, using: &generator)
    var text = ""
    for _ in 0..<length where nextCharacter < 0x9FA5 {
      // The characters of the page number are left to the foot.
      if let scalar = Unicode.Scalar(nextCharacter), !"第共页".unicodeScalars.contains(scalar) { text.unicodeScalars.append(scalar) }
      nextCharacter += 1
    }
    return text
  }
}

extension Document {
  /// Every text that stands on the paper.
  var allTexts: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(_, let text): [text]
      case .paragraph(let runs): [runs.map(\.text).joined()]
      case .pageBreak, .section, .contents: []
      case .cover(let lines), .title(let lines), .signature(let lines): lines
      case .sheet(let sheet):
        sheet.title + [sheet.caption.left, sheet.caption.centre, sheet.caption.right] + sheet.notes
          + sheet.rows.flatMap { $0.cells.map(\.text) }
      }
    }
    .filter { !$0.isEmpty }
  }
}
