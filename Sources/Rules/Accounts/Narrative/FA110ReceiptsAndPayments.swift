import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa110Receipts = narrative(
    "FA-110", "收入决算说明的金额与收入决算表一致，占比相符", .error, remedy: "请核对说明与收入决算表合计行", on: .receipts
  ) { view, section in
    var found = Comparisons()
    guard let total = section.claim("收入合计", with: \.amount) else { return .notRun("说明中没有收入合计") }
    found.agree(total.stated, view.receipts(.total), "收入合计")
    let kinds: [(String, AccountsColumn)] =
      [("财政拨款收入", .appropriation)]
      + [ReceiptSource.superior, .institutional, .business, .subordinates, .other].map { ($0.label, .receipt($0)) }
    for (name, column) in kinds { found.part(section, name, total: total.stated, view.receipts(column)) }
    found.sum(section.claims.compactMap { $0.passage == total.claim.passage || $0.amount != nil ? $0.share : nil }, "收入")
    return found.result("没有可比的数字")
  }

  static let fa120Payments = narrative(
    "FA-120", "支出决算说明的合计与支出决算表一致", .error, remedy: "请核对说明与支出决算表合计行", on: .payments
  ) { view, section in
    var found = Comparisons()
    guard let total = section.claim("支出合计", with: \.amount) else { return .notRun("说明中没有支出合计") }
    found.agree(total.stated, view.paymentsOfYear, "支出合计")
    let kinds: [(String, AccountsColumn)] = [("上缴上级支出", .toSuperior), ("经营支出", .business), ("附属单位补助支出", .toSubordinates)]
    for (name, column) in kinds { found.part(section, name, total: total.stated, view.cell(.payments, .total, column)) }
    return found.result("没有读到支出决算表或收入支出决算总表")
  }

  static let fa121BasicPayments = narrative(
    "FA-121", "支出决算说明的基本支出与支出决算表一致，占比相符", .error, remedy: "请核对说明与支出决算表合计行的基本支出", on: .payments, needs: .payments
  ) { view, section in
    view.payments(section, "基本支出", .basic)
  }

  static let fa122ProjectPayments = narrative(
    "FA-122", "支出决算说明的项目支出与支出决算表一致，占比相符", .error, remedy: "请核对说明与支出决算表合计行的项目支出", on: .payments, needs: .payments
  ) { view, section in
    view.payments(section, "项目支出", .project)
  }

  static let fa123PaymentShares = narrative(
    "FA-123", "支出决算说明各项占比之和为100%", .error, basis: "占比按显示位数可有四舍五入之差", remedy: "请核对各项金额和占比", on: .payments
  ) { _, section in
    var found = Comparisons()
    found.sum(section.claims.compactMap(\.share), "支出")
    return found.result("说明中没有占比")
  }
}

extension NarrativeView {
  fileprivate func receipts(_ column: AccountsColumn) -> TableFigure? {
    if let figure = cell(.receipts, .total, column) { return figure }
    return column == .total ? cell(.receiptsAndPayments, .receiptsOfYear, .amount, .total) : nil
  }

  fileprivate func payments(_ section: Section, _ name: String, _ column: AccountsColumn) -> Outcome {
    var found = Comparisons()
    guard let total = section.claim("支出合计", with: \.amount) else { return .notRun("说明中没有支出合计") }
    guard section.claim(name, with: \.amount) != nil else { return .notRun("说明中没有\(name)") }
    found.part(section, name, total: total.stated, cell(.payments, .total, column))
    return found.result("没有读到支出决算表")
  }
}

extension Comparisons {
  /// One kind of the list: its amount against the table, its share against its own amount.
  fileprivate mutating func part(_ section: AccountsNarrative.Section, _ name: String, total: Stated<PrintedAmount>, _ figure: TableFigure?)
  {
    guard let part = section.claim(name, with: \.amount) else {
      if let figure, !figure.isBlank, !figure.amount.digits.isZero {
        fail(NarrativeView.Remark("\(figure.table.title)有\(name)\(figure.amount.shown)，说明中没有写", sides: [figure.side, total.side("合计")]))
      }
      return
    }
    agree(part.stated, figure, name)
    if let share = part.claim.share {
      self.share(share, name + "占比", part: part.stated.value, whole: total.value, sides: [part.stated.side(name)])
    }
  }
}
