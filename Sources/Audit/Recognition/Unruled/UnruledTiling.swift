/// The rows of a group in the cheapest succession (行的划分), with what could be read otherwise.
struct UnruledTiling {
  var rows: [UnruledRow]
  /// Fragments of the body that belong to no row: text behind the table, or what could not be read.
  var rest: [Int]
  var isUnreadable: Bool

  private struct Step {
    var cost: Int
    var previous: Int
    var rank: Int
    var row: UnruledRow
  }

  /// `mayStop` lets lines behind the last row be left out.
  init(_ text: UnruledText, _ body: [Int], _ context: UnruledContext, mayStop: Bool) {
    var reader = UnruledRowReader(text, body, context)
    var steps: [[Step]] = Array(repeating: [], count: body.count + 1)
    var options: [Int: [Int: [UnruledRow]]] = [:]
    for place in body.indices where place == 0 || !steps[place].isEmpty {
      let found = reader.rows(from: place)
      options[place] = found
      let before = place == 0 ? [0] : steps[place].map(\.cost)
      for (end, rows) in found {
        guard let row = rows.first, row.cost <= 85 || end == body.count || mayStop else { continue }
        for (rank, cost) in before.enumerated() {
          steps[end].append(Step(cost: cost + max(row.cost, 0), previous: place, rank: rank, row: row))
        }
        steps[end] = Array(steps[end].sorted { $0.cost < $1.cost }.prefix(3))
      }
    }
    var ends: [(cost: Int, end: Int, rank: Int)] = []
    for end in steps.indices.dropFirst() {
      guard end == body.count || (mayStop && text.fragments[body[end]].isLineStart) else { continue }
      for (rank, step) in steps[end].enumerated() {
        ends.append((step.cost + (end == body.count ? 0 : UnruledCosts.trailing), end, rank))
      }
    }
    ends.sort { ($0.cost, -$0.end) < ($1.cost, -$1.end) }
    guard let best = ends.first else {
      (rows, rest, isUnreadable) = ([], body, !body.isEmpty)
      return
    }
    let chosen = Self.walk(steps, best.end, best.rank)
    rows = chosen.map(\.row)
    rest = Array(body[best.end...])
    isUnreadable = false
    for (place, span) in chosen.enumerated() {
      rows[place].doubtful.formUnion(Self.rivals(span, options[span.start]?[span.end] ?? []))
    }
    for other in ends.dropFirst() where other.cost < best.cost + UnruledCosts.doubtful {
      markBoundaries(chosen, Self.walk(steps, other.end, other.rank))
    }
  }

  private typealias Span = (start: Int, end: Int, row: UnruledRow)

  private static func walk(_ steps: [[Step]], _ end: Int, _ rank: Int) -> [Span] {
    var spans: [Span] = []
    var (end, rank) = (end, rank)
    while end > 0, steps[end].indices.contains(rank) {
      let step = steps[end][rank]
      spans.append((step.previous, end, step.row))
      (end, rank) = (step.previous, step.rank)
    }
    return spans.reversed()
  }

  /// Columns in which a reading of the same fragments at nearly the same price differs.
  private static func rivals(_ span: Span, _ options: [UnruledRow]) -> Set<UnruledColumn> {
    options.filter { $0.cost < span.row.cost + UnruledCosts.doubtful }
      .reduce(into: []) { $0.formUnion(span.row.differences($1)) }
  }

  /// Rows that another succession does not have.
  private mutating func markBoundaries(_ chosen: [Span], _ other: [Span]) {
    for (place, span) in chosen.enumerated() where !other.contains(where: { $0.start == span.start && $0.end == span.end }) {
      let rival = other.first { $0.start == span.start }
      rows[place].doubtful.formUnion(rival.map { span.row.differences($0.row) } ?? Set(span.row.cells.keys))
    }
  }
}
