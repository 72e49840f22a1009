/// Reads the rows of one group of indicators (逐行切分): fragments are dealt to the columns in printed order, the cheapest way.
///
/// An empty cell leaves no trace, a cell may be broken over lines anywhere, and a row begins with its name. Every cut has a price
/// (`UnruledCosts`); what another cut would read differently at nearly the same price is marked as doubtful.
struct UnruledRowReader {
  let text: UnruledText
  let body: [Int]
  let context: UnruledContext
  private var shapes: [Int: UnruledShape] = [:]
  private var nodes: [Node] = []

  /// A cell on the way of a row: the fragments `start..<end` of the body in a column.
  private struct Node {
    var cost: Int
    var parent: Int
    var column: Int
    var start: Int
    var end: Int
  }

  /// How many ways are kept for each place, and for each row.
  private static let kept = 4
  private static let longest = 16

  init(_ text: UnruledText, _ body: [Int], _ context: UnruledContext) {
    self.text = text
    self.body = body
    self.context = context
  }

  /// The rows that begin at a place, by the place where they end, cheapest first.
  mutating func rows(from start: Int) -> [Int: [UnruledRow]] {
    nodes.removeAll(keepingCapacity: true)
    let width = context.columns.count
    var states: [[[Int]]] = [Array(repeating: [], count: width + 1)]
    begin(start, &states)
    var found: [Int: [UnruledRow]] = [:]
    var place = 0
    while place < states.count {
      let cheapest = states[place].joined().map { nodes[$0].cost }.min() ?? 0
      for column in 0..<width {
        for node in states[place][column] where nodes[node].cost <= cheapest + 60 { extend(node, start + place, column, start, &states) }
      }
      if !states[place][width].isEmpty {
        let rows = states[place][width].map { row(at: $0) }.filter { $0.cost <= UnruledCosts.most }.sorted { $0.cost < $1.cost }
        if !rows.isEmpty { found[start + place] = Array(rows.prefix(3)) }
      }
      place += 1
    }
    addTorn(start, &found)
    return found
  }

  /// A row begins with its name; a row that the form keeps without one holds a likelihood, or at worst values.
  private mutating func begin(_ start: Int, _ states: inout [[[Int]]]) {
    for (column, kind) in context.columns.enumerated() {
      let surcharge: Int
      switch kind {
      case .name: surcharge = 0
      case .likelihood: surcharge = 30
      case .target: surcharge = 60
      default: continue
      }
      take(start, column, cost: surcharge, parent: -1, start, &states)
    }
  }

  private mutating func extend(_ node: Int, _ place: Int, _ column: Int, _ start: Int, _ states: inout [[[Int]]]) {
    take(place, column, cost: nodes[node].cost, parent: node, start, &states)
    let isLikelihoodAlone = nodes[node].parent < 0 && context.columns[nodes[node].column] == .likelihood
    let price = isLikelihoodAlone ? 0 : UnruledCosts.missing(context.columns[column], context)
    keep(
      Node(cost: nodes[node].cost + price, parent: nodes[node].parent, column: nodes[node].column, start: nodes[node].start, end: place),
      at: place - start, column + 1, &states)
  }

  /// Every length of cell that begins here.
  private mutating func take(_ place: Int, _ column: Int, cost: Int, parent: Int, _ start: Int, _ states: inout [[[Int]]]) {
    let kind = context.columns[column]
    for end in (place + 1)...max(place + 1, min(body.count, place + Self.longest)) where end <= body.count {
      let joining = text.joining(Array(body[place..<end]), kind, context)
      guard joining <= 60 else { break }
      let price = cost + joining + UnruledCosts.content(shape(place..<end, kind), kind, context)
      guard price <= UnruledCosts.most else { continue }
      keep(Node(cost: price, parent: parent, column: column, start: place, end: end), at: end - start, column + 1, &states)
    }
  }

  private mutating func keep(_ node: Node, at place: Int, _ column: Int, _ states: inout [[[Int]]]) {
    while states.count <= place { states.append(Array(repeating: [], count: context.columns.count + 1)) }
    var rivals = states[place][column]
    if rivals.count >= Self.kept, let last = rivals.last, nodes[last].cost <= node.cost { return }
    nodes.append(node)
    let position = rivals.firstIndex { nodes[$0].cost > node.cost } ?? rivals.count
    rivals.insert(nodes.count - 1, at: position)
    if rivals.count > Self.kept { rivals.removeLast() }
    states[place][column] = rivals
  }

  private mutating func shape(_ range: Range<Int>, _ column: UnruledColumn) -> UnruledShape {
    let key = (range.lowerBound << 16 | range.upperBound) << 1 | (column.isValue ? 1 : 0)
    if let known = shapes[key] { return known }
    let made = text.shape(Array(body[range]), isValue: column.isValue)
    shapes[key] = made
    return made
  }

  private mutating func row(at node: Int) -> UnruledRow {
    var row = UnruledRow(cells: [:], shapes: [:], cost: nodes[node].cost)
    var index = node
    while index >= 0 {
      let cell = nodes[index]
      let column = context.columns[cell.column]
      row.cells[column] = Array(body[cell.start..<cell.end])
      row.shapes[column] = shape(cell.start..<cell.end, column)
      index = cell.parent
    }
    row.cost += UnruledCosts.relation(row.shapes)
    return row
  }
}

extension UnruledRowReader {
  /// A page may tear a row: what stands first on the next page then continues cells of the row before it.
  private mutating func addTorn(_ start: Int, _ found: inout [Int: [UnruledRow]]) {
    for (end, rows) in found where end < body.count && text.fragments[body[end]].gap == .page {
      for row in rows.prefix(2) {
        let columns = context.columns.filter { row.cells[$0] != nil }
        for count in 1...min(6, body.count - end) {
          deal(Array(body[end..<(end + count)]), columns, from: 0, row) { torn in
            let rivals = found[end + count, default: []].filter { $0.cells != torn.cells }
            found[end + count] = Array((rivals + [torn]).sorted { $0.cost < $1.cost }.prefix(3))
          }
        }
      }
    }
  }

  /// Gives every tail to a column, in printed order; fragments of one line go to different columns.
  private func deal(_ tails: [Int], _ columns: [UnruledColumn], from first: Int, _ row: UnruledRow, _ done: (UnruledRow) -> Void) {
    guard let tail = tails.first else {
      let torn = priced(row)
      if torn.cost <= UnruledCosts.most { done(torn) }
      return
    }
    for place in first..<max(first, columns.count) {
      var next = row
      next.cells[columns[place], default: []].append(tail)
      let sharesLine = tails.count > 1 && text.fragments[tails[1]].gap == .blank
      deal(Array(tails.dropFirst()), columns, from: sharesLine ? place + 1 : place, next, done)
    }
  }

  /// The price of a row from its cells alone.
  private func priced(_ row: UnruledRow) -> UnruledRow {
    var row = row
    row.cost = 0
    for column in context.columns {
      guard let pieces = row.cells[column] else {
        row.cost += UnruledCosts.missing(column, context)
        continue
      }
      let shape = text.shape(pieces, isValue: column.isValue)
      row.shapes[column] = shape
      row.cost += UnruledCosts.content(shape, column, context) + text.joining(pieces, column, context)
    }
    row.cost += UnruledCosts.relation(row.shapes)
    return row
  }
}
