import HengDomain
import HengValues

extension Project {
  func row(ordering: Int) throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(id), "county": .text(county.text), "year": .integer(year.year), "ordering": .integer(ordering),
      "code": .text(ifPresent: code?.text), "name": .text(name), "tier": .integer(tier.rawValue), "parent": .id(parent),
      "supervising_department": .text(supervisingDepartment),
      "supervising_department_code": .text(ifPresent: supervisingDepartmentCode),
      "implementing_unit": .text(implementingUnit), "unit_code": .text(ifPresent: unitCode?.text),
      "nature": .text(ifPresent: nature), "duration": .text(ifPresent: duration), "purpose": .text(ifPresent: purpose),
      "initial_budget": .money(initialBudget), "revised_budget": .money(revisedBudget), "state": .text(state.rawValue),
      "is_secret": .flag(isSecret), "department_id": .id(department),
    ] + .citation(citation)
  }

  func sourceRows() throws(LedgerError) -> [LedgerRow] {
    var rows: [LedgerRow] = []
    for (ordering, source) in sources.enumerated() {
      rows.append(
        try [
          "project": .id(id), "ordering": .integer(ordering), "level": .text(ifPresent: source.level?.rawValue),
          "amount": .money(source.amount), "is_direct": .flag(source.isDirect),
          "is_advance_notice": .flag(source.isAdvanceNotice), "is_carried_over": .flag(source.isCarriedOver),
          "document": .id(source.document),
        ])
    }
    return rows
  }

  func planRows() throws(LedgerError) -> [LedgerRow] {
    guard let paymentPlan else { return [] }
    guard paymentPlan.percents.count == PaymentPlan.months.count else {
      throw .refused(.unstorable(what: "资金支出计划", text: name, reason: "应有3月、6月、10月、12月四个数"))
    }
    return [
      try [
        "project": .id(id), "march": .entry(paymentPlan.percents[0]), "june": .entry(paymentPlan.percents[1]),
        "october": .entry(paymentPlan.percents[2]), "december": .entry(paymentPlan.percents[3]),
        "unplaced": .text(ifPresent: paymentPlan.unplaced),
      ]
    ]
  }

  init(_ row: SQLRow, sources: [SQLRow], plan: SQLRow?) throws(StoreError) {
    guard let tier = ProjectTier(rawValue: try row.number("tier")) else { throw row.odd("tier") }
    var fundSources: [FundSource] = []
    for source in sources { fundSources.append(try FundSource(source)) }
    self.init(
      id: try row.id("id"), county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) },
      year: try row.year("year"), code: try row.optional("code") { text throws(ValueError) in try ProjectCode(text) },
      name: try row.text("name"), tier: tier, parent: try row.optionalID("parent"),
      supervisingDepartment: try row.text("supervising_department"),
      supervisingDepartmentCode: try row.optionalText("supervising_department_code"),
      implementingUnit: try row.text("implementing_unit"), department: try row.id("department_id"),
      unitCode: try row.optional("unit_code") { text throws(ValueError) in try BudgetUnitCode(text) },
      nature: try row.optionalText("nature"), duration: try row.optionalText("duration"), purpose: try row.optionalText("purpose"),
      initialBudget: try row.optionalMoney("initial_budget"), revisedBudget: try row.optionalMoney("revised_budget"),
      sources: fundSources, paymentPlan: try plan.map { row throws(StoreError) in try PaymentPlan(row) },
      state: try row.choice("state"), isSecret: try row.flag("is_secret"), citation: try row.citation())
  }
}

extension FundSource {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      level: try row.optionalChoice("level"), amount: try row.money("amount"), isDirect: try row.flag("is_direct"),
      isAdvanceNotice: try row.flag("is_advance_notice"), isCarriedOver: try row.flag("is_carried_over"),
      document: try row.optionalID("document"))
  }
}

extension PaymentPlan {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      percents: [
        try row.decimalEntry("march"), try row.decimalEntry("june"), try row.decimalEntry("october"),
        try row.decimalEntry("december"),
      ],
      unplaced: try row.optionalText("unplaced"))
  }
}
