import HengValues

/// Tables that have horizontal lines only (三线表): columns are the gaps that no word of the body crosses.
///
/// Taken as a table only where that is certain: at least three lines of the same length, two columns, and figures in them.
enum ThreeLineTable {
  /// Lines that no vertical one touches, and words of the page; the vertical lines that are missing are put in.
  static func grids(_ nets: [PDFRules], _ words: [PDFWord], _ limits: ReaderLimits) -> [RuledGrid] {
    let lone = nets.filter { $0.vertical.isEmpty }.flatMap(\.horizontal).filter { $0.to - $0.from > 100 }
    return stacks(lone).compactMap { WorkBudget.current.isSpent ? nil : grid($0, words, limits) }
  }

  /// Lines with the same ends, one below the other.
  private static func stacks(_ rules: [PDFRule]) -> [[PDFRule]] {
    var stacks: [[PDFRule]] = []
    for rule in rules.sorted(by: { ($0.at, $0.from) < ($1.at, $1.from) }) {
      if let index = stacks.firstIndex(where: { stack in
        stack.first.map { abs($0.from - rule.from) < 3 && abs($0.to - rule.to) < 3 } == true
      }) {
        stacks[index].append(rule)
      } else {
        stacks.append([rule])
      }
    }
    return stacks.filter { $0.count >= 3 }
  }

  private static func grid(_ stack: [PDFRule], _ words: [PDFWord], _ limits: ReaderLimits) -> RuledGrid? {
    guard let top = stack.first, let second = stack.dropFirst().first, let bottom = stack.last else { return nil }
    func inside(_ from: Double, _ to: Double) -> [PDFWord] {
      words.filter { from < $0.box.middleY && $0.box.middleY < to && $0.box.x1 > top.from && $0.box.x0 < top.to }
    }
    let body = PrintedText.lines(inside(second.at, bottom.at))
    guard body.count >= 2 else { return nil }
    let edges = gutters(body.joined().map(\.box))
    guard !edges.isEmpty, figureColumns(body, edges) >= 1 else { return nil }
    var net = PDFRules(horizontal: stack)
    for side in [top.from, top.to] { net.vertical.append(PDFRule(at: side, from: top.at, to: bottom.at)) }
    let head = inside(top.at, second.at)
    for edge in edges {
      // A heading over several columns is one cell.
      let isCrossed = head.contains { $0.box.x0 < edge - 1 && edge + 1 < $0.box.x1 }
      net.vertical.append(PDFRule(at: edge, from: isCrossed ? second.at : top.at, to: bottom.at))
    }
    return RuledGrid(net, limits: limits)
  }

  /// The middles of the gaps between columns, at least as wide as a character is high.
  private static func gutters(_ boxes: [PDFBox]) -> [Double] {
    let sorted = boxes.sorted { $0.x0 < $1.x0 }
    guard var end = sorted.first?.x1 else { return [] }
    let size = boxes.map(\.height).sorted()[boxes.count / 2]
    var gutters: [Double] = []
    for box in sorted {
      if box.x0 - end > 0.9 * size { gutters.append((end + box.x0) / 2) }
      end = max(end, box.x1)
    }
    return gutters
  }

  /// Columns with a figure in at least two lines.
  private static func figureColumns(_ body: [[PDFWord]], _ edges: [Double]) -> Int {
    var counts = Array(repeating: 0, count: edges.count + 1)
    for word in body.joined() where TextRows.isFigure([word]) { counts[edges.count(where: { $0 < word.box.x0 })] += 1 }
    return counts.count { $0 >= 2 }
  }
}
