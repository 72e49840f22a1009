import HengValues

extension Rule<ReportSubject> {
  static let pa08SameAmounts = Rule(
    "PA-08", "报告各处的预算数、支出数前后一致", .warning, basis: "评价报告第一、四部分写的是同一笔资金", remedy: "请核对各处金额；与其他项目相同的，请查是否套用了该项目的文字"
  ) { subject, _ in
    guard !subject.amounts.isEmpty else { return .notRun("没有读到报告的预算数和支出数") }
    let conflicts = [ReportSubject.Amount.Role.budget, .outturn].compactMap { conflict(subject, $0) }
    guard conflicts.contains(where: { $0.role == .budget }) else { return .remarks([]) }
    let peer = subject.peers.first { peer in
      conflicts.allSatisfy { conflict in
        peer.amounts.contains { $0.role == conflict.role && $0.amount.money == conflict.other.amount.money }
      }
    }
    let words = conflicts.map { "\($0.role.rawValue)一处\($0.first.amount.text)，一处\($0.other.amount.text)" }.joined(separator: "；")
    let sides = conflicts.flatMap { conflict in
      [conflict.first, conflict.other].map {
        Finding.Side(label: conflict.role.rawValue, figure: $0.amount.text, place: $0.place, quote: $0.quote)
      }
    }
    let origin = peer.map { [$0.title] } ?? []
    return .remarks([
      Remark(
        words + (peer.map { "；后者与“\($0.project)”的金额相同" } ?? ""), sides: sides + origin, severity: peer == nil ? nil : .error)
    ])
  }

  /// Payments by instalments differ as they should, so that outturns are told of with the budget alone.
  /// The first amount of a role and one that it cannot be.
  private static func conflict(
    _ subject: ReportSubject, _ role: ReportSubject.Amount.Role
  ) -> (role: ReportSubject.Amount.Role, first: ReportSubject.Amount, other: ReportSubject.Amount)? {
    let stated = subject.amounts.filter { $0.role == role }
    guard let first = stated.first, let other = stated.first(where: { !$0.amount.interval.overlaps(first.amount.interval) }) else {
      return nil
    }
    return (role, first, other)
  }
}
