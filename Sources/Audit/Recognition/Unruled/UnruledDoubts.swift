import HengDomain
import HengValues

extension UnruledTable {
  /// What of the rows is not certain, in plain words (无法确认).
  func doubts(_ text: UnruledText) -> [RecognitionDoubt] {
    var doubts: [RecognitionDoubt] = []
    for (index, row) in rows.enumerated() {
      let place = text.citation(row.row.fragments, file: "").place ?? Place()
      let name = row.text(.name).isEmpty ? "没有指标名的一行" : "“\(row.text(.name))”"
      if !row.row.doubtful.isEmpty {
        let columns = header.columns.filter(row.row.doubtful.contains).map(\.label).joined(separator: "、")
        doubts.append(RecognitionDoubt("\(name)的“\(columns)”：文字没有分隔，哪些字属于哪一栏无法确认，请对照原件", place))
      } else if row.row.cells[.target] == nil, !row.text(.name).isEmpty {
        doubts.append(RecognitionDoubt("\(name)没有读到指标值，可能是空格，也可能没有读全，请对照原件", place))
      } else if row.row.cost > 60 {
        doubts.append(RecognitionDoubt("\(name)的文字不像这张表的一行，无法确认，请对照原件", place))
      } else if index == rows.count - 1, isShort(row.row) || row.level1 != .satisfaction {
        doubts.append(RecognitionDoubt("\(name)之后没有满意度指标或还有空格，表可能没有印完，这一行无法确认", place))
      }
    }
    for body in unread {
      guard let place = text.citation(body, file: "").place else { continue }
      doubts.append(RecognitionDoubt("这几行指标没有读出来：文字分不成栏，请对照原件", place))
    }
    return doubts
  }

  /// Whether a row leaves a column empty that every other row fills.
  private func isShort(_ row: UnruledRow) -> Bool {
    header.columns.contains { column in
      column > .level2 && row.cells[column] == nil && rows.dropLast().allSatisfy { $0.row.cells[column] != nil }
    }
  }
}
