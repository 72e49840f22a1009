import HengValues

/// Makes one ledger of two that told the same payments (合并支付): the payments of a project, and those of a department's accounts.
///
/// Payments of one project and year whose sums agree are one and count everywhere; all others go on counting only where they counted
/// and are 待核对. The migration of stored databases follows the same rule; a test holds the two against each other.
package enum PaymentMerge {
  /// In the order of the accounts; payments that only the projects know follow. Where the accounts tell a project's sum line by line,
  /// their lines stand for its payments.
  ///
  /// - Parameters:
  ///   - outturn: payments of projects of the department and year.
  ///   - accounts: payments of its final accounts.
  package static func merge(outturn: [Payment], accounts: [Payment]) -> [Payment] {
    var merged: [Payment] = []
    let paid = Dictionary(grouping: outturn) { $0.project }
    var known = Set<ID<Payment>>()
    let booked = Dictionary(grouping: accounts) { $0.project }
    var pairs: [ID<Payment>: Payment] = [:]
    var agreeing: Set<ID<Project>> = []
    for (project, own) in paid {
      guard let project, let lines = booked[project], own.map(\.amount).sum == lines.map(\.amount).sum else { continue }
      agreeing.insert(project)
      if let matched = matched(own, lines) {
        for (payment, line) in matched { pairs[line.id] = payment.completed(by: line) }
      }
      known.formUnion(own.map(\.id))
    }
    for line in accounts {
      var line = pairs[line.id] ?? line
      let isOutturn = line.project.map { agreeing.contains($0) } ?? false
      line.reach = isOutturn || !line.concernsProject ? .everywhere : .accountsOnly
      merged.append(line)
    }
    for payment in outturn where !known.contains(payment.id) {
      var payment = payment
      payment.reach = .outturnOnly
      merged.append(payment)
    }
    return merged
  }

  /// One line to one payment of the same amount, in their order; nil where that does not come out.
  private static func matched(_ payments: [Payment], _ lines: [Payment]) -> [(Payment, Payment)]? {
    guard payments.count == lines.count else { return nil }
    var rest = Dictionary(grouping: lines, by: \.amount)
    var pairs: [(Payment, Payment)] = []
    for payment in payments {
      guard var same = rest[payment.amount], !same.isEmpty else { return nil }
      pairs.append((payment, same.removeFirst()))
      rest[payment.amount] = same
    }
    return pairs
  }
}

extension Payment {
  /// It names a project, or is expenditure of one.
  fileprivate var concernsProject: Bool { project != nil || nature == .project }

  /// A project's payment with what its line in the accounts says besides.
  fileprivate func completed(by line: Payment) -> Payment {
    var payment = line
    payment.id = id
    payment.allotment = allotment
    if line.date == nil { (payment.date, payment.isDateAssumed) = (date, isDateAssumed) }
    payment.payees = payees
    payment.purpose = Self.words(purpose, line.purpose)
    payment.citation = citation.joined(with: line.citation)
    return payment
  }

  /// Of two texts the one that holds the other, else both.
  private static func words(_ own: String, _ line: String) -> String {
    if own.isEmpty || line.contains(own) { return line }
    return line.isEmpty || own.contains(line) ? own : "\(own)；\(line)"
  }
}

extension Citation {
  /// Both places in one: `S002` with `643;826` and `259;310` is `643;826;259;310`.
  func joined(with other: Citation) -> Citation {
    if self == other { return self }
    if paper == other.paper { return Citation(paper: paper, lines: [lines, other.lines].filter { !$0.isEmpty }.joined(separator: ";")) }
    return Citation(paper: paper, lines: "\(lines)；\(other.paper) \(other.lines)")
  }
}
