import HengScoringKernel
import Testing

@Suite("Scoring in bulk")
struct ScoringKernelTests {
  /// Scores one table of one indicator without a budget, by every variant that this processor runs.
  private func points(
    _ shortfall: ScoringRule.Shortfall, _ direction: ScoringDirection, weight: Int16, target: Int32, actual: Int32
  ) throws -> Set<Int32> {
    var columns = try ScoringColumns(tables: 1, indicatorsPerTable: 1)
    columns.setIndicator(table: 0, indicator: 0, weight: weight, direction: direction, target: target, actual: actual)
    var seen: Set<Int32> = []
    for variant in ProcessorVariant.allCases where variant.isSupported {
      var scores = Scores()
      scores.score(columns, by: ScoringRule(shortfall: shortfall), variant: variant)
      seen.insert(scores.totals[0])
    }
    return seen
  }

  @Test("The official form's printed examples come out")
  func printed() throws {
    // Scores printed on, or recomputed from, a county's self-evaluations of 2022: workers, new loans, satisfaction.
    #expect(try points(.quotient, .increasing, weight: 500, target: 14700, actual: 1271) == [43])
    #expect(try points(.quotient, .increasing, weight: 1000, target: 91000, actual: 58896) == [647])
    #expect(try points(.quotient, .increasing, weight: 1000, target: 95, actual: 90) == [947])
    var columns = try ScoringColumns(tables: 2, indicatorsPerTable: 1)
    columns.setAmounts(table: 0, budget: 8_835_600_00, outturn: 1_525_200_00)
    columns.setAmounts(table: 1, budget: 1_500_000_00, outturn: 1_429_500_00)
    #expect(score(columns, by: ScoringRule(shortfall: .quotient)).totals == [173, 953])
  }

  @Test(
    "A target of 0 is met by 0; an increasing one by anything, the others by nothing else",
    arguments: ScoringRule.Shortfall.allCases)
  func zeroTarget(_ shortfall: ScoringRule.Shortfall) throws {
    for actual in [Int32(0), 1, 7, .max] {
      #expect(try points(shortfall, .increasing, weight: 700, target: 0, actual: actual) == [700])
      #expect(try points(shortfall, .decreasing, weight: 700, target: 0, actual: actual) == [actual == 0 ? 700 : 0])
      #expect(try points(shortfall, .equal, weight: 700, target: 0, actual: actual) == [actual == 0 ? 700 : 0])
    }
  }

  @Test("The two rules differ beyond a ceiling: 12 on a ceiling of 10 keeps 80 % or 10/12")
  func shortfalls() throws {
    #expect(try points(.linear, .decreasing, weight: 1000, target: 10, actual: 12) == [800])
    #expect(try points(.quotient, .decreasing, weight: 1000, target: 10, actual: 12) == [833])
    #expect(try points(.linear, .equal, weight: 1000, target: 10, actual: 21) == [0])
    #expect(try points(.quotient, .equal, weight: 1000, target: 10, actual: 21) == [476])
  }

  @Test("Half a hundredth is rounded up: 1 of 2 of 0.01 points is 0.01")
  func ties() throws {
    #expect(try points(.quotient, .increasing, weight: 1, target: 2, actual: 1) == [1])
    #expect(try points(.quotient, .increasing, weight: 1, target: 2_000_000_001, actual: 1_000_000_000) == [0])
    #expect(try points(.quotient, .increasing, weight: 999, target: 2_147_483_646, actual: 1_073_741_823) == [500])
  }

  @Test("89.995 becomes 90.00 and 优; 89.99 stays 良")
  func gradeEdge() throws {
    var columns = try ScoringColumns(tables: 2, indicatorsPerTable: 2)
    for table in 0..<2 {
      columns.setIndicator(table: table, indicator: 0, weight: 8900, direction: .increasing, target: 1, actual: 1)
      columns.setIndicator(
        table: table, indicator: 1, weight: 100, direction: .increasing, target: 2000, actual: table == 0 ? 1990 : 1989)
    }
    let scores = score(columns, by: ScoringRule(shortfall: .quotient))
    #expect(scores.totals == [9000, 8999])
    #expect(scores.grades == [0, 1])
  }

  @Test("Tiers keep the shares that the rule names, any other tier nothing")
  func tiers() throws {
    var columns = try ScoringColumns(tables: 7, indicatorsPerTable: 1)
    for (table, tier) in [Int32(0), 1, 2, 3, 4, -1, .max].enumerated() {
      columns.setIndicator(table: table, indicator: 0, weight: 1250, direction: .qualitative, target: 9, actual: tier)
    }
    #expect(score(columns, by: ScoringRule(shortfall: .linear)).totals == [1250, 1000, 750, 0, 0, 0, 0])
    let county = ScoringRule(shortfall: .quotient, tierShares: (100, 79, 49, 10), gradeFloors: (1250, 988, 613))
    let scores = score(columns, by: county)
    #expect(scores.totals == [1250, 988, 613, 125, 0, 0, 0])
    #expect(scores.grades == [0, 1, 2, 3, 3, 3, 3])
  }

  @Test("Values out of range count as 0 and break nothing")
  func outOfRange() throws {
    var columns = try ScoringColumns(tables: 4, indicatorsPerTable: 1)
    columns.withColumns { column in
      for table in 0..<4 { (column.weight[table], column.target[table], column.actual[table]) = (500, 10, 10) }
      column.weight[0] = .min
      column.actual[1] = .min
      (column.target[2], column.direction[2]) = (.min, 1)
      (column.direction[3], column.actual[3]) = (255, 1)
      (column.budget[3], column.outturn[3]) = (.min, .min)
    }
    for shortfall in ScoringRule.Shortfall.allCases {
      #expect(score(columns, by: ScoringRule(shortfall: shortfall)).totals == [0, 0, 0, 400])
    }
  }

  @Test("Sizes that make no sense give no columns")
  func sizes() {
    for (tables, indicators) in [(0, 10), (-1, 10), (1, 0), (1, -5), (.max, 2), (1 << 40, 1 << 16), (1, 65_537), (1, .max)] {
      #expect(throws: ScoringColumns.SizeError.self, "\(tables) × \(indicators)") {
        _ = try ScoringColumns(tables: tables, indicatorsPerTable: indicators)
      }
    }
  }
}
