import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("Satisfaction surveys: sizes, margins and rates")
struct SurveyTests {
  private let terms: SurveyTerms

  init() throws { terms = try SurveyTerms(try ProfileLibrary.load().profile("national"), on: try CivilDate("2024-06-30")) }

  private func percent(_ share: Ratio?) -> String? { share.map { Percentage(of: $0).text } }

  @Test("sizes for an error of five points", arguments: [(1_734, 315), (2_655, 336), (1_296, 297), (1, 1), (5, 5), (1_000_000, 385)])
  func size(population: Int, due: Int) { #expect(SampleSize(terms).needed(of: population) == due) }

  @Test("a sample is never larger than the whole, and a smaller error never asks for fewer")
  func sizes() {
    var random = SeededGenerator(5)
    for _ in 0..<300 {
      let population = Int.random(in: 1...50_000, using: &random)
      let sizes = (1...20).map { SampleSize(terms).needed(of: population, error: Ratio(Int128($0), 100)) }
      #expect(sizes.allSatisfy { (1...population).contains($0) } && sizes == sizes.sorted(by: >))
    }
  }

  @Test("a stratified sample is parted by largest remainder, adds up, and leaves no stratum out")
  func strata() {
    #expect(SampleSize.allocate(315, over: [900, 500, 334]) == [163, 91, 61])
    #expect(SampleSize.allocate(4, over: [1_000, 1, 1]) == [2, 1, 1])
    #expect(SampleSize.allocate(3, over: [0, 3]) == [0, 3])
    #expect(SampleSize.allocate(10, over: []).isEmpty)
    var random = SeededGenerator(9)
    for _ in 0..<300 {
      let strata = (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: 0...400, using: &random) }
      let size = Int.random(in: 1...300, using: &random)
      let parts = SampleSize.allocate(size, over: strata)
      #expect(zip(parts, strata).allSatisfy { $0 <= $1 && ($1 == 0 || $0 >= 1) })
      let all = strata.reduce(0, +)
      #expect(parts.reduce(0, +) == min(all, max(size, strata.count { $0 > 0 })))
    }
  }

  @Test("margins and the intervals of Wilson")
  func margins() {
    let sizes = SampleSize(terms)
    #expect(percent(sizes.margin(of: 50, in: nil)) == "13.86%")
    #expect(percent(sizes.margin(of: 50, in: 1_734)) == "13.66%")
    #expect(percent(sizes.margin(of: 1_734, in: 1_734)) == "0.00%" && sizes.margin(of: 0, in: 9) == nil)
    for (count, low, high) in [(50, "92.86%", "100.00%"), (49, "89.50%", "99.65%"), (45, "78.64%", "95.65%")] {
      let interval = sizes.interval(count, of: 50)
      #expect(percent(interval?.lowerBound) == low && percent(interval?.upperBound) == high)
    }
    #expect(sizes.interval(0, of: 0) == nil && percent(sizes.interval(0, of: 9)?.lowerBound) == "0.00%")
  }

  private func counted(_ grades: [Int], _ outcomes: [SurveyOutcome: Int] = [:]) -> SurveyCount {
    var count = SurveyCount()
    for (grade, number) in zip(SatisfactionGrade.allCases, grades) { for _ in 0..<number { count.add(grade, .completed) } }
    for (outcome, number) in outcomes { for _ in 0..<number { count.add(nil, outcome) } }
    return count
  }

  @Test("the four rules divide by what they say")
  func rates() {
    let drawn = counted([200, 66, 14, 0, 0], [.refused: 20, .absent: 15])
    #expect(drawn.valid == 280 && drawn.drawn == 315)
    #expect(percent(drawn.rate(.valid, beneficiaries: nil, terms)) == "95.00%")
    #expect(percent(drawn.rate(.surveyed, beneficiaries: nil, terms)) == "84.44%")
    #expect(percent(drawn.response) == "88.89%")
    #expect(drawn.rate(.beneficiaries, beneficiaries: nil, terms) == nil)
    let grades = counted([40, 40, 10, 6, 4])
    #expect(percent(grades.rate(.valid, beneficiaries: nil, terms)) == "80.00%")
    #expect(percent(grades.rate(.mean, beneficiaries: nil, terms)) == "81.20%")
    #expect(SurveyCount().rate(.valid, beneficiaries: nil, terms) == nil && SurveyCount().response == nil)
    #expect(percent(counted([1], [.moved: 9, .wrongEntry: 2]).response) == "100.00%", "who was not there to be asked refused nothing")
  }

  @Test("strata count by their size; one without an answer leaves no weighted rate")
  func weighted() {
    let strata = [(counted([98, 0, 2]), 900), (counted([90, 0, 10]), 500), (counted([80, 0, 20]), 334)]
    #expect(percent(SurveyCount.weighted(strata.map { (count: $0.0, population: $0.1) })) == "92.23%")
    #expect(SurveyCount.weighted([(count: SurveyCount(), population: 3), (count: counted([1]), population: 4)]) == nil)
  }

  @Test("what makes a rate unsure is said, each with its bound")
  func cautions() throws {
    let few = counted([50], [.refused: 40])
    let found = SurveyCaution.all(
      few, rate: .one, population: 1_734, planned: 315, target: try Percentage(parsing: "95%"), terms)
    #expect(
      found == [
        .wideMargin(try Percentage(parsing: "13.66%")), .lowResponse(try Percentage(parsing: "55.56%")),
        .fewerThanPlanned(valid: 50, planned: 315),
      ])
    let enough = counted([252, 0, 63])
    #expect(
      SurveyCaution.all(enough, rate: Ratio(4, 5), population: 1_734, planned: 315, target: try Percentage(parsing: "95%"), terms) == [
        .belowTarget(try Percentage(parsing: "95%"))
      ])
  }

  @Test("基本满意 is satisfied only where the questionnaire says so")
  func basic() {
    #expect(SatisfactionGrade("基本满意", countsBasic: false)?.isSatisfied == false)
    #expect(SatisfactionGrade("基本满意", countsBasic: true)?.isSatisfied == true)
    #expect(SatisfactionGrade(" 非常 满意", countsBasic: false) == .verySatisfied && SatisfactionGrade("好", countsBasic: false) == nil)
  }
}
