package import HengDomain
import HengReaders
import HengRules
import HengStore
import HengValues
import HengWriters

extension DisclosureDesk {
  /// What came of a workbook: stored as a whole, or not at all with the same workbook to send back.
  package enum Imported: Sendable {
    case stored(DepartmentYear, notices: [ImportNotice])
    case refused(ImportRefusal, returned: [UInt8])
  }

  /// Reads a workbook 决算台账, or a finance system's ledger, and stores it (导入). `scope` is needed for a ledger without a cover.
  package func receive(
    _ bytes: [UInt8], fileName: String, scope: DepartmentYear?, by actor: String, reason: String
  ) async throws(DeskError) -> Imported {
    do {
      let context = try await context(scope)
      switch try AccountsImport.read(bytes, fileName: fileName, context: context) {
      case .refused(let refusal): return .refused(refusal, returned: try AccountsImport.returned(bytes, refusal))
      case .read(let imported):
        let key = imported.ledger.key
        guard try await store.counties().contains(where: { $0.division == key.county }) else {
          throw DeskError.other("没有登记行政区划代码为 \(key.county.text) 的县区。请核对封面的代码")
        }
        if let approved = imported.texts?.approvedOn, approved > now().date() || approved <= key.year.lastDay {
          throw DeskError.other("封面的批复日期\(approved.text)不在\(key.year.text)结束和今天（\(now().date().text)）之间。请核对批复文件；还没有批复的留空")
        }
        let note = ChangeNote(actor: actor, role: .unitFinanceOfficer, at: now(), reason: reason)
        try await store.replace(accounts: imported.ledger, note)
        if let texts = imported.texts {
          let record = try await store.disclosure(key).map { texts.merged(into: $0) } ?? texts.record(of: imported.ledger)
          try await store.save(disclosure: record, note)
        }
        return .stored(key, notices: imported.notices)
      }
    } catch { throw DeskError(error) }
  }

  /// The workbook to fill in: empty, or with what the ledger holds (决算台账模板).
  package func template(_ key: DepartmentYear, isFilled: Bool) async throws(DeskError) -> [UInt8] {
    do {
      if isFilled, let ledger = try await store.accounts(key) {
        return try AccountsTemplate.workbook(filledWith: ledger, try await store.disclosure(key))
      }
      return try AccountsTemplate.workbook(for: key.county, year: key.year, department: key.department)
    } catch { throw DeskError(error) }
  }

  private func context(_ scope: DepartmentYear?) async throws -> AccountsImportContext {
    let headings = try AccountsHeadings.load()
    var context = AccountsImportContext(functions: headings.functional, economics: headings.economic)
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
