import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo16LedgerAgrees = Rule(
    "MO-16", "填报的累计执行数等于台账中该期间支付之和，分来源各行等于所用指标的支付之和", .error, basis: "一笔支付只记一次，各表的执行数都取自支付台账",
    remedy: "请核对：漏记、多记支付或日期记错的，先改台账；台账无误的，把执行数改为台账数"
  ) { subject, _ in
    guard subject.cell.derived != nil else { return .notRun("没有本项目的支付台账") }
    let rows = subject.report.funds.map { (row: $0, cell: subject.report.outturnCell($0, subject.derived[$0.kind])) }.filter {
      $0.row.kind != .total && $0.cell.claimed != nil && $0.cell.derived != nil && !$0.cell.repeats(subject.cell)
    }
    guard subject.cell.claimed != nil || !rows.isEmpty else { return .notApplicable("表中没有填报执行数") }
    let label = "\(subject.report.period.monthsText)执行数"
    return .remarks(
      Remark.disagreement(subject.cell, label, subject.fundsPlace)
        + rows.flatMap { Remark.disagreement($0.cell, $0.row.kind.label + label, subject.place(of: $0.row)) })
  }
}
