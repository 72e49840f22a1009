import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc20UnitCost = Rule(
    "SC-20", "目标数乘单位成本与预算相称", .question, basis: "财预〔2015〕88号：绩效目标与资金规模相匹配；参数 scoring.unitCost.range",
    remedy: "请核对预算、执行数与目标数是否同一口径（全额或只是本级部分）"
  ) { subject, profile in
    guard let budget = subject.sheet.execution.budget, let outturn = subject.sheet.execution.outturn else { return .notRun("没有预算数或执行数") }
    let counts = subject.sheet.rows.filter { row in
      row.level2 == .quantity && row.actual.countUnit.map { $0.isPerson || $0.isHousehold } ?? false && row.actual.isPoint
        && row.target.countUnit == row.actual.countUnit
    }
    guard counts.count == 1, let row = counts.first, let heads = row.actual.magnitude, let target = row.target.magnitude,
      let each = outturn.money.yuan.ratio.divided(by: heads), isRound(each)
    else { return .notApplicable("执行数除以受益数不是整数标准，不能推算") }
    let due = target * each
    guard let share = budget.money.yuan.ratio.divided(by: due) else { return .remarks([]) }
    return judged { () throws(ProfileError) in
      let range = try profile.decimals("scoring.unitCost.range", on: subject.profile.date)
      guard range.count == 2, share < range[0].ratio || share > range[1].ratio else { return [] }
      let text = Money(fen: (due * Ratio(100)).rounded(0).coefficient).printed(in: budget.unit).text
      return [
        Remark(
          "按执行数推算每\(row.actual.countUnit?.rawValue ?? "")\(each)元，完成目标\(row.target.text)需要\(text)，全年预算数为\(budget.text)",
          computation: "\(outturn.text) ÷ \(row.actual.text) = \(each)元；\(row.target.text) × \(each)元 = \(text)",
          sides: [
            .row(row, "目标", row.target.text), Finding.Side(label: "全年预算数", figure: budget.text, place: subject.executionPlace),
            Finding.Side(label: "全年执行数", figure: outturn.text, place: subject.executionPlace),
          ])
      ]
    }
  }

  /// A whole number of ten yuan: a standard for each head, not a quotient by chance.
  private static func isRound(_ each: Ratio) -> Bool {
    let tens = each * Ratio(1, 10)
    return each >= Ratio(50) && tens.rounded(0).ratio == tens
  }
}
