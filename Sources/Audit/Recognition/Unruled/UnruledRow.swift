/// A row of an indicator table as it was put together from fragments (指标行).
struct UnruledRow: Equatable {
  /// Fragments of the text, by column.
  var cells: [UnruledColumn: [Int]]
  var cost: Int
  /// Columns that another reading of the same fragments fills differently at nearly the same price.
  var doubtful: Set<UnruledColumn> = []

  var fragments: [Int] { cells.values.flatMap { $0 }.sorted() }

  /// The columns in which two readings differ.
  func differences(_ other: UnruledRow) -> Set<UnruledColumn> {
    Set(UnruledColumn.allCases.filter { cells[$0] != other.cells[$0] })
  }
}

extension UnruledText {
  /// The words of one cell. Blanks in a value mean nothing; in other words one stays beside a Latin letter.
  func words(_ pieces: [Int], of column: UnruledColumn) -> String {
    var words = ""
    for (place, piece) in pieces.enumerated() {
      let fragment = fragments[piece]
      if place > 0, !column.isValue, fragment.gap == .blank, pieces[place - 1] == piece - 1 {
        let before = fragments[piece - 1].signs.last ?? 0, after = fragment.signs.first ?? 0
        if before < 0x80 || after < 0x80 { words += " " }
      }
      words += fragment.text
    }
    return words
  }

  func signs(_ pieces: some Sequence<Int>) -> [UInt32] {
    var signs: [UInt32] = []
    for piece in pieces { signs += fragments[piece].signs }
    return signs
  }

  func shape(_ pieces: some Sequence<Int>) -> UnruledShape { UnruledShape(signs(pieces)) }

  /// What it costs to take fragments as the lines of one cell: a line ends where the next word would not fit.
  func joining(_ pieces: ArraySlice<Int>, _ column: UnruledColumn, _ context: UnruledContext) -> Int {
    var cost = 0
    var widest = context.isRagged ? 0 : context.widths[column] ?? 0
    for piece in pieces { widest = max(widest, fragments[piece].width) }
    if !column.isValue, pieces.count > 1 {
      // Words do not end in a value, and what is said of a row holds none.
      let isName = column == .name || column == .definition || column == .basis
      cost += (isName ? pieces.suffix(1) : pieces).count { fragments[$0].isValueAlone } * 15
      // A numbered line begins an item of its own.
      cost += pieces.dropFirst().count { fragments[$0].gap >= .paragraph && fragments[$0].isNumbered } * 20
    }
    if let capacity = context.capacities[column], widest > capacity + 2 { cost += widest > 2 * capacity + 4 ? 30 : 6 }
    for (last, piece) in zip(pieces, pieces.dropFirst()) {
      let gap = fragments[piece].gap
      cost += column.isValue ? valueJoin(fragments[last], fragments[piece]) : 0
      if gap == .blank, piece == last + 1 {
        if !column.isValue { cost += 30 }
        continue
      }
      let room = room(last, piece, widest)
      if room > 0 {
        cost += context.isRagged ? 5 : column.isValue ? 6 : 25
      } else if room == 0, !column.isValue {
        cost += context.isRagged ? 2 : 8
      }
      cost += piece != last + 1 || gap == .page ? 5 : gap == .paragraph ? 2 : 0
    }
    return cost
  }

  /// Whether the next word would have fitted behind a line: 1 when it would, 0 when it is a matter of a point, -1 when not.
  private func room(_ before: Int, _ after: Int, _ widest: Int) -> Int {
    let need = fragments[before].width + fragments[after].firstUnitWidth
    return need < widest - widest / 12 ? 1 : need <= widest && widest < 24 ? 0 : -1
  }

  /// How many line ends in these cells are there, and how many of them stand where the column still had room.
  func raggedness(_ cells: [[Int]]) -> (ends: Int, early: Int) {
    var count = (ends: 0, early: 0)
    let widest = cells.joined().map { fragments[$0].width }.max() ?? 0
    for pieces in cells {
      for (place, piece) in pieces.enumerated().dropFirst() where fragments[piece].gap != .blank {
        count.ends += 1
        if room(pieces[place - 1], piece, widest) > 0 { count.early += 1 }
      }
    }
    return count
  }

  /// `≥` goes with the number behind it and a number with its unit; two numbers are not one.
  private func valueJoin(_ before: Fragment, _ after: Fragment) -> Int {
    guard let last = before.signs.last, let first = after.signs.first else { return 0 }
    if before.signs.count == 1, last.isComparator { return 0 }
    if last.isDigitSign, first.isDigitSign { return 25 }
    guard after.gap == .blank else { return 0 }
    return last.isDigitSign && !first.isDigitSign && !first.isComparator ? 6 : 40
  }
}
