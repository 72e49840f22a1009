import HengDomain
import HengStore
import HengValues

extension LedgerDice {
  mutating func ledger(_ key: CountyYear, documents known: [FundingDocument] = []) throws -> ProjectLedger {
    let id = "p\(number())"
    var documents = try list(0...2) { dice, _ in try dice.document(key) }
    if let shared = known.first, chance() {
      var mention = shared
      mention.citation = citation()
      documents.append(mention)
    }
    var ledger = ProjectLedger(project: try project(id, key, documents: documents), documents: documents)
    ledger.allotments = list(0...3) { dice, index in
      BudgetAllotment(
        id: ID("\(id).a\(index)"), project: ID(id), document: dice.maybe { dice in dice.pick(documents.map(\.id) + [nil]) } ?? nil,
        amount: dice.money(), state: dice.pick(AllotmentState.allCases), citation: dice.citation())
    }
    ledger.payments = try payments(id, of: ledger.project, ledger.allotments)
    ledger.targetSheets = try list(0...3) { dice, index in try dice.sheet(id, version: index + 1) }
    if !ledger.targetSheets.isEmpty {
      ledger.monitoring = try list(0...2) { dice, index in
        try dice.report(id, round: index + 1, sheet: dice.pick(ledger.targetSheets), key)
      }
      ledger.selfEvaluations = try list(0...2) { dice, index in
        try dice.evaluation("\(id).e\(index)", ID(id), sheet: dice.pick(ledger.targetSheets), payments: ledger.payments.map(\.id))
      }
    }
    ledger.rectifications = try list(0...2) { dice, index in try dice.rectification("\(id).r\(index)", ID(id)) }
    ledger.transitions = try list(0...3) { dice, _ in
      TransitionRecord(
        recordKind: dice.pick(["project", "budgetAllotment"]), recordID: id, from: dice.pick(["draft", ""]),
        action: dice.pick(Action.allCases),
        to: "submitted", actor: dice.fullText(), role: dice.pick(Role.allCases), at: try dice.time(), reason: dice.maybe { $0.text() })
    }
    return ledger
  }

  mutating func rectification(_ id: String, _ project: ID<Project>) throws -> Rectification {
    let problems = list(1...3) { dice, index in
      RectificationNotice.Problem(
        id: ID("\(id).\(index)"), text: dice.fullText(), basis: dice.text(), request: dice.text(), deadline: dice.maybe { $0.date() })
    }
    let number = try maybe { dice in try DocumentNumber("某财绩〔2022〕\(dice.number())号") }
    let notice = RectificationNotice(
      id: ID(id), kind: pick(RectificationNotice.Kind.allCases), number: number, issuer: fullText(), addressee: text(), project: project,
      problems: problems, date: maybe { $0.date() }, state: pick(RectificationState.allCases), citation: citation())
    guard chance() else { return Rectification(notice: notice) }
    let items = problems.map { problem in
      RectificationAnswer.Item(problem: problem.id, measure: fullText(), isDone: chance(), evidence: text(), date: maybe { $0.date() })
    }
    return Rectification(
      notice: notice,
      answer: RectificationAnswer(
        id: ID("\(id).answer"), notice: notice.id, number: nil, items: items, date: maybe { $0.date() }, citation: notice.citation))
  }

  mutating func document(_ key: CountyYear) throws -> FundingDocument {
    let serial = number()
    return FundingDocument(
      id: ID("d\(serial)"), county: key.county, year: key.year,
      number: try DocumentNumber(pick(["财预〔2022〕\(serial)号", "冀财农2022年 \(serial)号", "巨财农【2022】\(serial)号"])), date: maybe { $0.date() },
      level: maybe { $0.pick(FundLevel.allCases) }, amount: maybe { $0.money() }, citation: citation())
  }

  mutating func project(_ id: String, _ key: CountyYear, documents: [FundingDocument]) throws -> Project {
    let serial = String(100_000_000_000 + number())
    return Project(
      id: ID(id), county: key.county, year: key.year, code: try maybe { _ in try ProjectCode("14112322P" + serial) },
      name: fullText(), tier: pick(ProjectTier.allCases), parent: nil, supervisingDepartment: text(),
      supervisingDepartmentCode: maybe { $0.text() }, implementingUnit: text(),
      unitCode: try maybe { dice in try BudgetUnitCode(String(dice.int(100_000...999_999))) }, nature: maybe { $0.text() },
      duration: maybe { $0.text() }, purpose: maybe { $0.text() }, initialBudget: maybe { $0.money() }, revisedBudget: maybe { $0.money() },
      sources: list(0...3) { dice, _ in
        FundSource(
          level: dice.maybe { $0.pick(FundLevel.allCases) }, amount: dice.money(), isDirect: dice.chance(), isAdvanceNotice: dice.chance(),
          isCarriedOver: dice.chance(), document: dice.pick(documents.map(\.id) + [nil]))
      },
      paymentPlan: try maybe { dice in
        PaymentPlan(
          percents: try (0..<4).map { _ in try dice.entry { try $0.decimal() } }, unplaced: dice.maybe { $0.text() })
      }, state: pick(ProjectState.allCases), isSecret: chance(), citation: citation())
  }

  /// Never beyond what was issued.
  private mutating func payments(_ id: String, of project: Project, _ allotments: [BudgetAllotment]) throws -> [Payment] {
    var rest = Dictionary(uniqueKeysWithValues: allotments.map { ($0.id, $0.state == .planned ? Money.zero : $0.amount) })
    var whole = rest.values.sum
    return try list(0...4) { dice, index in
      let allotment = dice.pick(allotments.map(\.id) + [nil])
      let room =
        allotments.isEmpty ? Money(fen: Money.mostFen) : min(allotment.flatMap { rest[$0] } ?? whole, whole, Money(fen: Money.mostFen))
      let amount =
        room > .zero && dice.chance() ? room : room > .zero ? Money(fen: room.fen / 3) : Money(fen: -Int128(dice.int(0...50_000)))
      if let allotment { rest[allotment] = (rest[allotment] ?? .zero) - amount }
      whole = whole - amount
      return Payment(
        id: ID("\(id).pay\(index)"), of: project, allotment: allotment, date: dice.date(), isDateAssumed: dice.chance(), amount: amount,
        purpose: dice.text(), payees: try dice.maybe { dice in Quantity(try dice.decimal(), dice.pick(MeasureUnit.allCases)) },
        citation: dice.citation())
    }
  }

  mutating func funds() throws -> [FundRow] {
    try list(0...4) { dice, _ in
      FundRow(
        kind: dice.pick(FundRow.Kind.allCases), initialBudget: try dice.entry { try $0.amount() },
        revisedBudget: try dice.entry { try $0.amount() }, outturn: try dice.entry { try $0.amount() }, rate: dice.entry { $0.text() },
        weight: try dice.entry { try $0.decimal() }, score: try dice.entry { try $0.decimal() }, citation: dice.citation())
    }
  }

  /// Indicators keep their ids from version to version.
  mutating func sheet(_ project: String, version: Int, state: TargetState? = nil) throws -> PerformanceTargetSheet {
    PerformanceTargetSheet(
      id: ID("\(project).s\(version)"), project: ID(project), version: version, layout: pick(TargetLayout.allCases), objective: text(),
      unit: pick(MoneyUnit.kept), funds: try funds(),
      indicators: try list(2...6) { dice, index in
        let name = dice.text()
        return Indicator(
          id: ID("\(project).i\(index)"), order: index * 2, level1: dice.pick(IndicatorLevel1.allCases),
          level2: dice.pick(IndicatorLevel2.allCases), name: name, definition: dice.maybe { $0.text() }, target: dice.indicatorValue(name),
          basis: dice.maybe { $0.text() }, direction: dice.maybe { $0.pick(IndicatorDirection.allCases) },
          weight: try dice.maybe { try $0.decimal() }, citation: dice.citation())
      }, state: state ?? pick(TargetState.allCases),
      conclusion: try maybe { dice in
        ReviewConclusion(grade: dice.pick(Grade.allCases), opinion: dice.text(), reviewer: dice.text(), at: try dice.time())
      }, adjustmentReason: maybe { $0.text() }, citation: citation())
  }

  mutating func report(
    _ project: String, round: Int, sheet: PerformanceTargetSheet, _ key: CountyYear, state: MonitoringState? = nil
  ) throws -> MonitoringReport {
    let first = int(1...12)
    return MonitoringReport(
      id: ID("\(project).m\(round)"), project: ID(project), targetSheet: sheet.id, round: round,
      period: try Period(year: key.year, from: first, through: int(first...12)), layout: pick(MonitoringLayout.allCases), objective: text(),
      unit: pick(MoneyUnit.kept), funds: try funds(),
      rows: sheet.indicators.shuffled(using: &self).map { indicator in
        MonitoringRow(
          indicator: indicator.id, valueToDate: indicatorValue(indicator.name), forecast: indicatorValue(indicator.name), cause: text(),
          causes: Set(DeviationCause.allCases.filter { _ in chance() }), likelihoodText: text(), correctiveAction: text(), remark: text(),
          mergedRows: int(0...3), citation: citation())
      }, state: state ?? pick(MonitoringState.allCases), citation: citation())
  }

  mutating func evaluation(
    _ id: String, _ project: ID<Project>, sheet: PerformanceTargetSheet, payments: [ID<Payment>], state: SelfEvaluationState? = nil
  ) throws -> SelfEvaluation {
    SelfEvaluation(
      id: ID(id), project: project, targetSheet: sheet.id, unit: pick(MoneyUnit.kept), funds: try funds(), objective: text(),
      achievement: text(),
      rows: try sheet.indicators.map { indicator in
        SelfEvaluationRow(
          indicator: indicator.id, actual: indicatorValue(indicator.name),
          actualSource: pick([
            .typed, .payments([]), .payments(payments.shuffled(using: &self)), .survey(surveyed: 120, satisfied: int(0...120)),
          ]),
          weight: try decimal(), printedScore: try entry { try $0.decimal() }, coefficient: try maybe { try $0.decimal() },
          isTargetTooLow: chance(), deviation: text(), citation: citation())
      }, printedTotal: try entry { try $0.decimal() }, selfGrade: maybe { $0.pick(Grade.allCases) },
      reviewGrade: maybe { $0.pick(Grade.allCases) }, state: state ?? pick(SelfEvaluationState.allCases), citation: citation())
  }
}
