import HengValues

extension Rule<PaperTextSubject> {
  static let pa30ReportsAttached = Rule(
    "PA-30", "开展部门评价的项目都附有评价报告", .warning, basis: "决算公开说明中部门评价项目绩效评价结果", remedy: "请补附其余报告，或说明选择公开哪些项目"
  ) { subject, _ in
    guard !subject.reports.isEmpty else { return .notApplicable("文件没有附评价报告") }
    for passage in subject.passages.withinBudget where !passage.isCell && passage.contains("部门评价") {
      for number in passage.numbers where number.unit == "个" && passage.isEvaluated(number) {
        let printed = Int(number.digits.coefficient)
        guard number.digits.decimals == 0, printed > subject.reports.count else { continue }
        return .remarks([
          Remark(
            "写明\(printed)个项目开展了部门评价，所附评价报告是\(subject.reports.count)个项目的",
            sides: [passage.side("情况说明", "\(printed)个", number.range)] + subject.reports)
        ])
      }
    }
    return .remarks([])
  }
}

extension PaperPassage {
  /// 个二级项目开展了部门评价
  fileprivate func isEvaluated(_ number: StatedNumber) -> Bool {
    let rest = number.range.upperBound..<min(folded.count, number.range.upperBound + 45)
    guard let project = first("项目", in: rest), let evaluated = first("部门评价", in: rest) else { return false }
    return project.upperBound <= evaluated.lowerBound && first("开展", in: project.upperBound..<evaluated.lowerBound) != nil
  }
}
