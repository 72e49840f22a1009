import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt06Measurable = Rule(
    "PT-06", "指标值可以衡量", .warning, basis: "财预〔2015〕88号：指标细化量化、合理可行", remedy: "请写明可以核对的数值、时间或定性档次"
  ) { subject, _ in
    .remarks(
      subject.rows.enumerated().compactMap { index, row in
        switch row.target.form {
        case .empty where isGroup(subject.rows, index): nil
        case .empty: Remark("“\(row.name)”没有指标值", sides: [row.side], severity: .error)
        case .placeholder: Remark("“\(row.name)”的“是/否”没有选定", sides: [row.side], severity: .error, remedy: "请选定“是”或“否”，删去另一项")
        case .tautology: Remark("“\(row.name)”的指标值重复指标名称", sides: [row.side])
        case .unrecognised(let text): Remark("“\(row.name)”的指标值“\(text)”程序不能识别，请人工衡量", sides: [row.side], severity: .info)
        case .percent(_, _, let signs) where signs > 1:
          Remark("“\(row.name)”的指标值“\(row.target.text)”多写了百分号；暂按一个百分号计算", sides: [row.side], remedy: "请删去多余的百分号，并核对数值")
        case .monthRange where row.level2 == .timeliness:
          Remark(
            "“\(row.name)”的指标值“\(row.target.text)”只是月份范围，看不出每次的时限", sides: [row.side], severity: .info, remedy: "请写明每月或每次的最后期限，如“每月10日前”")
        case .level(let word): level(row, word)
        default: nil
        }
      })
  }

  /// A row that carries the weight of the rows below it, which have the values (分组行).
  private static func isGroup(_ rows: [Indicator], _ index: Int) -> Bool {
    guard index + 1 < rows.count, let weight = rows[index].weight, !weight.isZero else { return false }
    return (rows[index + 1].weight?.isZero ?? true) && !rows[index + 1].target.isEmpty
  }

  /// A word where the name promises a number; 不断改变 does not even say which way.
  private static func level(_ row: Indicator, _ word: String) -> Remark? {
    let name = IndicatorName(row.name)
    if word == "改变" { return Remark("“\(row.name)”的指标值“改变”看不出方向和程度，不能衡量", sides: [row.side]) }
    if name.ends(["数", "数量", "人次"]) {
      return Remark("“\(row.name)”应是数目，指标值却是“\(word)”", sides: [row.side], severity: word.hasTail("改变") ? .error : nil)
    }
    guard case .share = IndicatorMeaning(name: row.name) else { return nil }
    return Remark("“\(row.name)”是比率，指标值“\(word)”没有数值", sides: [row.side], severity: .question)
  }
}
