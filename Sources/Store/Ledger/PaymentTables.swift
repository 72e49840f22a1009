import HengDomain
import HengValues

/// The table of payments and how it is asked: by project, by department and year, by county and year. Only what stands is read; reversed
/// lines and their reversals stay in the table.
///
/// Every statement names the county, so that a partition answers it.
extension LedgerTable {
  static let payment = LedgerTable(
    "payment", order: "ordering",
    [
      "county", "id", "entry", "is_reversal", "year", "department", "ordering", "project", "allotment", "date", "is_date_assumed",
      "voucher", "line", "function_code", "economic_code", "nature", "fund", "amount", "payees", "payees_unit", "purpose", "reach",
      "recorded_at", "reason", "cited_paper", "cited_lines",
    ])
}

extension Statement {
  private static let columns = LedgerTable.payment.columns.map { "payment.\($0) AS \($0)" }.joined(separator: ", ")

  /// The last line of a payment, unless it is a reversal.
  private static let stands = """
    payment.is_reversal = 0 AND NOT EXISTS (
      SELECT 1 FROM payment AS later WHERE later.county = payment.county AND later.id = payment.id AND later.entry > payment.entry)
    """

  /// `$1` is the project.
  static let paymentsOfProject = Statement(
    "payment.ofProject",
    """
    SELECT \(columns) FROM payment
    WHERE payment.county = (SELECT county FROM project WHERE id = $1) AND payment.project = $1 AND payment.reach <> 'accountsOnly'
      AND \(stands)
    ORDER BY payment.ordering, payment.id
    """)

  /// `$1` county, `$2` year, of the projects of that year.
  static let paymentsOfProjects = Statement(
    "payment.ofProjects",
    """
    SELECT \(columns) FROM project JOIN payment ON payment.county = project.county AND payment.project = project.id
    WHERE project.county = $1 AND project.year = $2 AND payment.county = $1 AND payment.reach <> 'accountsOnly' AND \(stands)
    ORDER BY payment.project, payment.ordering, payment.id
    """)

  /// `$1` county, `$2` year, `$3` department: its books.
  static let paymentsOfDepartment = Statement(
    "payment.ofDepartment",
    """
    SELECT \(columns) FROM payment
    WHERE payment.county = $1 AND payment.year = $2 AND payment.department = $3 AND payment.reach <> 'outturnOnly' AND \(stands)
    ORDER BY payment.ordering, payment.id
    """)

  /// The same for all departments of a county-year.
  static let paymentsOfDepartments = Statement(
    "payment.ofDepartments",
    """
    SELECT \(columns) FROM payment
    WHERE payment.county = $1 AND payment.year = $2 AND payment.reach <> 'outturnOnly' AND \(stands)
    ORDER BY payment.department, payment.ordering, payment.id
    """)

  /// `$1` county, `$2` year: payments that are 待核对.
  static let unsettledPayments = Statement(
    "payment.unsettled",
    """
    SELECT \(columns) FROM payment
    WHERE payment.county = $1 AND payment.year = $2 AND payment.reach <> 'everywhere' AND \(stands)
    ORDER BY payment.department, payment.ordering, payment.id
    """)

  /// `$1` county, `$2` id: the last line of a payment.
  static let lastPaymentEntry = Statement(
    "payment.lastEntry",
    "SELECT \(columns) FROM payment WHERE payment.county = $1 AND payment.id = $2 ORDER BY payment.entry DESC LIMIT 1")

  /// `$1` county, `$2` id: all that was recorded under it.
  static let paymentEntries = Statement(
    "payment.entries",
    "SELECT \(columns) FROM payment WHERE payment.county = $1 AND payment.id = $2 ORDER BY payment.entry")

  /// `$1` county, `$2` department, `$3` year.
  static let nextPayment = Statement(
    "payment.next",
    "SELECT COALESCE(max(ordering) + 1, 0) AS next FROM payment WHERE county = $1 AND department = $2 AND year = $3")

  static let paidFromAllotment = Statement(
    "payment.sumOfAllotment", "SELECT CAST(COALESCE(sum(amount), 0) AS BIGINT) AS paid FROM payment WHERE county = $1 AND allotment = $2")

  static let paidByProject = Statement(
    "payment.sumOfProject",
    """
    SELECT CAST(COALESCE(sum(amount), 0) AS BIGINT) AS paid FROM payment
    WHERE county = $1 AND project = $2 AND reach <> 'accountsOnly'
    """)

  /// Projects whose kept outturn is not the sum of their payments.
  static let wrongOutturns = Statement(
    "project.wrongOutturns",
    """
    SELECT project.id AS id, project.outturn AS kept, CAST(COALESCE(sum(payment.amount), 0) AS BIGINT) AS paid
    FROM project LEFT JOIN payment ON payment.county = project.county AND payment.project = project.id
      AND payment.reach <> 'accountsOnly'
    GROUP BY project.id, project.outturn
    HAVING project.outturn <> COALESCE(sum(payment.amount), 0)
    ORDER BY project.id
    """)

  /// Where payments are 待核对.
  static let unsettledCounts = Statement(
    "payment.unsettledCounts",
    """
    SELECT payment.county AS county, payment.year AS year, payment.reach AS reach, count(*) AS number,
      CAST(sum(payment.amount) AS BIGINT) AS amount
    FROM payment WHERE payment.reach <> 'everywhere' AND \(stands)
    GROUP BY payment.county, payment.year, payment.reach
    ORDER BY payment.county, payment.year, payment.reach
    """)
}
