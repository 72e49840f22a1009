import HengDomain
import HengValues

extension FormSubject {
  /// Fields that stand once on the paper.
  func runs(_ field: HeadField) -> [Run] {
    switch field {
    case .total: Self.runs(total)
    case .planMarch, .planJune, .planOctober, .planDecember: Self.runs(plan(field.planPlace ?? 0))
    default: [.text(text(field))]
    }
  }

  private func text(_ field: HeadField) -> String {
    switch field {
    case .project: project.name
    case .year: if case .monitoring(let report) = record { "\(report.period.year.year)" } else { "\(project.year.year)" }
    case .moneyUnit: sources.unit.rawValue
    case .department: project.supervisingDepartment
    case .departmentCode: project.supervisingDepartmentCode ?? ""
    case .departmentAndCode:
      [project.supervisingDepartment, project.supervisingDepartmentCode ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    case .unit: project.implementingUnit
    case .unitCode: project.unitCode?.text ?? ""
    case .codeAndUnit:
      (project.unitCode?.text ?? "") + (project.implementingUnit.isEmpty ? bureau : project.implementingUnit)
    case .projectCode: project.code?.text ?? ""
    case .nature: project.nature ?? ""
    case .duration: project.duration ?? ""
    case .purpose: project.purpose ?? ""
    case .objective:
      switch record {
      case .target(let sheet): sheet.objective
      case .monitoring(let report): report.objective
      case .selfEvaluation(let evaluation): evaluation.objective
      }
    case .achievement: if case .selfEvaluation(let evaluation) = record { evaluation.achievement } else { "" }
    case .months: if case .monitoring(let report) = record { report.period.monthsText } else { "" }
    case .executionPoints: funds.row(.total, citation).weight.value.map { "\($0.trimmed)" } ?? "10"
    case .sheetNumber: number.map { "\($0)." } ?? ""
    case .total, .planMarch, .planJune, .planOctober, .planDecember: ""
    }
  }

  private func plan(_ place: Int) -> Figure? {
    let percents = project.paymentPlan?.percents ?? []
    let month = PaymentPlan.months[place]
    return sources.number(
      place < percents.count ? percents[place] : .blank, "paymentPlan.\(month)", "资金支出计划（%）\(month)月底", project.citation)
  }

  /// Boxes that are ticked or not.
  func runs(_ choice: ChoiceField) -> [Run] {
    switch choice {
    case .ownSource: return Self.box(project.sources.compactMap(\.level).contains(where: \.isOwnSource))
    case .transfer: return Self.box(project.sources.compactMap(\.level).contains { !$0.isOwnSource })
    case .selfGrade(let grade): return gradeBox(grade, "selfGrade", "项目用款单位自我评定") { $0.selfGrade }
    case .reviewGrade(let grade): return gradeBox(grade, "reviewGrade", "主管部门审核结论") { $0.reviewGrade }
    }
  }

  private static func box(_ isTicked: Bool) -> [Run] { [.text(isTicked ? "☑" : "☐")] }

  /// A grade that the record leaves open is ticked from the score card, the review's only once there was one; that tick is a figure
  /// that leads to the total.
  private func gradeBox(_ grade: Grade, _ key: String, _ label: String, _ recorded: (SelfEvaluation) -> Grade?) -> [Run] {
    guard case .selfEvaluation(let evaluation) = record else { return Self.box(false) }
    let isReviewed = [.departmentReviewed, .financeChecked, .published].contains(evaluation.state)
    let isOpen = recorded(evaluation) == nil && (key == "selfGrade" || isReviewed)
    guard isOpen, let card, card.grade == grade else { return Self.box(recorded(evaluation) == grade) }
    let trace = Trace(
      label, value: grade.rawValue, formula: "总分\(card.totalTrace.value)对应“\(grade.rawValue)”", children: [card.totalTrace])
    return [.figure(Figure(key: "\(sources.prefix).\(key)", text: "☑", trace: trace))]
  }
}
