import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt31DefinitionDefines = Rule(
    "PT-31", "绩效指标描述说明怎样计算，不只重复名称", .info, basis: "预算项目绩效目标表“绩效指标描述”栏", remedy: "请写明计算公式或数据来源"
  ) { subject, _ in
    let described = subject.rows.filter { !($0.definition ?? "").withoutSpaces.isEmpty }
    guard !described.isEmpty else { return .notApplicable("本表没有“绩效指标描述”栏") }
    let repeated = described.filter { ($0.definition ?? "").lettersOnly == $0.name.lettersOnly }
    guard repeated.count * 2 > described.count else { return .remarks([]) }
    return .remarks([
      Remark("\(described.count)项指标描述中有\(repeated.count)项只重复指标名称，没有说明怎样计算", sides: repeated.map(\.side))
    ])
  }
}
