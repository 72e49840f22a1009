import HengDocuments
import HengOperations

/// The rows of a form with a row below each that something is said of (带意见的表). Cells that reach over the row reach over its notes too, so
/// that the official merges stay whole.
struct NotedForm {
  enum Content {
    case cell(Cell, FormKey?)
    case notes([FormNote])
    /// Beside notes, where no cell of the form reaches.
    case filler
  }

  struct Piece {
    let content: Content
    let rows: Int
    let columns: Int
  }

  struct Line {
    let cells: [Piece]
    let isNote: Bool
  }

  let lines: [Line]

  init(_ work: FormWork) {
    let sheet = work.placed.sheet, keys = work.placed.keys
    let cells = sheet.placedCells
    // The last line of each indicator row or field, where its notes go.
    var notes: [Int: [FormNote]] = [:]
    for note in work.notes {
      guard let key = note.key, let row = Self.line(of: key, cells, keys) else { continue }
      notes[row, default: []].append(note)
    }
    var lines: [Line] = []
    var place = 0
    for row in sheet.rows.indices {
      var pieces: [Piece] = []
      for index in sheet.rows[row].cells.indices {
        let placed = cells[place]
        place += 1
        let end = row + placed.cell.rowSpan - 1
        // A merged cell reaches down to the notes of its own last row.
        let more = notes.keys.count { $0 >= row && ($0 < end || $0 == end && Self.reachesOver(placed, end)) }
        pieces.append(
          Piece(content: .cell(placed.cell, keys[row][index]), rows: placed.cell.rowSpan + more, columns: placed.cell.columnSpan))
      }
      lines.append(Line(cells: pieces, isNote: false))
      if let said = notes[row] { lines.append(Self.noteLine(said, below: row, cells, width: sheet.columns.count)) }
    }
    self.lines = lines
  }

  /// Labels and merged cells stand beside the notes of their last row; cells of one line end with it.
  private static func reachesOver(_ placed: Sheet.Placed, _ end: Int) -> Bool {
    placed.cell.rowSpan > 1 || placed.column == 0 || placed.cell.role == .label
  }

  private static func line(of key: FormKey, _ cells: [Sheet.Placed], _ keys: [[FormKey?]]) -> Int? {
    var index = 0
    var found: Int?
    for row in keys.indices {
      for own in keys[row] {
        defer { index += 1 }
        guard let own else { continue }
        if own == key { return cells[index].row + cells[index].cell.rowSpan - 1 }
        if found == nil, let line = key.row, own.row == line, cells[index].cell.rowSpan == 1 { found = row }
      }
    }
    return found
  }

  private static func noteLine(_ notes: [FormNote], below row: Int, _ cells: [Sheet.Placed], width: Int) -> Line {
    var covered = Set<Int>()
    for placed in cells where placed.row <= row && row <= placed.row + placed.cell.rowSpan - 1 {
      let end = placed.row + placed.cell.rowSpan - 1
      if end > row || reachesOver(placed, end) { covered.formUnion(placed.column..<placed.column + placed.cell.columnSpan) }
    }
    // Stretches of free columns: the longest bears the words.
    var stretches: [Range<Int>] = []
    for column in 0..<width where !covered.contains(column) {
      if let last = stretches.last, last.upperBound == column {
        stretches[stretches.count - 1] = last.lowerBound..<column + 1
      } else {
        stretches.append(column..<column + 1)
      }
    }
    let widest = stretches.max { $0.count < $1.count }
    return Line(
      cells: stretches.map { Piece(content: $0 == widest ? .notes(notes) : .filler, rows: 1, columns: $0.count) }, isNote: true)
  }
}
