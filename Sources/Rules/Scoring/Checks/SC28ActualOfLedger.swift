import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc28ActualOfLedger = Rule(
    "SC-28", "成本总额、预算执行率的实际完成值与支付台账一致", .warning, basis: "一笔支付只记一次，指标的完成值与各表的执行数取自同一支付台账",
    remedy: "请核对：漏记、多记支付的，先改台账；台账无误的，把实际完成值改为台账数，或在原因栏说明"
  ) { subject, _ in
    let known = subject.sheet.rows.filter { $0.evidence != nil }
    guard !known.isEmpty else { return .notApplicable("没有台账能算出完成值的指标") }
    return .remarks(
      known.compactMap { row in
        guard let evidence = row.evidence, evidence.agrees(with: row.actual) == false else { return nil }
        return Remark(
          "“\(row.name)”实际完成值填\(row.actual.text)，台账为\(evidence.value.text)",
          computation: "\(evidence.formula)（\(evidence.outturn.payments.count)笔）= \(evidence.value.text)",
          sides: [
            .row(row, "实际", row.actual.text),
            Finding.Side(
              label: "台账数", figure: evidence.value.text,
              place: evidence.outturn.payments.first?.citation.place(field: "支付合计") ?? Place(field: "支付台账（没有支付记录）")),
          ])
      })
  }
}
