package import HengValues

extension PaymentPage {
  /// A payment as lists show and exports write it (支付列表行): not the whole record, of which a page needs half.
  package struct Row: Hashable, Sendable {
    package var key: PaymentKey
    package var year: FiscalYear
    /// The project's, else that of the books.
    package var department: ID<Department>
    package var project: ID<Project>?
    package var projectName: String?
    package var date: CivilDate?
    package var isDateAssumed: Bool
    package var voucher: String
    package var purpose: String
    package var payees: Quantity?
    package var amount: Money
    package var reach: PaymentReach
    package var nature: PaymentNature?
    /// 项 and 款, by their codes; empty where unknown.
    package var function: String
    package var economic: String
    package var fund: AccountsFund?

    package init(
      key: PaymentKey, year: FiscalYear, department: ID<Department>, project: ID<Project>?, projectName: String?, date: CivilDate?,
      isDateAssumed: Bool, voucher: String, purpose: String, payees: Quantity?, amount: Money, reach: PaymentReach,
      nature: PaymentNature?, function: String, economic: String, fund: AccountsFund?
    ) {
      self.key = key
      self.year = year
      self.department = department
      self.project = project
      self.projectName = projectName
      self.date = date
      self.isDateAssumed = isDateAssumed
      self.voucher = voucher
      self.purpose = purpose
      self.payees = payees
      self.amount = amount
      self.reach = reach
      self.nature = nature
      self.function = function
      self.economic = economic
      self.fund = fund
    }

    /// What the list shows of a record.
    package init(_ payment: Payment, department: ID<Department>, projectName: String?) {
      self.init(
        key: PaymentKey(county: payment.county, id: payment.id), year: payment.year, department: department, project: payment.project,
        projectName: projectName, date: payment.date, isDateAssumed: payment.isDateAssumed, voucher: payment.voucher,
        purpose: payment.purpose, payees: payment.payees, amount: payment.amount, reach: payment.reach, nature: payment.nature,
        function: payment.function?.text ?? "", economic: payment.economic?.text ?? "", fund: payment.fund)
    }

    package var isSettled: Bool { reach == .everywhere }
    package var isProjectMissing: Bool { nature == .project && project == nil }
  }
}
