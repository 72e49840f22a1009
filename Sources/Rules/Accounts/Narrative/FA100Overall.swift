import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa100OverallTotals = narrative(
    "FA-100", "总体情况说明的收入总计、支出总计与决算总表一致", .error, remedy: "请核对说明与收入支出决算总表的总计", on: .overall
  ) { view, section in
    var found = Comparisons()
    found.totals(
      section, receipts: view.cell(.receiptsAndPayments, .grandTotalOfReceipts, .amount, .total),
      payments: view.cell(.receiptsAndPayments, .grandTotalOfPayments, .amount, .total))
    return found.result("说明中没有收支总计的数字，或没有读到收入支出决算总表")
  }

  static let fa101ChangePercent = narrative(
    "FA-101", "增减百分比等于增减额除以上年数", .error, basis: "上年数由本年数和增减额推得", remedy: "请核对本年数、增减额和百分比"
  ) { view in
    var found = Comparisons()
    for section in view.narrative.sections {
      for item in section.changes where item.change.percent != nil && item.change.amount != nil {
        found.percent(of: item, current: view.current(item, in: section))
      }
    }
    return found.result("说明中没有同时写明本年数、增减额和百分比的句子")
  }

  static let fa102OverallPrior = narrative(
    "FA-102", "由增减额推得的上年收入总计与上年支出总计相等", .error, basis: "决算总表收入总计等于支出总计", remedy: "请核对收入总计、支出总计的增减额", on: .overall
  ) { _, section in
    section.priorTotals
  }

  static let fa103Direction = narrative(
    "FA-103", "增减的说法前后一致，并写明原因", .error, basis: "决算公开说明须写明增减变化及原因", remedy: "请核对增加、减少与增长、下降的用词，补写原因"
  ) { view in
    var found = Comparisons()
    for section in view.narrative.sections {
      let changes = section.claims.filter { $0.change?.amount != nil || $0.change?.percent != nil }
      for claim in changes { found.direction(of: claim) }
      guard section.topic != nil, section.topic != .performanceDepartment, let first = changes.first(where: { $0.change?.amount != nil })
      else {
        continue
      }
      if section.claims.contains(where: { $0.reason != nil }) {
        found.passed()
      } else if let amount = first.change?.amount, !amount.value.digits.isZero {
        found.fail(
          Remark("“\(first.subject)”写了增减，没有写明原因", sides: [amount.side(first.subject)], severity: .warning))
      }
    }
    return found.result("说明中没有与上年比较的句子")
  }

  static let fa130AppropriationTotals = narrative(
    "FA-130", "财政拨款收支总计与财政拨款收入支出决算总表一致", .error, remedy: "请核对说明与财政拨款收入支出决算总表的总计", on: .appropriation
  ) { view, section in
    var found = Comparisons()
    found.totals(
      section, receipts: view.cell(.appropriation, .grandTotalOfReceipts, .amount, .total),
      payments: view.cell(.appropriation, .grandTotalOfPayments, .total, .amount))
    return found.result("说明中没有财政拨款总计的数字，或没有读到财政拨款收入支出决算总表")
  }

  static let fa131AppropriationPrior = narrative(
    "FA-131", "由增减额推得的上年财政拨款收入总计与支出总计相等", .error, basis: "财政拨款收入支出决算总表左右总计相等", remedy: "请核对财政拨款收入总计、支出总计的增减额",
    on: .appropriation
  ) { _, section in
    section.priorTotals
  }

  static let fa192PriorScope = narrative(
    "FA-192", "财政拨款与一般公共预算两处推得的上年支出相差有据", .question, basis: "两处口径之差为年初结转、政府性基金和国有资本经营预算",
    remedy: "请说明两处上年数的口径；上年有政府性基金等支出的，请写明"
  ) { view in
    guard let all = view.narrative[.appropriation]?.changes.last(where: { $0.label.hasTail("支出总计") }),
      let general = view.narrative[.generalOverall]?.changes.first(where: { $0.change.amount != nil })
    else { return .notRun("说明没有同时写明财政拨款支出总计和一般公共预算财政拨款支出的增减额") }
    guard let opening = view.cell(.appropriation, .openingBalance, .amount, .total) else { return .notRun("没有读到财政拨款收入支出决算总表") }
    guard let more = all.prior, let less = general.prior else { return .notRun("推不出上年数") }
    let gap = more - less - opening.interval
    guard !gap.contains(.zero) else { return .remarks([]) }
    let sides = [all.change.side("财政拨款支出总计"), general.change.side("一般公共预算财政拨款支出")].compactMap { $0 } + [opening.side]
    guard let left = all.change.priorFigure(to: all.current.value), let right = general.change.priorFigure(to: general.current.value),
      left.unit == right.unit, left.unit == opening.amount.unit
    else { return .remarks([Remark("两处推得的上年支出相差的数额没有说明来源", sides: sides)]) }
    let rest = left.digits - right.digits - opening.amount.digits
    return .remarks([
      Remark(
        "两处推得的上年支出，除年初结转外还相差\(rest.grouped)\(left.unit.rawValue)，说明中没有写明来源",
        computation: "\(left.digits.grouped) − \(right.digits.grouped) − \(opening.amount.digits.grouped) = \(rest.grouped)", sides: sides)
    ])
  }
}

extension NarrativeView {
  /// The amount of this year for a change: the table's where the sentence has another, so that one wrong total is not told twice.
  fileprivate func current(_ item: ChangeOfYear, in section: Section) -> PrintedAmount {
    let figure: TableFigure? =
      switch section.topic {
      case .overall: cell(.receiptsAndPayments, .grandTotalOfReceipts, .amount, .total)
      case .appropriation: cell(.appropriation, .grandTotalOfReceipts, .amount, .total)
      case .generalOverall: cell(.generalBudgetPayments, .total, .total)
      default: nil
      }
    guard let figure, !figure.isBlank, !figure.interval.overlaps(item.current.value.interval) else { return item.current.value }
    return figure.amount
  }
}

extension Comparisons {
  fileprivate mutating func totals(_ section: AccountsNarrative.Section, receipts: TableFigure?, payments: TableFigure?) {
    for claim in section.claims {
      guard let amount = claim.amount, claim.change?.amount == nil || claim.change?.amount != claim.amount else { continue }
      if claim.subject.hasTail("收入总计") || claim.subject.hasTail("收入支出总计") || claim.subject.hasTail("收支总计") {
        agree(amount, receipts, claim.subject)
      } else if claim.subject.hasTail("支出总计") {
        agree(amount, payments, claim.subject)
      }
    }
  }

  fileprivate mutating func percent(of item: ChangeOfYear, current: PrintedAmount) {
    guard let percent = item.change.percent, let amount = item.change.amount, let prior = item.change.prior(to: current),
      let due = amount.value.interval.divided(by: prior)
    else { return }
    guard !due.overlaps(percent.value.interval) else { return passed() }
    let before = item.change.priorFigure(to: current)
    let ratio = before.flatMap { amount.value.money.ratio(to: $0.money) } ?? due.middle
    let text = Percentage(of: ratio, decimals: max(2, percent.value.digits.decimals)).text
    let figure = before?.shown ?? "上年数"
    fail(
      NarrativeView.Remark(
        "“\(item.label)”的变化印为\(percent.value.text)，按所列金额为\(text)",
        computation: "上年 \(figure)；\(amount.value.shown) ÷ \(figure) = \(text)",
        sides: [percent.side("百分比"), amount.side("增减额"), item.current.side("本年数")]))
  }

  fileprivate mutating func direction(of claim: Claim) {
    guard let change = claim.change, let first = change.direction, let second = change.percentDirection else { return passed() }
    guard first.value != second.value else { return passed() }
    fail(
      NarrativeView.Remark(
        "“\(claim.subject)”金额与百分比的增减方向不一致", sides: [first.side("金额", figure: first.words), second.side("百分比", figure: second.words)]))
  }
}

extension AccountsNarrative.Section {
  /// The totals of the year before, receipts against payments.
  fileprivate var priorTotals: Rule<AccountsSubject>.Result {
    let totals = changes.filter { $0.label.hasTail("总计") }
    if totals.contains(where: { $0.label.holds("收入支出") || $0.label.holds("收支") }) {
      return .notApplicable("收入总计与支出总计合并说明")
    }
    guard let receipts = totals.first(where: { $0.label.holds("收入总计") }),
      let payments = totals.first(where: { $0.label.holds("支出总计") }),
      let left = receipts.prior, let right = payments.prior
    else { return .notRun("没有同时写明收入总计和支出总计的增减额") }
    guard !left.overlaps(right) else { return .remarks([]) }
    let a = receipts.change.priorFigure(to: receipts.current.value), b = payments.change.priorFigure(to: payments.current.value)
    let sides = [receipts, payments].compactMap { $0.change.side($0.label) }
    return .remarks([
      Rule<AccountsSubject>.Remark(
        "推得的上年收入总计\(a?.shown ?? "")与上年支出总计\(b?.shown ?? "")不相等",
        computation: [receipts, payments].compactMap { item in
          guard let prior = item.change.priorFigure(to: item.current.value), let amount = item.change.amount else { return nil }
          return
            "\(item.current.value.digits.grouped) \(item.change.sign == .down ? "+" : "−") \(amount.value.digits.grouped) = \(prior.digits.grouped)"
        }.joined(separator: "；"), sides: sides)
    ])
  }
}
