package import HengDocuments
package import HengDomain
package import HengRules
import HengValues

/// Finds the records that a report is made of and prints it (报告打印台), for pages and commands.
package struct ReportDesk: Sendable {
  let ledger: LedgerDesk
  private let disclosures: DisclosureDesk
  let print: PrintReport

  package init(ledger: LedgerDesk, disclosures: DisclosureDesk, library: ProfileLibrary) {
    self.init(ledger, disclosures, PrintReport(library))
  }

  private init(_ ledger: LedgerDesk, _ disclosures: DisclosureDesk, _ print: PrintReport) {
    self.ledger = ledger
    self.disclosures = disclosures
    self.print = print
  }

  /// The same desk as a person sees it.
  package func within(_ scope: Scope) -> ReportDesk { ReportDesk(ledger.within(scope), disclosures.within(scope), print) }

  /// A paper about a project, by its id, code or the last part of its id.
  package func document(
    _ kind: ReportKind, project name: String, terms: RectificationTerms = RectificationTerms()
  ) async throws(DeskError) -> Document {
    guard let assessment = try await ledger.assessment(name) else { throw .other("台账中没有项目“\(name)”。请核对编码") }
    let project = assessment.project
    let disclosure = try await disclosures(CountyYear(county: project.county, year: project.year))
      .first { $0.record.reports.contains { $0.project == project.id } }
    do { return try print.document(kind, project: assessment, disclosure: disclosure, terms: terms) } catch { throw DeskError(error) }
  }

  /// A paper about all projects of a county's year.
  package func document(_ kind: ReportKind, of key: CountyYear) async throws(DeskError) -> Document {
    guard let overview = try await ledger.overview(key) else { throw .other("台账中没有这个县区年度。请核对县区代码和年度") }
    do { return try print.document(kind, overview: overview) } catch { throw DeskError(error) }
  }

  /// A paper about a department's year.
  package func document(_ kind: ReportKind, of key: DepartmentYear) async throws(DeskError) -> Document {
    do {
      if let disclosure = try await disclosures.disclosure(key) { return try print.document(kind, disclosure: disclosure) }
      guard let record = try await disclosures.record(key) else {
        throw DeskError.other("台账中没有“\(key.department)”\(key.year.text)的决算和说明文字")
      }
      return try print.document(kind, record: record)
    } catch { throw DeskError(error) }
  }

  /// A department-wide form of a department's year.
  package func form(_ request: FormRequest, of key: DepartmentYear) async throws(DeskError) -> Document {
    do {
      guard let forms = try await ledger.forms(of: key.county) else { throw DeskError.other("台账中没有这个县区。请核对县区代码") }
      let disclosure = try await disclosures.disclosure(key)
      let written = if let disclosure { disclosure.record } else { try await disclosures.record(key) }
      guard let record = written else { throw DeskError.other("台账中没有“\(key.department)”\(key.year.text)的决算和说明文字") }
      return try print.form(request, record: record, disclosure: disclosure, forms: forms)
    } catch { throw DeskError(error) }
  }

  func disclosures(_ key: CountyYear) async throws(DeskError) -> [Disclosure] {
    var all: [Disclosure] = []
    for department in try await disclosures.departments(key) {
      if let disclosure = try await disclosures.disclosure(department) { all.append(disclosure) }
    }
    return all
  }
}
