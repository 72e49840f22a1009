/// The rows of a group in the cheapest succession (行的划分), with what could be read otherwise.
struct UnruledTiling {
  var rows: [UnruledRow] = []
  /// Fragments of the body that belong to no row: text behind the table, or what could not be read.
  var rest: [Int]
  var isUnreadable: Bool

  /// Whether a second reading could not change it.
  var isSettled: Bool { !isUnreadable && rows.allSatisfy { $0.doubtful.isEmpty && $0.cost <= 15 } }

  /// A row that ends at a place, and the way there: `rank` of the steps at `previous`.
  private struct Step {
    var cost: Int
    var previous: Int
    var rank: Int
    var option: UnruledRowReader.Option
  }

  private struct Span: Equatable {
    var start: Int
    var end: Int
    var row: UnruledRow
  }

  /// `mayStop` lets lines behind the last row be left out.
  init(_ text: UnruledText, _ body: [Int], _ context: UnruledContext, mayStop: Bool, memory: inout UnruledShapes) {
    var reader = UnruledRowReader(text, body, context)
    swap(&reader.memory, &memory)
    defer { swap(&reader.memory, &memory) }
    var options: [Int: [Int: [UnruledRowReader.Option]]] = [:]
    let mayEnd = { (end: Int) in end == body.count || (mayStop && text.fragments[body[end]].isLineStart) }
    let bound = Self.cheapest(body.count, mayEnd) { place in
      let found = reader.rows(from: place)
      options[place] = found
      return found.compactMapValues { rows in rows.first.flatMap { $0.cost <= 85 || mayStop ? $0.cost : nil } }
        .merging(found[body.count]?.first.map { [body.count: $0.cost] } ?? [:]) { $1 }
    }
    var steps: [[Step]] = Array(repeating: [], count: body.count + 1)
    for place in body.indices where place == 0 || !steps[place].isEmpty {
      let before = place == 0 ? [0] : steps[place].map(\.cost)
      guard before[0] <= bound + UnruledCosts.doubtful(context) else { continue }
      let found = options[place] ?? reader.rows(from: place)
      options[place] = found
      for (end, rows) in found {
        guard let row = rows.first, row.cost <= 85 || end == body.count || mayStop else { continue }
        for (rank, cost) in before.enumerated() {
          steps[end].append(Step(cost: cost + max(row.cost, 0), previous: place, rank: rank, option: row))
        }
        steps[end] = Array(steps[end].sorted { $0.cost < $1.cost }.prefix(3))
      }
    }
    let ends = Self.ends(steps, mayEnd)
    guard let best = ends.first else {
      (rest, isUnreadable) = (body, !body.isEmpty)
      return
    }
    let chosen = Self.walk(steps, best.end, best.rank, reader)
    (rest, isUnreadable) = (Array(body[best.end...]), false)
    for span in chosen {
      var row = span.row
      for rival in options[span.start]?[span.end] ?? [] where rival.cost < row.cost + UnruledCosts.doubtful(context) {
        row.doubtful.formUnion(row.differences(reader.row(rival)))
      }
      rows.append(row)
    }
    for other in ends.dropFirst() where other.cost < best.cost + UnruledCosts.doubtful(context) {
      markBoundaries(chosen, Self.walk(steps, other.end, other.rank, reader))
    }
  }

  /// The ways through the whole body, cheapest first, and among equals the one that leaves least out.
  private static func ends(_ steps: [[Step]], _ mayEnd: (Int) -> Bool) -> [(cost: Int, end: Int, rank: Int)] {
    let last = steps.count - 1
    var ends: [(cost: Int, end: Int, rank: Int)] = []
    for end in steps.indices.dropFirst() where mayEnd(end) {
      for (rank, step) in steps[end].enumerated() {
        ends.append((step.cost + (end == last ? 0 : UnruledCosts.trailing), end, rank))
      }
    }
    return ends.sorted { ($0.cost, -$0.end, $0.rank) < ($1.cost, -$1.end, $1.rank) }
  }

  /// The price of the cheapest way through `count` fragments, found without looking at places that dearer ways pass.
  private static func cheapest(_ count: Int, _ mayEnd: (Int) -> Bool, _ rows: (Int) -> [Int: Int]) -> Int {
    var costs = Array(repeating: Int.max, count: count + 1)
    var isDone = Array(repeating: false, count: count + 1)
    costs[0] = 0
    var bound = Int.max / 2
    while let place = costs.indices.dropLast().filter({ !isDone[$0] && costs[$0] < bound }).min(by: { costs[$0] < costs[$1] }) {
      isDone[place] = true
      for (end, cost) in rows(place) where costs[place] + max(cost, 0) < costs[end] {
        costs[end] = costs[place] + max(cost, 0)
        if mayEnd(end) { bound = min(bound, costs[end] + (end == count ? 0 : UnruledCosts.trailing)) }
      }
    }
    return bound
  }

  private static func walk(_ steps: [[Step]], _ end: Int, _ rank: Int, _ reader: UnruledRowReader) -> [Span] {
    var spans: [Span] = []
    var (end, rank) = (end, rank)
    while end > 0, steps[end].indices.contains(rank) {
      let step = steps[end][rank]
      spans.append(Span(start: step.previous, end: end, row: reader.row(step.option)))
      (end, rank) = (step.previous, step.rank)
    }
    return spans.reversed()
  }

  /// Rows that another succession does not have.
  private mutating func markBoundaries(_ chosen: [Span], _ other: [Span]) {
    for (place, span) in chosen.enumerated() where !other.contains(where: { $0.start == span.start && $0.end == span.end }) {
      let rival = other.first { $0.start == span.start }
      rows[place].doubtful.formUnion(rival.map { span.row.differences($0.row) } ?? Set(span.row.cells.keys))
    }
  }
}
