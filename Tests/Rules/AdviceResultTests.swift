import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Result advice")
struct AdviceResultTests {
  private static func advice(
    _ grade: Grade?, outturn: Int = 100, history: [(Int, Grade)] = [], unrectified: Int? = 0
  ) throws -> AdviceResult {
    let citation = Citation(paper: "selfEvaluation", lines: "示例")
    return AdviceResult(
      ResultSubject(
        project: "示例项目", year: try FiscalYear(2022), grade: grade, budget: PrintedAmount(ExactDecimal(100), .wanYuan),
        outturn: PrintedAmount(ExactDecimal(outturn), .wanYuan),
        history: try history.map { ResultSubject.YearGrade(year: try FiscalYear($0), grade: $1, citation: citation) },
        unrectified: unrectified,
        citation: citation), profile: try Cases.profile("sx.xingxian"))
  }

  @Test(
    "each grade has its advice",
    arguments: [
      (Grade.excellent, ResultAdvice.sustainOrIncrease), (.good, .sustain), (.fair, .improveAndReview), (.poor, .reduceOrCancel),
    ])
  func grades(_ grade: Grade, _ expected: ResultAdvice) throws {
    let result = try Self.advice(grade)
    #expect(result.advice == [expected])
    #expect(result.reasons == ["2022年度等级为“\(grade.rawValue)”"])
    #expect(result.trace.unexplained == [])
  }

  @Test("no increase is proposed for money that is not spent: below 60 % the outturn is the basis")
  func lowExecution() throws {
    let result = try Self.advice(.excellent, outturn: 59)
    #expect(result.advice == [.baseOnOutturn])
    #expect(result.reasons == ["执行率59.00%，低于60%，下年安排宜以执行数59万元为基础", "2022年度等级为“优”"])
    #expect(try Self.advice(.fair, outturn: 59).advice == [.improveAndReview, .baseOnOutturn])
    #expect(try Self.advice(.poor, outturn: 59).advice == [.reduceOrCancel])
    #expect(try Self.advice(.excellent, outturn: 60).advice == [.sustainOrIncrease])
  }

  @Test("two years of 差 in succession propose exit; with a year between they do not")
  func exit() throws {
    let exit = try Self.advice(.poor, outturn: 20, history: [(2021, .poor)])
    #expect(exit.advice == [.exit] && exit.reasons.first == "连续2年为“差”，建议退出" && exit.reasons.count == 3)
    #expect(try Self.advice(.poor, history: [(2020, .poor)]).reasons.count == 1)
    #expect(try Self.advice(.good, history: [(2021, .poor), (2020, .poor)]).advice == [.sustain])
  }

  /// A year's result drawn by chance, to the fen; budgets may be missing or nothing, more may be paid than budgeted, or given back.
  private static func result(_ seed: UInt64, _ floor: Int128) throws -> (subject: ResultSubject, isLow: Bool) {
    var dice = SeededGenerator(seed)
    let citation = Citation(paper: "selfEvaluation", lines: "\(seed)")
    let budgets = [0, 1, Int.random(in: 2...999, using: &dice), Int.random(in: 1_000...9_999_999_999, using: &dice)]
    let budget = budgets.randomElement(using: &dice) ?? 0
    let edge = Int(Int128(budget) * floor / 100)
    let outturn =
      [
        0, Int.random(in: -99...0, using: &dice), edge, edge - 1, edge + 1, Int.random(in: 0...max(2 * budget, 1), using: &dice),
      ].randomElement(using: &dice) ?? 0
    let isKnown = Int.random(in: 0...9, using: &dice) > 0
    var history: [ResultSubject.YearGrade] = []
    for year in 2017...2021 where Bool.random(using: &dice) {
      let grade = Bool.random(using: &dice) ? .poor : Grade.allCases.randomElement(using: &dice) ?? .poor
      history.append(ResultSubject.YearGrade(year: try FiscalYear(year), grade: grade, citation: citation))
    }
    let subject = ResultSubject(
      project: "示例项目", year: try FiscalYear(2022), grade: ([nil] + Grade.allCases + Grade.allCases).randomElement(using: &dice) ?? nil,
      budget: isKnown ? Money(fen: Int128(budget)).printed(in: .yuan) : nil, outturn: Money(fen: Int128(outturn)).printed(in: .yuan),
      history: history.shuffled(using: &dice),
      unrectified: [nil, 0, 0, Int.random(in: 1...9, using: &dice)].randomElement(using: &dice) ?? nil,
      citation: citation)
    return (subject, isKnown && budget > 0 && Int128(outturn) * 100 < Int128(budget) * floor)
  }

  @Test(
    "over the whole range: money that was not spent is neither kept up nor increased, each proposal stands on its reason, and the gravest comes first",
    arguments: ["national", "sx.xingxian", "nx.xingqing", "nx.pingluo", "hb.julu"])
  func fits(key: String) throws {
    let profile = try Cases.profile(key)
    let floor = try profile.decimal("advice.executionFloor", on: try FiscalYear(2022).lastDay).ratio * Ratio(100)
    let percent = try #require((1...100).map { Int128($0) }.first { Ratio($0) == floor })
    var lows = 0, exits = 0
    for seed in 0..<600 as Range<UInt64> {
      let (subject, isLow) = try Self.result(seed, percent)
      let result = AdviceResult(subject, profile: profile), name = "\(key) seed \(seed) \(result.advice) \(result.reasons)"
      let (isExit, isHeld) = (subject.poorYears >= 2, (subject.unrectified ?? 0) > 0)
      #expect(result.reasons.contains { $0.hasPrefix("执行率") } == isLow, "\(name)")
      guard let grade = subject.grade else {
        #expect(result.advice == [] && result.reasons.first == "没有评定等级，不提建议", "\(name)")
        continue
      }
      lows += isLow ? 1 : 0
      exits += isExit ? 1 : 0
      #expect(Set(result.advice).count == result.advice.count && !result.advice.isEmpty, "\(name)")
      #expect(!isLow || !result.advice.contains(.sustain) && !result.advice.contains(.sustainOrIncrease), "\(name)")
      #expect(result.advice.contains(.sustainOrIncrease) == (grade == .excellent && !isLow && !isHeld), "\(name)")
      #expect(result.advice.contains(.baseOnOutturn) == (isLow && grade != .poor), "\(name)")
      #expect((result.advice.first == .exit) == isExit && result.advice.contains(.exit) == isExit, "\(name)")
      #expect((result.advice.first { $0 != .exit } == .holdUntilMended) == isHeld, "\(name)")
      // What grounds each proposal, in the same order.
      let grounds = result.advice.map { advice -> Int? in
        let start =
          switch advice {
          case .exit: "连续"
          case .holdUntilMended: "有\(subject.unrectified ?? 0)个问题"
          case .baseOnOutturn: "执行率"
          default: "2022年度等级为“\(grade.rawValue)”"
          }
        return result.reasons.firstIndex { $0.hasPrefix(start) }
      }
      #expect(!grounds.contains(nil) && grounds.compactMap { $0 } == grounds.compactMap { $0 }.sorted() && grounds.first == 0, "\(name)")
      #expect(result.trace.value == result.advice.map(\.label).joined(separator: "、") && result.trace.unexplained == [], "\(name)")
    }
    #expect(lows > 100 && exits > 20)
  }

  @Test("open findings hold payment, and a sheet without a grade gets no advice")
  func openFindings() throws {
    #expect(try Self.advice(.excellent, unrectified: 2).advice == [.holdUntilMended, .sustain])
    #expect(try Self.advice(.good, outturn: 17, unrectified: 2).advice == [.holdUntilMended, .baseOnOutturn])
    let ungraded = try Self.advice(nil)
    #expect(ungraded.advice == [])
    #expect(ungraded.reasons == ["没有评定等级，不提建议"])
  }
}
