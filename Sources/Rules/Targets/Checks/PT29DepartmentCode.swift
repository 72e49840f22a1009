import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt29DepartmentCode = Rule(
    "PT-29", "“主管部门及代码”栏填了代码", .warning, basis: "部门项目支出预算绩效目标表“主管部门及代码”栏", remedy: "请在主管部门名称前补填预算部门代码"
  ) { subject, _ in
    guard let field = subject.head["主管部门及代码"] else { return .notApplicable("本表没有“主管部门及代码”栏") }
    let text = field.text.halfWidth.withoutSpaces
    guard subject.project.supervisingDepartmentCode == nil, !text.contains(where: { $0.isASCII && $0.isNumber }) else {
      return .remarks([])
    }
    return .remarks([
      Remark(
        text.isEmpty ? "“主管部门及代码”栏没有填写" : "“主管部门及代码”栏只有名称，没有代码",
        sides: [Finding.Side(label: "主管部门及代码", figure: text, place: field.citation.place(field: "主管部门及代码"))])
    ])
  }
}
