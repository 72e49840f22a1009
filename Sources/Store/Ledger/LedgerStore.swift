package import HengCrypto
package import HengDomain
import HengValues

/// The ledger in a database (台账库): domain types outward, plain SQL inward, the same on both engines.
///
/// Every write is one transaction with its audit entries and their links in the chain of the county, and counts the `revision` up. Writes that collide on PostgreSQL start over.
/// Every read gives what lies within `scope` and nothing else; every write is refused whose role its scope does not give there.
/// Records carry their county, so that PostgreSQL may later part the tables by it; lines of a form stand with their form.
package struct LedgerStore: Sendable {
  let driver: any Driver
  let newID: @Sendable () -> String
  let algorithm: Digest.Algorithm
  /// What is read and written through this value; everything, for the program's own.
  package private(set) var scope = Scope.system

  /// - Parameters:
  ///   - algorithm: of the digests by which what is written is chained; each link names its own, so that it may change.
  ///   - newID: gives the id of each audit entry; never the same twice in one database.
  package init(_ driver: any Driver, algorithm: Digest.Algorithm = .sha256, newID: @escaping @Sendable () -> String) {
    self.driver = driver
    self.algorithm = algorithm
    self.newID = newID
  }

  /// With the algorithm of that name (`sha256`, `sm3`); nil is SHA-256.
  package init(
    _ driver: any Driver, algorithmNamed name: String?, newID: @escaping @Sendable () -> String
  ) throws(LedgerError) {
    guard let algorithm = name.map({ Digest.Algorithm(rawValue: $0) }) ?? .sha256 else {
      throw .refused(.unstorable(what: "HENG_CHAIN_DIGEST", text: name ?? "", reason: "应为 sha256 或 sm3"))
    }
    self.init(driver, algorithm: algorithm, newID: newID)
  }

  /// How often a write starts over when another was in the way.
  private static let attempts = 24

  /// The same ledger as far as a person may see and change it (管辖范围内的台账). Only the program's own hands out others' scopes.
  package func within(_ scope: Scope) -> LedgerStore {
    var store = self
    store.scope = self.scope.isSystem ? scope : .nothing
    return store
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(LedgerError) -> T {
    do throws(StoreError) { return try await driver.read(body) } catch { throw LedgerError(error) }
  }

  @discardableResult
  func write<T: Sendable>(
    _ note: ChangeNote, _ body: @escaping @Sendable (LedgerWrite) throws -> T
  ) async throws(LedgerError) -> T {
    try note.admit()
    do throws(StoreError) {
      return try await driver.write(attempts: Self.attempts) { [newID, algorithm, scope] transaction in
        let chain = ChainWriter(transaction, algorithm)
        let write = LedgerWrite(transaction: transaction, scope: scope, note: note, newID: newID, chain: chain)
        try write.admitGuards()
        let result = try body(write)
        try chain.flush()
        return result
      }
    } catch { throw LedgerError(error) }
  }

  /// Changes what stands beside the ledger, without a word in the trail: jobs, attempts, the time at which a session was used.
  func change<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws(LedgerError) -> T {
    do throws(StoreError) { return try await driver.write(attempts: Self.attempts, body) } catch { throw LedgerError(error) }
  }
}

extension TypedLength {
  /// Refuses a longer text by name, with its beginning.
  func admit(_ text: String, as what: String) throws(LedgerError) {
    guard let excess = excess(of: text) else { return }
    throw .refused(.tooLong(what: what, start: String(text.prefix(20)), excess: excess))
  }
}

/// The kinds of record that the ledger keeps (记录种类); the raw value stands in the audit trail and in `TransitionRecord.recordKind`.
package enum RecordKind: String, CaseIterable, Hashable, Sendable {
  case division, county, department, sourcePaper, unitTotals, fundingDocument, project, budgetAllotment, payment
  case performanceTargetSheet, monitoringReport, selfEvaluation, rectification
  case weighedPaper
  case finalAccounts, accountsLedger, disclosureRecord, publishedSet
  case formDefinition
  case headings
  case person, roleGrant, signInSession
  case household, registeredPerson

  package var label: String {
    switch self {
    case .division: "行政区划"
    case .county: "县区"
    case .department: "部门"
    case .sourcePaper: "来源文件"
    case .unitTotals: "部门总量"
    case .fundingDocument: "资金文件"
    case .project: "项目"
    case .budgetAllotment: "预算指标"
    case .payment: "支付"
    case .performanceTargetSheet: "绩效目标表"
    case .monitoringReport: "绩效运行监控表"
    case .selfEvaluation: "绩效自评表"
    case .rectification: "整改"
    case .weighedPaper: "送审文书"
    case .finalAccounts: "部门决算"
    case .accountsLedger: "部门决算台账"
    case .disclosureRecord: "决算公开文字"
    case .publishedSet: "公开文本"
    case .formDefinition: "县区表样"
    case .headings: "收支分类科目"
    case .person: "人员"
    case .roleGrant: "授权"
    case .signInSession: "登录会话"
    case .household: "在册户"
    case .registeredPerson: "在册人员"
    }
  }
}
