import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("Department-wide forms tell of the department, never of a project")
struct DepartmentFormTests {
  let ground: ReportGround

  init() throws { ground = try ReportGround.loaded.get() }

  private func forms(_ division: AdministrativeDivision) throws -> CountyForms {
    let county = try #require(ground.overviews.first { $0.county.division == division }?.county)
    return CountyForms(try ground.library.profile(county.profile))
  }

  private func words(_ document: Document) -> String {
    document.blocks.compactMap { if case .sheet(let sheet) = $0 { sheet } else { nil } }
      .flatMap { $0.rows.flatMap(\.cells).map { $0.runs.map(\.text).joined() } }.joined(separator: "\n")
  }

  @Test(
    "a self-evaluation prints the accounts' totals and the words and score of the department",
    arguments: [nil, "selfEvaluation.department.national"])
  func selfEvaluation(layout: String?) throws {
    let disclosure = try #require(ground.disclosures.first)
    let request = try FormRequest("selfEvaluation.department", layout: layout)
    let document = try ground.print.form(
      request, record: disclosure.record, disclosure: disclosure, forms: try forms(disclosure.county.division))
    let evaluation = try #require(disclosure.record.departmentEvaluation), text = words(document)
    let figures = Dictionary(document.figures.map { ($0.key, $0.text) }) { first, _ in first }
    let accounts = disclosure.compiled
    func total(_ address: AccountsAddress) -> String { "\(accounts.amount(address).yuan)" }
    #expect(figures["department.evaluation.budget"] == total(AccountsAddress(.receiptsAndPayments, .receiptsOfYear, .amount)))
    #expect(figures["department.evaluation.outturn"] == total(AccountsAddress(.receiptsAndPayments, .paymentsOfYear, .amount)))
    #expect(figures["department.evaluation.score"] == "94" && text.contains(disclosure.record.department))
    for achievement in evaluation.achievements { #expect(text.contains(achievement.trimmingSpacesAndStop)) }
    #expect(document.figures.flatMap(\.trace.unexplained).map(\.label) == [])
    let projects = ground.overviews.flatMap(\.assessments).map(\.project.name)
    #expect(projects.filter(text.contains) == [])
  }

  @Test("a target form prints the department's own objective")
  func target() throws {
    let record = try #require(ground.records.first { $0.targets != nil })
    let document = try ground.print.form(
      FormRequest(.departmentTarget), record: record, disclosure: nil, forms: try forms(record.county))
    let text = words(document)
    #expect(text.contains(record.targets?.overall ?? "—") && text.contains(record.department))
  }

  @Test("no project's record prints as a department's, and no department's as a project's")
  func refused() throws {
    let assessment = try #require(ground.overviews.flatMap(\.assessments).first)
    let disclosure = try #require(ground.disclosures.first)
    for kind in FormKind.allCases {
      let isPrintedOfProject = (try? PrintForm.document(FormRequest(kind), of: assessment)) != nil
      if kind.isOfDepartment {
        #expect(!isPrintedOfProject)
        let error = #expect(throws: PrintError.self) { try PrintForm.document(FormRequest(kind), of: assessment) }
        #expect(error?.message.contains("--department") == true)
      } else {
        #expect(throws: PrintError.self) {
          try ground.print.form(
            FormRequest(kind), record: disclosure.record, disclosure: disclosure, forms: try forms(disclosure.county.division))
        }
      }
    }
  }
}

extension String {
  /// As a sentence in a form may end otherwise than it was typed.
  fileprivate var trimmingSpacesAndStop: String {
    var text = self
    while let last = text.last, "。 　；".contains(last) { text.removeLast() }
    return text
  }
}
