import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo14PaymentPlausible = Rule(
    "MO-14", "执行数够得上人数、月标准与月数之积", .question, basis: "双监控：资金支出与目标完成情况应当吻合", remedy: "请核对人数、在岗月数和发放进度；按月在岗人数不同的，请写明"
  ) { subject, _ in
    guard let outturn = subject.outturn else { return .notRun("没有执行数") }
    let prices = subject.rows.filter { row in
      row.indicator.target.perUnits == [.month] && row.row.valueToDate.perUnits == [.month] && row.row.valueToDate.ends != nil
    }
    let counts = subject.rows.filter { row in
      row.indicator.level1 == .output && row.row.valueToDate.countUnit?.isPerson ?? false && row.row.valueToDate.magnitude != nil
    }
    let least = counts.min { ($0.row.valueToDate.magnitude ?? .zero) < ($1.row.valueToDate.magnitude ?? .zero) }
    guard prices.count == 1, let price = prices.first, let count = least, let heads = count.row.valueToDate.magnitude,
      let low = price.row.valueToDate.ends?.lowerBound
    else { return .notApplicable("没有一对按月的标准与人数") }
    let months = subject.report.period.months
    let due = heads * low * Ratio(Int128(months))
    guard due > outturn.interval.upper.value, let covered = outturn.money.yuan.ratio.divided(by: heads * low) else { return .remarks([]) }
    let text = Money(fen: (due * Ratio(100)).rounded(0).coefficient).printed(in: outturn.unit).text
    let timely = subject.rows.first { row in
      IndicatorName(row.indicator.name).ends(["及时率"]) && row.row.valueToDate.magnitude == .one
    }
    return .remarks([
      Remark(
        "按最低标准\(months)个月应付\(text)，执行数只有\(outturn.text)，约合\(covered.rounded(1))个月"
          + (timely.map { "，“\($0.indicator.name)”却填\($0.row.valueToDate.text)" } ?? ""),
        computation: "\(count.row.valueToDate.text) × \(price.row.valueToDate.text) × \(months)个月 ≥ \(text)",
        sides: [
          Finding.Side(label: "执行数", figure: outturn.text, place: subject.fundsPlace),
          count.side("完成情况", count.row.valueToDate.text), price.side("完成情况", price.row.valueToDate.text),
        ] + (timely.map { [$0.side("完成情况", $0.row.valueToDate.text)] } ?? []))
    ])
  }
}
