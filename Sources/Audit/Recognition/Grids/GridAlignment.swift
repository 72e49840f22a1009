import HengDomain
import HengValues

/// The cells of a row put under their columns (一行各格归栏): where they stand, or, in a row that slipped, by what they can be.
struct GridReading: Sendable {
  var cells: [GridColumn: GridCell] = [:]
  /// The row stands elsewhere than its head.
  var isMoved = false
  /// Columns that another reading of the row would fill otherwise.
  var ambiguous: Set<GridColumn> = []

  subscript(column: GridColumn) -> GridText { cells[column]?.text ?? .empty }
}

/// The best way to put the cells of a slipped row under columns in their order.
///
/// Every order-keeping way is weighed: what a cell can be, what a row must have, and how often the shift changes.
struct GridAlignment {
  private let cells: [GridCell]
  private let slots: [GridSlot]
  private let hasLevel1: Bool
  private var best = Int.max
  private var found: [(cost: Int, path: [Int])] = []
  private var path: [Int]
  /// Steps left: a table of very many columns is not weighed without end.
  private var steps = 20_000

  /// A reading that costs at most this much more is another possible one.
  private static let margin = 2
  private static let never = 1000
  private static let mustHave = 100
  private static let hundred = ExactDecimal(100)

  private init(_ cells: [GridCell], _ slots: [GridSlot], hasLevel1: Bool) {
    self.cells = cells
    self.slots = slots
    self.hasLevel1 = hasLevel1
    path = Array(repeating: -1, count: cells.count)
  }

  /// Nil where the cells fit in no way. `hasLevel1`: a level stands above that the row may take over.
  static func reading(_ cells: [GridCell], _ slots: [GridSlot], hasLevel1: Bool) -> GridReading? {
    guard !cells.isEmpty, cells.count <= slots.count + 1 else { return nil }
    var search = GridAlignment(cells, slots, hasLevel1: hasLevel1)
    search.place(0, 0, Weight())
    return search.steps > 0 ? search.result : nil
  }

  /// What a reading costs so far.
  private struct Weight {
    var fit = 0
    var skipped = 0
    var shift: Int?
    /// The shift changed inside the row. A row that slipped as a whole has its blanks where the record has them: they cost nothing.
    var isUneven = false

    var total: Int { fit + (isUneven ? skipped : skipped / GridAlignment.mustHave * GridAlignment.mustHave) }
  }

  /// Cell `index` and the following under slot `slot` and the following. A path entry is a slot, or -1 for a repeated cell.
  private mutating func place(_ index: Int, _ slot: Int, _ weight: Weight) {
    steps -= 1
    guard steps > 0, best == Int.max || weight.total <= best + Self.margin else { return }
    if index == cells.count {
      var whole = weight
      whole.skipped += slots[slot...].reduce(0) { $0 + skipCost($1.column) }
      guard best == Int.max || whole.total <= best + Self.margin else { return }
      best = min(best, whole.total)
      found.append((whole.total, path))
      return
    }
    if index > 0, path[index - 1] >= 0, slots[path[index - 1]].column == .name, cells[index].text.compact == cells[index - 1].text.compact {
      path[index] = -1
      var repeated = weight
      repeated.fit += 2
      place(index + 1, slot, repeated)
    }
    var skipped = weight.skipped
    for next in slot..<max(slot, slots.count) {
      let fit = Self.cost(cells[index].text, under: slots[next].column)
      if fit < Self.never {
        let moved = cells[index].column - slots[next].range.lowerBound
        let isChange = weight.shift.map { $0 != moved } ?? false
        path[index] = next
        place(
          index + 1, next + 1,
          Weight(
            fit: weight.fit + fit + (moved == weight.shift ?? 0 ? 0 : 1), skipped: skipped, shift: moved,
            isUneven: weight.isUneven || isChange))
      }
      skipped += skipCost(slots[next].column)
    }
  }

  /// What it costs to leave a column empty.
  private func skipCost(_ column: GridColumn) -> Int {
    switch column {
    case .name: Self.mustHave
    case .target, .actual, .weight, .fund: 6
    case .score, .comparator, .measure: 5
    case .valueToDate, .forecast, .outturn, .revised: 4
    case .method: 3
    case .initial, .rate: 2
    case .level1: hasLevel1 ? 0 : 6
    default: 0
    }
  }

  private var result: GridReading? {
    let possible = found.filter { $0.cost <= best + Self.margin }
    guard let first = possible.min(by: { $0.cost < $1.cost }) else { return nil }
    var reading = GridReading(isMoved: true)
    for (index, slot) in first.path.enumerated() where slot >= 0 { reading.cells[slots[slot].column] = cells[index] }
    for other in possible where other.path != first.path {
      var cellsOfOther: [GridColumn: String] = [:]
      for (index, slot) in other.path.enumerated() where slot >= 0 { cellsOfOther[slots[slot].column] = cells[index].text.compact }
      for slot in slots where (cellsOfOther[slot.column] ?? "") != reading[slot.column].compact { reading.ambiguous.insert(slot.column) }
    }
    return reading
  }

  /// How badly a text stands under a column: 0 well, 1000 never.
  static func cost(_ text: GridText, under column: GridColumn) -> Int {
    switch column {
    // 成本指标 is a first level only where nothing else can be it.
    case .level1: GridVocabulary.level1(text).map { $0 == .cost ? 4 : 0 } ?? never
    case .level2: GridVocabulary.level2(text) == nil ? never : 0
    case .name: text.isMethod ? never : GridVocabulary.isLevel(text) ? 30 : text.number != nil ? 20 : text.isMeasured ? 15 : 0
    case .target, .actual, .valueToDate, .forecast:
      text.isMethod ? never : GridVocabulary.isLevel(text) ? 15 : text.compact.utf8.count > 120 ? 8 : 0
    case .weight: text.number.map { $0 > hundred ? never : text.isPercent ? 2 : 0 } ?? (text.isDash ? 1 : never)
    case .score: text.number.map { $0 > hundred ? never : text.isPercent ? 6 : 0 } ?? (text.isDash ? 1 : never)
    case .method: text.number != nil ? never : text.isMethod ? 0 : 6
    case .comparator: GridVocabulary.comparators.contains(text.compact) ? 0 : never
    case .measure: text.number != nil ? never : text.compact.utf8.count <= 18 ? 0 : never
    case .fund: GridVocabulary.fund(text) == nil ? never : 0
    case .initial, .revised, .outturn: text.isPercent ? never : text.number != nil ? 0 : text.isDash ? 1 : 10
    case .rate: text.isPercent ? 0 : text.isDash ? 1 : text.number != nil ? 3 : never
    case .group: GridVocabulary.isGroup(text) ? 0 : never
    case .deviation, .remark, .remedy, .basis, .definition, .likelihood:
      GridVocabulary.isLevel(text) || text.isMethod ? 15 : text.number != nil ? 4 : 1
    case .cause, .likely: text.compact.utf8.count <= 6 ? 0 : never
    case .other: 3
    }
  }
}

extension GridText {
  /// How points are given, not a value: `完成指标得满分，未完成按完成情况得分`.
  var isMethod: Bool {
    guard compact.utf8.count >= 15, number == nil else { return false }
    return ["得满分", "记满分", "按完成情况得分", "该指标分值", "计满分", "不得分", "扣完为止"].contains(where: compact.holds)
  }

  /// A figure with a comparator or a per-cent sign: no name.
  var isMeasured: Bool {
    guard let first = compact.unicodeScalars.first else { return false }
    return "≥≤=<>≧≦".unicodeScalars.contains(first) || (("0"..."9").contains(first) && compact.hasTail("%"))
  }
}
