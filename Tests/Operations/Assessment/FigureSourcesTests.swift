import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("Every figure has a source")
struct FigureSourcesTests {
  let assessments: [ProjectAssessment]
  let overviews: [CountyOverview]

  init() throws {
    let samples = try SampleLedgers.load()
    let assess = AssessProjects(try ProfileLibrary.load())
    var overviews: [CountyOverview] = []
    for county in samples.counties {
      let ledgers = samples.ledgers.filter { $0.project.county == county.division }
      let year = try #require(ledgers.first?.project.year)
      overviews.append(
        CountyOverview(
          county: county, year: year, assessments: try assess(ledgers, county: county),
          unitTotals: samples.unitTotals.filter { $0.county == county.division }))
    }
    self.overviews = overviews
    assessments = overviews.flatMap(\.assessments)
  }

  @Test("on every project page and form, down to papers, payments and parameters")
  func projects() {
    #expect(assessments.count == 29)
    var walked = 0
    for assessment in assessments {
      let figures = ExplainFigure.figures(of: assessment)
      // Two target layouts print one record with and without spaces; the sources are the same.
      let keys = Dictionary(grouping: figures, by: \.key).filter { Set($0.value.map { $0.trace.leaves.map(\.origin) }).count > 1 }
      #expect(keys.isEmpty, "\(assessment.project.id.text): one key, two sources: \(keys.keys.sorted())")
      for figure in figures {
        walked += 1
        #expect(figure.trace.unexplained.isEmpty, "\(assessment.project.id.text) \(figure.key)")
        #expect(!figure.text.isEmpty)
        #expect(ExplainFigure.figure(figure.key, of: assessment) != nil)
      }
    }
    #expect(walked > 1_450)
  }

  @Test("on every overview")
  func overview() {
    for overview in overviews {
      for figure in overview.figures {
        #expect(figure.trace.unexplained.isEmpty, "\(overview.county.name) \(figure.key)")
        #expect(!figure.trace.leaves.isEmpty)
      }
    }
  }

  @Test("a county's outturn is the sum of its payments, its rate the quotient")
  func totals() throws {
    let xingqing = try #require(overviews.first { $0.county.name == "兴庆区" })
    #expect(xingqing.budget.text == "2070.1万元")
    #expect(xingqing.outturn?.text == "1254.19万元")
    #expect(xingqing.rate?.text == "60.59%")
    let xingxian = try #require(overviews.first { $0.county.name == "兴县" })
    #expect(xingxian.outturn?.text == "1542.0817万元")
    let pingluo = try #require(overviews.first { $0.county.name == "平罗县" })
    #expect(pingluo.outturn == nil && pingluo.rate == nil)
  }

  @Test("an actual value that is a count of payees or a sum of payments leads to the payments")
  func actualValues() throws {
    let steady = try #require(assessments.first { $0.project.id.text == "sx.xingxian.2022.S1" })
    let rows = try #require(steady.ledger.selfEvaluations.first).rows
    #expect(rows.map { $0.actualSource == .payments(steady.ledger.payments.map(\.id)) } == [true, false, false, true, false, false])
    let figure = try #require(ExplainFigure.figure("selfEvaluation.rows.0.actual", of: steady))
    #expect(figure.trace.leaves.contains { $0.origin == .recorded(Citation(paper: "S002", lines: "643;826;259;310")) })
  }

  @Test("a leaf that loses its origin is noticed")
  func sensitive() throws {
    let figure = try #require(assessments.first?.figures.outturn)
    var trace = figure.trace
    trace.children.append(Trace("无来源", value: "1"))
    #expect(trace.unexplained.map(\.label) == ["无来源"])
  }
}
