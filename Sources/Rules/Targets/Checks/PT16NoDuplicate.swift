import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt16NoDuplicate = Rule(
    "PT-16", "同一指标不重复列入", .warning, basis: "财预〔2015〕88号：指标相互独立，重复计分有失公允", remedy: "请只保留一处，另一处改为不同的指标"
  ) { subject, _ in
    let rows = subject.rows.filter { !$0.target.isEmpty }
    return .remarks(
      rows.indices.compactMap { index in
        let row = rows[index]
        let namesakes = rows[..<index].filter { $0.name.withoutSpaces == row.name.withoutSpaces }
        guard let first = namesakes.first(where: { $0.target.text == row.target.text }) else {
          return namesakes.first { $0.level2 != row.level2 }.map { other in
            Remark(
              "“\(row.name)”一个名称列在\(other.level2.label)、\(row.level2.label)两处，指标值不同", sides: [other.side, row.side], severity: .info,
              remedy: "请给两项指标不同的名称")
          }
        }
        return Remark("“\(row.name)”目标“\(row.target.text)”在\(first.level2.label)、\(row.level2.label)下各列一次", sides: [first.side, row.side])
      })
  }
}
