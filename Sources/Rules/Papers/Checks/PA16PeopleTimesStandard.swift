import HengDomain
import HengValues

extension Rule<ReportSubject> {
  static let pa16PeopleTimesStandard = Rule(
    "PA-16", "目标人数乘补助标准与预算数相符", .question, basis: "预算按人数和标准测算", remedy: "请核对目标人数、标准和预算的口径；预算只含一级财政负担部分的，请在报告中写明"
  ) { subject, _ in
    guard let sheet = subject.sheet else { return .notRun("没有取得本项目的自评表") }
    let standards = subject.passages.withinBudget.flatMap { passage in passage.standards.map { (passage, $0) } }
    guard let (passage, standard) = standards.first, Set(standards.map(\.1.digits)).count == 1 else {
      return .notApplicable("报告没有唯一的每人标准")
    }
    let people = sheet.rows.filter { $0.level1 == .output && !$0.target.isBound }.compactMap { row in row.people.map { (row, $0) } }
    guard people.count == 1, let (row, count) = people.first, let budget = sheet.execution.budget else {
      return .notApplicable("自评表没有唯一的目标人数")
    }
    let due = count * Interval(standard.ratio)
    guard !due.overlaps(budget.interval) else { return .remarks([]) }
    let product = (row.target.magnitude.map { $0 * standard.ratio * Ratio(1, 10_000) }?.rounded(2)).map { "\($0.trimmed)万元" } ?? ""
    return .remarks([
      Remark(
        "目标\(row.target.text)，每人\(passage.printed(standard.range))，应为\(product)，预算数\(budget.text)",
        computation: "\(row.target.text) × \(passage.printed(standard.range)) = \(product)",
        sides: [
          sheet.side(row, row.target.printed), passage.side("报告正文", passage.printed(standard.range), standard.range),
          Finding.Side(label: "自评表 预算数", figure: budget.text, place: sheet.execution.citation.place(field: "资金")),
        ]
          + subject.amounts.prefix { $0.role == .budget }.prefix(1).map {
            Finding.Side(label: "报告 预算数", figure: $0.amount.text, place: $0.place, quote: $0.quote)
          })
    ])
  }
}

extension ScoringSheet.Row {
  /// How many people the target means.
  fileprivate var people: Interval? {
    guard case .count(_, let number, let scale, let unit) = target.form, unit.canonical == .person else { return nil }
    let factor = Interval(Ratio(Int128.powerOfTen(scale.exponent)))
    return (scale == .one ? Interval(number.digits.ratio) : number.digits.interval) * factor
  }
}

extension PaperPassage {
  /// 每人1200元, 每人资助1200元; not 每人每月200元.
  var standards: [StatedNumber] {
    guard contains("每人") else { return [] }
    return numbers.filter { number in
      guard number.unit == "元", number.exponent == 0 else { return false }
      let at = number.range.lowerBound
      return ends("每人", before: at) || ends("每人资助", before: at) || ends("每人补助", before: at) || ends("每人补贴", before: at)
        || ends("每人发放", before: at)
    }
  }
}
