import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt25ComparatorWritten = Rule(
    "PT-25", "低于100%的比率目标写明“≥”或“≤”", .info, basis: "指标值书写规范：写明比较符，才能判断高于目标是否算偏离", remedy: "请写成“≥90%”等"
  ) { subject, _ in
    let rates = subject.rows.filter { $0.target.dimension == .ratio }
    guard rates.contains(where: { $0.target.comparator != .none }) else { return .notApplicable("本表的比率都没有比较符，或没有比率") }
    let open = rates.filter { $0.target.comparator == .none && ($0.target.magnitude ?? .one) < .one }
    guard let first = open.first else { return .remarks([]) }
    return .remarks([Remark("\(named(open))的目标“\(first.target.text)”没有比较符，同表其他比率写了", sides: open.map(\.side))])
  }
}
