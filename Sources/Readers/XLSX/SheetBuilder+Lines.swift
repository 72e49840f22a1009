import HengDocuments

extension SheetBuilder {
  /// What stands above a table.
  struct Head {
    var leading: [String] = []
    var title: [String] = []
    var caption = Caption()
  }

  /// Centred lines are the title, the first line where none is centred; what stands above them leads, what stands below is the caption.
  func lines(_ cells: [RawWorksheet.Cell]) -> Head {
    let rows = byRow(cells)
    var head = Head()
    let centred = rows.map { $0.count == 1 && isCentred($0[0]) }
    let lastTitle = centred.lastIndex(of: true) ?? rows.firstIndex { $0.count == 1 } ?? -1
    for (index, row) in rows.enumerated() {
      if index <= lastTitle, row.count == 1, centred[index] || !centred.contains(true) {
        head.title.append(row[0].text)
      } else if index < lastTitle {
        head.leading += row.map(\.text)
      } else {
        for (place, cell) in row.enumerated() { add(cell, place: place, of: row.count, to: &head.caption) }
      }
    }
    return head
  }

  /// Each row's texts as one line.
  func joined(_ cells: [RawWorksheet.Cell]) -> [String] { byRow(cells).map { $0.map(\.text).joined(separator: "　") } }

  func byRow(_ cells: [RawWorksheet.Cell]) -> [[RawWorksheet.Cell]] {
    var rows: [[RawWorksheet.Cell]] = []
    for cell in cells {
      if rows.last?.last?.row == cell.row { rows[rows.count - 1].append(cell) } else { rows.append([cell]) }
    }
    return rows
  }

  private func isCentred(_ cell: RawWorksheet.Cell) -> Bool {
    ["center", "centerContinuous", "distributed"].contains(styles[cell.style].alignment)
  }

  /// By the cell's alignment; where it has none, by its order in the row.
  private func add(_ cell: RawWorksheet.Cell, place: Int, of count: Int, to caption: inout Caption) {
    let side: WritableKeyPath<Caption, String> =
      switch styles[cell.style].alignment {
      case "left": \.left
      case "right": \.right
      case "center", "centerContinuous": \.centre
      default: place == 0 ? \.left : place == count - 1 ? \.right : \.centre
      }
    caption[keyPath: side] += caption[keyPath: side].isEmpty ? cell.text : "\n\(cell.text)"
  }
}
