import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa205NamedItems = narrative(
    "FA-205", "说明列举的经济科目与明细表有金额的科目一致", .error, basis: "列举的科目有金额；没有写“等”的列举，漏列有金额的科目时存疑",
    remedy: "请核对列举的科目与明细表", on: .basic
  ) { view, section in
    guard let table = view.accounts[.generalBudgetItems] else { return .notRun("没有读到一般公共预算财政拨款支出决算明细表") }
    guard table.hasFigures else { return .notRun("一般公共预算财政拨款支出决算明细表没有数字") }
    var found = Comparisons()
    let items = view.economicItems
    for sentence in section.sentences {
      for list in sentence.value.includedLists {
        found.named(list, items, sentence)
        found.omitted(list, items, sentence)
      }
    }
    return found.result("说明没有列举经济科目")
  }
}

/// A 款 of the economic classification with what is paid of it as basic expenditure.
private struct EconomicItem {
  var name: String
  var category: String
  var figure: TableFigure
  var hasAmount: Bool { !figure.isBlank && !figure.amount.digits.isZero }
  var isPersonnel: Bool { category == "301" || category == "303" }
}

extension NarrativeView {
  /// The items whose name stands once in the table.
  fileprivate var economicItems: [EconomicItem] {
    let items = (accounts[.generalBudgetItems]?.lines ?? []).compactMap { line -> EconomicItem? in
      guard case .economic(let code) = line.row, code.level == .section,
        let figure = cell(.generalBudgetItems, line.row, .ofWhichBasic, .amount)
      else { return nil }
      return EconomicItem(name: line.name.withoutSpaces.halfWidth, category: code.parent?.text ?? "", figure: figure)
    }
    let counts = Dictionary(items.map { ($0.name, 1) }, uniquingKeysWith: +)
    return items.filter { counts[$0.name] == 1 }
  }
}

extension Comparisons {
  fileprivate mutating func named(_ list: [String], _ items: [EconomicItem], _ sentence: Stated<String>) {
    for item in items where list.names(item.name) {
      guard !item.hasAmount else {
        passed()
        continue
      }
      fail(
        NarrativeView.Remark(
          "说明列举“\(item.name)”，明细表该科目没有金额", sides: [sentence.side("主要包括", figure: item.name), item.figure.side]))
    }
  }

  /// A list of three or more, each of them an item of the table, is meant to be whole.
  fileprivate mutating func omitted(_ list: [String], _ items: [EconomicItem], _ sentence: Stated<String>) {
    let listed = items.filter { list.names($0.name) }
    guard list.count > 2, listed.count == list.count, let first = listed.first, listed.allSatisfy({ $0.isPersonnel == first.isPersonnel })
    else { return }
    let left = items.filter { $0.isPersonnel == first.isPersonnel && $0.hasAmount && !list.names($0.name) }
    guard !left.isEmpty else { return passed() }
    fail(
      NarrativeView.Remark(
        "明细表有金额的\(left.map { "“\($0.name)”" }.joined(separator: "、"))，说明列举的\(first.isPersonnel ? "人员" : "公用")经费中没有",
        sides: [sentence.side("主要包括", figure: "")] + left.prefix(5).map(\.figure.side), severity: .question))
  }
}

extension [String] {
  /// 其他社会保障缴费 is told as 其他社会保障缴费支出 as well.
  fileprivate func names(_ item: String) -> Bool { contains(item) || contains(item + "支出") }
}

extension String {
  /// The names of each list between 主要包括 and its end.
  fileprivate var includedLists: [[String]] {
    components(between: "主要包括").dropFirst().map { list in
      let plain = list.halfWidth
      let end = plain.firstIndex { $0 == ";" || $0 == "。" } ?? plain.endIndex
      return String(plain[..<end]).components(between: "、").map { ($0.hasHead(":") ? String($0.dropFirst()) : $0).withoutAmount }
    }
  }

  /// `办公费` of `办公费45,074.43元`.
  private var withoutAmount: String {
    guard hasTail("元"), let start = utf8.firstIndex(where: { (0x30...0x39).contains($0) }) else { return self }
    let name = self[..<start]
    return String(name.hasTail("-") ? name.dropLast() : name)
  }
}
