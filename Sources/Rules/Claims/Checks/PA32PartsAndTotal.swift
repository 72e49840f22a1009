import HengValues

extension Rule<PaperTextSubject> {
  static let pa32PartsAndTotal = Rule(
    "PA-32", "文中列出的各分项之和等于写明的总数", .error, basis: "各分项之和与总数按印出的位数应当相等；个数、人数应当恰好相等", remedy: "请重新加总，核对总数和每个分项；分项没有列全的，请写明“等”或补全"
  ) { subject, _ in
    let sentences = subject.stated
    let partitions = passages(sentences).flatMap(StatedPartition.all).compactMap(remark)
    let told = Set(partitions.compactMap { $0.sides.first })
    var remarks: [Remark] = partitions
    for sentence in sentences.withinBudget {
      let lists = (StatedParts.all(in: sentence) + StatedParts.changes(in: sentence)).compactMap { remark($0, sentence) }
      remarks += lists.filter { list in !list.sides.prefix(1).contains { told.contains($0) } }
      remarks += StatedParts.exceeding(in: sentence).map { exceeding($0, sentence) }
    }
    return .remarks(remarks + runs(subject))
  }

  /// Five amounts in a row or more that are one slip away from an amount told before them.
  private static func runs(_ subject: PaperTextSubject) -> [Remark] {
    let sentences = subject.allStated
    return sentences.indices.withinBudget.flatMap { order in
      StatedParts.runs(in: sentences[order]).compactMap { run($0, order, sentences) }
    }
  }

  private static func run(_ parts: [StatedFigure], _ order: Int, _ sentences: [StatedSentence]) -> Remark? {
    let due = parts.map(\.interval).reduce(Interval(.zero), +)
    let sum = parts.exactSum
    var found: (sentence: StatedSentence, figure: StatedFigure)?
    for other in max(0, order - 6)...order {
      for figure in sentences[other].figures where figure.kind == .money && figure.isPlain {
        guard other < order || figure.range.upperBound < parts[0].range.lowerBound else { continue }
        guard case .apart = Agreement(due, figure.interval) else { return nil }
        if Slip.explains(sum, figure.number.exact, terms: parts.count) { found = (sentences[other], figure) }
      }
    }
    guard let found else { return nil }
    let shown = (due.middle * Ratio(1, Int128.powerOfTen(found.figure.number.exponent))).shown(6)
    let sentence = sentences[order]
    return Remark(
      "写明的总数\(found.sentence.printed(found.figure))，列出的\(parts.count)个分项之和为\(shown)",
      computation: parts.map { sentence.printed($0) }.joined(separator: " + ") + " = \(shown)",
      sides: [found.sentence.side("总数", found.figure)] + parts.map { sentence.side("分项", $0) }, severity: .warning)
  }

  /// The sentences of each passage of running text.
  private static func passages(_ sentences: [StatedSentence]) -> [[StatedSentence]] {
    sentences.reduce(into: []) { groups, sentence in
      if sentence.passage.isCell { return }
      if let last = groups.last?.last, last.passage == sentence.passage {
        groups[groups.count - 1].append(sentence)
      } else {
        groups.append([sentence])
      }
    }
  }

  /// A whole with all of its parts, known by their names.
  private static func remark(_ partition: StatedPartition) -> Remark? {
    let total = partition.total
    let agreement = Agreement(partition.sum, total.figure.interval)
    if case .agrees = agreement { return nil }
    let isLastDigit = if case .lastDigit = agreement { true } else { false }
    let sum = (partition.sum.middle * Ratio(1, Int128.powerOfTen(total.figure.number.exponent))).shown(
      total.figure.number.digits.decimals + 4)
    return Remark(
      "写明的总数\(total.sentence.printed(total.figure))，列出的\(partition.parts.count)个分项之和为\(sum)",
      computation: partition.parts.map { $0.sentence.printed($0.figure) }.joined(separator: " + ") + " = \(sum)",
      sides: [total.sentence.side("总数", total.figure)] + partition.parts.map { $0.sentence.side("分项", $0.figure) },
      severity: isLastDigit ? .question : nil)
  }

  /// 其中 names more than there is.
  private static func exceeding(_ pair: (part: StatedFigure, whole: StatedFigure), _ sentence: StatedSentence) -> Remark {
    Remark(
      "“其中”的\(sentence.printed(pair.part))大于总数\(sentence.printed(pair.whole))",
      sides: [sentence.side("其中", pair.part), sentence.side("总数", pair.whole)],
      severity: pair.part.name.sharesPair(with: pair.whole.name) ? nil : .warning)
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
      if isAbove {
        // What is greater than the total may have begun something else.
        let isBeyond = list.parts.contains { $0.ratio > list.total.ratio && $0.before.contains(";") }
        if isBeyond, !list.isPartition, !Slip.explains(list.parts.exactSum, list.total.number.exact, terms: list.parts.count) {
          return .question
        }
        return list.isOfPeople && !list.isPartition ? .warning : .error
      }
      let isSlip = Slip.explains(list.parts.exactSum, list.total.number.exact, terms: list.parts.count)
      if list.isPartition { return list.parts.count > 2 || isSlip || list.isWholePair ? .error : .question }
      guard list.parts.count > 2 || isSlip else { return nil }
      // 其中 often names the greatest parts alone: places of one kind are named completely, and a slip of the pen shows itself.
      if list.isUniform || isSlip { return .warning }
      let share = list.sum.middle.divided(by: list.total.ratio) ?? .zero
      return share > Ratio(9, 10) ? (list.total.kind == .money ? .warning : .question) : nil
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

  /// Townships, villages or units, each with its part.
  fileprivate var isUniform: Bool {
    let ends: [Character] = ["镇", "乡", "村", "县", "区", "市", "局", "场", "校", "社", "组"]
    if case .count = total.kind, parts.allSatisfy({ $0.plainLead.hasSuffix("用车") }) { return true }
    return parts.allSatisfy { part in
      let name = part.plainLead.drop { $0 == "其" || $0 == "中" }
      return name.count <= 12 && name.last.map(ends.contains) ?? false
    }
  }

  /// Two parts that leave nothing else: 购置 and 运行, 税收 and 非税.
  fileprivate var isWholePair: Bool {
    let pairs = [["购置", "运行"], ["税收收入", "非税"], ["男", "女"], ["上半年", "下半年"], ["城镇", "乡村"]]
    return parts.count == 2 && pairs.contains { pair in pair.allSatisfy { word in parts.contains { $0.has([word]) } } }
  }

  /// The parts name what divides a whole: levels of funds, men and women, basic and project payments.
  fileprivate var isPartition: Bool {
    let groups = [
      ["中央", "省", "市", "县", "区", "自治", "乡", "镇", "本级", "上级", "自筹", "群众", "企业", "社会", "其他", "债券", "银行"], ["男", "女"], ["基本支出", "项目支出"],
      ["人员", "公用", "项目支出"], ["税收", "非税"], ["第一产业", "第二产业", "第三产业"], ["货物", "工程", "服务"], ["上半年", "下半年"], ["春季", "秋季"],
      ["第一季度", "第二季度", "第三季度", "第四季度"], ["购置", "运行"],
    ]
    return groups.contains { group in parts.allSatisfy { $0.has(group) } }
  }
}
