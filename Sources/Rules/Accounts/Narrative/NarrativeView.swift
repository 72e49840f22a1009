import HengDomain
import HengValues

/// The explanation and the tables as one rule sees them, with what both say of one figure.
struct NarrativeView {
  typealias Remark = Rule<AccountsSubject>.Remark
  typealias Outcome = Rule<AccountsSubject>.Result
  typealias Section = AccountsNarrative.Section
  typealias Topic = AccountsNarrative.Topic

  let subject: AccountsSubject
  let narrative: AccountsNarrative
  let profile: Profile

  var accounts: FinalAccounts { subject.accounts }

  /// A cell of the tables; a cell printed blank is zero, because the tables print zero blank. Nil where the table or row is missing.
  func cell(_ table: AccountsTable.Kind, _ row: AccountsRow, _ columns: AccountsColumn...) -> TableFigure? {
    guard let printed = accounts[table] else { return nil }
    for column in columns {
      guard let cell = printed.cells[AccountsPlace(row, column)] else { continue }
      switch cell.amount {
      case .value(let amount):
        return TableFigure(amount: amount, isBlank: false, table: table, field: row.narrativeLabel, citation: cell.citation)
      case .blank:
        let zero = PrintedAmount(ExactDecimal(coefficient: 0, decimals: 2), printed.unit)
        return TableFigure(amount: zero, isBlank: true, table: table, field: row.narrativeLabel, citation: cell.citation)
      case .unfilled, .notApplicable: continue
      }
    }
    return nil
  }

  /// 本年支出合计: of the payments table, or of the first table where a paper leaves that out.
  var paymentsOfYear: TableFigure? {
    cell(.payments, .total, .total) ?? cell(.receiptsAndPayments, .paymentsOfYear, .amount, .total)
  }

  /// The rows of a table by the names of their headings.
  func function(named name: String, under parent: String? = nil, in table: AccountsTable.Kind) -> FunctionalCode? {
    guard let lines = accounts[table]?.lines else { return nil }
    var names: [FunctionalCode: String] = [:]
    for line in lines { if case .function(let code) = line.row { names[code] = line.name.withoutSpaces } }
    let found = names.filter { code, printed in
      printed == name && (parent == nil || code.parent.flatMap { names[$0] } == parent)
    }.keys.sorted { $0.text.utf8.count < $1.text.utf8.count || ($0.text.utf8.count == $1.text.utf8.count && $0.text < $1.text) }
    return parent == nil ? found.first : found.count == 1 ? found.first : nil
  }
}

/// A figure of the tables with its place.
struct TableFigure {
  let amount: PrintedAmount
  let isBlank: Bool
  let table: AccountsTable.Kind
  let field: String
  let citation: Citation

  var interval: Interval { amount.interval }
  var side: Finding.Side {
    Finding.Side(
      label: table.title + " " + field, figure: isBlank ? "" : amount.shown, place: citation.place(field: field),
      quote: isBlank ? "" : "\(amount.digits)")
  }
}

/// Remarks with a count of what was compared: a rule that compared nothing has not run.
struct Comparisons {
  private(set) var remarks: [NarrativeView.Remark] = []
  private(set) var compared = 0

  mutating func passed() { compared += 1 }

  mutating func fail(_ remark: NarrativeView.Remark) {
    compared += 1
    remarks.append(remark)
  }

  /// Two printed amounts of one thing.
  mutating func agree(_ stated: Stated<PrintedAmount>, _ figure: TableFigure?, _ label: String) {
    guard let figure else { return }
    guard !stated.value.interval.overlaps(figure.interval) else { return passed() }
    fail(
      NarrativeView.Remark(
        "情况说明的\(label)为\(stated.value.shown)，\(figure.table.title)“\(figure.field)”为\(figure.isBlank ? "空白" : figure.amount.shown)",
        computation: figure.isBlank ? "" : difference(stated.value, figure.amount), sides: [stated.side(label), figure.side],
        severity: Agreement.isLastDigit(figure.interval, stated.value.interval) ? .question : nil))
  }

  func result(_ reason: String) -> NarrativeView.Outcome { compared == 0 ? .notRun(reason) : .remarks(remarks) }

  private func difference(_ left: PrintedAmount, _ right: PrintedAmount) -> String {
    guard left.unit == right.unit else { return "" }
    return "\(left.digits.grouped) − \(right.digits.grouped) = \((left.digits - right.digits).grouped)"
  }
}

extension Rule<AccountsSubject> {
  /// A rule on one topic of the explanation; without the table that it needs it has not run, even where the words agree with themselves.
  static func narrative(
    _ code: String, _ title: String, _ severity: Severity, basis: String = "情况说明的数字取自决算表", remedy: String,
    on topic: AccountsNarrative.Topic, needs table: AccountsTable.Kind? = nil,
    judge: @escaping @Sendable (NarrativeView, AccountsNarrative.Section) -> Result
  ) -> Rule {
    narrative(code, title, severity, basis: basis, remedy: remedy) { view in
      let subject = view.subject
      guard let section = view.narrative[topic] else { return .notRun("没有读到情况说明中“\(topic.rawValue)”的内容") }
      let result = judge(view, section)
      guard let table, view.accounts[table] == nil, subject.tableSet.kinds.contains(table), case .remarks(let remarks) = result,
        remarks.isEmpty
      else { return result }
      return .notRun("没有读到\(table.title)，只核对了说明中的数字")
    }
  }

  /// A rule on the explanation as a whole.
  static func narrative(
    _ code: String, _ title: String, _ severity: Severity, basis: String = "情况说明的数字取自决算表", remedy: String,
    judge: @escaping @Sendable (NarrativeView) -> Result
  ) -> Rule {
    Rule(code, title, severity, basis: basis, remedy: remedy) { subject, profile in
      guard let narrative = subject.narrative else { return .notRun("没有读到决算情况说明") }
      return judge(NarrativeView(subject: subject, narrative: narrative, profile: profile))
    }
  }
}

extension AccountsNarrative.Section {
  /// The first claim whose subject ends with one of the words and that states what is asked for.
  func claim<Value>(_ names: String..., with value: KeyPath<Claim, Stated<Value>?>) -> (claim: Claim, stated: Stated<Value>)? {
    for claim in claims where names.contains(where: { claim.subject.hasTail($0) }) {
      if let stated = claim[keyPath: value] { return (claim, stated) }
    }
    return nil
  }
}

extension Stated<PrintedAmount> {
  func side(_ label: String) -> Finding.Side {
    Finding.Side(label: "情况说明 " + label, figure: value.shown, place: citation.place(field: label), quote: words)
  }
}

extension Stated<Percentage> {
  func side(_ label: String) -> Finding.Side {
    Finding.Side(label: "情况说明 " + label, figure: value.text, place: citation.place(field: label), quote: words)
  }
}

extension Stated {
  func side(_ label: String, figure: String) -> Finding.Side {
    Finding.Side(label: "情况说明 " + label, figure: figure, place: citation.place(field: label), quote: words)
  }
}

extension PrintedAmount {
  /// With thousands separators.
  var shown: String { digits.grouped + unit.rawValue }
}

extension Interval {
  /// The middle, to print what a figure would be.
  var middle: Ratio { (lower.value + upper.value) * Ratio(1, 2) }
}

extension AccountsRow {
  /// What the row is called beside the words of the explanation, which name the side and the fund themselves.
  var narrativeLabel: String {
    switch self {
    case .grandTotalOfReceipts, .grandTotalOfPayments: "总计"
    case .openingBalanceOf(let fund): fund.rawValue
    case .information(let item): item.narrativeLabel
    default: label
    }
  }
}

extension InformationItem {
  /// 项目 as 公开10 prints it, without its block.
  var narrativeLabel: String {
    switch self {
    case .goods: "货物"
    case .works: "工程"
    case .services: "服务"
    case .agencyOperating: "行政单位机关运行经费"
    case .institutionOperating: "参照公务员法管理事业单位机关运行经费"
    default: label
    }
  }
}
