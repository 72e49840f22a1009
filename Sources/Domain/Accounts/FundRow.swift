package import HengValues

/// One money row of an official form as it is printed (资金行). Amounts keep their digits.
package struct FundRow: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// 年度资金总额
    case total
    /// 其中：财政拨款 / 当年财政拨款
    case fiscalAppropriation
    /// 上年结转资金
    case carriedOver
    /// 其他资金
    case otherFunds
  }

  package var kind: Kind
  /// 年初预算数, or the only amount of a target form.
  package var initialBudget: Entry<PrintedAmount>
  /// 全年预算数(A)
  package var revisedBudget: Entry<PrintedAmount>
  /// 执行数(B), the whole year or to date.
  package var outturn: Entry<PrintedAmount>
  /// 执行率 as printed: `17%`, `77.66%`, `0`.
  package var rate: Entry<String>
  package var weight: Entry<ExactDecimal>
  package var score: Entry<ExactDecimal>
  package var citation: Citation

  package init(
    kind: Kind, initialBudget: Entry<PrintedAmount> = .blank, revisedBudget: Entry<PrintedAmount> = .blank,
    outturn: Entry<PrintedAmount> = .blank, rate: Entry<String> = .blank, weight: Entry<ExactDecimal> = .blank,
    score: Entry<ExactDecimal> = .blank, citation: Citation
  ) {
    self.kind = kind
    self.initialBudget = initialBudget
    self.revisedBudget = revisedBudget
    self.outturn = outturn
    self.rate = rate
    self.weight = weight
    self.score = score
    self.citation = citation
  }
}

extension FundRow.Kind {
  /// The row's label on forms.
  package var label: String {
    switch self {
    case .total: "年度资金总额"
    case .fiscalAppropriation: "财政拨款"
    case .carriedOver: "上年结转资金"
    case .otherFunds: "其他资金"
    }
  }
}
