import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let knownProcurement = onTables(
    "FA-082", "已知的采购合同列入政府采购情况", .warning, remedy: "请核对合同是否按规定列入当年政府采购情况；按年度分次列报的请备注", needs: [.information]
  ) { subject, _ in
    guard let facts = subject.facts[.information] else { return .notRun("没有读到有关各表") }
    guard !subject.contracts.isEmpty else { return .notRun("没有可比对的采购合同：合同金额写在评价报告中，表内无从核对") }
    let total = AccountsOperand(AccountsAddress(.information, .information(.procurement), .amount), isAdded: true, facts: facts)
    guard total.cell != nil else { return .notRun("没有读到政府采购合计") }
    return .remarks(subject.contracts.compactMap { contract in contractRemark(contract, total) })
  }

  /// One contract larger than everything that is said to have been procured.
  private static func contractRemark(_ contract: ProcurementContract, _ total: AccountsOperand) -> Remark? {
    guard contract.amount.interval.lower.value > total.interval.upper.value else { return nil }
    let reported = total.isFilled ? "为" + AmountStyle([total]).text(total.value) : "为空白"
    return Remark(
      "“\(contract.name)”的采购合同金额\(contract.amount.digits.grouped)\(contract.amount.unit.rawValue)，政府采购合计\(reported)",
      sides: [
        Finding.Side(label: "\(contract.name) 合同金额", figure: contract.amount.digits.grouped, place: contract.citation.place(field: "合同金额")),
        total.side,
      ], touches: [total.address.text])
  }
}
