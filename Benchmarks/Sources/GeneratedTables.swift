import HengScoringKernel

/// A random number that is a pure function of a stream and a row, so that every tool can rebuild the data without a file.
/// SplitMix64's finaliser, twice: `R(s,i) = fin(fin((20240601+s)·G) + (i+1)·G)`.
struct Stream {
  private let key: UInt64
  private static let gamma: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ number: UInt64) { key = Self.finish((20_240_601 &+ number) &* Self.gamma) }

  /// A whole number in 0 ..< bound: the upper 32 bits of R times the bound.
  func below(_ bound: UInt64, at row: Int) -> Int64 {
    let random = Self.finish(key &+ (UInt64(row) &+ 1) &* Self.gamma)
    return Int64(((random >> 32) &* bound) >> 32)
  }

  private static func finish(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Job J1: tables of self-evaluation with 10 indicators each.
enum GeneratedTables {
  /// What a million tables must give by the linear rule, whoever scores them.
  static let checkedTables = 1_000_000
  static let checkedTotal = 8_720_156_910
  static let checkedGrades = [380_026, 474_183, 144_382, 1_409]

  /// 50 points of output, 30 of benefit, 10 of satisfaction, in 0.01 points.
  private static let shapes: [[Int16]] = [
    [500, 500, 1000, 1000, 1000, 500, 500, 1500, 1500, 1000],
    [800, 700, 1000, 500, 1000, 500, 500, 2000, 1000, 1000],
    [600, 600, 600, 1000, 1200, 500, 500, 1000, 2000, 1000],
    [1000, 1000, 500, 500, 1000, 1000, 0, 1500, 1500, 1000],
  ]
  private static let magnitudes: [Int64] = [100, 1_000, 10_000, 1_000_000]

  static func columns(tables: Int) throws -> ScoringColumns {
    var columns = try ScoringColumns(tables: tables, indicatorsPerTable: 10)
    columns.withColumns { column in
      fillAmounts(column)
      fillIndicators(column)
    }
    return columns
  }

  private static func fillAmounts(_ column: ScoringColumns.Columns) {
    let (shape, size, whole, permille) = (Stream(1), Stream(8), Stream(9), Stream(10))
    for table in column.budget.indices {
      for (k, points) in shapes[Int(shape.below(4, at: table))].enumerated() { column.weight[10 * table + k] = points }
      let budget = 100_000 + 9 * size.below(1 << 30, at: table)
      column.budget[table] = budget
      column.outturn[table] = whole.below(3, at: table) == 0 ? budget : budget * permille.below(1001, at: table) / 1000
    }
  }

  private static func fillIndicators(_ column: ScoringColumns.Columns) {
    let (way, magnitude, size, percent, met, tier) = (Stream(2), Stream(3), Stream(4), Stream(5), Stream(6), Stream(7))
    for row in column.target.indices {
      let share = way.below(100, at: row)
      let direction: ScoringDirection = share < 55 ? .increasing : share < 70 ? .decreasing : share < 80 ? .equal : .qualitative
      let target = 1 + (size.below(1 << 20, at: row) * magnitudes[Int(magnitude.below(4, at: row))]) >> 20
      let actual: Int64
      if direction == .qualitative {
        let draw = tier.below(10, at: row)
        actual = draw < 6 ? 0 : draw < 8 ? 1 : draw < 9 ? 2 : 3
      } else {
        actual = met.below(10, at: row) < 4 ? target : target * (50 + percent.below(100, at: row)) / 100
      }
      column.direction[row] = direction.rawValue
      column.target[row] = Int32(target)
      column.actual[row] = Int32(actual)
    }
  }
}
