import HengDomain
import HengValues
import Testing

@testable import HengRules

@Suite("An entitlement explains itself in three voices")
struct EntitlementAccountTests {
  private func account(
    _ id: String, _ pairs: [String: SchemeValue], on: String = "2024-12-31"
  ) throws -> (Entitlement, EntitlementAccount) {
    let scheme = try SchemeCase(on: on)
    let found = scheme.judge(id, pairs)
    return (found, found.account(of: scheme.facts(pairs), in: scheme.library, on: scheme.on, source: "名册.csv", line: 2))
  }

  private static let worker: [String: SchemeValue] = [
    "户类型": "脱贫户", "劳动能力": "有", "身份证号": "110105194912310021", "年务工收入": .decimal("49999.99"),
  ]

  @Test("the villager hears the amount, the fact and the tier; the clerk sees each step; the auditor each clause with its source")
  func granted() throws {
    let (_, account) = try account("XQ-WORK", Self.worker)
    #expect(account.villager.hasPrefix("可以领取外出务工补助4,000.00元。年务工收入 49,999.99元，属于“40,000.00元以上（含），不满50,000.00元”这一档。"))
    #expect(account.clerk.map(\.step) == ["有效期", "身份", "身份", "身份", "条件", "条件", "档次", "标准", "封顶"])
    #expect(account.clerk.allSatisfy { !$0.rule.isEmpty && !$0.judgement.isEmpty })
    #expect(account.auditor.contains { $0.contains("档次") && $0.contains("S000 第380—383、463—521行（S）") })
    #expect(account.auditor.last == "结论：4,000.00元" && account.trace.value == "4,000.00元" && account.trace.unexplained.isEmpty)
    #expect(account.auditor.contains { $0.hasPrefix("待定事项“三万元档”取“有”：指标按四档列出人数") })
    #expect(!"\(account)".contains("110105194912310021"))
  }

  @Test("a refusal says why and what to bring; a gap in the roster what to fill in")
  func refused() throws {
    let (_, poor) = try account("XQ-WORK", Self.worker.merging(["年务工收入": .decimal("19999.99")]) { $1 })
    #expect(poor.villager == "这次不能领取外出务工补助：年务工收入 19,999.99元，最低一档从20,000.00元。如果和实际不一样，请带劳动合同或用工证明、十二个月收入证明到村委会核对。")
    let (_, ordinary) = try account("XQ-WORK", Self.worker.merging(["户类型": "一般户"]) { $1 })
    #expect(ordinary.villager.contains("不是脱贫户或监测对象") && ordinary.clerk.last?.judgement.hasPrefix("不符合") == true)
    var gap = Self.worker
    gap["劳动能力"] = nil
    let (_, missing) = try account("XQ-WORK", gap)
    #expect(missing.villager == "这次不能领取外出务工补助：缺少劳动能力，判断不了。请补齐以后再核。")
    let (_, early) = try account("XX-STEADY", Self.worker, on: "2021-12-31")
    #expect(early.villager.contains("2021年12月31日还没有开始，自2022年1月1日起执行"))
    let (_, project) = try account("JL-ROAD", [:])
    #expect(project.villager.contains("资金用于街道硬化工程，不按人发放"))
    for account in [poor, ordinary, missing, early, project] { #expect(account.trace.unexplained.isEmpty) }
  }

  @Test("figures on the way stand in the table of the clerk")
  func terms() throws {
    let (found, account) = try account(
      "XX-LOAN",
      [
        "户类型": "脱贫户", "贷款用途": "生产经营", "贷款本金": 80_000, "合同年利率": .decimal("0.05"), "合同日期": "2022-03-01", "到期日期": "2023-03-01",
        "计息起日": "2022-06-20", "计息止日": "2022-09-20", "借款合同号": "L",
      ], on: "2022-09-20")
    #expect(found.said == "472.78")
    let steps = Dictionary(account.clerk.map { ($0.step, $0.judgement) }) { first, _ in first }
    #expect(steps["贴息本金"] == "50,000.00元" && steps["最高利率"] == "0.037" && steps["计息天数"] == "92天")
    #expect(account.trace.unexplained.isEmpty)
  }

  @Test("every scheme explains every outcome down to its sources", arguments: ["2021-01-01", "2022-12-31", "2024-12-31"])
  func everyScheme(_ day: String) throws {
    let scheme = try SchemeCase(on: day)
    for id in scheme.library.ids {
      for pairs in [[:], Self.worker] {
        let found = scheme.judge(id, pairs)
        let account = found.account(of: scheme.facts(pairs), in: scheme.library, on: scheme.on, source: "名册.csv", line: 2)
        #expect(account.trace.unexplained.isEmpty && !account.villager.isEmpty && !account.auditor.isEmpty, "\(id)")
      }
    }
  }
}
