import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo10NothingPaid = Rule(
    "MO-10", "没有支出时，发放率、及时率不应有完成值", .error, basis: "双监控：资金支出与目标完成情况应当吻合", remedy: "请核对执行数，或把完成值改为0"
  ) { subject, _ in
    guard let outturn = subject.outturn else { return .notRun("没有执行数") }
    guard outturn.digits.isZero else { return .notApplicable("已有支出\(outturn.text)") }
    return .remarks(
      subject.rows.compactMap { row in
        guard IndicatorName(row.indicator.name).ends(["发放率", "及时率", "拨付率", "支付率", "到位率"]),
          case .percent(_, let value, _) = row.row.valueToDate.form, value.digits > .zero
        else { return nil }
        return Remark(
          "执行数为0，“\(row.indicator.name)”却填\(row.row.valueToDate.text)",
          sides: [
            Finding.Side(label: "执行数", figure: outturn.text, place: subject.fundsPlace), row.side("完成情况", row.row.valueToDate.text),
          ])
      })
  }
}
