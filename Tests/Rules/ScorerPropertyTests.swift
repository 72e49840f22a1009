import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Properties of the scorer")
struct ScorerPropertyTests {
  static let profiles = ["national", "sx.xingxian", "national.core2021"]
  static let directions: [IndicatorDirection?] = [nil, .increasing, .decreasing, .equal, .range]

  private static func scorer(_ key: String) throws -> Scorer {
    Scorer(try ScoringProfile(try Cases.profile(key), year: try FiscalYear(2022)))
  }

  private static func sheet(
    target: String, actual: String, weight: ExactDecimal, level2: IndicatorLevel2 = .quantity, direction: IndicatorDirection? = nil,
    isTargetTooLow: Bool = false, budget: PrintedAmount? = nil, outturn: PrintedAmount? = nil
  ) throws -> ScoringSheet {
    let citation = Citation(paper: "用例", lines: "1")
    let level1: IndicatorLevel1 = level2 == .satisfaction ? .satisfaction : .output
    return ScoringSheet(
      project: "示例项目", year: try FiscalYear(2022), unit: .wanYuan,
      execution: ScoringSheet.Execution(
        initial: budget, revised: budget, outturn: outturn, weight: ExactDecimal(10), printedScore: nil, citation: citation),
      rows: [
        ScoringSheet.Row(
          level1: level1, level2: level2, name: "示例指标", target: IndicatorValue(parsing: target), actual: IndicatorValue(parsing: actual),
          weight: weight,
          direction: direction, isTargetTooLow: isTargetTooLow, citation: citation)
      ])
  }

  private static func score(_ scorer: Scorer, _ sheet: ScoringSheet) throws -> ExactDecimal {
    try #require(scorer.score(sheet).items.first?.score)
  }

  @Test("a score lies between nothing and its weight, and every leaf of its trace has an origin", arguments: profiles)
  func bounded(_ key: String) throws {
    var stream = SeededGenerator(20_221_231)
    let scorer = try Self.scorer(key)
    for _ in 0..<600 {
      let unit = ["人", "万元", "元", "%", "户", "天"].randomElement(using: &stream) ?? "人"
      let sign = ["", "≥", "≤", "=", ">", "<"].randomElement(using: &stream) ?? ""
      let (target, actual) = (Int.random(in: 0...200, using: &stream), Int.random(in: 0...400, using: &stream))
      let weight = ExactDecimal(coefficient: Int128(Int.random(in: 1...3000, using: &stream)), decimals: 2)
      let sheet = try Self.sheet(
        target: "\(sign)\(target)\(unit)", actual: "\(actual)\(unit)", weight: weight,
        level2: IndicatorLevel2.allCases.randomElement(using: &stream) ?? .quantity,
        direction: Self.directions.randomElement(using: &stream) ?? nil, isTargetTooLow: Bool.random(using: &stream),
        budget: PrintedAmount(ExactDecimal(Int.random(in: 1...500, using: &stream)), .wanYuan),
        outturn: PrintedAmount(ExactDecimal(Int.random(in: 0...500, using: &stream)), .wanYuan))
      let card = scorer.score(sheet)
      let execution = try #require(card.execution?.score), score = try #require(card.items.first?.score)
      #expect(score >= .zero && score <= weight, "\(sheet.rows[0].target.text) \(sheet.rows[0].actual.text) → \(score)")
      #expect(execution >= .zero && execution <= ExactDecimal(10))
      #expect(card.total == execution + score)
      #expect(card.totalTrace.unexplained == [])
    }
  }

  @Test("doing more never lowers the score of an increasing row, nor doing less that of a decreasing one", arguments: profiles)
  func monotone(_ key: String) throws {
    let scorer = try Self.scorer(key)
    for (sign, isRising) in [("≥", true), ("≤", false)] {
      for level2 in [IndicatorLevel2.quantity, .cost] {
        var last: ExactDecimal?
        for actual in stride(from: isRising ? 0 : 300, through: isRising ? 300 : 0, by: isRising ? 7 : -7) {
          let score = try Self.score(
            scorer, Self.sheet(target: "\(sign)97人", actual: "\(actual)人", weight: ExactDecimal(20), level2: level2))
          #expect(score >= last ?? .zero, "\(sign)97 \(actual)")
          last = score
        }
        #expect(last == ExactDecimal(20))
      }
    }
  }

  @Test("spending more within the budget never lowers the execution score", arguments: profiles)
  func executionMonotone(_ key: String) throws {
    let scorer = try Self.scorer(key)
    var last = ExactDecimal.zero
    for outturn in 0...130 {
      let sheet = try Self.sheet(
        target: "≥1人", actual: "1人", weight: ExactDecimal(90), budget: PrintedAmount(ExactDecimal(100), .wanYuan),
        outturn: PrintedAmount(ExactDecimal(outturn), .wanYuan))
      let score = try #require(scorer.score(sheet).execution?.score)
      #expect(score >= last)
      last = score
    }
    #expect(last == ExactDecimal(10))
  }

  @Test("万元 or 元, 万人 or 人: the same facts give the same scores", arguments: profiles)
  func scale(_ key: String) throws {
    var stream = SeededGenerator(7)
    let scorer = try Self.scorer(key)
    for _ in 0..<200 {
      let (target, actual) = (Int.random(in: 1...900, using: &stream), Int.random(in: 0...900, using: &stream))
      for (large, small) in [("万元", "元"), ("万人", "人")] {
        for sign in ["≥", "≤", "="] {
          let scores = try [
            (target, large, actual, large), (target * 10_000, small, actual, large), (target, large, actual * 10_000, small),
          ].map {
            try Self.score(scorer, Self.sheet(target: "\(sign)\($0)\($1)", actual: "\($2)\($3)", weight: ExactDecimal(15)))
          }
          #expect(Set(scores).count == 1, "\(sign)\(target)\(large) \(actual)")
        }
      }
      let budgets = [
        (PrintedAmount(ExactDecimal(target), .wanYuan), PrintedAmount(ExactDecimal(actual), .wanYuan)),
        (PrintedAmount(ExactDecimal(target * 10_000), .yuan), PrintedAmount(ExactDecimal(actual * 10_000), .yuan)),
        (PrintedAmount(ExactDecimal(target), .wanYuan), PrintedAmount(ExactDecimal(actual * 10_000), .yuan)),
      ]
      let scores = try budgets.map {
        scorer.score(try Self.sheet(target: "≥1人", actual: "1人", weight: ExactDecimal(90), budget: $0, outturn: $1)).execution?.score
      }
      #expect(Set(scores).count == 1)
    }
  }

  @Test("with neither budget nor outturn nothing is scored, whatever the rows say", arguments: profiles)
  func exempt(_ key: String) throws {
    let scorer = try Self.scorer(key)
    for (initial, unit) in [("0", MoneyUnit.wanYuan), ("0.00", .yuan)] {
      let zero = PrintedAmount(try ExactDecimal(parsing: initial), unit)
      let card = scorer.score(
        try Self.sheet(target: "≥10人", actual: "10人", weight: ExactDecimal(90), budget: zero, outturn: PrintedAmount(.zero, .wanYuan)))
      #expect(card.isExempt && card.total == nil && card.grade == nil && card.execution == nil)
      #expect(card.items.allSatisfy { $0.score == nil } && card.totalTrace.unexplained == [])
    }
    let spent = scorer.score(
      try Self.sheet(
        target: "≥10人", actual: "10人", weight: ExactDecimal(90), budget: PrintedAmount(.zero, .wanYuan),
        outturn: PrintedAmount(ExactDecimal(3), .wanYuan)))
    #expect(!spent.isExempt && spent.total == nil && spent.grade == nil)
  }

  @Test("a range of any unit is full inside, and falls off on either side", arguments: profiles)
  func ranges(_ key: String) throws {
    let scorer = try Self.scorer(key)
    for unit in ["个", "人", "天", "元/月", "万人"] {
      func score(_ actual: String) throws -> ExactDecimal {
        try Self.score(scorer, Self.sheet(target: "10-20\(unit)", actual: actual, weight: ExactDecimal(20)))
      }
      for inside in ["10", "15", "20"] { #expect(try score(inside + unit) == ExactDecimal(20), "\(inside)\(unit)") }
      for outside in ["9", "21", "8-15"] { #expect(try score(outside + unit) < ExactDecimal(20), "\(outside)\(unit)") }
    }
    #expect(try Self.score(scorer, Self.sheet(target: "80%-90%", actual: "85%%", weight: ExactDecimal(20))) == ExactDecimal(20))
  }

  @Test("the same actual value never scores better against a higher target")
  func target() throws {
    let scorer = try Self.scorer("national")
    let scores = try (1...200).map { try Self.score(scorer, Self.sheet(target: "≥\($0)人", actual: "83人", weight: ExactDecimal(20))) }
    for (lower, higher) in zip(scores, scores.dropFirst()) { #expect(higher <= lower) }
  }
}
