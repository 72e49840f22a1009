import HengDomain
import HengTestSupport
import HengValues
import Testing

@testable import HengRules

@Suite("Several schemes over many beneficiaries")
struct EntitlementRunTests {
  private static let base: [String: SchemeValue] = [
    "户类型": "脱贫户", "劳动能力": "有", "身份证号": "A", "户编号": "H", "年务工收入": 60_000, "能否外出务工": .no, "岗位安置条件": .yes, "月岗位补贴": 1_700,
    "全日制岗位": .yes, "务工月数": 8, "在岗月数": 6, "务工地": "省外", "连续务工月数": 8,
  ]

  private func said(_ ids: [String], _ rows: [[String: SchemeValue]]) throws -> [[String]] {
    let scheme = try SchemeCase()
    var run = EntitlementRun(ids, of: scheme.library, on: scheme.on)
    return rows.enumerated().map { line, row in
      run.judge(scheme.facts(Self.base.merging(row) { $1 }), line: line + 2).map(\.said)
    }
  }

  @Test("a full-time post excludes the work subsidy where the months overlap, whatever the order of the request")
  func exclusion() throws {
    #expect(try said(["XQ-WORK", "XQ-POST"], [[:]]) == [["excluded", "11652.00"]])
    #expect(try said(["XQ-POST", "XQ-WORK"], [["务工月数": 6]]) == [["11652.00", "5000.00"]])
    #expect(try said(["XQ-POST", "XQ-WORK"], [["全日制岗位": .no]]) == [["11652.00", "5000.00"]])
    #expect(try said(["XQ-POST", "XQ-WORK"], [["岗位安置条件": .no]]) == [["placing", "5000.00"]])
    // The travel subsidy goes with the work subsidy.
    #expect(try said(["XQ-TRAVEL", "XQ-WORK"], [[:]]) == [["1200.00", "5000.00"]])
  }

  @Test("exclusion and duplicates reach across the lines; what stands first stays")
  func acrossLines() throws {
    let post: [String: SchemeValue] = ["年务工收入": 0], work: [String: SchemeValue] = ["岗位安置条件": .no]
    #expect(try said(["XQ-POST", "XQ-WORK"], [post, work]) == [["11652.00", "noTier"], ["placing", "excluded"]])
    #expect(try said(["XQ-POST", "XQ-WORK"], [work, post]) == [["placing", "5000.00"], ["excluded", "noTier"]])
    let less: [String: SchemeValue] = ["年务工收入": 30_000]
    #expect(try said(["XQ-WORK"], [less, less, ["身份证号": "B"]]) == [["3000.00"], ["duplicate"], ["5000.00"]])
    // The cap comes before the duplicate: nothing is left of it.
    #expect(try said(["XQ-WORK"], [[:], [:]]) == [["5000.00"], ["capReached"]])
    // One post for a household.
    #expect(try said(["XQ-POST"], [[:], ["身份证号": "B"], ["身份证号": "B", "户编号": "I"]]) == [["11652.00"], ["duplicate"], ["11652.00"]])
  }

  @Test("a post that the household already holds through another member excludes nothing")
  func refusedPostExcludesNothing() throws {
    #expect(
      try said(["XQ-POST", "XQ-WORK"], [["年务工收入": 0], ["身份证号": "B"]]) == [["11652.00", "noTier"], ["duplicate", "5000.00"]])
  }

  @Test("a household's cap is shared by its lines")
  func sharedCap() throws {
    func flock(_ name: String, _ count: Int, _ household: String = "H") -> [String: SchemeValue] {
      [
        "指定基地养殖": .yes, "养羊只数": .number(ExactDecimal(count)), "申报核实日期": "2024-01-01", "耳标号": .list((0..<count).map { "\(name)\($0)" }),
        "户编号": .word(household),
      ]
    }
    #expect(
      try said(["XQ-SHEEP"], [flock("a", 60), flock("b", 60), flock("c", 30), flock("d", 40, "I"), flock("a", 60, "J")])
        == [["6000.00"], ["4000.00"], ["capReached"], ["4000.00"], ["duplicate"]])
  }

  @Test("what was paid before the run counts")
  func earlier() throws {
    let scheme = try SchemeCase(on: "2023-12-31")
    var run = EntitlementRun(["PL-WORK", "PL-YULU"], of: scheme.library, on: scheme.on)
    run.remember("PL-YULU", Money(fen: 300_000), scheme.facts(["身份证号": "A"]), line: 17)
    let student = Self.base.merging(["学段": "中职", "学籍在册": .yes, "在学状态": "在读", "务工月数": 2]) { $1 }
    let found = run.judge(scheme.facts(student), line: 2)
    #expect(found.map(\.said) == ["1000.00", "duplicate"] && found[1].refusal == .duplicate(line: 17))
  }

  @Test("who cannot be told apart is not paid")
  func withoutNumber() throws {
    let scheme = try SchemeCase()
    var facts = Self.base
    facts["身份证号"] = nil
    #expect(scheme.said("XQ-WORK", facts) == "missing")
  }

  @Test("a batch of strangers is the sum of its single ones, in any order")
  func batchIsSum() throws {
    let scheme = try SchemeCase()
    let ids = ["XQ-WORK", "XQ-TRAVEL", "XQ-YULU", "XQ-HEALTH", "PL-WORK", "XX-TRAVEL-2023"]
    var random = SeededGenerator(14)
    let people = (0..<3_000).map { scheme.facts(InventedBeneficiary.facts($0, &random)) }
    var whole = EntitlementRun(ids, of: scheme.library, on: scheme.on)
    let together = people.enumerated().map { whole.judge($1, line: $0) }
    let single = people.enumerated().map { line, facts in
      var run = EntitlementRun(ids, of: scheme.library, on: scheme.on)
      return run.judge(facts, line: line)
    }
    #expect(together.map { $0.map(\.said) } == single.map { $0.map(\.said) })
    var backwards = EntitlementRun(ids, of: scheme.library, on: scheme.on)
    let reversed = people.indices.reversed().map { backwards.judge(people[$0], line: $0) }
    #expect(together.joined().map(\.amount).sum == reversed.joined().map(\.amount).sum)
    #expect(together.joined().count { $0.refusal == nil } > 3_000)
  }
}
