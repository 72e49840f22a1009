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
    #expect(result.advice == [.sustain])
    #expect(result.reasons.last == "执行率59.00%，低于60%，下年安排宜以执行数59万元为基础")
    #expect(try Self.advice(.excellent, outturn: 60).advice == [.sustainOrIncrease])
  }

  @Test("two years of 差 in succession propose exit; with a year between they do not")
  func exit() throws {
    #expect(try Self.advice(.poor, history: [(2021, .poor)]).reasons.last == "连续2年为“差”，建议退出")
    #expect(try Self.advice(.poor, history: [(2020, .poor)]).reasons.count == 1)
    #expect(try Self.advice(.good, history: [(2021, .poor), (2020, .poor)]).advice == [.sustain])
  }

  @Test("open findings hold payment, and a sheet without a grade gets no advice")
  func openFindings() throws {
    #expect(try Self.advice(.excellent, unrectified: 2).advice == [.sustain])
    let ungraded = try Self.advice(nil)
    #expect(ungraded.advice == [])
    #expect(ungraded.reasons == ["没有评定等级，不提建议"])
  }
}
