import HengDomain
import HengValues
import Testing

@testable import HengRules

@Suite("Interest subsidy of small loans")
struct LoanExampleTests {
  private func interest(
    _ principal: String, _ from: String, _ to: String, rate: String = "0.037", signed: String = "2022-03-01", due: String = "2023-03-01",
    _ more: [String: SchemeValue] = [:], id: String = "XX-LOAN", chosen: [String: String] = [:]
  ) throws -> String {
    let facts: [String: SchemeValue] = [
      "户类型": "脱贫户", "贷款用途": "生产经营", "贷款本金": .decimal(principal), "合同年利率": .decimal(rate), "合同日期": .init(stringLiteral: signed),
      "到期日期": .init(stringLiteral: due), "计息起日": .init(stringLiteral: from), "计息止日": .init(stringLiteral: to), "借款合同号": "L",
    ]
    return try SchemeCase(chosen: [id: chosen]).said(id, facts.merging(more) { $1 })
  }

  @Test("a quarter of 92 days, and the five of a year, each rounded once")
  func quarters() throws {
    #expect(try interest("50000", "2022-06-20", "2022-09-20") == "472.78")
    let ends = ["2022-03-01", "2022-03-20", "2022-06-20", "2022-09-20", "2022-12-20", "2023-03-01"]
    let parts = try zip(ends, ends.dropFirst()).map { try interest("50000", $0, $1) }
    #expect(parts == ["97.64", "472.78", "472.78", "467.64", "364.86"])
    #expect(
      try parts.map { try Money(fen: PrintedAmount(parsing: $0, unit: .yuan).money.fen) }.sum.yuan == ExactDecimal(parsing: "1875.70"))
  }

  @Test("one settlement of the year differs by a cent, the whole-year method by 25.70 yuan")
  func methods() throws {
    #expect(try interest("50000", "2022-03-01", "2023-03-01") == "1875.69")
    #expect(try interest("50000", "2022-03-01", "2023-03-01", chosen: ["计息方法": "按整年"]) == "1850.00")
    #expect(try interest("50000", "2022-03-01", "2023-03-01", chosen: ["计息方法": "按365天"]) == "1850.00")
  }

  @Test("only the first 50,000 yuan of a household count")
  func principal() throws {
    #expect(try interest("80000", "2022-06-20", "2022-09-20") == "472.78")
    #expect(try interest("30000", "2022-06-20", "2022-09-20", ["户内其他贴息本金": 20_000]) == "283.67")
    #expect(try interest("30000", "2022-06-20", "2022-09-20", ["户内其他贴息本金": 35_000]) == "141.83")
    #expect(try interest("30000", "2022-06-20", "2022-09-20", ["户内其他贴息本金": 50_000]) == "nothing")
  }

  @Test("a loan of three years at 4.60 %, and rates above the published one cut to it")
  func rates() throws {
    #expect(try interest("50000", "2022-06-20", "2022-09-20", rate: "0.046", due: "2025-03-01") == "587.78")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", rate: "0.06", due: "2025-03-01") == "587.78")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", rate: "0.06") == "472.78")
    // Signed on 2022-08-22, the published rate is that of the day.
    #expect(try interest("50000", "2022-09-20", "2022-12-20", rate: "0.06", signed: "2022-08-22", due: "2023-08-22") == "461.32")
    #expect(try interest("50000", "2022-09-20", "2022-12-20", rate: "0.06", signed: "2022-08-21", due: "2023-08-21") == "467.64")
    // Twelve months and a day are more than a year.
    #expect(try interest("50000", "2022-06-20", "2022-09-20", rate: "0.06", due: "2023-03-02") == "587.78")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", signed: "2021-01-01", due: "2022-01-01") == "missing")
  }

  @Test("use, term, breach and arrears")
  func refusals() throws {
    #expect(try interest("50000", "2022-06-20", "2022-09-20", ["贷款用途": "建房"]) == "use")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", due: "2025-03-02") == "term")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", ["已贴息月数": 36]) == "subsidizedTerm")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", ["违约日期": "2022-07-20"]) == "154.17")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", ["违约日期": "2022-06-01"]) == "nothing")
    #expect(try interest("50000", "2022-06-20", "2022-09-20", ["逾期天数": 62]) == "154.17")
  }
}
