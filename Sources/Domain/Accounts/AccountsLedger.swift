package import HengValues

/// Everything behind a department's final accounts of one year (部门决算台账). The tables, the explanation and the reports are
/// computed from it; nothing in it is a sum of anything else in it.
package struct AccountsLedger: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// 部门名称.
  package var department: String
  package var openingBalances: [OpeningBalance]
  package var receipts: [AccountsReceipt]
  package var payments: [AccountsPayment]
  /// 使用非财政拨款结余 and 结余分配, where the year has them.
  package var surpluses: [SurplusEntry]
  /// 年初预算 by class (类), as approved.
  package var initialBudgets: [InitialBudget]
  package var threePublic: ThreePublicRecord
  package var procurement: [ProcurementEntry]
  /// Vehicles by use and equipment of a million yuan and more, at the end of the year (国有资产占用).
  package var assets: [AssetCount]
  /// 机关运行经费 is that of a unit under the civil-service law (参照公务员法管理事业单位), not of an administrative one.
  package var isInstitution: Bool
  /// Last year's accounts as published, as far as they are known (上年度决算).
  package var previous: FinalAccounts?
  /// What a person wrote to a warning of the checks, by rule (核查说明).
  package var notes: [CheckNote]
  package var citation: Citation

  package init(
    county: AdministrativeDivision, year: FiscalYear, department: String, openingBalances: [OpeningBalance] = [],
    receipts: [AccountsReceipt] = [], payments: [AccountsPayment] = [], surpluses: [SurplusEntry] = [],
    initialBudgets: [InitialBudget] = [], threePublic: ThreePublicRecord = ThreePublicRecord(), procurement: [ProcurementEntry] = [],
    assets: [AssetCount] = [], isInstitution: Bool = false, previous: FinalAccounts? = nil, notes: [CheckNote] = [], citation: Citation
  ) {
    self.county = county
    self.year = year
    self.department = department
    self.openingBalances = openingBalances
    self.receipts = receipts
    self.payments = payments
    self.surpluses = surpluses
    self.initialBudgets = initialBudgets
    self.threePublic = threePublic
    self.procurement = procurement
    self.assets = assets
    self.isInstitution = isInstitution
    self.previous = previous
    self.notes = notes
    self.citation = citation
  }
}

/// Out of which purse money is paid or kept (资金性质): one of the three budgets, or the unit's own means.
package enum AccountsFund: String, CaseIterable, Hashable, Sendable, Codable {
  case generalBudget, governmentFunds, stateCapital, nonFiscal

  package var label: String { origin?.rawValue ?? "非财政拨款资金" }

  /// Nil for means that no budget appropriates.
  package var origin: FundOrigin? {
    switch self {
    case .generalBudget: .generalBudget
    case .governmentFunds: .governmentFunds
    case .stateCapital: .stateCapital
    case .nonFiscal: nil
    }
  }
}

extension ReceiptSource {
  /// The purse that a receipt goes to.
  package var fund: AccountsFund {
    switch self {
    case .generalBudget: .generalBudget
    case .governmentFunds: .governmentFunds
    case .stateCapital: .stateCapital
    case .superior, .institutional, .business, .subordinates, .other: .nonFiscal
    }
  }
}

/// What a payment is for in the accounts (支出性质).
package enum PaymentNature: String, CaseIterable, Hashable, Sendable, Codable {
  case basic, project, toSuperior, business, toSubordinates

  package var label: String { column.label }

  /// Its column of 公开03.
  package var column: AccountsColumn {
    switch self {
    case .basic: .basic
    case .project: .project
    case .toSuperior: .toSuperior
    case .business: .business
    case .toSubordinates: .toSubordinates
    }
  }
}

/// Money kept from earlier years at the beginning of the year (年初结转和结余).
package struct OpeningBalance: Hashable, Sendable {
  package var id: ID<OpeningBalance>
  package var fund: AccountsFund
  /// 项 where the books keep it by function; needed for 公开08.
  package var function: FunctionalCode?
  package var amount: Money
  package var citation: Citation

  package init(id: ID<OpeningBalance>, fund: AccountsFund, function: FunctionalCode? = nil, amount: Money, citation: Citation) {
    self.id = id
    self.fund = fund
    self.function = function
    self.amount = amount
    self.citation = citation
  }
}

/// One receipt of the year (收入明细账), or the sum of a month's.
package struct AccountsReceipt: Hashable, Sendable {
  package var id: ID<AccountsReceipt>
  /// Nil where the paper gives only the year's sum.
  package var date: CivilDate?
  /// 凭证号.
  package var voucher: String
  package var source: ReceiptSource
  /// 项.
  package var function: FunctionalCode
  /// A receipt taken back is negative.
  package var amount: Money
  package var summary: String
  package var citation: Citation

  package init(
    id: ID<AccountsReceipt>, date: CivilDate? = nil, voucher: String, source: ReceiptSource, function: FunctionalCode, amount: Money,
    summary: String = "", citation: Citation
  ) {
    self.id = id
    self.date = date
    self.voucher = voucher
    self.source = source
    self.function = function
    self.amount = amount
    self.summary = summary
    self.citation = citation
  }
}

/// One payment of the year (支出明细账), or the sum of a month's.
package struct AccountsPayment: Hashable, Sendable {
  package var id: ID<AccountsPayment>
  package var date: CivilDate?
  package var voucher: String
  /// 项 of the functional classification.
  package var function: FunctionalCode
  /// 款 of the economic classification; needed for money of the general budget.
  package var economic: EconomicCode?
  package var nature: PaymentNature
  package var fund: AccountsFund
  /// A payment given back is negative.
  package var amount: Money
  package var project: ID<Project>?
  package var summary: String
  package var citation: Citation

  package init(
    id: ID<AccountsPayment>, date: CivilDate? = nil, voucher: String, function: FunctionalCode, economic: EconomicCode?,
    nature: PaymentNature, fund: AccountsFund, amount: Money, project: ID<Project>? = nil, summary: String = "", citation: Citation
  ) {
    self.id = id
    self.date = date
    self.voucher = voucher
    self.function = function
    self.economic = economic
    self.nature = nature
    self.fund = fund
    self.amount = amount
    self.project = project
    self.summary = summary
    self.citation = citation
  }
}

/// An institution's use of its own surplus, or its distribution (使用非财政拨款结余, 结余分配).
package struct SurplusEntry: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable { case used, distributed }
  package var kind: Kind
  package var amount: Money
  package var citation: Citation

  package init(kind: Kind, amount: Money, citation: Citation) {
    self.kind = kind
    self.amount = amount
    self.citation = citation
  }
}

/// What was budgeted for a class at the beginning of the year (年初预算), out of the general budget.
package struct InitialBudget: Hashable, Sendable {
  /// 类.
  package var category: FunctionalCode
  package var amount: Money
  package var citation: Citation

  package init(category: FunctionalCode, amount: Money, citation: Citation) {
    self.category = category
    self.amount = amount
    self.citation = citation
  }
}

/// The budget of the three public expenses and what was done for the money (“三公”经费). What was spent stands in the payments.
package struct ThreePublicRecord: Hashable, Sendable {
  /// 全年预算数 after adjustment, of 因公出国（境）费, 购置费, 运行维护费, 接待费; no sums.
  package var budgets: [ThreePublicItem: Money]
  /// 出国（境）团组 and 人次.
  package var groupsAbroad: Int
  package var personsAbroad: Int
  package var vehiclesBought: Int
  /// 公务用车保有量 that appropriations pay for.
  package var vehiclesHeld: Int
  package var domestic: Reception
  /// 外事接待, part of the domestic.
  package var foreignAffairs: Reception
  /// 国（境）外接待.
  package var abroad: Reception
  package var citation: Citation

  /// A kind of reception (公务接待): money, 批次 and 人次.
  package struct Reception: Hashable, Sendable {
    package var amount: Money
    package var batches: Int
    package var persons: Int

    package init(amount: Money = .zero, batches: Int = 0, persons: Int = 0) {
      self.amount = amount
      self.batches = batches
      self.persons = persons
    }
  }

  package init(
    budgets: [ThreePublicItem: Money] = [:], groupsAbroad: Int = 0, personsAbroad: Int = 0, vehiclesBought: Int = 0, vehiclesHeld: Int = 0,
    domestic: Reception = Reception(), foreignAffairs: Reception = Reception(), abroad: Reception = Reception(),
    citation: Citation = Citation(paper: "“三公”经费台账", lines: "")
  ) {
    self.budgets = budgets
    self.groupsAbroad = groupsAbroad
    self.personsAbroad = personsAbroad
    self.vehiclesBought = vehiclesBought
    self.vehiclesHeld = vehiclesHeld
    self.domestic = domestic
    self.foreignAffairs = foreignAffairs
    self.abroad = abroad
    self.citation = citation
  }
}

/// A purchase of the year (政府采购), by contract.
package struct ProcurementEntry: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case goods, works, services

    package var label: String {
      switch self {
      case .goods: "货物"
      case .works: "工程"
      case .services: "服务"
      }
    }

    /// Its line of 公开10.
    package var item: InformationItem {
      switch self {
      case .goods: .goods
      case .works: .works
      case .services: .services
      }
    }
  }

  package var id: ID<ProcurementEntry>
  package var kind: Kind
  package var name: String
  package var amount: Money
  /// Of it awarded to small and medium enterprises, and of that to small and micro ones (中小企业, 小微企业).
  package var toSmallAndMedium: Money
  package var toSmallAndMicro: Money
  package var project: ID<Project>?
  package var citation: Citation

  package init(
    id: ID<ProcurementEntry>, kind: Kind, name: String, amount: Money, toSmallAndMedium: Money = .zero, toSmallAndMicro: Money = .zero,
    project: ID<Project>? = nil, citation: Citation
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.amount = amount
    self.toSmallAndMedium = toSmallAndMedium
    self.toSmallAndMicro = toSmallAndMicro
    self.project = project
    self.citation = citation
  }
}

/// How many vehicles of a use, or how much equipment, the department holds on 31 December (国有资产占用).
package struct AssetCount: Hashable, Sendable {
  /// One of `InformationItem.vehiclesByUse` or `.equipment`.
  package var item: InformationItem
  package var count: Int
  package var citation: Citation

  package init(item: InformationItem, count: Int, citation: Citation) {
    self.item = item
    self.count = count
    self.citation = citation
  }
}

/// What a person wrote to a warning of the checks (核查说明).
package struct CheckNote: Hashable, Sendable {
  /// The rule: `FA-081`.
  package var rule: String
  package var text: String
  package var citation: Citation

  package init(rule: String, text: String, citation: Citation) {
    self.rule = rule
    self.text = text
    self.citation = citation
  }
}
