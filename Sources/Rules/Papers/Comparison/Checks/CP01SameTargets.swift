import HengValues

extension Rule<ProjectPapers> {
  static let cp01SameTargets = Rule(
    "CP-01", "同一指标的目标值在目标表、监控表、自评表中一致", .error, basis: "预算法第三十二条；监控和自评以批复的绩效目标为准",
    remedy: "请核对各表的指标值；目标经批准调整的，请附调整批复"
  ) { papers, _ in
    let pairs = papers.pairs { $0.rows.isEmpty ? nil : $0.rows }
    var compared = 0
    var remarks: [Remark] = []
    for ((left, rows), (right, others)) in pairs {
      for row in rows where !row.target.isEmpty && !row.name.withoutSpaces.isEmpty {
        let same = others.filter { $0.name.halfWidth.withoutSpaces == row.name.halfWidth.withoutSpaces && !$0.target.isEmpty }
        guard same.count == 1, rows.count(where: { $0.name == row.name }) == 1, let other = same.first else { continue }
        compared += 1
        guard row.target.text != other.target.text else { continue }
        remarks.append(
          Remark(
            "指标“\(row.name)”在\(left.label)中为\(row.target.printed)，在\(right.label)中为\(other.target.printed)",
            sides: [.row(left, row, row.target.printed), .row(right, other, other.target.printed)]))
      }
    }
    return compared == 0 ? .notApplicable("各表没有同名的指标") : .remarks(remarks)
  }
}
