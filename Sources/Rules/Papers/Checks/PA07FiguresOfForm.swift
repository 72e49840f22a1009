import HengDomain
import HengValues

extension Rule<ReportSubject> {
  static let pa07FiguresOfForm = Rule(
    "PA-07", "报告中的金额、满意度和数量与自评表相同", .error, basis: "评价报告与自评表说的是同一项目同一年度", remedy: "请核对报告与自评表，两处应出自同一组数"
  ) { subject, _ in
    guard let sheet = subject.sheet else { return .notRun("没有取得本项目的自评表") }
    return .remarks(amounts(subject, sheet) + subject.indicators.flatMap { indicator(subject, sheet, $0) })
  }

  /// Budget and outturn together: one slip of the unit makes both differ.
  private static func amounts(_ subject: ReportSubject, _ sheet: ScoringSheet) -> [Remark] {
    let pairs = [(ReportSubject.Amount.Role.budget, sheet.execution.budget), (.outturn, sheet.execution.outturn)]
    let conflicts = pairs.compactMap { role, printed -> (stated: ReportSubject.Amount, printed: PrintedAmount)? in
      let stated = subject.amounts.filter { $0.role == role }
      guard let printed, let first = stated.first, !stated.contains(where: { $0.amount.interval.overlaps(printed.interval) }) else {
        return nil
      }
      return (first, printed)
    }
    guard !conflicts.isEmpty else { return [] }
    let isScaled = conflicts.allSatisfy { conflict in
      conflict.printed.money.ratio(to: conflict.stated.amount.money).map { $0 == Ratio(10_000) || $0 == Ratio(1, 10_000) } ?? false
    }
    let words = conflicts.map { "报告\($0.stated.role.rawValue)\($0.stated.amount.text)，自评表\($0.printed.text)" }
    return [
      Remark(
        words.joined(separator: "；") + (isScaled ? "，正好相差一万倍" : ""),
        sides: conflicts.flatMap { conflict in
          [
            Finding.Side(
              label: "报告 \(conflict.stated.role.rawValue)", figure: conflict.stated.amount.text, place: conflict.stated.place,
              quote: conflict.stated.quote),
            Finding.Side(
              label: "自评表 \(conflict.stated.role.rawValue)", figure: conflict.printed.text,
              place: sheet.execution.citation.place(field: "资金")),
          ]
        }, remedy: isScaled ? "请核对两处的单位是元还是万元" : nil)
    ]
  }

  private static func indicator(_ subject: ReportSubject, _ sheet: ScoringSheet, _ paragraph: ReportSubject.Paragraph) -> [Remark] {
    guard let row = subject.sheetRow(paragraph) else { return [] }
    for passage in paragraph.passages {
      if let remark = satisfaction(sheet, row, passage) ?? total(sheet, row, passage) ?? shortUnit(sheet, row, passage) { return [remark] }
    }
    return []
  }

  private static func satisfaction(_ sheet: ScoringSheet, _ row: ScoringSheet.Row, _ passage: PaperPassage) -> Remark? {
    guard let stated = passage.satisfaction, case .percent(_, let actual, _) = row.actual.form else { return nil }
    let sides = [passage.side("报告正文", passage.printed(stated.range), stated.range), sheet.side(row, row.actual.printed)]
    if row.actual.isBound {
      return Remark("报告满意度\(passage.printed(stated.range))，自评表只写了“\(row.actual.text)”", sides: sides, severity: .warning)
    }
    guard !stated.digits.interval.overlaps(actual.digits.interval) else { return nil }
    return Remark("报告满意度\(passage.printed(stated.range))，自评表\(row.actual.text)", sides: sides)
  }

  /// A count behind 共 that is not the form's, where nothing in the passage is.
  private static func total(_ sheet: ScoringSheet, _ row: ScoringSheet.Row, _ passage: PaperPassage) -> Remark? {
    guard let value = row.actual.magnitude, !row.actual.isBound, let unit = row.countUnit else { return nil }
    let numbers = passage.numbers.filter { $0.unit == unit }
    guard !numbers.contains(where: { $0.count.contains(value) || $0.interval.contains(value) }) else { return nil }
    guard
      let stated = numbers.first(where: {
        passage.ends("共", before: $0.range.lowerBound) || passage.ends("共计", before: $0.range.lowerBound)
      })
    else { return nil }
    return Remark(
      "报告共\(passage.printed(stated.range))，自评表\(row.actual.text)",
      sides: [passage.side("报告正文", passage.printed(stated.range), stated.range), sheet.side(row, row.actual.printed)], severity: .warning)
  }

  /// 3000元/生/年 in the report, 3000元 on the form.
  private static func shortUnit(_ sheet: ScoringSheet, _ row: ScoringSheet.Row, _ passage: PaperPassage) -> Remark? {
    guard case .money(_, _, _, _, let per) = row.target.form, per.isEmpty, let value = row.target.magnitude else { return nil }
    guard
      let stated = passage.numbers.first(where: {
        $0.money != nil && $0.ratio == value && $0.range.upperBound < passage.folded.count && passage.folded[$0.range.upperBound] == 0x2F
      })
    else { return nil }
    return Remark(
      "自评表“\(row.name)”写\(row.target.text)，报告写明了每生、每年等计量单位",
      sides: [passage.side("报告正文", passage.printed(stated.range), stated.range), sheet.side(row, row.target.printed)], severity: .info,
      remedy: "请在自评表中写全计量单位")
  }
}

extension ScoringSheet.Row {
  /// The unit in which the form counts, as text numbers name it.
  fileprivate var countUnit: String? {
    for form in [actual.form, target.form] {
      if case .count(_, _, _, let unit) = form { return unit.canonical == .person ? "人" : unit.rawValue }
    }
    return nil
  }
}

extension PaperPassage {
  /// The percentage right behind 满意度为.
  var satisfaction: StatedNumber? {
    numbers.first { number in
      number.unit == "%"
        && (ends("满意度为", before: number.range.lowerBound) || ends("满意度达", before: number.range.lowerBound)
          || ends("满意度达到", before: number.range.lowerBound))
    }
  }
}
