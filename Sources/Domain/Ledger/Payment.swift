package import HengValues

/// Money that was paid out (支付): the one record of it. A project's outturn, a department's final accounts and every form are sums of payments.
///
/// What a source does not say stays unknown and is never guessed: day, voucher, headings, nature and fund may be missing.
package struct Payment: Hashable, Sendable {
  /// Names the payment for good: a corrected line keeps it.
  package var id: ID<Payment>
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// Whose books it stands in.
  package var department: ID<Department>
  /// Nil for basic expenditure, and where nobody has said which project it was for.
  package var project: ID<Project>?
  package var allotment: ID<BudgetAllotment>?
  /// Nil where not even the period is known: it then counts for the whole year only.
  package var date: CivilDate?
  /// The paper gives no day; the end of the period stands in for it.
  package var isDateAssumed: Bool
  /// 凭证号 with its word: `记-12`; empty where unknown.
  package var voucher: String
  /// 分录号 inside the voucher; empty where unknown.
  package var line: String
  /// 项 of the functional classification.
  package var function: FunctionalCode?
  /// 款 of the economic classification.
  package var economic: EconomicCode?
  package var nature: PaymentNature?
  package var fund: AccountsFund?
  /// A payment given back is negative.
  package var amount: Money
  /// How many were paid: 1,271 人.
  package var payees: Quantity?
  /// 摘要 or 用途.
  package var purpose: String
  package var reach: PaymentReach
  package var citation: Citation

  package init(
    id: ID<Payment>, county: AdministrativeDivision, year: FiscalYear, department: ID<Department>, project: ID<Project>? = nil,
    allotment: ID<BudgetAllotment>? = nil, date: CivilDate? = nil, isDateAssumed: Bool = false, voucher: String = "", line: String = "",
    function: FunctionalCode? = nil, economic: EconomicCode? = nil, nature: PaymentNature? = nil, fund: AccountsFund? = nil,
    amount: Money, payees: Quantity? = nil, purpose: String = "", reach: PaymentReach = .everywhere, citation: Citation
  ) {
    self.id = id
    self.county = county
    self.year = year
    self.department = department
    self.project = project
    self.allotment = allotment
    self.date = date
    self.isDateAssumed = isDateAssumed
    self.voucher = voucher
    self.line = line
    self.function = function
    self.economic = economic
    self.nature = nature
    self.fund = fund
    self.amount = amount
    self.payees = payees
    self.purpose = purpose
    self.reach = reach
    self.citation = citation
  }

  /// A line of a department's books. Expenditure of a project that it does not name is 待核对.
  package init(
    id: ID<Payment>, in books: DepartmentYear, date: CivilDate? = nil, voucher: String, line: String = "", function: FunctionalCode,
    economic: EconomicCode?, nature: PaymentNature, fund: AccountsFund, amount: Money, project: ID<Project>? = nil,
    purpose: String = "", citation: Citation
  ) {
    self.init(
      id: id, county: books.county, year: books.year, department: books.departmentID, project: project, date: date, voucher: voucher,
      line: line, function: function, economic: economic, nature: nature, fund: fund, amount: amount, purpose: purpose,
      reach: nature == .project && project == nil ? .accountsOnly : .everywhere, citation: citation)
  }

  /// A payment for a project, in the books of the department above it.
  package init(
    id: ID<Payment>, of project: Project, allotment: ID<BudgetAllotment>? = nil, date: CivilDate?, isDateAssumed: Bool = false,
    amount: Money, purpose: String, payees: Quantity? = nil, citation: Citation
  ) {
    self.init(
      id: id, county: project.county, year: project.year, department: project.department, project: project.id, allotment: allotment,
      date: date, isDateAssumed: isDateAssumed, amount: amount, payees: payees, purpose: purpose, citation: citation)
  }
}

/// In which sums a payment counts (计入范围). Other than `everywhere` it is 待核对: kept from two ledgers that disagreed, until a person settles it.
package enum PaymentReach: String, CaseIterable, Hashable, Sendable {
  case everywhere
  /// In the outturn of its project, not in the final accounts.
  case outturnOnly
  /// In the final accounts, not in the outturn of a project.
  case accountsOnly

  package var label: String {
    switch self {
    case .everywhere: "计入执行数和决算"
    case .outturnOnly: "待核对：只计入项目执行数"
    case .accountsOnly: "待核对：只计入部门决算"
    }
  }
}

extension Payment {
  package var isSettled: Bool { reach == .everywhere }
  package var countsForOutturn: Bool { project != nil && reach != .accountsOnly }
  package var countsForAccounts: Bool { reach != .outturnOnly }

  /// Expenditure of a project that nobody has named: it counts in the accounts and in no outturn.
  package var isProjectMissing: Bool { nature == .project && project == nil }

  /// It was made in the period; without a day it belongs to whole years alone.
  package func isMade(in period: Period) -> Bool { date.map(period.contains) ?? (period.year == year && period.months == 12) }
}

extension Payment {
  /// `2022年11月30日`, with what is assumed of it; `日期未记` where the day is unknown (支付日期).
  package var dayText: String { told { $0.chineseText } }

  /// The same for columns of dates: `2022-11-30`.
  package var dateText: String { told { $0.text } }

  private func told(_ day: (CivilDate) -> String) -> String {
    date.map { day($0) + (isDateAssumed ? "（按期末计）" : "") } ?? "日期未记"
  }
}
