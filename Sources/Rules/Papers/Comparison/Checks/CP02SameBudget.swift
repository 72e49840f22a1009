import HengValues

extension Rule<ProjectPapers> {
  static let cp02SameBudget = Rule(
    "CP-02", "年初预算数在目标表、监控表、自评表中一致", .error, basis: "三张表的年初预算数都取自批复的预算",
    remedy: "请核对各表的金额和单位；年中调整的预算应填在全年预算数"
  ) { papers, _ in
    let pairs = papers.pairs(\.initialBudget)
    guard !pairs.isEmpty else { return .notApplicable("只有一张表有年初预算数") }
    return .remarks(
      pairs.filter { !$0.0.1.printed.interval.overlaps($0.1.1.printed.interval) }.map { left, right in
        Remark(
          "年初预算数在\(left.0.label)中为\(left.1.printed.text)，在\(right.0.label)中为\(right.1.printed.text)",
          sides: [.amount(left.0, "年初预算数", left.1), .amount(right.0, "年初预算数", right.1)])
      })
  }
}
