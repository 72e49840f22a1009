import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa207NamesOfItems = narrative(
    "FA-207", "说明各项的科目名称与决算表一致", .warning, basis: "类、款、项的名称取自当年政府收支分类科目", remedy: "请按决算表的科目名称改正说明",
    on: .generalDetail, needs: .generalBudgetPayments
  ) { view, section in
    let names = view.namesOfItems
    guard !names.isEmpty else { return .notRun("没有读到一般公共预算财政拨款支出决算表") }
    var found = Comparisons()
    for claim in section.budgetItems where claim.subject.hasTail("(项)") {
      guard let path = claim.subject.itemPath, let amount = claim.amount else { continue }
      let same = names.filter { $0.item == path.item }
      if same.isEmpty {
        found.fail(Remark("决算表没有名为“\(path.item)”的项", sides: [amount.side(path.item)]))
      } else if !same.contains(where: { $0.section == path.section }), let printed = same.first {
        found.fail(
          Remark("“\(path.item)”写在“\(path.section)”款下，决算表在“\(printed.section)”款下", sides: [amount.side(path.item), printed.side]))
      } else {
        found.passed()
      }
    }
    return found.result("说明没有逐项写明类、款、项")
  }

  static let fa208PurposeOfItem = narrative(
    "FA-208", "“主要用于”所写的用途属于该科目", .warning, basis: "养老、医疗、公积金、年金、购房补贴各有科目", remedy: "请核对用途，改正沿用其他科目的文字", on: .generalDetail
  ) { _, section in
    let items = section.budgetItems.filter { $0.subject.hasTail("(项)") }
    let purposes = section.sentences.filter { $0.value.hasHead("主要用于") }
    guard !items.isEmpty, items.count == purposes.count else { return .notRun("说明中没有逐项写明用途") }
    var found = Comparisons()
    for (item, purpose) in zip(items, purposes) {
      guard let name = item.subject.itemPath?.item, let own = Insurance.named(in: name), let told = Insurance.named(in: purpose.value)
      else { continue }
      guard own != told, !purpose.value.holds(own) else {
        found.passed()
        continue
      }
      found.fail(Remark("“\(name)”的用途写成了\(told)", sides: [purpose.side("主要用于", figure: told)]))
    }
    return found.result("说明没有写养老、医疗、公积金、年金或购房补贴的用途")
  }
}

/// The kinds of contributions that have headings of their own (社会保险与住房).
private enum Insurance {
  private static let kinds = ["公积金", "职业年金", "购房补贴", "医疗", "养老"]

  /// The only kind that some words name.
  static func named(in words: String) -> String? {
    let found = kinds.filter { words.holds($0) }
    return found.count == 1 ? found.first : nil
  }
}

extension NarrativeView {
  fileprivate struct ItemName {
    var section: String
    var item: String
    var side: Finding.Side
  }

  /// Every 项 of the general budget's payments with the 款 above it; none where a row has no name.
  fileprivate var namesOfItems: [ItemName] {
    guard let lines = accounts[.generalBudgetPayments]?.lines else { return [] }
    var names: [FunctionalCode: String] = [:]
    for line in lines { if case .function(let code) = line.row { names[code] = line.name.withoutSpaces.halfWidth } }
    guard !names.values.contains("") else { return [] }
    return lines.compactMap { line in
      guard case .function(let code) = line.row, code.parent?.parent != nil, let item = names[code],
        let section = code.parent.flatMap({ names[$0] }),
        let figure = cell(.generalBudgetPayments, line.row, .total)
      else { return nil }
      return ItemName(section: section, item: item, side: figure.side)
    }
  }
}

extension String {
  /// 款 and 项 of `一般公共服务支出(类)财政事务(款)行政运行(项)`; nil where it does not name all three.
  fileprivate var itemPath: (section: String, item: String)? {
    guard let first = byteRange(of: "(类)"), let second = byteRange(of: "(款)"), let third = byteRange(of: "(项)"),
      first.upperBound <= second.lowerBound,
      second.upperBound <= third.lowerBound
    else { return nil }
    return (String(self[first.upperBound..<second.lowerBound]), String(self[second.upperBound..<third.lowerBound]))
  }
}
