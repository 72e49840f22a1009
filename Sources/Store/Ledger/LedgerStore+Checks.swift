import HengDomain
import HengValues

extension LedgerStore {
  /// What can be examined of the ledger besides the file that holds it (台账体检): kept sums against their payments, and what is 待核对.
  ///
  /// Payments that are 待核对 are told and are no fault of the database.
  package func checks() async -> [StoreCheck] {
    do {
      return try await read { transaction in [try outturns(transaction), try unsettled(transaction)] }
    } catch { return [StoreCheck("项目执行数", .notRun(error.message))] }
  }

  private func outturns(_ transaction: any Transaction) throws -> StoreCheck {
    StoreCheck(
      "项目执行数等于支付之和",
      problems: try transaction.query(.wrongOutturns).map { row in
        "项目“\(try row.text("id"))”记的执行数是\(try row.money("kept").yuan.grouped)元，支付之和是\(try row.money("paid").yuan.grouped)元"
      })
  }

  private func unsettled(_ transaction: any Transaction) throws -> StoreCheck {
    let counts = try transaction.query(.unsettledCounts).map { row in
      let reach: PaymentReach = try row.choice("reach")
      return
        "\(try row.text("county"))县\(try row.number("year"))年\(reach.label)\(try row.number("number"))笔\(try row.money("amount").yuan.grouped)元"
    }
    let name = "待核对的支付"
    return counts.isEmpty
      ? StoreCheck("\(name)：没有", .passed)
      : StoreCheck("\(name)（由人核对后用 heng accounts settle 处理，不影响数据库完好）：\(counts.joined(separator: "；"))", .passed)
  }
}
