import HengDomain
import HengStore
import HengValues

extension LedgerDice {
  static func department(_ name: String = "示例局", _ key: CountyYear? = nil) throws -> DepartmentYear {
    let key = try key ?? Self.key()
    return DepartmentYear(county: key.county, year: key.year, department: name)
  }

  /// - Parameter projects: ids that entries may name.
  mutating func accounts(_ key: DepartmentYear, projects: [ID<Project>] = []) throws -> AccountsLedger {
    let maybeProject = projects.map(Optional.some) + [nil]
    return AccountsLedger(
      county: key.county, year: key.year, department: key.department,
      openingBalances: try list(0...4) { dice, index in
        OpeningBalance(
          id: ID("o\(index)"), fund: dice.pick(AccountsFund.allCases), function: try dice.maybe { try $0.functionalCode() },
          amount: dice.money(), citation: dice.citation())
      },
      receipts: try list(0...6) { dice, index in
        AccountsReceipt(
          id: ID("收'\(index)\""), date: dice.maybe { $0.date() }, voucher: dice.text(), source: dice.pick(ReceiptSource.allCases),
          function: try dice.functionalCode(), amount: dice.money(), summary: dice.text(), citation: dice.citation())
      },
      payments: try list(0...8) { dice, index in
        Payment(
          id: ID("付\n\(key.department)\(index)"), in: key, date: dice.maybe { $0.date() }, voucher: dice.text(),
          function: try dice.functionalCode(),
          economic: try dice.maybe { try EconomicCode($0.pick(["301", "30101", "50502"])) }, nature: dice.pick(PaymentNature.allCases),
          fund: dice.pick(AccountsFund.allCases), amount: dice.money(), project: dice.pick(maybeProject), purpose: dice.text(),
          citation: dice.citation())
      },
      surpluses: list(0...2) { dice, _ in
        SurplusEntry(kind: dice.pick(SurplusEntry.Kind.allCases), amount: dice.money(), citation: dice.citation())
      },
      initialBudgets: try list(0...3) { dice, _ in
        InitialBudget(category: try FunctionalCode(dice.pick(["208", "213"])), amount: dice.money(), citation: dice.citation())
      }, threePublic: threePublic(),
      procurement: list(0...3) { dice, index in
        ProcurementEntry(
          id: ID("采\(index)"), kind: dice.pick(ProcurementEntry.Kind.allCases), name: dice.text(), amount: dice.money(),
          toSmallAndMedium: dice.money(), toSmallAndMicro: dice.money(), project: dice.pick(maybeProject), citation: dice.citation())
      },
      assets: list(0...3) { dice, _ in
        AssetCount(item: dice.pick(InformationItem.allCases), count: dice.int(0...99), citation: dice.citation())
      }, isInstitution: chance(), previous: try maybe { try $0.previousAccounts() },
      notes: list(0...2) { dice, _ in CheckNote(rule: "FA-081", text: dice.text(), citation: dice.citation()) }, citation: citation())
  }

  private mutating func functionalCode() throws -> FunctionalCode { try FunctionalCode(pick(["208", "20805", "2080505", "2130505"])) }

  private mutating func threePublic() -> ThreePublicRecord {
    var budgets: [ThreePublicItem: Money] = [:]
    for item in ThreePublicItem.allCases where chance() { budgets[item] = money() }
    func reception(_ dice: inout LedgerDice) -> ThreePublicRecord.Reception {
      ThreePublicRecord.Reception(amount: dice.money(), batches: dice.int(0...9), persons: dice.int(0...99))
    }
    return ThreePublicRecord(
      budgets: budgets, groupsAbroad: int(0...3), personsAbroad: int(0...9), vehiclesBought: int(0...3), vehiclesHeld: int(0...9),
      domestic: reception(&self), foreignAffairs: reception(&self), abroad: reception(&self), citation: citation())
  }

  /// Every kind of row and column, in tables of any order.
  private mutating func previousAccounts() throws -> FinalAccounts {
    let kinds = AccountsTable.Kind.allCases.shuffled(using: &self).prefix(int(0...4))
    return FinalAccounts(
      department: text(), year: try maybe { _ in try FiscalYear(2021) },
      tables: try kinds.map { kind in
        var cells: [AccountsPlace: AccountsCell] = [:]
        for _ in 0..<int(0...12) {
          cells[AccountsPlace(pick(try Self.rows()), pick(Self.columns))] = AccountsCell(
            printed: text(), amount: try entry { try $0.amount() }, citation: citation())
        }
        return AccountsTable(
          kind: kind, title: text(), owner: text(), year: try maybe { _ in try FiscalYear(2022) }, unit: pick(MoneyUnit.kept),
          isBasicOnly: chance(), cells: cells,
          lines: try list(0...4) { dice, _ in
            AccountsLine(
              row: dice.pick(try Self.rows()), name: dice.text(), number: dice.maybe { $0.int(0...62) }, citation: dice.citation())
          }, isStatedEmpty: chance(), notes: list(0...2) { dice, _ in dice.text() },
          numbers: list(0...2) { dice, _ in AccountsLineNumber(dice.int(0...62), dice.citation()) },
          strays: list(0...2) { dice, _ in
            AccountsStray(
              dice.pick([.unknownName, .badCode, .repeated, .unknownColumn]), printed: dice.text(), citation: dice.citation())
          }, citation: citation())
      })
  }

  static func rows() throws -> [AccountsRow] {
    ReceiptSource.allCases.map(AccountsRow.receipt) + FundOrigin.allCases.map(AccountsRow.openingBalanceOf)
      + InformationItem.allCases.map(AccountsRow.information)
      + [.function(try FunctionalCode("2130505")), .function(try FunctionalCode("213")), .economic(try EconomicCode("30101"))]
      + [
        .total, .receiptsOfYear, .paymentsOfYear, .nonFiscalSurplusUsed, .surplusDistributed, .openingBalance, .closingBalance,
        .grandTotalOfReceipts, .grandTotalOfPayments, .personnel, .operating, .threePublic,
      ]
  }

  static let columns: [AccountsColumn] =
    ReceiptSource.allCases.map(AccountsColumn.receipt) + FundOrigin.allCases.map(AccountsColumn.fund)
    + ThreePublicItem.allCases.map(AccountsColumn.budget) + ThreePublicItem.allCases.map(AccountsColumn.outturn)
    + [
      .amount, .total, .appropriation, .basic, .project, .toSuperior, .business, .toSubordinates, .ofWhichBasic, .opening,
      .receiptsOfYear, .closing,
    ]
}

extension LedgerDice {
  mutating func disclosure(_ key: DepartmentYear, projects: [ID<Project>] = []) throws -> DisclosureRecord {
    var words: [DisclosureText: String] = [:]
    for kind in DisclosureText.general + [.classReason(try FunctionalCode("213"))] where chance() { words[kind] = text() }
    return DisclosureRecord(
      county: key.county, year: key.year, department: key.department, duties: texts(0...3), organisation: texts(0...2), texts: words,
      departmentEvaluation: try maybe { dice in
        DepartmentEvaluation(
          score: try dice.maybe { try $0.decimal() }, achievements: dice.texts(0...3), problems: dice.texts(0...2),
          measures: dice.texts(0...2), citation: dice.citation())
      },
      targets: maybe { dice in
        DepartmentTargets(overall: dice.text(), items: dice.items(), safeguards: dice.items(), citation: dice.citation())
      },
      reports: projects.isEmpty ? [] : list(0...3) { dice, index in dice.report(index, of: dice.pick(projects)) },
      corrections: projects.isEmpty
        ? []
        : list(0...3) { dice, _ in
          ProjectCorrection(
            project: dice.pick(projects), indicator: dice.text(), field: dice.pick(ProjectCorrection.Field.allCases), value: dice.text(),
            reason: dice.text(), citation: dice.citation())
        }, approvedOn: maybe { $0.date() }, citation: citation())
  }

  private mutating func texts(_ range: ClosedRange<Int>) -> [String] { list(range) { dice, _ in dice.text() } }

  private mutating func items() -> [DepartmentTargets.Item] {
    list(0...3) { dice, _ in DepartmentTargets.Item(title: dice.text(), text: dice.text()) }
  }

  private mutating func report(_ index: Int, of project: ID<Project>) -> EvaluationReport {
    EvaluationReport(
      id: ID("r\(index)"), project: project, kind: pick(EvaluationReport.Kind.allCases), background: texts(0...2), bases: texts(0...3),
      content: texts(0...2), implementation: texts(0...2), stageObjective: text(),
      evidence: Dictionary(uniqueKeysWithValues: (0..<int(0...3)).map { (ID("\(project.text).i\($0)"), text()) }), achievement: text(),
      experience: texts(0...2), problems: texts(0...2), measures: texts(0...2), suggestions: texts(0...2), otherMatters: texts(0...2),
      date: maybe { $0.date() }, citation: citation())
  }
}
