import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt19ObjectiveCovered = Rule(
    "PT-19", "总体目标中的数量任务有相应的指标", .question, basis: "绩效指标由总体目标分解而来（财预〔2015〕88号）", remedy: "请为该项任务设数量指标，或说明由哪项指标反映"
  ) { subject, profile in
    judged { () throws(ProfileError) in
      let verbs = try profile.words("targets.tasks.verbs", on: subject.day)
      let conditions = try profile.words("targets.tasks.conditions", on: subject.day)
      return subject.quantities.filter { isTask($0, verbs, conditions) && !isCovered($0, subject) }.map { task in
        Remark(
          "总体目标写“\(task.text)”，没有指标反映这个数",
          sides: [Finding.Side(label: "年度总体目标", figure: task.text, place: subject.objectivePlace)]
            + subject.rows.filter { $0.level2 == .quantity }.map(\.side))
      }
    }
  }

  /// What is to be done, not a condition, a price or a share of something.
  private static func isTask(_ quantity: StatedQuantity, _ verbs: [String], _ conditions: [String]) -> Bool {
    guard quantity.value.isPoint || quantity.value.comparator == .about, quantity.lead.containsAny(verbs),
      !quantity.clause.containsAny(conditions)
    else { return false }
    if quantity.value.isPlainMoney { return true }
    guard let unit = quantity.value.countUnit else { return false }
    return !unit.isPeriod && quantity.value.magnitude != .zero
  }

  private static func isCovered(_ task: StatedQuantity, _ subject: TargetSubject) -> Bool {
    guard let due = task.value.interval else { return true }
    let stated = subject.rows.filter { $0.target.interval.map(due.overlaps) ?? false && $0.target.isMoney == task.value.isMoney }
    let isBudget = task.value.isMoney && subject.budget.map { $0.interval.overlaps(due) } ?? false
    let isNamed = task.value.isMoney || !subject.rows.contains { $0.target.countUnit == task.value.countUnit }
    return !stated.isEmpty || isBudget || !isNamed
  }
}
