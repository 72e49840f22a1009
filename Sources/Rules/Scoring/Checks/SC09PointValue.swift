import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc09PointValue = Rule(
    "SC-09", "实际完成值是一个确定的数", .warning, basis: "实际值应为实际完成数，不应照抄目标的“≥”", remedy: "请填实际完成的确切数，并附佐证"
  ) { subject, _ in
    guard !subject.card.isExempt else { return .notApplicable("预算数、执行数均为0，本项目不参加评分") }
    let signs = subject.sheet.rows.flatMap { row in
      [("目标", row.target), ("实际", row.actual)].compactMap { label, value -> Remark? in
        guard case .percent(_, _, let signs) = value.form, signs > 1 else { return nil }
        return Remark(
          "“\(row.name)”\(label)值“\(value.text)”多写了百分号；暂按一个百分号计算", sides: [.row(row, label, value.text)], remedy: "请删去多余的百分号，并核对数值")
      }
    }
    return .remarks(
      signs
        + subject.sheet.rows.enumerated().compactMap { index, row in
          if subject.sheet.isGroup(index) { return nil }
          if row.actual.isEmpty, row.coefficient == nil {
            return Remark(
              "“\(row.name)”没有实际完成值，该行和总分不能计算", sides: [.row(row, "目标", row.target.text)], severity: .error,
              remedy: "请补填实际完成值")
          }
          guard row.actual.isBound else { return nil }
          return Remark("“\(row.name)”实际值“\(row.actual.text)”是界限，不是实际数；暂按界限计分", sides: [.row(row, "实际", row.actual.text)])
        })
  }
}

extension ScoringSheet {
  /// A row that carries the weight of the rows below it, which have the values (分组行): `★补助种植面积`.
  func isGroup(_ index: Int) -> Bool {
    guard index + 1 < rows.count else { return false }
    let (row, next) = (rows[index], rows[index + 1])
    return row.target.isEmpty && row.actual.isEmpty && !row.weight.isZero && next.weight.isZero && !next.target.isEmpty
  }
}
