import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("What is looked for is found")
struct FindTests {
  private let overviews: [CountyOverview]

  init() throws {
    let (library, samples) = (try ProfileLibrary.load(), try SampleLedgers.load())
    overviews = try samples.counties.map { county in
      let own = samples.ledgers.filter { $0.project.county == county.division }
      return CountyOverview(
        county: county, year: try #require(own.first).project.year, assessments: try AssessProjects(library)(own, county: county),
        unitTotals: [])
    }
  }

  private func kinds(_ words: String) -> [FindRecords.Kind: Int] {
    Dictionary(uniqueKeysWithValues: FindRecords(words)(overviews).map { ($0.kind, $0.total) })
  }

  @Test("every project by any two characters of its name, in either width")
  func names() throws {
    for project in overviews.flatMap(\.assessments).map(\.project) {
      let signs = Array(project.name.filter { !$0.isWhitespace })
      for place in stride(from: 0, to: signs.count - 1, by: 3) {
        let groups = FindRecords(String(signs[place...place + 1]))(overviews, kind: .project)
        #expect(groups.first?.hits.contains { $0.place == .project(project.id) } ?? false, "\(project.name) \(place)")
      }
    }
    #expect(kinds("２０２４年健康保")[.project] == kinds("2024年健康保")[.project])
  }

  @Test("every document by its number and every payment by its amount in either unit")
  func numbers() throws {
    for ledger in overviews.flatMap(\.assessments).map(\.ledger) {
      for document in ledger.documents {
        let found = FindRecords(document.number.printed)(overviews, kind: .document)
        #expect(found.first?.hits.contains { $0.place == .project(ledger.project.id) } ?? false, "\(document.number.printed)")
      }
      for payment in ledger.payments where payment.amount > .zero {
        for words in ["\(payment.amount.yuan)", "\(payment.amount.yuan.grouped)元", "\(payment.amount.printed(in: .wanYuan).digits)万元"] {
          let hits = FindRecords(words)(overviews, kind: .payment).flatMap(\.hits)
          #expect(hits.contains { $0.place == .project(ledger.project.id) }, "\(words)")
        }
      }
    }
  }

  @Test("nothing is found for nothing, and nothing outside what is looked through")
  func nothing() {
    #expect(kinds("").isEmpty && kinds("没有这样的字").isEmpty)
    #expect(FindRecords("项目")([]).isEmpty)
    let few = FindRecords("资金")(overviews), all = FindRecords("资金")(overviews, kind: .project)
    #expect(few.allSatisfy { $0.hits.count <= FindRecords.few } && all.first?.hits.count == few.first { $0.kind == .project }?.total)
  }
}
