package import HengValues

/// Everything behind a department's final accounts of one year (部门决算台账). The tables, the explanation and the reports are
/// computed from it; nothing in it is a sum of anything else in it.
package struct AccountsLedger: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// 部门名称 in the year.
  package var department: String
  package var departmentID: ID<Department>
  package var openingBalances: [OpeningBalance]
  package var receipts: [AccountsReceipt]
  /// The payments that stand in the books of the department and year, in their order; those that count for outturn alone are not among them.
  package var payments: [Payment]
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
    county: AdministrativeDivision, year: FiscalYear, department: String, departmentID: ID<Department>? = nil,
    openingBalances: [OpeningBalance] = [],
    receipts: [AccountsReceipt] = [], payments: [Payment] = [], surpluses: [SurplusEntry] = [],
    initialBudgets: [InitialBudget] = [], threePublic: ThreePublicRecord = ThreePublicRecord(), procurement: [ProcurementEntry] = [],
    assets: [AssetCount] = [], isInstitution: Bool = false, previous: FinalAccounts? = nil, notes: [CheckNote] = [], citation: Citation
  ) {
    self.county = county
    self.year = year
    self.department = department
    self.departmentID = departmentID ?? Department.id(department, of: county)
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
