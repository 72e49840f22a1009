import HengValues

extension Rule<ScoredSheet> {
  static let sc17ExecutionSound = Rule(
    "SC-17", "执行数不为负、不超过全年预算数，没有预算不得有支出", .error, basis: "《预算法》第十三条：未列入预算的不得支出", remedy: "请核对预算数与执行数；确有调整的，先办理预算调整"
  ) { subject, _ in
    let row = subject.sheet.execution
    func remark(_ message: String, _ severity: Severity? = nil) -> Remark {
      Remark(
        message, computation: [row.outturn?.text, row.budget?.text].compactMap { $0 }.joined(separator: " 对 "),
        sides: [
          Finding.Side(label: "全年预算数", figure: row.budget?.text ?? "", place: subject.executionPlace),
          Finding.Side(label: "全年执行数", figure: row.outturn?.text ?? "", place: subject.executionPlace),
        ], severity: severity)
    }
    guard let budget = row.budget else { return .remarks([remark("没有预算数，预算执行和总分不能计算")]) }
    guard let outturn = row.outturn else { return .remarks([remark("没有执行数，预算执行和总分不能计算")]) }
    if budget.digits.isNegative || outturn.digits.isNegative { return .remarks([remark("预算数或执行数为负")]) }
    if budget.digits.isZero {
      return .remarks([
        outturn.digits.isZero ? remark("预算数、执行数均为0，本项目不参加评分", .info) : remark("没有预算却有支出\(outturn.text)")
      ])
    }
    var remarks = outturn.money > budget.money ? [remark("执行数\(outturn.text)超过预算数\(budget.text)")] : []
    if row.revised == nil { remarks.append(remark("没有全年预算数，暂以年初预算数\(budget.text)计算", .warning)) }
    return .remarks(remarks)
  }
}
