import HengDomain
import HengValues
import Testing

@testable import HengRules

@Suite("Interest is settled by quarters, and closed quarters stay")
struct InterestSettlementTests {
  private func quarters() throws -> SettlementQuarters {
    try SettlementQuarters(try ProfileLibrary.load().profile("sx.xingxian"), on: CivilDate("2022-01-01"))
  }

  private func settled(
    _ from: String = "2022-03-01", _ to: String = "2023-03-01", _ more: [String: SchemeValue] = [:], closed: [CivilDate: Money] = [:]
  ) throws -> InterestSettlement {
    let scheme = try SchemeCase()
    let loan: [String: SchemeValue] = [
      "户类型": "脱贫户", "贷款用途": "生产经营", "贷款本金": 50_000, "合同年利率": .decimal("0.037"), "合同日期": "2022-03-01", "到期日期": "2023-03-01",
      "借款合同号": "L",
    ]
    return InterestSettlement(
      "XX-LOAN", of: scheme.library, scheme.facts(loan.merging(more) { $1 }), from: try CivilDate(from), to: try CivilDate(to),
      quarters: try quarters(), closed: closed)
  }

  @Test("a year of 50,000 yuan at 3.70 % gives five parts and 1,875.70 yuan")
  func year() throws {
    let settlement = try settled()
    #expect(settlement.parts.map { "\($0.amount.yuan)" } == ["97.64", "472.78", "472.78", "467.64", "364.86"])
    #expect(settlement.parts.map { $0.to.days(since: $0.from) } == [19, 92, 92, 91, 71])
    #expect(settlement.total == Money(fen: 187_570))
  }

  @Test("a closed quarter is not computed again, whatever the rule says now")
  func closed() throws {
    let paid = Money(fen: 40_000)
    let settlement = try settled(closed: [try CivilDate("2022-06-20"): paid])
    #expect(settlement.parts[1].amount == paid && settlement.parts[1].isClosed && !settlement.parts[2].isClosed)
    #expect(settlement.total == Money(fen: 187_570 - 47_278 + 40_000))
  }

  @Test("parts meet, cover the whole and end on settlement days")
  func parts() throws {
    let quarters = try quarters()
    let first = try CivilDate("2021-11-03")
    for days in [1, 46, 47, 48, 137, 400, 1_461] {
      let last = first.adding(days: days), parts = quarters.parts(from: first, to: last)
      #expect(parts.first?.from == first && parts.last?.to == last)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.to == $1.from && $0.to.day == 20 && $0.to.month % 3 == 0 })
      #expect(parts.map { $0.to.days(since: $0.from) }.reduce(0, +) == days)
    }
    #expect(quarters.parts(from: first, to: first).isEmpty)
  }

  @Test("quarters after a breach pay nothing, the quarter of the breach up to that day")
  func breach() throws {
    let settlement = try settled("2022-03-01", "2023-03-01", ["违约日期": "2022-07-20"])
    #expect(settlement.parts.map { "\($0.amount.yuan)" } == ["97.64", "472.78", "154.17", "0.00", "0.00"])
    #expect(settlement.parts.last?.refusal == .nothing)
  }
}
