import HengValues

extension Rule<ReportSubject> {
  static let pa12PeopleNotMoney = Rule(
    "PA-12", "人数、户数指标的指标值以人、户计", .error, basis: "财预〔2015〕88号：指标值与指标相应", remedy: "请核对指标值的单位：人数写人，户数写户，金额另设指标"
  ) { subject, _ in
    guard !subject.indicators.isEmpty else { return .notRun("没有读到逐项说明的指标") }
    return .remarks(
      subject.indicators.flatMap { indicator -> [Remark] in
        guard ["人数", "人口数", "户数", "人次数", "人次"].contains(where: indicator.name.hasTail) else { return [] }
        let found = indicator.passages.lazy.compactMap { passage in passage.moneyTarget.map { (passage, $0) } }.first
        guard let (passage, number) = found else { return [] }
        let row = subject.sheetRow(indicator)
        let form = row.flatMap { row in subject.sheet.map { [$0.side(row, row.target.printed)] } } ?? []
        return [
          Remark(
            "“\(indicator.name)”的指标值写成\(passage.printed(number.range))",
            sides: [indicator.heading, passage.side("报告正文", passage.printed(number.range), number.range)] + form)
        ]
      })
  }
}

extension PaperPassage {
  /// An amount of money given as 指标值.
  fileprivate var moneyTarget: StatedNumber? {
    numbers.first { number in
      guard number.money != nil else { return false }
      let window = max(0, number.range.lowerBound - 18)..<number.range.lowerBound
      return first("指标值", in: window) != nil
    }
  }
}
