import HengDomain
import HengValues

/// A line of the table of payments (支付分录): the payment as it stands, or a reversal of it.
struct PaymentEntry {
  /// 1, 2, … under the payment's id.
  var number: Int
  var isReversal = false
  /// The place in the books of the department and year, from 0.
  var ordering: Int
  /// With the sign of the line: a reversal's is the opposite of what it takes back.
  var payment: Payment
  var recordedAt: Timestamp?
  var reason = ""

  func row() throws(LedgerError) -> LedgerRow {
    guard !payment.id.text.isEmpty else { throw .refused(.unstorable(what: "支付编号", text: "", reason: "编号不能为空")) }
    return try [
      "county": .text(payment.county.text), "id": .id(payment.id), "entry": .integer(number), "is_reversal": .flag(isReversal),
      "year": .integer(payment.year.year), "department": .id(payment.department), "ordering": .integer(ordering),
      "project": .id(payment.project), "allotment": .id(payment.allotment), "date": .text(ifPresent: payment.date?.text),
      "is_date_assumed": .flag(payment.isDateAssumed), "voucher": .text(payment.voucher), "line": .text(payment.line),
      "function_code": .text(ifPresent: payment.function?.text), "economic_code": .text(ifPresent: payment.economic?.text),
      "nature": .text(ifPresent: payment.nature?.rawValue), "fund": .text(ifPresent: payment.fund?.rawValue),
      "amount": .money(payment.amount), "payees": .decimal(payment.payees?.value),
      "payees_unit": .text(ifPresent: payment.payees?.unit.rawValue), "purpose": .text(payment.purpose),
      "reach": .text(payment.reach.rawValue), "recorded_at": .text(ifPresent: recordedAt?.text), "reason": .text(reason),
    ] + .citation(payment.citation)
  }

  /// What takes the line back: all as it was, the amount with the opposite sign.
  func reversal(at time: Timestamp, _ reason: String) -> PaymentEntry {
    var entry = self
    entry.number += 1
    entry.isReversal = true
    entry.payment.amount = -payment.amount
    (entry.recordedAt, entry.reason) = (time, reason)
    return entry
  }
}

extension PaymentEntry {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      number: try row.number("entry"), isReversal: try row.flag("is_reversal"), ordering: try row.number("ordering"),
      payment: try Payment(row), recordedAt: try row.optional("recorded_at") { text throws(ValueError) in try Timestamp(text) },
      reason: try row.text("reason"))
  }
}

extension Payment {
  init(_ row: SQLRow) throws(StoreError) {
    var payees: Quantity?
    if let count = try row.optionalDecimal("payees") { payees = Quantity(count, try row.choice("payees_unit")) }
    self.init(
      id: try row.id("id"), county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) },
      year: try row.year("year"), department: try row.id("department"), project: try row.optionalID("project"),
      allotment: try row.optionalID("allotment"), date: try row.optionalDate("date"), isDateAssumed: try row.flag("is_date_assumed"),
      voucher: try row.text("voucher"), line: try row.text("line"),
      function: try row.optional("function_code") { text throws(ValueError) in try FunctionalCode(text) },
      economic: try row.optional("economic_code") { text throws(ValueError) in try EconomicCode(text) },
      nature: try row.optionalChoice("nature"), fund: try row.optionalChoice("fund"), amount: try row.money("amount"), payees: payees,
      purpose: try row.text("purpose"), reach: try row.choice("reach"), citation: try row.citation())
  }
}
