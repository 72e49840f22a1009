package import HengValues

/// What is asked of the list of payments (支付查询). Everything given must hold.
package struct PaymentQuery: Hashable, Sendable {
  package var filter = PaymentFilter()
  package var sort = Sort.date
  package var isDescending = true
  package var limit = 50
  /// Beyond this payment in the order of the list, or before it.
  package var place: Place?

  package init() {}

  package enum Place: Hashable, Sendable {
    case after(PaymentKey), before(PaymentKey)
  }

  /// Ties by county and id.
  package enum Sort: String, CaseIterable, Hashable, Sendable {
    case date, amount
    /// By county and the project's id, then by day.
    case project
  }
}

/// The conditions of a list of payments (支付筛选条件).
package struct PaymentFilter: Hashable, Sendable {
  package var county: AdministrativeDivision?
  package var year: FiscalYear?
  package var department: ID<Department>?
  /// A part of the name, of the code, or the id of a project.
  package var project = ""
  /// 文号 of the document whose money it was, or 凭证号; as written.
  package var document = ""
  /// What the recipients were counted in: 人, 户; `uncounted` for payments that counted nobody.
  package var recipients: Recipients?
  package var from: CivilDate?
  /// The last day that counts.
  package var through: CivilDate?
  package var least: Money?
  package var most: Money?
  /// A part of the purpose, two signs or more.
  package var text = ""

  package init() {}

  package enum Recipients: Hashable, Sendable {
    case counted(MeasureUnit)
    case uncounted
  }
}

/// Names a payment among those of all counties (支付键).
package struct PaymentKey: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var id: ID<Payment>

  package init(county: AdministrativeDivision, id: ID<Payment>) {
    self.county = county
    self.id = id
  }
}

/// How many payments there are, and their sum (笔数和合计).
package struct PaymentTotals: Hashable, Sendable {
  package let count: Int
  package let sum: Money
  /// Of the earliest and the latest; nil where there are none.
  package let years: ClosedRange<Int>?
  /// The revision of the ledger that this is true of.
  package let revision: Int64

  package init(count: Int, sum: Money, years: ClosedRange<Int>?, revision: Int64) {
    self.count = count
    self.sum = sum
    self.years = years
    self.revision = revision
  }
}
