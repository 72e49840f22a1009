import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("The four counties' 29 sheets on the official forms")
struct SampleFormsTests {
  let samples: SampleLedgers

  init() throws { samples = try SampleLedgers.load() }

  private func ledger(_ id: String) throws -> ProjectLedger {
    try #require(samples.ledgers.first { $0.project.id.text == id })
  }

  private func document(_ kind: FormKind, _ ledger: ProjectLedger, card: ScoreCard? = nil) throws -> Document {
    let county = try #require(samples.counties.first { $0.division == ledger.project.county })
    return try OfficialForm.document(kind, ledger, county: county, facts: FormFacts(ledger, card: card))
  }

  @Test("every available form prints soundly, explains each figure and reads back with its project and rows")
  func all() throws {
    var printed: [FormKind: Int] = [:]
    for ledger in samples.ledgers {
      for kind in OfficialForm.kinds(of: ledger) {
        let document = try document(kind, ledger)
        for case .sheet(let sheet) in document.blocks { #expect(sheet.gridFaults.isEmpty, "\(ledger.project.id.text)") }
        #expect(document.figures.flatMap(\.trace.unexplained).isEmpty)
        #expect(Set(document.figures.map(\.key)).count == document.figures.count)
        switch try FormReader.content(of: document) {
        case .target(let content):
          #expect(content.project == ledger.project.name)
          #expect(content.lines.map(\.name) == ledger.targetSheet?.indicators.map(\.name))
        case .monitoring(let content):
          #expect(content.lines.map(\.mergedRows) == ledger.monitoring.last?.rows.map(\.mergedRows), "\(ledger.project.id.text)")
          #expect(content.lines.map(\.cause) == ledger.monitoring.last?.rows.map(\.cause))
        case .selfEvaluation(let content):
          #expect(content.lines.map(\.score) == ledger.selfEvaluations.last?.rows.map { $0.printedScore.printed { "\($0)" } })
          #expect(content.selfGrade == ledger.selfEvaluations.last?.selfGrade)
        }
        printed[kind, default: 0] += 1
      }
    }
    #expect(printed == [.targetNingxia: 29, .targetHebei: 29, .monitoringXingqing: 8, .selfEvaluationShanxi: 6])
  }

  @Test("稳岗: the recorded scores stand, the computed ones below them; the outturn goes down to the payment")
  func steadyJobs() throws {
    let ledger = try ledger("sx.xingxian.2022.S1")
    let files = ScoreFiles(try ProfileLibrary.load())
    let input = try #require(ledger.selfEvaluations.first).scoreInput(ledger, profile: "sx.xingxian")
    let card = try files.score(Array(input.utf8), file: "S1.json", profile: nil).card
    let document = try document(.selfEvaluationShanxi, ledger, card: card)
    func figure(_ key: String) -> Figure? { document.figures.first { $0.key == "selfEvaluation.\(key)" } }

    #expect(figure("total")?.text == "83.73")
    #expect(figure("total")?.trace.children.map(\.value) == ["83.73", "87.16"])
    #expect(figure("funds.total.rate")?.text == "17%")
    #expect(figure("funds.total.rate")?.trace.children.map(\.value) == ["17.26%"])
    #expect(figure("funds.total.outturn")?.trace.leaves.map(\.origin) == ledger.payments.map { .recorded($0.citation) })
    #expect(figure("rows.0.score")?.trace.children.first?.label == "按规则计算")
    #expect(figure("levels.0.weight")?.trace.formula == "5 + 20 + 20 + 5 = 50")
    #expect(document.figures.flatMap(\.trace.unexplained).isEmpty)
  }
}
