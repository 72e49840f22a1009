import HengDomain
import HengOperations
import HengValues
import Testing

@Suite("Written parts of the sample disclosures")
struct SampleDisclosureTests {
  let samples: SampleLedgers
  let record: DisclosureRecord

  init() throws {
    samples = try SampleLedgers.load()
    record = try #require(samples.disclosures.first { !$0.reports.isEmpty })
  }

  @Test("six reports in the order of the projects, two evaluations and four self-evaluations, with evidence for each of 43 indicators")
  func reports() throws {
    #expect(record.reports.map(\.project.text) == (1...6).map { "sx.xingxian.2022.S\($0)" })
    #expect(record.reports.filter { $0.kind == .evaluation }.map(\.project.text).map { $0.suffix(2) } == ["S1", "S5"])
    var count = 0
    for report in record.reports {
      let ledger = try #require(samples.ledgers.first { $0.project.id == report.project })
      let indicators = Set(try #require(ledger.targetSheets.first).indicators.map(\.id))
      #expect(Set(report.evidence.keys) == indicators, "\(report.project.text)")
      count += report.evidence.count
      let parts = [report.background, report.bases, report.content, report.implementation, report.experience, report.problems]
      #expect((parts + [report.measures, report.suggestions]).allSatisfy { $0.count >= 2 || $0 == report.suggestions && !$0.isEmpty })
      #expect(report.date?.year == 2023 && !report.stageObjective.isEmpty && !report.achievement.isEmpty)
    }
    #expect(count == 43)
  }

  @Test("every text of the explanation has its words, and no typed text ends in a full stop or is blank")
  func texts() throws {
    let classes = try ["208", "210", "213", "221"].map { DisclosureText.classReason(try FunctionalCode($0)) }
    #expect(Set(record.texts.keys) == Set(DisclosureText.general + classes))
    let targets = samples.disclosures.compactMap(\.targets)
    #expect(targets.map { [$0.items.count, $0.safeguards.count] } == [[4, 4]])
    var all = record.texts.values.map { $0 } + record.duties + record.organisation
    for report in record.reports {
      all += report.background + report.bases + report.content + report.implementation + report.evidence.values
      all += report.experience + report.problems + report.measures + report.suggestions + [report.stageObjective, report.achievement]
    }
    if let evaluation = record.departmentEvaluation { all += evaluation.achievements + evaluation.problems + evaluation.measures }
    all += targets.flatMap { [$0.overall] + $0.items.map(\.text) + $0.safeguards.map(\.text) }
    #expect(all.count > 180)
    #expect(all.filter { $0.isEmpty || $0.hasSuffix("。") || $0.contains("。。") } == [])
    #expect(record.departmentEvaluation?.score?.description == "94" && record.duties.count == 8)
  }
}
