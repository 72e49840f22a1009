import HengDomain

/// What is known of a form when its rows are read (读取依据): the first reading has only the header, the second what the first found.
struct UnruledContext {
  /// The columns behind 二级指标, in printed order.
  var columns: [UnruledColumn]
  /// The widest line that a column may hold, where its header was wrapped.
  var capacities = UnruledWidths()
  /// The widest line seen in a column.
  var widths = UnruledWidths()
  /// Texts that stand in 指标值确定依据 of several rows.
  var knownBases: Set<[UInt32]> = []
  /// No value to date stands in any row that is certain.
  var isToDateEmpty = false
  /// Lines end where the column still had room: line ends tell nothing of the cells.
  var isRagged = false
  /// The money rows print an outturn of zero.
  var hasNoOutturn = false

  var isMonitoring: Bool { columns.contains(.forecast) }
}

/// A width for each column that has one, in halves of a character.
struct UnruledWidths {
  private var widths = [Int](repeating: -1, count: UnruledColumn.allCases.count)

  subscript(column: UnruledColumn) -> Int? {
    get { widths[column.rawValue] < 0 ? nil : widths[column.rawValue] }
    set { widths[column.rawValue] = newValue ?? -1 }
  }
}

/// The price of reading fragments as a cell, in tenths: the cheapest reading of a group is taken (切分代价).
enum UnruledCosts {
  /// Two readings that lie closer than this are not told apart.
  static func doubtful(_ context: UnruledContext) -> Int { context.isRagged ? 30 : 12 }
  /// A row dearer than this is not read.
  static let most = 130
  /// Lines behind the last row that belong to no cell.
  static let trailing = 15
  static let torn = 4

  /// What a column that a row leaves empty costs.
  static func missing(_ column: UnruledColumn, _ context: UnruledContext) -> Int {
    switch column {
    case .target: 60
    case .toDate: (context.isToDateEmpty ? 8 : 20) - (context.hasNoOutturn ? 8 : 0)
    case .forecast: 20
    case .likelihood: 8
    case .definition: 20
    case .basis: 15
    default: 0
    }
  }

  /// What the look of a cell costs in its column.
  static func content(_ shape: UnruledShape, _ column: UnruledColumn, _ context: UnruledContext) -> Int {
    let isValue = shape.kind == .measured || shape.kind == .number
    let loose = (shape.isUnbalanced ? 15 : 0) + (shape.signs.endsWithComparator ? 40 : 0)
    let tiny = shape.signs.count == 1 ? 15 : 0
    switch column {
    case .target, .toDate, .forecast:
      let base =
        switch shape.kind {
        case .measured: 0
        case .number: column == .toDate ? 2 : 5
        case .word: shape.isLikelihood ? 40 : 2
        case .text: shape.isLikelihood ? 45 : (shape.signs.first.map { $0.isDigitSign || $0.isComparator } ?? false ? 50 : 30) + loose
        }
      return base + (column == .toDate ? (shape.isBound ? 8 : 0) + (context.isToDateEmpty ? 10 : 0) : 0)
    case .name:
      let stop = shape.signs.first.map { $0.closesWord } ?? false
      return (isValue ? 60 : shape.isLikelihood ? 45 : shape.kind == .word ? 8 : 0) + loose + tiny + (stop ? 30 : 0)
    case .definition: return (isValue ? 50 : 0) + loose + tiny
    case .basis:
      let isStrange = !context.knownBases.isEmpty && !context.knownBases.contains(shape.signs)
      return (isValue ? 40 : 0) + loose + (tiny * 2 / 3) + (isStrange ? 6 : 0)
    case .likelihood: return shape.isLikelihood ? 0 : shape.isPercent ? (shape.isBound ? 25 : 3) : 60
    case .cause: return explanation(10, shape) + loose + tiny
    case .remedy: return explanation(15, shape) + loose + tiny
    case .remark: return explanation(18, shape) + loose + tiny
    case .level1, .level2: return 100
    }
  }

  private static let impossible = "不可能".halfWidthSigns

  private static func explanation(_ base: Int, _ shape: UnruledShape) -> Int {
    base + (shape.isNumbered ? 20 : 0) + (shape.isLikelihood ? 40 : 0) + (shape.kind == .measured || shape.kind == .number ? 40 : 0)
  }

  /// What the cells of a row say of each other.
  static func relation(_ cells: (UnruledColumn) -> UnruledShape?) -> Int {
    var cost = 0
    let values = [UnruledColumn.target, .toDate, .forecast].compactMap(cells)
    // A text that no grammar knows is a value when the row prints it again, or when it repeats the name.
    for (place, value) in values.enumerated() where value.kind == .text {
      let isRepeated = values.enumerated().contains { $0.offset != place && $0.element.signs == value.signs }
      if isRepeated || cells(.name)?.signs == value.signs { cost -= 24 }
    }
    if let target = cells(.target), let forecast = cells(.forecast) {
      let bothMeasured = target.kind == .measured && forecast.kind == .measured
      if bothMeasured, target.tail != forecast.tail { cost += 5 }
      if (target.kind == .word) != (forecast.kind == .word) { cost += 12 }
      if target.kind == .word, target.signs != forecast.signs { cost += 8 }
      if target.isBound, !forecast.isBound, cells(.toDate) == nil { cost += 4 }
    }
    if let name = cells(.name), let definition = cells(.definition) { cost += likeness(name.signs, definition.signs) }
    if cells(.remedy) != nil, let words = cells(.likelihood), words.signs.ends(with: impossible), words.isLikelihood { cost -= 10 }
    return cost
  }

  /// A description repeats the name, or says it in more words.
  private static func likeness(_ name: [UInt32], _ definition: [UInt32]) -> Int {
    if name == definition || definition.ends(with: name) { return 0 }
    let signs = name.indices.filter { !name[..<$0].contains(name[$0]) }
    let shared = signs.count { definition.contains(name[$0]) }
    return shared * 2 >= signs.count ? 8 : 10
  }
}
