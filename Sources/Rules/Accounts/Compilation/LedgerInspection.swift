import HengDomain
import HengValues

/// Looks through a ledger for what the tables cannot be computed from (台账核对).
struct LedgerInspection {
  let ledger: AccountsLedger
  let set: AccountsTableSet
  let headings: AccountsHeadings

  init(_ ledger: AccountsLedger, _ set: AccountsTableSet, _ headings: AccountsHeadings) {
    self.ledger = ledger
    self.set = set
    self.headings = headings
  }

  var problems: [CompilationProblem] {
    incomplete + levels + lines + names + economicHeadings + natures + barred + signs + closings + openings + sums + procurement + dates
  }

  private static let ledgerRemedy = "请在台账中更正后重新编制"

  // MARK: - Headings

  private var paid: [(code: FunctionalCode, citation: Citation)] {
    ledger.payments.compactMap { payment in payment.function.map { ($0, payment.citation) } }
  }

  private var functions: [(code: FunctionalCode, citation: Citation)] {
    ledger.receipts.map { ($0.function, $0.citation) } + paid
      + ledger.openingBalances.compactMap { balance in balance.function.map { ($0, balance.citation) } }
  }

  /// What a payment must say before a table can hold it.
  private var incomplete: [CompilationProblem] {
    let needs: [(String, (Payment) -> Bool)] = [
      ("功能分类科目", { $0.function == nil }), ("支出性质（基本支出、项目支出等）", { $0.nature == nil }), ("资金性质", { $0.fund == nil }),
    ]
    return needs.compactMap { name, isMissing in
      let payments = ledger.payments.filter(isMissing)
      guard !payments.isEmpty else { return nil }
      return CompilationProblem(
        .incompletePayment, "有\(payments.count)笔支出共\(payments.map(\.amount).sum.yuan.grouped)元没有\(name)，不能列入决算各表",
        remedy: "请在决算台账工作簿“支出”表中补填", places: payments.map(\.citation))
    }
  }

  private var levels: [CompilationProblem] {
    grouped(functions.filter { $0.code.level != .item }).map { code, places in
      CompilationProblem(
        .notAnItem, "科目\(code.text)是\(code.level.text)级科目，有\(places.count)笔直接记在它上面，表内各级无法逐级相加", remedy: "请把这些分录记到项级科目（7位编码）", places: places
      )
    }
      + ledger.initialBudgets.filter { $0.category.level != .category }.map {
        CompilationProblem(
          .notAnItem, "年初预算按类填列，科目\($0.category.text)是\($0.category.level.text)级科目", remedy: "请改填到类级科目（3位编码）", places: [$0.citation])
      }
  }

  private var lines: [CompilationProblem] {
    return grouped(paid.filter { !AccountsLayout.categories.contains($0.code.lineage[0]) }).map { code, places in
      CompilationProblem(
        .classWithoutLine, "科目\(code.text)所属的类在收入支出决算总表中没有行，支出\(places.count)笔不能列示", remedy: "请核对科目编码；当年科目确有此类的，改列到表内各类", places: places)
    }
  }

  private var names: [CompilationProblem] {
    let year = ledger.year
    let functional = grouped(functions.flatMap { entry in entry.code.lineage.map { ($0, entry.citation) } })
      .filter { headings.functional.name(of: $0.0, in: year) == nil }.map { ($0.0.text, $0.1) }
    let paid = ledger.payments.filter { $0.fund == .generalBudget }
    let economic = grouped(paid.compactMap { payment in usable(payment.economic).map { ($0, payment.citation) } })
      .filter { headings.economic.name(of: $0.0, in: year) == nil }.map { ($0.0.text, $0.1) }
    return unnamedLines
      + (functional + economic).map { code, places in
        CompilationProblem(
          .unnamedHeading, "\(year.text)的科目名称表中没有科目\(code)，表内只印编码", remedy: "请核对科目编码；编码无误的，在科目名称表中补上当年名称", severity: .warning,
          places: places)
      }
  }

  /// 01 and 04 name all their classes, used or not.
  private var unnamedLines: [CompilationProblem] {
    let missing = AccountsLayout.categories.filter { headings.functional.name(of: $0, in: ledger.year) == nil }
    guard !missing.isEmpty else { return [] }
    return [
      CompilationProblem(
        .unnamedHeading, "\(ledger.year.text)的科目名称表缺少类级科目\(missing.map(\.text).joined(separator: "、"))，收入支出决算总表和财政拨款总表只印编码",
        remedy: "请在科目名称表中补上当年名称", severity: .warning)
    ]
  }

  private func usable(_ code: EconomicCode?) -> EconomicCode? {
    code.flatMap { $0.level == .section && $0.book == .department ? $0 : nil }
  }

  private var economicHeadings: [CompilationProblem] {
    let general = ledger.payments.filter { $0.fund == .generalBudget }
    let missing = general.filter { $0.economic == nil }
    var problems: [CompilationProblem] = []
    if !missing.isEmpty {
      problems.append(
        CompilationProblem(
          .missingEconomicHeading, "一般公共预算支出有\(missing.count)笔共\(missing.map(\.amount).sum.yuan.grouped)元没有经济分类科目，不能列入支出决算明细表",
          remedy: "请补填部门预算支出经济分类款级科目（如 30201）", places: missing.map(\.citation)))
    }
    let wrong = general.compactMap { payment in payment.economic.map { ($0, payment.citation) } }.filter { usable($0.0) == nil }
    return problems
      + grouped(wrong).map { code, places in
        CompilationProblem(
          .unusableEconomicHeading,
          "经济分类科目\(code.text)\(code.book == .department ? "是类级科目" : "属\(code.book.rawValue)")，有\(places.count)笔支出不能列入支出决算明细表的款级",
          remedy: "请改填部门预算支出经济分类款级科目（如 30201）", places: places)
      }
  }

  private var natures: [CompilationProblem] {
    let others = PaymentNature.allCases.filter { ![.basic, .project].contains($0) }.sorted { $0.rawValue < $1.rawValue }
    return others.compactMap { nature in
      let payments = ledger.payments.filter { $0.fund?.origin != nil && $0.nature == nature }
      guard !payments.isEmpty else { return nil }
      return CompilationProblem(
        .natureOfAppropriation, "财政拨款支出有\(payments.count)笔列为\(nature.label)，财政拨款各表只有基本支出和项目支出两栏",
        remedy: "请核对资金性质和支出性质：由单位自有资金安排的改为非财政拨款资金，其余改列基本支出或项目支出", places: payments.map(\.citation))
    }
  }

  private var barred: [CompilationProblem] {
    let wrong = ledger.payments.filter { payment in
      payment.fund == .generalBudget && payment.nature == .basic && usable(payment.economic).map(AccountsLayout.isBarredFromBasic) == true
    }
    return grouped(wrong.compactMap { payment in payment.economic.map { ($0, payment.citation) } }).map { code, places in
      CompilationProblem(
        .barredBasic, "经济分类科目\(code.text)只列项目支出，有\(places.count)笔基本支出记在它上面", remedy: "请改列项目支出，或改用可列基本支出的经济分类科目", places: places)
    }
  }

  // MARK: - Amounts

  /// Sums below zero, by item and nature and fund, by economic heading and nature, and of single records.
  private var signs: [CompilationProblem] {
    let byItem = Dictionary(grouping: ledger.payments) { "科目\($0.function?.text ?? "")的\($0.sortText)" }
    let byHeading = Dictionary(grouping: ledger.payments.filter { $0.fund?.origin != nil && $0.economic != nil }) {
      "经济分类科目\($0.economic?.text ?? "")的\($0.sortText)"
    }
    let paid = byItem.merging(byHeading) { first, _ in first }.mapValues { ($0.map(\.amount).sum, $0.map(\.citation)) }
    let negative = paid.filter { $0.value.0.isNegative }.sorted { $0.key < $1.key }.map { entry in
      CompilationProblem(
        .negativeAmount, "\(entry.key)全年合计为\(entry.value.0.yuan.grouped)元，退回多于支出", remedy: "请核对退回的款项：收回以前年度支出的按结转结余处理，不冲减当年支出",
        places: entry.value.1)
    }
    let single: [(String, Money, Citation)] =
      ledger.openingBalances.map { ("年初结转和结余（\($0.fund.label)）", $0.amount, $0.citation) }
      + ledger.surpluses.map { ($0.kind.label, $0.amount, $0.citation) }
      + ledger.threePublic.budgets.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        ("\($0.key.rawValue)预算数", $0.value, ledger.threePublic.citation)
      }
      + ledger.procurement.map { ("政府采购\($0.kind.label)", $0.amount, $0.citation) }
      + ledger.assets.map { ($0.item.label, Money(fen: Int128($0.count) * 100), $0.citation) }
    return negative
      + single.filter(\.1.isNegative).map { name, _, citation in
        CompilationProblem(.negativeAmount, "\(name)为负数", remedy: Self.ledgerRemedy, places: [citation])
      }
  }

  private var closings: [CompilationProblem] {
    let remedy = "请核对年初结转和结余、收入和支出是否漏记，资金性质是否记错"
    return AccountsFund.allCases.compactMap { fund in
      let closing = closing(fund) { _ in true }
      guard closing.isNegative else { return nil }
      return CompilationProblem(.negativeClosing, "\(fund.label)年末结转和结余为\(closing.yuan.grouped)元，支出超过了可用的资金", remedy: remedy)
    } + itemClosings(remedy)
  }

  /// 08 and, in the nine-table print, 09 carry balances by item.
  private func itemClosings(_ remedy: String) -> [CompilationProblem] {
    let funds: [AccountsFund] = set == .nine ? [.governmentFunds, .stateCapital] : [.governmentFunds]
    return funds.flatMap { fund -> [CompilationProblem] in
      let isKept = !ledger.openingBalances.contains { $0.fund == fund && $0.function == nil }
      let codes = Set(ledger.payments.filter { $0.fund == fund }.compactMap(\.function)).sorted()
      return !isKept
        ? []
        : codes.compactMap { code in
          let closing = closing(fund) { $0 == code }
          guard closing.isNegative else { return nil }
          return CompilationProblem(
            .negativeClosing, "\(fund.label)科目\(code.text)年末结转和结余为\(closing.yuan.grouped)元，支出超过了可用的资金", remedy: remedy)
        }
    }
  }

  private func closing(_ fund: AccountsFund, _ isCounted: (FunctionalCode?) -> Bool) -> Money {
    let opening = ledger.openingBalances.filter { $0.fund == fund && isCounted($0.function) }.map(\.amount).sum
    let received = ledger.receipts.filter { $0.source.fund == fund && isCounted($0.function) }.map(\.amount).sum
    let paid = ledger.payments.filter { $0.fund == fund && isCounted($0.function) }.map(\.amount).sum
    guard fund == .nonFiscal else { return opening + received - paid }
    let surplus = ledger.surpluses.map { $0.kind == .used ? $0.amount : -$0.amount }.sum
    return opening + received + surplus - paid
  }

  private var openings: [CompilationProblem] {
    let funds: [AccountsFund] = set == .nine ? [.governmentFunds, .stateCapital] : [.governmentFunds]
    let missing = ledger.openingBalances.filter { funds.contains($0.fund) && $0.function == nil && !$0.amount.isZero }
    return missing.map {
      CompilationProblem(
        .openingWithoutItem, "\($0.fund.label)年初结转和结余\($0.amount.yuan.grouped)元没有功能分类科目，只能列入合计行", remedy: "请补填项级科目（7位编码）",
        places: [$0.citation])
    }
  }

  /// Sums entered where their parts belong.
  private var sums: [CompilationProblem] {
    let budgets = [ThreePublicItem.total, .vehicles].filter { ledger.threePublic.budgets[$0] != nil }.map { item in
      CompilationProblem(
        .enteredSum, "“三公”经费预算数填了“\(item.rawValue)”，该数由各分项相加得出，填写的数没有采用", remedy: "请只填出国、购置、运行维护、接待四项",
        places: [ledger.threePublic.citation])
    }
    let parts = InformationItem.vehiclesByUse + [.equipment]
    return budgets
      + ledger.assets.filter { !parts.contains($0.item) }.map {
        CompilationProblem(
          .enteredSum, "资产台账填了“\($0.item.label)”，该数由其他记录得出，填写的数没有采用", remedy: "请只按用途填车辆数，以及单价100万元（含）以上设备的数量", places: [$0.citation])
      }
  }

  private var dates: [CompilationProblem] {
    let dated = ledger.receipts.map { ($0.date, $0.citation) } + ledger.payments.map { ($0.date, $0.citation) }
    let foreign = dated.compactMap { date, citation in date.flatMap { ledger.year.contains($0) ? nil : citation } }
    guard !foreign.isEmpty else { return [] }
    return [
      CompilationProblem(
        .outsideYear, "有\(foreign.count)笔分录的日期不在\(ledger.year.text)内", remedy: "请核对日期；属其他年度的从本年台账中移出", severity: .warning, places: foreign)
    ]
  }

  private func grouped<Code: ClassificationCode>(_ entries: [(Code, Citation)]) -> [(Code, [Citation])] {
    Dictionary(grouping: entries, by: \.0).mapValues { $0.map(\.1) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Payment {
  /// `一般公共预算财政拨款基本支出`.
  fileprivate var sortText: String { (fund?.label ?? "") + (nature?.label ?? "") }
}
