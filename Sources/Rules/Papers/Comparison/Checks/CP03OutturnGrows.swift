import HengValues

extension Rule<ProjectPapers> {
  static let cp03OutturnGrows = Rule(
    "CP-03", "全年执行数不小于年中监控时的执行数", .error, basis: "执行数按年累计", remedy: "请核对两张表的执行数；资金收回的，请附说明"
  ) { papers, _ in
    let pairs = papers.pairs(\.outturn)
    guard !pairs.isEmpty else { return .notApplicable("没有两张表都有执行数") }
    return .remarks(
      pairs.filter { Self.certainlyBelow($0.1.1.printed, $0.0.1.printed) }.map { earlier, later in
        Remark(
          "\(later.0.label)的执行数\(later.1.printed.text)，少于\(earlier.0.label)的\(earlier.1.printed.text)",
          sides: [.amount(earlier.0, "执行数", earlier.1), .amount(later.0, "执行数", later.1)])
      })
  }

  private static func certainlyBelow(_ left: PrintedAmount, _ right: PrintedAmount) -> Bool {
    left.money < right.money && !left.interval.overlaps(right.interval)
  }
}
