import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt04UnitFitsMeaning = Rule(
    "PT-04", "指标值的单位与指标含义相符", .warning, basis: "财预〔2015〕88号：指标细化量化；人、户、人次、金额、百分比不能互换",
    remedy: "请按指标含义改用相应单位，或改正指标名称"
  ) { subject, _ in
    .remarks(
      subject.rows.compactMap { row in
        if let remark = personTimes(row) { return remark }
        guard let meaning = IndicatorMeaning(name: row.name) else { return nil }
        let fit = meaning.fit(row.target)
        guard fit != .fits else { return nil }
        return Remark(
          "“\(row.name)”应以\(meaning.label)表示，目标“\(row.target.text)”却是\(row.target.dimension.text)", sides: [row.side],
          severity: fit == .doubtful || isExplained(row) ? .question : isPeopleInMoney(row, meaning) ? .error : nil)
      })
  }

  /// 人次 counted in 人, 人数 in 人次: the one counts heads, the other how often.
  private static func personTimes(_ row: Indicator) -> Remark? {
    let name = IndicatorName(row.name)
    let (isTimes, isHeads) = (name.ends(["人次", "人次数"]), name.ends(["人数", "人口数", "学生数"]))
    guard (isTimes && row.target.countUnit == .person) || (isHeads && row.target.countUnit == .personTime) else { return nil }
    return Remark(
      "“\(row.name)”应以\(isTimes ? "人次" : "人数")表示，目标“\(row.target.text)”却以\(isTimes ? "人" : "人次")计", sides: [row.side], severity: .info)
  }

  private static func isPeopleInMoney(_ row: Indicator, _ meaning: IndicatorMeaning) -> Bool {
    (meaning == .persons || meaning == .households) && row.target.isMoney
  }

  /// The description gives the name another sense, in which the value fits: 完工及时率 described as 项目完成时间.
  private static func isExplained(_ row: Indicator) -> Bool {
    guard let definition = row.definition, definition.withoutSpaces != row.name.withoutSpaces,
      let meaning = IndicatorMeaning(name: definition)
    else { return false }
    return meaning.fit(row.target) == .fits
  }
}
