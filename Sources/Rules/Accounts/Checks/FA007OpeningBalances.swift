import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let openingBalances = onTables(
    "FA-007", "年初结转和结余等于上年年末结转和结余", .error,
    remedy: "请核对上年决算；年初数经批准调整的，在情况说明中写明调整原因和金额", needs: [.receiptsAndPayments]
  ) { subject, _ in
    guard let previous = subject.previous else { return .notRun("没有上年度决算") }
    let past = AccountsFacts(previous)
    let pairs: [(AccountsAddress, AccountsAddress)] = [
      (
        AccountsAddress(.receiptsAndPayments, .openingBalance, .amount),
        AccountsAddress(.receiptsAndPayments, .closingBalance, .amount)
      ),
      (AccountsAddress(.appropriation, .openingBalance, .amount), AccountsAddress(.appropriation, .closingBalance, .total)),
    ]
    let identities = pairs.compactMap { opening, closing -> AccountsIdentity? in
      guard let now = subject.facts[opening.table], let before = past[closing.table] else { return nil }
      guard subject.accounts[opening] != nil, previous[closing] != nil else { return nil }
      return AccountsIdentity(
        "FA-007", [AccountsOperand(opening, isAdded: true, facts: now)], .equals,
        [AccountsOperand(closing, isAdded: true, facts: before.named("上年"))])
    }
    guard !identities.isEmpty else { return .notRun("本年或上年决算中没有读到结转和结余") }
    return .remarks(identities.filter(\.isBroken).map { $0.remark() })
  }
}

extension TableFacts {
  /// The same table under a title that tells the year.
  fileprivate func named(_ prefix: String) -> TableFacts {
    var table = table
    table.title = prefix + table.title
    return TableFacts(table)
  }
}
