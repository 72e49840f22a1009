import HengDomain
import HengSamples
import HengValues

/// Makes the records of one sample sheet.
struct SampleProjectReader {
  let sample: SampleProject
  let county: SampleCounty
  let reader: SampleReader

  init(_ sample: SampleProject, county: SampleCounty) {
    self.sample = sample
    self.county = county
    reader = SampleReader(file: "\(county.profile)/\(county.year)/\(sample.key).yaml")
  }

  /// `sx.xingxian.2022.S1`
  var id: String { "\(county.profile).\(county.year).\(sample.key)" }
  var sheetID: ID<PerformanceTargetSheet> { ID("\(id).target.1") }

  func citation(_ lines: String) -> Citation { Citation(paper: sample.paper, lines: lines) }

  func ledger() throws(SampleError) -> ProjectLedger {
    let division = try reader.value { () throws(ValueError) in try AdministrativeDivision(county.divisionCode) }
    let year = try reader.value { () throws(ValueError) in try FiscalYear(sample.year) }
    let documents = documents(division, year)
    let funds = try fundRows()
    let project = try project(division, year, documents: documents)
    let indicators = try indicators()
    var ledger = ProjectLedger(project: project, documents: documents)
    if let budget = project.revisedBudget ?? project.initialBudget {
      ledger.allotments = [
        BudgetAllotment(
          id: ID("\(id).allotment.1"), project: project.id, document: nil, amount: budget,
          state: sample.payments?.isEmpty ?? true ? .issued : .partlyPaid,
          citation: citation(sample.funds.first?.lines ?? sample.lines))
      ]
    }
    ledger.payments = try payments(of: project, allotment: ledger.allotments.first?.id)
    ledger.targetSheets = [
      PerformanceTargetSheet(
        id: sheetID, project: project.id, layout: sample.form == "target.hebei" ? .hebei : .ningxia, objective: sample.objective,
        funds: funds.map(\.targetPart), indicators: indicators, state: .approved, citation: citation(sample.lines))
    ]
    switch sample.form {
    case "monitoring.xingqing": ledger.monitoring = [try monitoring(year, funds: funds, indicators: indicators)]
    case "selfEvaluation.shanxi":
      ledger.selfEvaluations = [try selfEvaluation(funds: funds, indicators: indicators, payments: ledger.payments)]
    default: break
    }
    return ledger
  }

  private func project(
    _ division: AdministrativeDivision, _ year: FiscalYear, documents: [FundingDocument]
  ) throws(SampleError) -> Project {
    let head = sample.project
    let total = sample.funds.first { $0.kind == "total" }
    let initial = try ledgerAmount(total?.initialBudget), revised = try ledgerAmount(total?.revisedBudget)
    let state: ProjectState = sample.form.hasPrefix("target") ? .scheduled : sample.totals == nil ? .implemented : .closed
    return Project(
      id: ID(id), county: division, year: year,
      code: try head.code.map { text throws(SampleError) in try reader.value { () throws(ValueError) in try ProjectCode(text) } },
      name: head.name, supervisingDepartment: head.supervisingDepartment ?? "",
      supervisingDepartmentCode: head.supervisingDepartmentCode, implementingUnit: head.implementingUnit,
      unitCode: try head.unitCode.map { text throws(SampleError) in
        try reader.value { () throws(ValueError) in try BudgetUnitCode(text) }
      },
      nature: head.nature, duration: head.duration, purpose: sample.purpose, initialBudget: initial, revisedBudget: revised,
      sources: (revised ?? initial).map { amount in
        [
          FundSource(
            level: head.transferLevel.flatMap(FundLevel.init) ?? (head.fundSource == "ownSource" ? .county : nil), amount: amount,
            isDirect: head.isDirect ?? false, isAdvanceNotice: head.isAdvanceNotice ?? false,
            isCarriedOver: head.isCarriedOver ?? false, document: documents.first?.id)
        ]
      } ?? [], paymentPlan: try paymentPlan(), state: state, citation: citation(sample.lines))
  }

  /// The amount that the ledger keeps: in the unit that the figure really has.
  private func ledgerAmount(_ text: String?) throws(SampleError) -> Money? {
    guard let text else { return nil }
    let unit = sample.correctedUnit ?? sample.moneyUnit
    let known = try reader.choice(MoneyUnit(rawValue: unit), unit)
    return try reader.value { () throws(ValueError) in try PrintedAmount(parsing: text, unit: known).money }
  }

  /// The documents with issuer, year and number; plans and minutes cited otherwise have no number to register.
  private func documents(_ division: AdministrativeDivision, _ year: FiscalYear) -> [FundingDocument] {
    var documents: [FundingDocument] = []
    for document in sample.project.documents ?? [] {
      guard let number = DocumentNumber.found(in: document.number).first?.number else { continue }
      documents.append(
        FundingDocument(
          id: ID("\(county.profile).\(county.year).\(number.text)"), county: division, year: year, number: number, date: nil,
          level: nil, amount: nil, citation: citation(document.lines)))
    }
    return documents
  }

  private func payments(of project: Project, allotment: ID<BudgetAllotment>?) throws(SampleError) -> [Payment] {
    var payments: [Payment] = []
    for (index, payment) in (sample.payments ?? []).enumerated() {
      let date = try reader.value { () throws(ValueError) in try CivilDate(payment.date) }
      let amount = try reader.value { () throws(ValueError) in try PrintedAmount(parsing: payment.amountYuan, unit: .yuan).money }
      payments.append(
        Payment(
          id: ID("\(id).payment.\(index + 1)"), of: project, allotment: allotment, date: date,
          isDateAssumed: payment.dateIsAssumed, amount: amount, purpose: payment.purpose,
          payees: payment.payees.map { Quantity(ExactDecimal($0), payment.measure.flatMap(MeasureUnit.init) ?? .person) },
          citation: citation(payment.lines)))
    }
    return payments
  }

  private func paymentPlan() throws(SampleError) -> PaymentPlan? {
    guard let plan = sample.paymentPlan else { return nil }
    var percents: [Entry<ExactDecimal>] = []
    for text in [plan.march, plan.june, plan.october, plan.december] { percents.append(try decimal(text)) }
    return PaymentPlan(percents: percents, unplaced: plan.printedColumnUnknown == true ? plan.printed : nil)
  }

  func decimal(_ text: String?) throws(SampleError) -> Entry<ExactDecimal> {
    switch text {
    case nil: return .blank
    case "—", "-": return .notApplicable
    case let text?: return .value(try reader.value { () throws(ValueError) in try ExactDecimal(parsing: text) })
    }
  }

  private func amount(_ text: String?) throws(SampleError) -> Entry<PrintedAmount> {
    guard let text else { return .blank }
    let unit = try reader.choice(MoneyUnit(rawValue: sample.moneyUnit), sample.moneyUnit)
    return .value(try reader.value { () throws(ValueError) in try PrintedAmount(parsing: text, unit: unit) })
  }

  private func fundRows() throws(SampleError) -> [FundRow] {
    var rows: [FundRow] = []
    for fund in sample.funds {
      rows.append(
        FundRow(
          kind: try reader.choice(FundRow.Kind(sample: fund.kind), fund.kind), initialBudget: try amount(fund.initialBudget),
          revisedBudget: try amount(fund.revisedBudget), outturn: try amount(fund.outturn),
          rate: fund.rate.map { .value($0) } ?? .blank, weight: try decimal(fund.weight), score: try decimal(fund.score),
          citation: citation(fund.lines)))
    }
    return rows
  }
}

extension FundRow.Kind {
  fileprivate init?(sample kind: String) {
    switch kind {
    case "total": self = .total
    case "fiscal": self = .fiscalAppropriation
    case "carriedOver": self = .carriedOver
    case "other": self = .otherFunds
    default: return nil
    }
  }
}

extension FundRow {
  /// What the target sheet shows of a money row: the initial budget alone.
  fileprivate var targetPart: FundRow { FundRow(kind: kind, initialBudget: initialBudget, citation: citation) }
}
