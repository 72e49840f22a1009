import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt30BasisIsDocument = Rule(
    "PT-30", "指标值确定依据是文件、标准或历史数据", .info, basis: "预算项目绩效目标表“指标值确定依据”栏；参数 targets.basis.persons",
    remedy: "请写文件名称和文号、行业标准或上年实际数"
  ) { subject, profile in
    guard subject.rows.contains(where: { $0.basis != nil }) else { return .notApplicable("本表没有“指标值确定依据”栏") }
    return judged { () throws(ProfileError) in
      let persons = try profile.words("targets.basis.persons", on: subject.day)
      let rows = subject.rows.filter { row in
        row.basis.map { basis in persons.contains { basis.withoutSpaces.holds($0) } && DocumentNumber.found(in: basis).isEmpty } ?? false
      }
      guard let first = rows.first, let basis = first.basis else { return [] }
      return [
        Remark(
          "\(rows.count)项指标值的确定依据写“\(basis.withoutSpaces)”，不是文件或标准",
          sides: rows.map { Finding.Side(label: "\($0.name) 指标值确定依据", figure: ($0.basis ?? "").withoutSpaces, place: $0.place) })
      ]
    }
  }
}
