import HengDomain
import HengRules
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

  @Test("whatever the grade and the outturn, the first reason is that of the first advice, and little spent is never simply supported")
  func firstFits() throws {
    for grade in Grade.allCases {
      for outturn in [0, 17, 59, 60, 100] {
        for unrectified in [0, 1] {
          let result = try Self.advice(grade, outturn: outturn, unrectified: unrectified)
          let first = try #require(result.advice.first)
          if outturn < 60 { #expect(first != .sustain && first != .sustainOrIncrease, "\(grade) \(outturn)") }
          #expect(result.reasons.first?.hasPrefix("执行率") == (first == .baseOnOutturn), "\(grade) \(outturn) \(result.reasons)")
          #expect(result.trace.value.hasPrefix(first.label) && result.trace.unexplained == [])
        }
      }
    }
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
