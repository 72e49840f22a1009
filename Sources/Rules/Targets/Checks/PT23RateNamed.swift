import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt23RateNamed = Rule(
    "PT-23", "以百分比为目标的指标，名称写明是什么比率", .info, basis: "财预〔2015〕88号：指标细化量化，可以计算", remedy: "请写成“××率”“××比例”，并在指标描述中写明分子、分母"
  ) { subject, _ in
    let rows = subject.rows.filter { row in
      row.target.dimension == .ratio && row.level2 != .satisfaction && IndicatorMeaning(name: row.name) == nil
        && ![row.name, row.definition ?? ""].contains(where: isRate)
    }
    guard !rows.isEmpty else { return .remarks([]) }
    return .remarks([Remark("\(named(rows))的目标是百分比，名称没有写明是什么比率", sides: rows.map(\.side))])
  }

  private static func isRate(_ name: String) -> Bool { name.containsAny(["率", "比", "度", "百分", "增幅", "增长", "增速", "下降", "份额"]) }
}
