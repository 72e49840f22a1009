import HengValues

extension Rule<PaperTextSubject> {
  static let pa32PartsAndTotal = Rule(
    "PA-32", "文中列出的各分项之和等于写明的总数", .error, basis: "各分项之和与总数按印出的位数应当相等；个数、人数应当恰好相等", remedy: "请重新加总，核对总数和每个分项；分项没有列全的，请写明“等”或补全"
  ) { subject, _ in
    .remarks(
      subject.stated.withinBudget.flatMap { sentence in
        StatedParts.all(in: sentence).compactMap { list in remark(list, sentence) }
      })
  }

  private static func remark(_ list: StatedParts, _ sentence: StatedSentence) -> Remark? {
    guard !list.total.isBound, !list.parts.contains(where: \.isBound), !list.isHierarchy, !list.isOverlapping else { return nil }
    let agreement = Agreement(list.sum, list.total.interval)
    if case .agrees = agreement { return nil }
    let isAbove = list.sum.lower.value > list.total.interval.upper.value
    guard let severity = severity(list, agreement, isAbove: isAbove) else { return nil }
    let unit = list.total.number
    let sum = (list.sum.middle * Ratio(1, Int128.powerOfTen(unit.exponent))).shown(unit.digits.decimals + 4)
    return Remark(
      "写明的总数\(sentence.printed(list.total))，列出的\(list.parts.count)个分项之和为\(sum)",
      computation: list.parts.map { sentence.printed($0) }.joined(separator: " + ") + " = \(sum)",
      sides: [sentence.side("总数", list.total)] + list.parts.map { sentence.side("分项", $0) }, severity: severity)
  }

  /// nil for what says nothing.
  private static func severity(_ list: StatedParts, _ agreement: Agreement, isAbove: Bool) -> Severity? {
    if case .lastDigit = agreement, list.total.kind == .money { return .question }
    if list.isOpenEnded, !isAbove { return nil }
    switch list.opening {
    case .whole, .before: return list.isOfPeople && isAbove && list.opening == .whole ? .warning : .error
    case .some:
      if isAbove { return list.isOfPeople && !list.isPartition ? .warning : .error }
      if list.isPartition { return list.parts.count > 2 ? .error : .question }
      return list.parts.count > 2 ? .warning : nil
    }
  }
}

extension StatedParts {
  /// `12个指标：一级3个、二级9个、三级12个`: the parts stand one below the other.
  fileprivate var isHierarchy: Bool {
    parts.contains { $0.ratio == total.ratio && !$0.ratio.isZero } || parts.count { $0.has(["一级", "二级", "三级", "1级", "2级", "3级"]) } > 1
  }

  /// 其中低保户…、残疾人…: one person may be both.
  fileprivate var isOverlapping: Bool {
    guard isOfPeople, opening == .some, !isPartition else { return false }
    return parts.contains { $0.has(["低保", "残疾", "监测", "党员", "特困", "五保", "留守", "妇女", "少数民族", "重病", "大病"]) }
  }

  fileprivate var isOfPeople: Bool {
    guard case .count(let unit) = total.kind else { return false }
    return ["人", "户", "人次", "户次", "名"].contains(unit)
  }

  /// The parts name what divides a whole: levels of funds, men and women, basic and project payments.
  fileprivate var isPartition: Bool {
    let groups = [
      ["中央", "省", "市", "县", "区", "自治", "乡", "镇", "本级", "上级", "自筹", "群众", "企业", "社会", "其他", "债券", "银行"], ["男", "女"], ["基本支出", "项目支出"],
      ["人员", "公用"], ["货物", "工程", "服务"], ["上半年", "下半年"], ["春季", "秋季"], ["第一季度", "第二季度", "第三季度", "第四季度"], ["购置", "运行"],
    ]
    return groups.contains { group in parts.allSatisfy { $0.has(group) } }
  }
}
