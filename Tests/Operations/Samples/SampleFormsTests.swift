import Foundation
import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengValues
import HengWriters
import Testing

@Suite("The four counties' 29 sheets on the official forms")
struct SampleFormsTests {
  let samples: SampleLedgers

  init() throws { samples = try SampleLedgers.load() }

  private func ledger(_ id: String) throws -> ProjectLedger {
    try #require(samples.ledgers.first { $0.project.id.text == id })
  }

  private func county(_ ledger: ProjectLedger) throws -> County {
    try #require(samples.counties.first { $0.division == ledger.project.county })
  }

  private func document(_ key: String, _ ledger: ProjectLedger, card: ScoreCard? = nil) throws -> Document {
    let layout = try #require(FormLibrary.standard().layout(key))
    return try OfficialForm.document(layout, ledger, county: county(ledger), facts: FormFacts(ledger, card: card))
  }

  @Test("a county offers its own forms and no other's, each prints soundly, explains each figure and reads back with its rows")
  func all() throws {
    var printed: [String: Int] = [:]
    let library = try ProfileLibrary.load()
    let reader = FormReader(try FormLibrary.standard().layouts)
    for ledger in samples.ledgers {
      let forms = CountyForms(try library.profile(county(ledger).profile))
      let offered = forms.offered(ledger)
      #expect(offered.map(\.kind) == OfficialForm.kinds(of: ledger))
      for (kind, layout) in offered {
        let document = try document(layout.key, ledger)
        for case .sheet(let sheet) in document.blocks { #expect(sheet.gridFaults.isEmpty, "\(ledger.project.id.text)") }
        #expect(document.figures.flatMap(\.trace.unexplained).isEmpty)
        #expect(Set(document.figures.map(\.key)).count == document.figures.count)
        let form = try reader.read(document)
        #expect(form.layout.key == layout.key, "\(ledger.project.id.text)")
        switch kind.record {
        case .target:
          #expect(form.text(.head(.project)) == ledger.project.name)
          #expect(form.rows.map { $0.text(.name) } == ledger.targetSheet?.indicators.map(\.name))
        case .monitoring:
          #expect(form.rows.map(\.mergedRows) == ledger.monitoring.last?.rows.map(\.mergedRows), "\(ledger.project.id.text)")
          #expect(form.rows.map { $0.text(.cause) } == ledger.monitoring.last?.rows.map(\.cause))
        case .selfEvaluation:
          #expect(form.rows.map { $0.text(.score) } == ledger.selfEvaluations.last?.rows.map { $0.printedScore.printed { "\($0)" } })
          #expect(form.selfGrade == ledger.selfEvaluations.last?.selfGrade)
        }
        printed[layout.key, default: 0] += 1
      }
    }
    #expect(
      printed == [
        "target.ningxia": 12, "target.hebei": 11, "target.national": 6, "monitoring.xingqing": 7, "monitoring.xingqing.brief": 1,
        "selfEvaluation.shanxi": 6,
      ])
  }

  @Test("a monitoring form lies across the page, in type of at least 9 pt")
  func monitoringType() throws {
    let library = try ProfileLibrary.load()
    var printed = 0
    for ledger in samples.ledgers {
      for (kind, layout) in CountyForms(try library.profile(county(ledger).profile)).offered(ledger) where kind.record == .monitoring {
        let document = try document(layout.key, ledger)
        #expect(document.page.orientation == .landscape, "\(layout.key)")
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("heng-type-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(PDFWriter.write(document)).write(to: file)
        // At three times the size, since sizes are told in whole points.
        let outline = try Tool.run(["pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", file.path])
        let sizes = outline.matches(of: /<fontspec [^>]*size="([0-9]+)"/).compactMap { Int($0.1) }
        #expect(sizes.min().map { $0 >= 27 } == true, "\(ledger.project.id.text) \(sizes)")
        printed += 1
      }
    }
    #expect(printed == 8)
  }

  @Test("every profile names a layout of each kind, in every year")
  func profiles() throws {
    let library = try ProfileLibrary.load()
    for key in library.keys {
      for kind in FormKind.allCases {
        let layouts = try CountyForms(library.profile(key)).layouts(of: kind, in: FiscalYear(2024))
        #expect(!layouts.isEmpty, "\(key) \(kind.rawValue)")
      }
    }
  }

  @Test("稳岗: the recorded scores stand, the computed ones below them; the outturn goes down to the payment")
  func steadyJobs() throws {
    let ledger = try ledger("sx.xingxian.2022.S1")
    let files = ScoreFiles(try ProfileLibrary.load())
    let input = try #require(ledger.selfEvaluations.first).scoreInput(ledger, profile: "sx.xingxian")
    let card = try files.score(Array(input.utf8), file: "S1.json", profile: nil).card
    let document = try document("selfEvaluation.shanxi", ledger, card: card)
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
