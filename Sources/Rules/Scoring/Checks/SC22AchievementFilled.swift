import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc22AchievementFilled = Rule(
    "SC-22", "“实际完成情况”栏填了完成情况", .error, basis: "自评表“年度总体目标”的预期目标与实际完成情况两栏", remedy: "请对照预期目标填写实际完成情况"
  ) { subject, _ in
    guard let field = subject.sheet.head["实际完成情况"] else { return .notApplicable("没有读到“实际完成情况”栏") }
    guard field.text.withoutSpaces.isEmpty else { return .remarks([]) }
    let expected = subject.sheet.head["预期目标"]
    return .remarks([
      Remark(
        "“实际完成情况”栏空白",
        sides: [Finding.Side(label: "实际完成情况", figure: "", place: field.citation.place(field: "实际完成情况"))]
          + (expected.map { [Finding.Side(label: "预期目标", figure: "", place: $0.citation.place(field: "预期目标"), quote: $0.text)] } ?? []))
    ])
  }
}
