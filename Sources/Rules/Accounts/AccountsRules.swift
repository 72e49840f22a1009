import HengDomain

/// The FA rules on the tables of final accounts (决算核查), in the order of their codes.
package enum AccountsRules {
  package static let tables: [Rule<AccountsSubject>] = balanceRules + detailRules + appropriationRules + otherRules

  private static let balanceRules: [Rule<AccountsSubject>] = [
    .identity("FA-001", "总表本年收入合计等于各项收入之和", .error),
    .identity("FA-002", "总表本年支出合计等于各类支出之和", .error),
    .identity("FA-003", "总表收入总计等于本年收入、使用非财政拨款结余与年初结转和结余之和", .error),
    .identity("FA-004", "总表支出总计等于本年支出、结余分配与年末结转和结余之和", .error),
    .identity("FA-005", "总表收入总计等于支出总计", .error),
    .identity("FA-006", "年末结转和结余等于年初加本年收入减本年支出，且不为负数", .error),
    .openingBalances,
  ]

  private static let detailRules: [Rule<AccountsSubject>] = [
    .identity("FA-010", "收入决算表每行合计等于各项收入之和", .error),
    .identity("FA-011", "收入决算表合计、类、款逐级等于下级之和", .error),
    .identity("FA-012", "收入决算表合计等于总表本年收入合计", .error),
    .identity("FA-013", "收入决算表各栏合计等于总表同一来源的收入", .error),
    .codesInOrder,
    .identity("FA-020", "支出决算表每行合计等于各项支出之和", .error),
    .identity("FA-021", "支出决算表合计、类、款逐级等于下级之和", .error),
    .identity("FA-022", "支出决算表合计等于总表本年支出合计", .error),
    .identity("FA-023", "支出决算表各类支出等于总表同类支出", .error),
    .sameNames,
    .natureOfItems,
  ]

  private static let appropriationRules: [Rule<AccountsSubject>] = [
    .identity("FA-030", "财政拨款总表收入方各合计等于其构成", .error),
    .identity("FA-031", "财政拨款总表每行合计等于三本预算之和", .error),
    .identity("FA-032", "财政拨款总表本年支出合计等于各类支出之和", .error),
    .identity("FA-033", "财政拨款年末结转和结余等于年初加收入减支出", .error),
    .identity("FA-034", "财政拨款总表支出总计等于本年支出与年末结转和结余之和，并等于收入总计", .error),
    .identity("FA-035", "财政拨款总表与总表的财政拨款收入相等", .error),
    .identity("FA-036", "财政拨款总表各类支出和结余不大于总表", .error),
    .identity("FA-037", "非财政拨款支出在各表之间一致，且不超过其来源", .warning),
    .identity("FA-040", "一般公共预算支出决算表每行合计等于基本支出与项目支出之和", .error),
    .identity("FA-041", "一般公共预算支出决算表合计、类、款逐级等于下级之和", .error),
    .identity("FA-042", "一般公共预算支出决算表合计等于财政拨款总表的一般公共预算支出", .error),
    .identity("FA-043", "一般公共预算支出决算表各类支出等于财政拨款总表同类支出", .error),
    .identity("FA-044", "一般公共预算支出不大于支出决算表同一科目的支出", .error),
    .identity("FA-045", "财政拨款收入减支出等于财政拨款结转结余的变动", .warning),
  ]

  private static let otherRules: [Rule<AccountsSubject>] = [
    .identity("FA-050", "经济分类各类等于其款之和", .error),
    .identity("FA-051", "人员经费合计等于工资福利支出与对个人和家庭的补助之和", .error),
    .identity("FA-052", "公用经费合计等于其余各类之和", .error),
    .identity("FA-053", "人员经费与公用经费之和等于一般公共预算支出合计", .error),
    .identity("FA-054", "经济分类的基本支出之和等于一般公共预算基本支出", .error),
    .basicWithinAmount,
    .identity("FA-060", "公务用车购置及运行维护费等于购置费与运行维护费之和", .error),
    .identity("FA-061", "“三公”经费合计等于出国、用车、接待三项之和", .error),
    .identity("FA-062", "“三公”经费各项决算数与经济分类明细一致", .error),
    .identity(
      "FA-063", "“三公”经费决算数不超过预算数，超过的有说明", .warning, remedy: "请在情况说明中写明超出预算的原因；预算有调整的，核对是否已填调整后的全年预算数"),
    .emptyTables,
    .identity("FA-071", "政府性基金、国有资本经营预算各表收支平衡，并与总表一致", .error),
    .identity("FA-080", "政府采购合计等于货物、工程、服务之和", .error),
    .goodsAndEquipment,
    .knownProcurement,
    .identity("FA-083", "车辆数合计等于各类用车之和", .error),
    .agencyOperating,
    .lineNumbers,
    .runningCostsAndVehicles,
  ]
}

extension Rule<AccountsSubject> {
  static var accountsBasis: String { "财预〔2023〕83号 部门决算公开表表间勾稽关系" }
  static var accountsRemedy: String { "请对照决算报表原件核对所列各数，更正后使关系成立" }

  /// A rule that stands in `AccountsPatterns`, with what else it asks.
  static func identity(
    _ code: String, _ title: String, _ severity: Severity, remedy: String? = nil,
    also: (@Sendable (AccountsSubject) -> [Remark])? = nil
  ) -> Rule {
    Rule(code, title, severity, basis: accountsBasis, remedy: remedy ?? accountsRemedy) { subject, _ in
      let known = subject.identities[code] ?? []
      let remarks = known.filter(\.isBroken).map { $0.remark() } + (also?(subject) ?? [])
      let reasons = known.compactMap { identity in if case .unknown(let reason) = identity.verdict { reason } else { nil } }
      if !remarks.isEmpty { return .remarks(remarks) }
      guard let reason = reasons.first else {
        return known.isEmpty ? .notApplicable("这一套表没有本条所核的内容") : .remarks([])
      }
      let judged = known.count - reasons.count
      return .notRun(judged == 0 ? reason : "\(known.count)处中有\(reasons.count)处无法核对：\(reason)；其余\(judged)处相符")
    }
  }

  /// A rule that looks at certain tables; it does not run while one is missing.
  static func onTables(
    _ code: String, _ title: String, _ severity: Severity, basis: String = accountsBasis, remedy: String = accountsRemedy,
    needs kinds: [AccountsTable.Kind], judge: @escaping @Sendable (AccountsSubject, Profile) -> Result
  ) -> Rule {
    Rule(code, title, severity, basis: basis, remedy: remedy) { subject, profile in
      for kind in kinds where subject.table(kind) == nil {
        if kind == .information, subject.tableSet == .nine { return .notApplicable("九张表的公开格式没有\(kind.title)") }
        return .notRun("没有读到\(kind.title)")
      }
      return judge(subject, profile)
    }
  }
}
