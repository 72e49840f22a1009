import HengDomain
import HengFacts
import HengValues

/// An amount of the explanation before it is printed (说明用数): its value and the way it came about.
struct NarrativeAmount {
  var money: Money
  var trace: Trace

  init(_ money: Money, _ trace: Trace) {
    self.money = money
    self.trace = trace
  }

  /// `#,##0.00元`.
  static func text(_ money: Money) -> String { money.yuan.grouped + "元" }

  var text: String { Self.text(money) }

  func figure(_ slot: String) -> Figure { Figure(key: "narrative.\(slot)", text: text, trace: trace) }

  /// Several amounts added up; one alone stays as it is.
  static func sum(_ label: String, _ parts: [NarrativeAmount]) -> NarrativeAmount {
    guard parts.count != 1 else { return parts[0] }
    let total = parts.map(\.money).sum
    guard !parts.isEmpty else {
      return NarrativeAmount(.zero, Trace(label, value: text(.zero), origin: .definition("台账中没有这一项，按零计")))
    }
    let formula = parts.map(\.money.yuan.grouped).joined(separator: " + ") + " = " + total.yuan.grouped
    return NarrativeAmount(total, Trace(label, value: text(total), formula: formula, children: parts.map(\.trace)))
  }
}

extension NarrativeCompiler {
  /// A cell of the compiled tables; a blank one is zero.
  func cell(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn) -> NarrativeAmount {
    let address = AccountsAddress(table, row, column)
    return NarrativeAmount(compiled.amount(address), compiled.trace(address))
  }

  /// A cell of last year's tables; a blank one is zero, one that is not known is nil.
  func previous(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn) -> NarrativeAmount? {
    let address = AccountsAddress(table, row, column)
    guard let accounts = ledger.previous, let printed = accounts[table], let cell = accounts[address] else { return nil }
    let money: Money
    switch cell.amount {
    case .value(let amount): money = amount.money
    case .blank: money = .zero
    case .unfilled, .notApplicable: return nil
    }
    return NarrativeAmount(money, .recorded("上年 \(printed.label(of: address.place))", value: NarrativeAmount.text(money), cell.citation))
  }

  func has(_ table: AccountsTable.Kind) -> Bool { compiled.accounts[table] != nil }

  /// `part ÷ whole` in per cent with two decimals; nil of a whole that is zero.
  func percent(_ slot: String, _ label: String, _ part: NarrativeAmount, of whole: NarrativeAmount) -> Figure? {
    guard let ratio = part.money.ratio(to: whole.money) else { return nil }
    return Self.percent(slot, label, ratio, part, whole)
  }

  private static func percent(
    _ slot: String, _ label: String, _ ratio: Ratio, _ part: NarrativeAmount, _ whole: NarrativeAmount
  ) -> Figure {
    let text = Percentage(of: ratio).text
    let formula = "\(part.money.yuan.grouped) ÷ \(whole.money.yuan.grouped) = \(text)"
    return Figure(
      key: "narrative.\(slot)", text: text, trace: Trace(label, value: text, formula: formula, children: [part.trace, whole.trace]))
  }

  func share(_ slot: String, _ name: String, _ part: NarrativeAmount, of whole: NarrativeAmount) -> NarrativeFacts.Share {
    NarrativeFacts.Share(
      name: name, amount: part.figure("\(slot).amount"), percent: percent("\(slot).percent", "\(name)占比", part, of: whole))
  }

  /// Budget, outturn and the rate of completion: 0.00% where neither is there, none where only the budget is not.
  func execution(_ slot: String, _ name: String, budget: NarrativeAmount, outturn: NarrativeAmount) -> NarrativeFacts.Execution {
    var completion = percent("\(slot).completion", "\(name)完成预算的比例", outturn, of: budget)
    if budget.money.isZero, outturn.money.isZero {
      completion = Figure(
        key: "narrative.\(slot).completion", text: "0.00%",
        trace: Trace(
          "\(name)完成预算的比例", value: "0.00%", formula: "预算和决算均为零，按 0.00% 列示", children: [outturn.trace, budget.trace]))
    }
    return NarrativeFacts.Execution(
      budget: budget.figure("\(slot).budget"), outturn: outturn.figure("\(slot).outturn"), completion: completion)
  }

  func comparison(_ slot: String, _ label: String, _ current: NarrativeAmount, _ prior: NarrativeAmount?) -> NarrativeFacts.Comparison {
    guard let prior else { return .unknown }
    let difference = current.money - prior.money
    guard !difference.isZero else { return .same }
    let isMore = !difference.isNegative
    let size = isMore ? difference : -difference
    let (large, small) = isMore ? (current, prior) : (prior, current)
    let trace = Trace(
      "\(label)比上年\(isMore ? "增加" : "减少")", value: NarrativeAmount.text(size),
      formula: "\(large.money.yuan.grouped) − \(small.money.yuan.grouped) = \(size.yuan.grouped)", children: [current.trace, prior.trace])
    let amount = NarrativeAmount(size, trace)
    let hasBase = prior.money > .zero
    return .changed(
      NarrativeFacts.Change(
        direction: isMore ? .up : .down, amount: amount.figure("\(slot).change"),
        rate: hasBase ? percent("\(slot).rate", "\(label)\(isMore ? "增长" : "下降")", amount, of: prior) : nil))
  }

  /// A count with its measure word: `3辆`.
  func count(_ slot: String, _ label: String, _ number: Int, _ unit: MeasureUnit, _ trace: Trace.Origin) -> Figure {
    let text = "\(number)\(unit.rawValue)"
    return Figure(key: "narrative.\(slot)", text: text, trace: Trace(label, value: text, origin: trace))
  }
}
