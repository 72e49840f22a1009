import HengValues

/// What an import would do to the payments of a department and year (导入预览), for a person to see before anything is stored.
///
/// Payments are known by their id. The same content changes nothing; a changed line is a reversal and a new line; a payment that the
/// file does not hold is left alone, unless its month was declared complete.
package struct PaymentImportPlan: Hashable, Sendable {
  /// Lines of new payments.
  package var added: [Payment]
  /// What stands now, and what takes its place.
  package var changed: [Change]
  /// Payments of complete months that the file does not hold: they are reversed.
  package var removed: [Payment]
  /// Payments that the file does not hold and that stay.
  package var leftAlone: [Payment]
  /// How many stand as the file has them.
  package var unchanged: Int

  package struct Change: Hashable, Sendable {
    package var before: Payment
    package var after: Payment
  }

  /// - Parameters:
  ///   - standing: the payments of the books as they stand.
  ///   - incoming: those of the file.
  ///   - complete: which payments the file would hold if they still were; nil for none.
  package init(standing: [Payment], incoming: [Payment], complete: PaymentCompleteness) {
    let known = Dictionary(standing.map { ($0.id, $0) }) { first, _ in first }
    (added, changed, removed, leftAlone, unchanged) = ([], [], [], [], 0)
    // Into empty books everything goes as it came, without a copy of it.
    if standing.isEmpty {
      added = incoming
      return
    }
    for payment in incoming {
      guard let before = known[payment.id] else {
        added.append(payment)
        continue
      }
      let after = payment.keeping(before)
      if before.isSameEntry(as: after) { unchanged += 1 } else { changed.append(Change(before: before, after: after)) }
    }
    let held = Set(incoming.map(\.id))
    for payment in standing where !held.contains(payment.id) {
      if complete.covers(payment) { removed.append(payment) } else { leftAlone.append(payment) }
    }
  }

  package var reversesAny: Bool { !changed.isEmpty || !removed.isEmpty }
  package var changesNothing: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// What a person reads before he agrees, a line each: sums first, then the payments that would be reversed.
  package var lines: [String] {
    func told(_ payments: [Payment]) -> String { "\(payments.count)笔，\(payments.map(\.amount).sum.yuan.grouped)元" }
    func line(_ payment: Payment) -> String {
      [payment.dateText, payment.voucher, payment.purpose].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return [
      "新增支出：\(told(added))", "更正支出（冲销后重记）：\(told(changed.map(\.before)))，更正后\(changed.map(\.after.amount).sum.yuan.grouped)元",
      "冲销文件中已没有的支出：\(told(removed))", "文件中没有、保留不动的支出：\(told(leftAlone))", "相同、不变的支出：\(unchanged)笔",
    ] + changed.map { "更正 \(line($0.before))：\($0.before.amount.yuan.grouped)元改为\($0.after.amount.yuan.grouped)元" }
      + removed.map { "冲销 \(line($0))：\($0.amount.yuan.grouped)元" }
  }
}

/// Which payments a file claims to hold all of (完整范围).
package enum PaymentCompleteness: Hashable, Sendable {
  case none
  /// 1 to 12: the person declares these months complete.
  case months(Set<Int>)
  /// The books as a whole: what the file lacks was taken out.
  case whole

  /// What a person declares: nothing, `全年`, or months as `1-3`, `1,2,5`, `4、6-8`; nil for anything else.
  package init?(declared text: String) {
    if text.isEmpty || text == "全年" {
      self = text.isEmpty ? .none : .whole
      return
    }
    var months: Set<Int> = []
    for part in text.split(whereSeparator: { ",，、".contains($0) }) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int(String($0).trimmedSpaces) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, 1...12 ~= first, last >= first, last <= 12 else {
        return nil
      }
      months.formUnion(first...last)
    }
    guard !months.isEmpty else { return nil }
    self = .months(months)
  }

  func covers(_ payment: Payment) -> Bool {
    switch self {
    case .none: false
    case .months(let months): payment.countsForAccounts && (payment.date.map { months.contains($0.month) } ?? false)
    case .whole: payment.countsForAccounts
    }
  }
}

extension Payment {
  /// What a file has no column for stays as it was.
  fileprivate func keeping(_ before: Payment) -> Payment {
    var payment = self
    payment.allotment = payment.allotment ?? before.allotment
    payment.payees = payment.payees ?? before.payees
    if payment.date == nil, before.isDateAssumed { (payment.date, payment.isDateAssumed) = (before.date, true) }
    if payment.project == before.project, payment.nature == before.nature { payment.reach = before.reach }
    return payment
  }

  /// Content alone decides: where it was read from does not make another entry.
  fileprivate func isSameEntry(as other: Payment) -> Bool {
    var (left, right) = (self, other)
    left.citation = right.citation
    if left.isDateAssumed { (left.date, left.isDateAssumed) = (right.date, right.isDateAssumed) }
    (left.department, right.department) = (right.department, right.department)
    return left == right
  }
}
