import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc08ComparableUnits = Rule(
    "SC-08", "目标值与实际值单位相同、可以相比", .error, basis: "自评表注2(2)按B/A计分，须同一量纲；人、户、人次不能互换",
    remedy: "请把实际值改成与目标相同的单位；确实无法换算的，由审核人填评分系数并说明理由"
  ) { subject, _ in
    guard !subject.card.isExempt else { return .notApplicable("预算数、执行数均为0，本项目不参加评分") }
    return .remarks(
      subject.sheet.rows.compactMap { row in
        guard !row.actual.isEmpty, [.increasing, .decreasing, .equal, .range].contains(row.effectiveDirection),
          !row.target.isComparable(with: row.actual)
        else { return nil }
        return Remark(
          "“\(row.name)”目标为\(row.target.dimension.text)，实际为\(row.actual.dimension.text)，不能相比"
            + (row.coefficient == nil ? "，该行和总分不能自动计算" : "，已按审核人评分系数计分"),
          sides: [.row(row, "目标", row.target.text), .row(row, "实际", row.actual.text)],
          severity: row.coefficient == nil ? .error : .warning)
      })
  }
}
