import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt08QuantityNotMoney = Rule(
    "PT-08", "数量指标写的是数量，不是金额", .warning, basis: "财预〔2015〕88号：数量指标反映提供的产品或服务的数量",
    remedy: "请改写为做了多少事、惠及多少人；金额列入成本指标"
  ) { subject, _ in
    .remarks(
      subject.rows.compactMap { row in
        guard row.target.isPlainMoney, row.isOutput else { return nil }
        if IndicatorName(row.name).ends(["数量"]) {
          let same = subject.rows.filter { $0.id != row.id && $0.target.isPlainMoney && $0.target.magnitude == row.target.magnitude }
          return Remark(
            "“\(row.name)”应是数目，目标却是金额“\(row.target.text)”" + (same.isEmpty ? "" : "，与\(named(same))同为一个数"),
            sides: same.map(\.side) + [row.side])
        }
        guard row.level2 == .quantity, let budget = subject.budget, let amount = row.target.magnitude,
          amount == budget.money.yuan.ratio
        else { return nil }
        return Remark(
          "数量指标“\(row.name)”只是重复年度资金总额\(budget.text)", sides: [row.side, subject.budgetSide(budget)])
      })
  }
}
