import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt15BoundedRate = Rule(
    "PT-15", "最高为100%的比率不写“≥100%”", .warning, basis: "比率的分子不大于分母，不可能超过100%", remedy: "请写“100%”，或按实际可能写“≥95%”等"
  ) { subject, _ in
    .remarks(
      subject.rows.compactMap { row in
        guard [.atLeast, .above].contains(row.target.comparator), case .ratio = row.target.dimension, row.level2 != .satisfaction,
          let value = row.target.magnitude, value >= .one
        else { return nil }
        let name = IndicatorName(row.name)
        guard case .share = IndicatorMeaning(name: row.name), !name.isSatisfaction,
          !name.contains(["增长", "增速", "增收", "增值", "收益率", "回报"])
        else { return nil }
        return Remark("“\(row.name)”目标“\(row.target.text)”，这类比率不可能超过100%", sides: [row.side])
      })
  }
}
