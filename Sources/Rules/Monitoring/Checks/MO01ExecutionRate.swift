import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo01ExecutionRate = Rule(
    "MO-01", "填报的预算执行率等于执行数÷年初预算数", .error, basis: "运行监控表“预算执行率”栏", remedy: "请按执行数÷年初预算数重新计算，保留两位小数"
  ) { subject, _ in
    let rows = subject.report.funds.filter { $0.rate.value != nil }
    guard !rows.isEmpty else { return .notApplicable("表中没有填报执行率") }
    return .remarks(
      rows.compactMap { row in
        guard let printed = row.rate.value, !printed.withoutSpaces.isEmpty, let budget = row.initialBudget.value ?? row.revisedBudget.value,
          let outturn = row.outturn.value, let rate = outturn.money.ratio(to: budget.money)
        else { return nil }
        let readings = readings(of: printed)
        func side(_ label: String, _ figure: String) -> Finding.Side {
          Finding.Side(label: label, figure: figure, place: subject.place(of: row))
        }
        let sides = [side("预算执行率", printed), side("执行数", outturn.text), side("年初预算数", budget.text)]
        guard !readings.isEmpty else { return Remark("\(row.kind.label)执行率“\(printed)”不是百分比", sides: sides, severity: .warning) }
        let computed = outturn.interval.divided(by: budget.interval) ?? Interval(rate)
        guard !readings.contains(where: { $0.overlaps(computed) || $0.contains(rate) }) else { return nil }
        let text = Percentage(of: rate).text
        return Remark(
          "\(row.kind.label)执行率填\(printed)，按执行数和预算数应为\(text)", computation: "\(outturn.digits) ÷ \(budget.digits) = \(text)", sides: sides)
      })
  }

  /// `75%`; without the sign `75` and `0.75` are both met in papers.
  private static func readings(of text: String) -> [Interval] {
    if let percent = try? Percentage(parsing: text) { return [percent.interval] }
    guard let number = try? ExactDecimal(parsing: text.withoutSpaces) else { return [] }
    return [Percentage(number).interval, number.interval]
  }
}
