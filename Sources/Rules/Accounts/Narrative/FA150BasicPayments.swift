import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa150Basic = narrative(
    "FA-150", "基本支出说明与一般公共预算财政拨款支出决算表一致", .error, remedy: "请核对说明与决算表合计行的基本支出", on: .basic
  ) { view, section in
    var found = Comparisons()
    guard let stated = section.claim("基本支出", with: \.amount)?.stated else { return .notRun("说明中没有基本支出金额") }
    found.agree(stated, view.general(.basic), "基本支出")
    return found.result("没有读到一般公共预算财政拨款支出决算表")
  }

  static let fa151Components = narrative(
    "FA-151", "人员经费、公用经费各组成之和等于基本支出", .error, basis: "基本支出由人员经费和公用经费组成", remedy: "请核对人员经费、公用经费与基本支出", on: .basic
  ) { view, section in
    guard let personnel = section.costs("人员经费"), let operating = section.costs("公用经费") else {
      return .notRun("说明中没有人员经费和公用经费")
    }
    let parts = personnel.largest + operating.largest
    let due = view.general(.basic)
    let stated = section.claim("基本支出", with: \.amount)?.stated
    guard let whole = due?.amount ?? stated?.value else { return .notRun("没有读到基本支出") }
    let sum = parts.map(\.value.interval).reduce(Interval(.zero), +)
    guard !sum.overlaps(whole.interval) else { return .remarks([]) }
    let digits = parts.map(\.value.digits)
    return .remarks([
      Remark(
        "人员经费与公用经费各组成之和不等于基本支出\(whole.shown)",
        computation: Set(parts.map(\.value.unit)).count == 1 ? digits.sumText + " = \(digits.sum)" : "",
        sides: parts.map { $0.side("组成") } + [due?.side ?? stated?.side("基本支出")].compactMap { $0 })
    ])
  }

  static let fa152Fragments = narrative(
    "FA-152", "说明没有重复的模板片段和残缺的列举", .error, basis: "说明由模板填写，片段须填完整", remedy: "请删去重复的片段，补全列举的金额", on: .basic
  ) { _, section in
    var found = Comparisons()
    for sentence in section.sentences {
      found.passed()
      if let repeated = sentence.value.repeatedInclusion {
        found.fail(
          Remark("句中重复出现“\(repeated)”", sides: [sentence.side("模板片段", figure: "")]))
      }
      if let last = sentence.value.itemWithoutAmount {
        found.fail(Remark("列举到“\(last)”没有金额，句子没有写完", sides: [sentence.side("列举", figure: last)]))
      }
    }
    return found.result("这一节没有文字")
  }

  static let fa194Headline = narrative(
    "FA-194", "人员经费、公用经费与各自所列组成一致", .error, basis: "合计等于所列各项之和", remedy: "请核对经费合计与所列各项", on: .basic
  ) { _, section in
    var found = Comparisons()
    for name in ["人员经费", "公用经费"] {
      guard let costs = section.costs(name), !costs.parts.isEmpty else { continue }
      let parts = costs.parts
      let sum = parts.map(\.value.interval).reduce(Interval(.zero), +)
      guard !sum.overlaps(costs.headline.value.interval) else {
        found.passed()
        continue
      }
      let digits = parts.map(\.value.digits)
      found.fail(
        Remark(
          "\(name)写\(costs.headline.value.shown)，所列组成合计\(digits.sum.grouped)\(parts[0].value.unit.rawValue)",
          computation: parts.count > 1 ? digits.map(\.grouped).joined(separator: " + ") + " = \(digits.sum.grouped)" : "",
          sides: [costs.headline.side(name)] + parts.map { $0.side("组成") }))
    }
    return found.result("说明没有列出各组成的金额")
  }
}

/// 人员经费 or 公用经费 of the explanation: its first amount, and what it is said to hold.
private struct NarrativeCosts {
  var headline: Stated<PrintedAmount>
  var parts: [Stated<PrintedAmount>]

  /// The parts where there are some, else the headline: the headline may be a template's zero.
  var largest: [Stated<PrintedAmount>] { parts.isEmpty ? [headline] : parts }
}

extension AccountsNarrative.Section {
  fileprivate func costs(_ name: String) -> NarrativeCosts? {
    guard let head = claims.first(where: { $0.subject.hasTail(name) && $0.amount != nil }), let headline = head.amount else { return nil }
    let following = claims.filter { $0.passage == head.passage && $0.sentence == head.sentence && $0.amount != nil }
    guard let start = following.firstIndex(of: head) else { return nil }
    let other = name == "人员经费" ? "公用经费" : "人员经费"
    let own = following[(start + 1)...].prefix { !$0.subject.hasTail(other) }
    // 公用经费共支出 x 元，其中…: the inner total stands for its list, which may be cut off.
    if let total = own.first(where: { $0.subject.hasHead(name) && !$0.subject.hasTail(name) })?.amount {
      return NarrativeCosts(headline: headline, parts: [total])
    }
    let parts = own.filter { !$0.subject.hasTail(name) }.compactMap(\.amount)
    return NarrativeCosts(headline: headline, parts: parts)
  }
}

extension String {
  /// `经费0元，包括经费0元，包括…`: the words that come twice.
  fileprivate var repeatedInclusion: String? {
    let pieces = self.components(between: "，主要包括")
    guard pieces.count > 2 else { return nil }
    for (left, right) in zip(pieces, pieces.dropFirst()) where !right.isEmpty && left.hasTail(right) { return right }
    return nil
  }

  /// The last item of a list in which every other item has an amount.
  fileprivate var itemWithoutAmount: String? {
    guard hasTail("。") || hasTail("费") else { return nil }
    let items = components(between: "，")
    guard items.count >= 4, let last = items.last else { return nil }
    let name = last.hasTail("。") ? String(last.dropLast()) : last
    guard name.utf8.count <= 60, name.hasTail("费") || name.hasTail("支出"), !name.holds("元") else { return nil }
    return items.dropLast().suffix(3).allSatisfy { $0.hasTail("元") } ? name : nil
  }

  func components(between word: String) -> [String] {
    let (text, word) = (Array(utf8), Array(word.utf8))
    var pieces: [String] = []
    var start = 0
    var at = 0
    while at + word.count <= text.count {
      if text[at] == word[0], text[at..<at + word.count].elementsEqual(word) {
        pieces.append(String(decoding: text[start..<at], as: UTF8.self))
        at += word.count
        start = at
      } else {
        at += 1
      }
    }
    return pieces + [String(decoding: text[start...], as: UTF8.self)]
  }
}
