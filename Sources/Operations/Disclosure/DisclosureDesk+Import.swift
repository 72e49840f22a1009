package import HengDomain
import HengReaders
import HengRules
import HengStore
package import HengValues
import HengWriters

extension DisclosureDesk {
  /// What came of a workbook: stored as a whole, or not at all with the same workbook to send back.
  package enum Imported: Sendable {
    case stored(DepartmentYear, plan: PaymentImportPlan, notices: [ImportNotice])
    /// Nothing is stored yet: the plan reverses payments, or only the plan was asked for.
    case planned(DepartmentYear, plan: PaymentImportPlan, notices: [ImportNotice])
    case refused(ImportRefusal, returned: [UInt8])
  }

  /// What the person who imports has said about it (导入确认).
  package struct ImportConsent: Sendable {
    /// Months, or the whole year, that the file holds all payments of.
    package var complete: PaymentCompleteness
    /// Only the plan is wanted.
    package var isPreview: Bool
    /// The plan was read, and payments may be reversed.
    package var mayReverse: Bool

    package init(complete: PaymentCompleteness = .none, isPreview: Bool = false, mayReverse: Bool = false) {
      self.complete = complete
      self.isPreview = isPreview
      self.mayReverse = mayReverse
    }
  }

  /// Reads a workbook 决算台账, or a finance system's ledger, and stores it (导入). `scope` is needed for a ledger without a cover.
  /// Payments that are there already are never reversed before a person has seen which.
  package func receive(
    _ bytes: [UInt8], fileName: String, scope: DepartmentYear?, consent: ImportConsent = ImportConsent(), by actor: String,
    as role: Role = .unitFinanceOfficer, reason: String
  ) async throws(DeskError) -> Imported {
    do {
      let context = try await context(scope)
      switch try AccountsImport.read(bytes, fileName: fileName, context: context) {
      case .refused(let refusal): return .refused(refusal, returned: try AccountsImport.returned(bytes, refusal))
      case .read(let imported):
        let key = imported.ledger.key
        let plan = try await store.plan(accounts: imported.ledger, complete: consent.complete)
        if consent.isPreview || (plan.reversesAny && !consent.mayReverse) {
          return .planned(key, plan: plan, notices: imported.notices)
        }
        if let approved = imported.texts?.approvedOn, approved > now().date() || approved <= key.year.lastDay {
          throw DeskError.other("封面的批复日期\(approved.text)不在\(key.year.text)结束和今天（\(now().date().text)）之间。请核对批复文件；还没有批复的留空")
        }
        let note = ChangeNote(actor: actor, role: role, at: now(), reason: reason)
        try await store.replace(accounts: imported.ledger, complete: consent.complete, note)
        if let texts = imported.texts {
          let record = try await store.disclosure(key).map { texts.merged(into: $0) } ?? texts.record(of: imported.ledger)
          try await store.save(disclosure: record, note)
        }
        return .stored(key, plan: plan, notices: imported.notices)
      }
    } catch { throw DeskError(error) }
  }

  /// Payments of a county and year that are 待核对.
  package func unsettledPayments(_ key: CountyYear) async throws(DeskError) -> [Payment] {
    do throws(LedgerError) { return try await store.unsettledPayments(key) } catch { throw .ledger(error) }
  }

  /// Settles one of them (核对支付).
  package func settle(
    _ payment: ID<Payment>, of county: AdministrativeDivision, _ settlement: PaymentSettlement, by actor: String, reason: String
  ) async throws(DeskError) {
    let note = ChangeNote(actor: actor, role: .unitFinanceOfficer, at: now(), reason: reason)
    do throws(LedgerError) { try await store.settle(payment, of: county, settlement, note) } catch { throw .ledger(error) }
  }

  /// The workbook to fill in: empty, or with what the ledger holds (决算台账模板). One that could not be imported is not handed out.
  package func template(_ key: DepartmentYear, isFilled: Bool) async throws(DeskError) -> [UInt8] {
    do {
      try requireRegistered(key.county, among: try await store.counties())
      if isFilled, let ledger = try await store.accounts(key) {
        return try AccountsTemplate.workbook(filledWith: ledger, try await store.disclosure(key))
      }
      return try AccountsTemplate.workbook(for: key.county, year: key.year, department: key.department)
    } catch { throw DeskError(error) }
  }

  /// Refuses a county that nobody registered, and names those that are.
  private func requireRegistered(_ division: AdministrativeDivision, among counties: [County]) throws {
    guard !counties.contains(where: { $0.division == division }) else { return }
    let known = counties.map { "\($0.name)（\($0.division.text)）" }.joined(separator: "、")
    throw DeskError.other(
      "没有登记行政区划代码为 \(division.text) 的县区。" + (known.isEmpty ? "数据库中还没有县区，请先登记" : "已登记的有\(known)，请核对代码"))
  }

  private func context(_ scope: DepartmentYear?) async throws -> AccountsImportContext {
    let headings = try AccountsHeadings.load().taking(try await store.headingBooks())
    let counties = try await store.counties()
    if let scope { try requireRegistered(scope.county, among: counties) }
    var context = AccountsImportContext(functions: headings.functional, economics: headings.economic)
    context.counties = Set(counties.map(\.division))
    for county in counties where scope.map({ $0.county == county.division }) ?? true {
      context.departments += try await store.departments(of: county.division)
    }
    guard let scope else {
      for year in try await store.countyYears() { context.projects += try await store.ledgers(year).map { .init($0.project) } }
      return context
    }
    context.scope = .init(county: scope.county, year: scope.year, department: scope.department)
    context.base = try await store.accounts(scope)
    context.projects = try await store.ledgers(scope.countyYear).map { .init($0.project) }
    return context
  }
}
