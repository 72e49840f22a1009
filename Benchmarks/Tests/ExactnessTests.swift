import HengScoringKernel
import Testing

@Suite("Doubles that round as whole numbers do")
struct ExactnessTests {
  /// How the random numbers of a case are drawn: everyday figures, or the whole range of the columns.
  enum Draw: CaseIterable {
    case everyday, wide, nearTies
  }

  private func indicator(_ draw: Draw, _ random: inout Seeded) -> WholeNumberScoring.Indicator {
    let direction = ScoringDirection.allCases[Int.random(in: 0..<4, using: &random)]
    var row = WholeNumberScoring.Indicator(weight: 0, direction: direction, target: 0, actual: 0)
    switch draw {
    case .everyday:
      row.weight = 50 * Int.random(in: 0...60, using: &random)
      row.target = Int(random.whole(upTo: 1_000_000))
      row.actual = row.target * Int.random(in: 0...220, using: &random) / 100
    case .wide:
      row.weight = Int(random.whole(upTo: Int64(Int16.max)))
      row.target = Int(random.whole(upTo: Int64(Int32.max)))
      row.actual = Int(random.whole(upTo: Int64(Int32.max)))
    case .nearTies:
      // weight·actual/target as close to k + ½ as whole numbers allow, or exactly on it.
      row.weight = Int.random(in: 1...Int(Int16.max), using: &random)
      row.target = max(1, Int(Int32.max) - Int.random(in: 0...100_000, using: &random))
      let tie = 2 * Int.random(in: 0..<row.weight, using: &random) + 1
      row.actual = min(tie * row.target / (2 * row.weight) + Int.random(in: 0...1, using: &random), row.target)
      row.direction = row.direction == .qualitative ? .increasing : row.direction
    }
    if row.direction == .qualitative { row.actual = Int.random(in: 0...4, using: &random) }
    return row
  }

  private func amounts(_ draw: Draw, _ random: inout Seeded) -> (Int64, Int64) {
    switch draw {
    case .everyday:
      let budget = random.whole(upTo: 100_000_000_000)
      return (budget, random.whole(upTo: max(budget, 1)))
    case .wide: return (random.whole(upTo: .max), random.whole(upTo: .max))
    case .nearTies:
      // On both sides of the bound where the kernel turns to whole numbers.
      let budget = (1 << Int64.random(in: 40...44, using: &random)) - 1 - Int64.random(in: 0...1_000_000, using: &random)
      let tie = 2 * Int64.random(in: 0..<1000, using: &random) + 1
      // tie · budget / 2000 without leaving 64 bits.
      let outturn = tie * (budget / 2000) + tie * (budget % 2000) / 2000
      return (budget, outturn + Int64.random(in: 0...1, using: &random))
    }
  }

  @Test(
    "Every score equals the whole-number rule, whatever the columns hold", arguments: Draw.allCases, ScoringRule.Shortfall.allCases)
  func property(_ draw: Draw, _ shortfall: ScoringRule.Shortfall) throws {
    let rule = ScoringRule(shortfall: shortfall)
    var random = Seeded(state: shortfall == .linear ? 41 : 43)
    // One indicator a table shows each score by itself; 10 is the loop's own case; 7, 130 and 1,300 are others, with blocks of 1 table.
    for (tables, indicators) in [(60_000, 1), (3_001, 10), (1_283, 7), (61, 130), (5, 1_300)] {
      var columns = try ScoringColumns(tables: tables, indicatorsPerTable: indicators)
      var expected: [Int] = []
      for table in 0..<tables {
        let (budget, outturn) = amounts(draw, &random)
        columns.setAmounts(table: table, budget: budget, outturn: outturn)
        var sum = WholeNumberScoring.execution(budget: budget, outturn: outturn)
        for k in 0..<indicators {
          let row = indicator(draw, &random)
          columns.setIndicator(
            table: table, indicator: k, weight: Int16(row.weight), direction: row.direction, target: Int32(row.target),
            actual: Int32(row.actual))
          sum += WholeNumberScoring.score(row, rule)
        }
        expected.append(sum)
      }
      for variant in ProcessorVariant.allCases where variant.isSupported {
        var scores = Scores()
        scores.score(columns, by: rule, variant: variant)
        let wrong = expected.indices.first { Int(scores.totals[$0]) != expected[$0] }
        #expect(wrong == nil, "\(variant), \(indicators) indicators")
        #expect(scores.grades == expected.map { WholeNumberScoring.grade($0, rule) })
      }
    }
  }

  @Test("The bounds of the proof hold by whole numbers: the error of each path stays below the distance to a tie")
  func bounds() {
    // In units of 2⁻⁶⁰. Indicators: quotient below 2¹⁵ (half a unit 2⁻³⁹), grid 2⁻³⁶ (half 2⁻³⁷), denominator below 2³¹.
    let indicator = (error: (1 << 21) + (1 << 23), distance: (1 << 60) / (2 * Int(Int32.max)))
    #expect(indicator.error < indicator.distance)
    // Execution: quotient below 2¹⁰ (half a unit 2⁻⁴⁴), grid 2⁻⁴² (half 2⁻⁴³), denominator below 2⁴¹.
    let execution = (error: (1 << 16) + (1 << 17), distance: (1 << 60) / (2 * ((1 << 41) - 1)))
    #expect(execution.error < execution.distance)
    // The numerators are exact: below 2⁵³.
    #expect(Int(Int16.max) * Int(Int32.max) < 1 << 53)
    #expect(1000 * (1 << 41) < 1 << 53)
  }
}
