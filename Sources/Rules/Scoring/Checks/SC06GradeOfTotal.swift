import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc06GradeOfTotal = Rule(
    "SC-06", "评定等级与总分相符", .error, basis: "等级下限（参数 scoring.grades）：优90、良80、中60", remedy: "请按总分所在区间改正等级，或由审核人写明调整理由"
  ) { subject, _ in
    let sheet = subject.sheet
    guard let (name, total) = subject.gradedTotal else { return .notRun("没有总分，不能确定等级") }
    let due = subject.profile.grade(of: total)
    let grades = [("自我评定", sheet.printedGrade), ("审核结论", sheet.reviewGrade)]
    guard grades.contains(where: { $0.1 != nil }) else { return .notApplicable("表中没有评定等级") }
    return .remarks(
      grades.compactMap { label, grade in
        guard let grade, grade != due else { return nil }
        return Remark(
          "\(label)为“\(grade.rawValue)”，\(name)\(total)对应“\(due.rawValue)”",
          sides: [
            Finding.Side(label: label, figure: grade.rawValue, place: subject.totalPlace),
            Finding.Side(label: name, figure: "\(total)", place: subject.totalPlace),
          ])
      })
  }
}
