/// Reads the rows of one group of indicators (逐行切分): fragments are dealt to the columns in printed order, the cheapest way.
///
/// An empty cell leaves no trace, a cell may be broken over lines anywhere, and a row begins with its name. Every cut has a price
/// (`UnruledCosts`); what another cut would read differently at nearly the same price is marked as doubtful.
struct UnruledRowReader {
  let text: UnruledText
  let body: [Int]
  let context: UnruledContext
  /// What earlier readings worked out; it moves in and out of the reader.
  var memory = UnruledShapes()
  private var shapes: [UnruledShape] = []
  /// Indices of shapes and prices by run of fragments: `start * longest + count - 1`.
  private var known: [Int32]
  private var prices: [Int32]
  private var nodes: [Node] = []
  /// Up to `kept` nodes for each place and next column, cheapest first.
  private var states: [Int32] = []
  private var counts: [UInt8] = []

  /// A cell on the way of a row: the fragments `start..<end` of the body in a column.
  private struct Node {
    var cost: Int
    var parent: Int
    var column: Int
    var start: Int
    var end: Int
  }

  /// A row that a place may begin: its price, and the last of its cells or all cells of a row torn by a page.
  struct Option {
    var cost: Int
    fileprivate var node: Int
    fileprivate var torn: UnruledRow?
  }

  private static let kept = 4
  private static let longest = 16
  /// A value or a likelihood is not broken over more lines than this.
  private static let mostLines = 7
  private static let unknown: Int32 = -1
  private static let impossible: Int32 = 10_000

  init(_ text: UnruledText, _ body: [Int], _ context: UnruledContext) {
    self.text = text
    self.body = body
    self.context = context
    known = Array(repeating: Self.unknown, count: body.count * Self.longest)
    prices = Array(repeating: Self.unknown, count: body.count * Self.longest * context.columns.count)
  }

  /// The rows that begin at a place, by the place where they end, cheapest first.
  mutating func rows(from start: Int) -> [Int: [Option]] {
    let width = context.columns.count + 1
    let places = body.count - start + 1
    // What was kept for another place is not looked at: its count is zero.
    if states.isEmpty { states = Array(repeating: 0, count: (body.count + 1) * width * Self.kept) }
    counts = Array(repeating: 0, count: places * width)
    begin(start)
    var found: [Int: [Option]] = [:]
    for place in 1..<max(places, 1) {
      var cheapest = Int.max
      for column in 0..<width where counts[place * width + column] > 0 { cheapest = min(cheapest, node(place, column, 0).cost) }
      guard cheapest < Int.max else { continue }
      for column in 0..<(width - 1) {
        for rank in 0..<Int(counts[place * width + column]) where node(place, column, rank).cost <= cheapest + 45 {
          extend(Int(states[(place * width + column) * Self.kept + rank]), place, column, start)
        }
      }
      var options: [Option] = []
      for rank in 0..<Int(counts[place * width + width - 1]) {
        let index = Int(states[(place * width + width - 1) * Self.kept + rank])
        let cost = nodes[index].cost + Self.relation(index, nodes, shapes, known, context.columns)
        if cost <= UnruledCosts.most { options.append(Option(cost: cost, node: index)) }
      }
      if !options.isEmpty { found[start + place] = Array(options.sorted { $0.cost < $1.cost }.prefix(3)) }
    }
    addTorn(&found)
    return found
  }

  private func node(_ place: Int, _ column: Int, _ rank: Int) -> Node {
    nodes[Int(states[(place * (context.columns.count + 1) + column) * Self.kept + rank])]
  }

  /// A row begins with its name; a row that the form keeps without one holds a likelihood, or at worst values.
  private mutating func begin(_ start: Int) {
    for (column, kind) in context.columns.enumerated() {
      switch kind {
      case .name: take(start, column, cost: 0, parent: -1, start)
      case .likelihood: take(start, column, cost: 30, parent: -1, start)
      case .target: take(start, column, cost: 60, parent: -1, start)
      default: break
      }
    }
  }

  private mutating func extend(_ index: Int, _ place: Int, _ column: Int, _ start: Int) {
    let node = nodes[index]
    take(start + place, column, cost: node.cost, parent: index, start)
    let isLikelihoodAlone = node.parent < 0 && context.columns[node.column] == .likelihood
    var skipped = node
    skipped.cost += isLikelihoodAlone ? 0 : UnruledCosts.missing(context.columns[column], context)
    keep(skipped, at: place, column + 1)
  }

  /// Every length of cell that begins here.
  private mutating func take(_ place: Int, _ column: Int, cost: Int, parent: Int, _ start: Int) {
    for count in 1...Self.longest where place + count <= body.count {
      let price = price(place, count, column)
      if price == Int(Self.impossible) { return }
      guard cost + price <= UnruledCosts.most else { continue }
      keep(
        Node(cost: cost + price, parent: parent, column: column, start: place, end: place + count), at: place + count - start, column + 1)
    }
  }

  private mutating func keep(_ node: Node, at place: Int, _ column: Int) {
    let state = place * (context.columns.count + 1) + column
    let base = state * Self.kept
    let count = Int(counts[state])
    var rank = count
    while rank > 0, nodes[Int(states[base + rank - 1])].cost > node.cost { rank -= 1 }
    guard rank < Self.kept else { return }
    var last = min(count, Self.kept - 1)
    while last > rank {
      states[base + last] = states[base + last - 1]
      last -= 1
    }
    states[base + rank] = Int32(nodes.count)
    counts[state] = UInt8(min(count + 1, Self.kept))
    nodes.append(node)
  }

  /// The price of a run as a cell of a column; `impossible` when it and every longer run cannot be one.
  private mutating func price(_ place: Int, _ count: Int, _ column: Int) -> Int {
    let run = place * Self.longest + count - 1
    let key = run * context.columns.count + column
    if prices[key] != Self.unknown { return Int(prices[key]) }
    let kind = context.columns[column]
    guard count <= Self.mostLines || !(kind.isValue || kind == .likelihood) else { return Int(Self.impossible) }
    let joining = text.joining(body[place..<(place + count)], kind, context)
    if joining > 60 {
      prices[key] = Self.impossible
    } else {
      prices[key] = Int32(joining + UnruledCosts.content(shapes[shape(place, count)], kind, context))
    }
    return Int(prices[key])
  }

  private mutating func shape(_ place: Int, _ count: Int) -> Int {
    let run = place * Self.longest + count - 1
    if known[run] == Self.unknown {
      known[run] = Int32(shapes.count)
      shapes.append(memory.shape(text.signs(body[place..<(place + count)])))
    }
    return Int(known[run])
  }

  private static func relation(_ last: Int, _ nodes: [Node], _ shapes: [UnruledShape], _ known: [Int32], _ columns: [UnruledColumn]) -> Int
  {
    UnruledCosts.relation { column in
      var index = last
      while index >= 0 {
        let cell = nodes[index]
        if columns[cell.column] == column { return shapes[Int(known[cell.start * longest + cell.end - cell.start - 1])] }
        index = cell.parent
      }
      return nil
    }
  }

  /// The cells of an option.
  func row(_ option: Option) -> UnruledRow {
    if let torn = option.torn { return torn }
    var row = UnruledRow(cells: [:], cost: option.cost)
    var index = option.node
    while index >= 0 {
      row.cells[context.columns[nodes[index].column]] = Array(body[nodes[index].start..<nodes[index].end])
      index = nodes[index].parent
    }
    return row
  }
}

extension UnruledRowReader {
  /// A page may tear a row: what stands first on the next page then continues cells of the row before it.
  private func addTorn(_ found: inout [Int: [Option]]) {
    for end in found.keys.sorted() where end < body.count && text.fragments[body[end]].gap == .page {
      for row in found[end, default: []].prefix(2).map(row) {
        let columns = context.columns.filter { row.cells[$0] != nil }
        for count in 1...min(6, body.count - end) {
          deal(body[end..<(end + count)], columns[...], row) { torn in
            let rivals = found[end + count, default: []].filter { self.row($0).cells != torn.cells }
            let options = rivals + [Option(cost: torn.cost, node: -1, torn: torn)]
            found[end + count] = Array(options.sorted { $0.cost < $1.cost }.prefix(3))
          }
        }
      }
    }
  }

  /// Gives every tail to a column, in printed order; fragments of one line go to different columns.
  private func deal(_ tails: ArraySlice<Int>, _ columns: ArraySlice<UnruledColumn>, _ row: UnruledRow, _ done: (UnruledRow) -> Void) {
    guard let tail = tails.first else {
      let torn = priced(row)
      if torn.cost <= UnruledCosts.most { done(torn) }
      return
    }
    for place in columns.indices {
      var next = row
      next.cells[columns[place], default: []].append(tail)
      let sharesLine = tails.dropFirst().first.map { text.fragments[$0].gap == .blank } ?? false
      deal(tails.dropFirst(), columns[(sharesLine ? place + 1 : place)...], next, done)
    }
  }

  /// The price of a row from its cells alone.
  private func priced(_ row: UnruledRow) -> UnruledRow {
    var row = row
    row.cost = 0
    var shapes: [UnruledColumn: UnruledShape] = [:]
    for column in context.columns {
      guard let pieces = row.cells[column] else {
        row.cost += UnruledCosts.missing(column, context)
        continue
      }
      let shape = text.shape(pieces)
      shapes[column] = shape
      row.cost += UnruledCosts.content(shape, column, context) + text.joining(pieces[...], column, context)
    }
    row.cost += UnruledCosts.relation { shapes[$0] }
    return row
  }
}
