import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let agencyOperating = onTables(
    "FA-084", "机关运行经费等于基本支出中的公用经费", .error, basis: "财预〔2023〕83号：机关运行经费口径为一般公共预算基本支出中的日常公用经费",
    needs: [.information, .generalBudgetItems]
  ) { subject, _ in
    guard let information = subject.facts[.information], let items = subject.facts[.generalBudgetItems] else { return .notRun("没有读到有关各表") }
    let agencies = [InformationItem.agencyOperating, .institutionOperating].map {
      AccountsOperand(AccountsAddress(.information, .information($0), .amount), isAdded: true, facts: information)
    }
    guard agencies.contains(where: { $0.cell != nil }) else { return .notRun("没有读到机关运行经费") }
    let column: AccountsColumn = items.table.isBasicOnly ? .amount : .ofWhichBasic
    let classes = items.categories.filter { !AccountsPatterns.personnelClasses.contains($0) }
    func operating(_ column: AccountsColumn) -> [AccountsOperand] {
      classes.map { AccountsOperand(AccountsAddress(.generalBudgetItems, $0, column), isAdded: true, facts: items) }
    }
    if let remark = excess(agencies, operating(.amount)) { return .remarks([remark]) }
    let basic = operating(column)
    guard basic.contains(where: \.isFilled) else { return .notRun("“其中：基本支出”栏没有数字，只核对了不超过公用经费总额") }
    if let remark = excess(agencies, basic) { return .remarks([remark]) }
    let identity = AccountsIdentity("FA-084", agencies, .equals, basic)
    guard identity.isBroken else { return .remarks([]) }
    return .remarks([identity.remark(severity: .question)])
  }

  /// More than all operating costs is impossible; less may be due to institutions that are no agencies.
  private static func excess(_ agencies: [AccountsOperand], _ operating: [AccountsOperand]) -> Remark? {
    let identity = AccountsIdentity("FA-084", agencies, .atMost, operating)
    return identity.verdict == .broken ? identity.remark() : nil
  }
}
