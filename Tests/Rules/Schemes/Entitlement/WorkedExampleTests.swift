import HengDomain
import HengValues
import Testing

@testable import HengRules

@Suite("The worked examples of the schemes")
struct WorkedExampleTests {
  private static let away: [String: SchemeValue] = ["户类型": "脱贫户", "劳动能力": "普通劳动力", "身份证号": "A"]

  private func work(_ income: String, _ more: [String: SchemeValue] = [:], chosen: [String: String] = [:]) throws -> String {
    try SchemeCase(chosen: ["XQ-WORK": chosen]).said("XQ-WORK", Self.away.merging(["年务工收入": .decimal(income)]) { $1 }.merging(more) { $1 })
  }

  @Test(
    "work subsidy of Xingqing at the bounds of its tiers",
    arguments: [
      ("19999.99", "noTier"), ("20000.00", "2000.00"), ("29999.99", "2000.00"), ("30000", "3000.00"), ("39999.99", "3000.00"),
      ("40000", "4000.00"), ("49999.99", "4000.00"), ("50000.00", "5000.00"), ("9999999", "5000.00"), ("0", "noTier"),
    ])
  func workTiers(_ income: String, _ expected: String) throws { #expect(try work(income) == expected) }

  @Test("without the tier of 30,000, which the narrative omits, 2,000 reaches up to 40,000")
  func withoutMiddleTier() throws {
    #expect(try work("39999.99", chosen: ["三万元档": "无"]) == "2000.00")
    #expect(try work("40000", chosen: ["三万元档": "无"]) == "4000.00")
  }

  @Test("status comes first, then conditions, then the tier; what is missing is named")
  func order() throws {
    #expect(try work("60000", ["户类型": "一般户", "劳动能力": "无"]) == "household")
    #expect(try work("60000", ["户类型": "监测对象", "风险状态": "已消除"]) == "risk")
    #expect(try work("60000", ["户类型": "边缘易致贫户", "风险状态": "未消除"]) == "5000.00")
    #expect(try work("60000", ["户类型": "监测对象", "风险状态": "已消除"], chosen: ["监测对象的风险": "不论"]) == "5000.00")
    #expect(try work("100", ["劳动能力": "丧失劳动力"]) == "labour")
    #expect(try work("60000", ["死亡日期": "2024-05-01"]) == "alive")
    #expect(try work("60000", ["死亡日期": "2025-01-01"]) == "5000.00")
    let scheme = try SchemeCase()
    let missing = scheme.judge("XQ-WORK", ["户类型": "脱贫户", "身份证号": "A", "年务工收入": 60_000])
    #expect(missing.refusal == .missing([try #require(scheme.library.vocabulary.place(of: "劳动能力"))]))
    // A monitored person whose risk nobody wrote down cannot be judged; of a poor household it does not matter.
    #expect(try work("60000", ["户类型": "监测对象"]) == "missing")
  }

  @Test("the four tiers of the form add up: 193 + 231 + 236 + 636 persons, 5,203,000 yuan")
  func workTotals() throws {
    let scheme = try SchemeCase()
    var run = EntitlementRun(["XQ-WORK"], of: scheme.library, on: scheme.on)
    var total = Money.zero, line = 1
    for (income, count) in [(20_000, 193), (35_000, 231), (49_999, 236), (80_000, 636)] {
      for _ in 0..<count {
        line += 1
        let facts = Self.away.merging(["年务工收入": .number(ExactDecimal(income)), "身份证号": .word("\(line)")]) { $1 }
        total = total + run.judge(scheme.facts(facts), line: line)[0].amount
      }
    }
    #expect(line - 1 == 1_296 && total.yuan == ExactDecimal(5_203_000))
  }

  @Test("travel subsidy: 440 across counties and 202 across provinces give 418,400 yuan")
  func travel() throws {
    let scheme = try SchemeCase()
    var run = EntitlementRun(["XQ-TRAVEL"], of: scheme.library, on: scheme.on)
    var total = Money.zero, line = 1
    for (place, count) in [("省内县外", 440), ("省外", 202)] {
      for _ in 0..<count {
        line += 1
        let facts = Self.away.merging(["务工地": .word(place), "连续务工月数": 6, "身份证号": .word("\(line)")]) { $1 }
        total = total + run.judge(scheme.facts(facts), line: line)[0].amount
      }
    }
    #expect(line - 1 == 642 && total.yuan == ExactDecimal(418_400))
    let person = Self.away.merging(["务工地": "省外", "连续务工月数": 5]) { $1 }
    #expect(scheme.said("XQ-TRAVEL", person) == "months")
    #expect(scheme.said("XQ-TRAVEL", person.merging(["连续务工月数": 9, "务工地": "县内"]) { $1 }) == "noTier")
  }

  @Test(
    "workshops: eleven and more, and exactly a hundred in the lower tier",
    arguments: [
      (10, "noTier"), (11, "20000.00"), (20, "20000.00"), (21, "30000.00"), (30, "30000.00"), (31, "60000.00"), (100, "60000.00"),
      (101, "100000.00"),
    ])
  func workshop(_ people: Int, _ expected: String) throws {
    let facts: [String: SchemeValue] = [
      "用工人数": .number(ExactDecimal(people)), "脱贫监测人数": .number(ExactDecimal(people)), "稳定月数": 6, "统一社会信用代码": "C",
    ]
    #expect(try SchemeCase().said("XQ-WORKSHOP", facts) == expected)
    if people == 100 {
      #expect(try SchemeCase(chosen: ["XQ-WORKSHOP": ["恰好一百人": "归上一档"]]).said("XQ-WORKSHOP", facts) == "100000.00")
    }
  }

  @Test("shares are not rounded: 30 of 101 are too few, 31 enough; brokers from 30 persons and a quarter on")
  func shares() throws {
    let scheme = try SchemeCase()
    func workshop(_ poor: Int) -> String {
      scheme.said("XQ-WORKSHOP", ["用工人数": 101, "脱贫监测人数": .number(ExactDecimal(poor)), "稳定月数": 6, "统一社会信用代码": "C"])
    }
    #expect(workshop(30) == "share" && workshop(31) == "100000.00")
    func broker(_ people: Int, _ poor: Int) -> String {
      scheme.said(
        "XQ-BROKER",
        [
          "登记注册": .yes, "用工人数": .number(ExactDecimal(people)), "脱贫监测人数": .number(ExactDecimal(poor)), "稳定月数": 3, "人均月工资": 2_000,
          "统一社会信用代码": "C",
        ])
    }
    #expect(
      [broker(29, 29), broker(30, 8), broker(50, 13), broker(51, 13), broker(100, 25), broker(101, 26), broker(100, 24)]
        == ["noTier", "10000.00", "10000.00", "30000.00", "30000.00", "50000.00", "share"])
  }

  @Test("training: 500 yuan a person and month, six months at most, with the wage floor of the kind of enterprise")
  func training() throws {
    let scheme = try SchemeCase()
    func train(_ kind: String, _ wage: Int, _ months: Int) -> String {
      scheme.said(
        "XQ-TRAIN",
        [
          "移民人数": 10, "脱贫监测人数": 3, "稳定月数": 6, "企业类型": .word(kind), "人均月工资": .number(ExactDecimal(wage)), "培训合格人数": 12,
          "补贴月数": .number(ExactDecimal(months)), "统一社会信用代码": "C",
        ])
    }
    #expect(train("流水线生产企业", 2_000, 4) == "24000.00" && train("合作社", 1_500, 9) == "36000.00")
    #expect(train("流水线生产企业", 1_999, 4) == "wage" && train("手工制生产企业", 1_499, 4) == "wage" && train("其他", 9_000, 4) == "wage")
  }

  @Test("posts: pay for months on duty and 242 yuan of social insurance, monthly or once")
  func posts() throws {
    let facts: [String: SchemeValue] = [
      "户类型": "脱贫户", "能否外出务工": .no, "岗位安置条件": .yes, "月岗位补贴": 1_612, "在岗月数": 12, "身份证号": "A", "户编号": "H",
    ]
    #expect(try SchemeCase().said("XQ-POST", facts) == "22248.00")
    #expect(try SchemeCase(chosen: ["XQ-POST": ["社保补助周期": "一次"]]).said("XQ-POST", facts) == "19586.00")
    #expect(try SchemeCase().said("XQ-POST", facts.merging(["月岗位补贴": 1_739]) { $1 }) == "wage")
  }

  @Test("health insurance: 30 yuan without the own share, 45 with it; farm insurance: a tenth of the premium")
  func insurance() throws {
    let insured: [String: SchemeValue] = ["户类型": "脱贫户", "参保": .yes, "身份证号": "A", "户编号": "H", "养殖保险保费": .decimal("1234.55")]
    #expect(try SchemeCase().said("XQ-HEALTH", insured) == "30.00")
    #expect(try SchemeCase(chosen: ["XQ-HEALTH": ["财政负担": "全额"]]).said("XQ-HEALTH", insured) == "45.00")
    #expect(try SchemeCase().said("XQ-FARMINS", insured) == "123.46")
    #expect(try SchemeCase().said("JL-INSURANCE", ["参保": .yes, "身份证号": "A"]) == "50.00")
  }

  @Test("sheep: from thirty on, three months kept, 10,000 yuan at most in Xingqing; 200 yuan each without bound in Pingluo")
  func sheep() throws {
    let scheme = try SchemeCase()
    func flock(_ count: Int, _ verified: String = "2024-09-30") -> [String: SchemeValue] {
      [
        "户类型": "脱贫户", "指定基地养殖": .yes, "养羊只数": .number(ExactDecimal(count)), "申报核实日期": .date((try? CivilDate(verified)) ?? .latest),
        "耳标号": .list((0..<count).map { "T\($0)" }), "户编号": "H",
      ]
    }
    #expect([29, 30, 100, 101].map { scheme.said("XQ-SHEEP", flock($0)) } == ["stock", "3000.00", "10000.00", "10000.00"])
    #expect(scheme.said("XQ-SHEEP", flock(30, "2024-10-01")) == "kept" && scheme.said("PL-SHEEP", flock(101)) == "20200.00")
    #expect(scheme.said("XQ-SHEEP", flock(30).merging(["养羊只数": 31]) { $1 }) == "tags")
  }

  @Test("cattle: 61 head of ten households give 61,000 yuan, each animal once")
  func cattle() throws {
    let scheme = try SchemeCase()
    var run = EntitlementRun(["XQ-CATTLE"], of: scheme.library, on: scheme.on)
    func herd(_ household: Int) -> BeneficiaryFacts {
      let count = household == 0 ? 7 : 6
      return scheme.facts([
        "户类型": "脱贫户", "托管合同": .yes, "养牛头数": .number(ExactDecimal(count)), "户编号": .word("\(household)"),
        "耳标号": .list((0..<count).map { "\(household)-\($0)" }),
      ])
    }
    let amounts = (0..<10).map { run.judge(herd($0), line: $0 + 2)[0].amount }
    #expect(amounts.sum.yuan == ExactDecimal(61_000))
    #expect(run.judge(herd(3), line: 12)[0].refusal == .duplicate(line: 5))
  }

  @Test("Pingluo pays 500 yuan a month, 5,000 at most; Xing county 6 × 200 for six months without a break outside the county")
  func workElsewhere() throws {
    let scheme = try SchemeCase(on: "2023-12-31")
    func pingluo(_ months: Int) -> String { scheme.said("PL-WORK", Self.away.merging(["务工月数": .number(ExactDecimal(months))]) { $1 }) }
    #expect([9, 10, 12, 0].map(pingluo) == ["4500.00", "5000.00", "5000.00", "nothing"])
    let steady = Self.away.merging(["务工地": "省外", "连续务工月数": 6, "同一单位务工月数": 6, "月工资": 1_000]) { $1 }
    let earlier = try SchemeCase(on: "2022-11-30")
    #expect(earlier.said("XX-STEADY", steady) == "1200.00" && scheme.said("XX-STEADY", steady) == "notInForce")
    #expect(scheme.said("XX-STEADY-2023", steady) == "1200.00" && earlier.said("XX-STEADY-2023", steady) == "notInForce")
    #expect(earlier.said("XX-STEADY", steady.merging(["连续务工月数": .decimal("5.9")]) { $1 }) == "months")
    #expect(earlier.said("XX-STEADY", steady.merging(["月工资": .decimal("999.99")]) { $1 }) == "wage")
    #expect(earlier.said("XX-STEADY", steady.merging(["务工地": "县内"]) { $1 }) == "away")
    #expect(try SchemeCase(on: "2021-12-31").said("XX-STEADY", steady) == "notInForce")
    #expect(
      ["省外", "省内县外", "市内县外"].map { scheme.said("XX-TRAVEL-2023", Self.away.merging(["务工地": .word($0)]) { $1 }) } == [
        "1500.00", "600.00", "600.00",
      ])
  }

  @Test("Yulu: 2,000 yuan a term in Xingqing, 3,000 a year in Pingluo and Xing county; undergraduates by choice; each student once")
  func yulu() throws {
    let student: [String: SchemeValue] = ["户类型": "脱贫户", "学段": "高职", "学籍在册": .yes, "在学状态": "实习", "身份证号": "A"]
    let scheme = try SchemeCase()
    #expect(["XQ-YULU", "PL-YULU", "XX-YULU"].map { scheme.said($0, student) } == ["2000.00", "3000.00", "3000.00"])
    #expect(scheme.said("XQ-YULU", student.merging(["在学状态": "休学"]) { $1 }) == "attending")
    let graduate = student.merging(["学段": "本科"]) { $1 }
    #expect(scheme.said("XX-YULU", graduate) == "school")
    #expect(try SchemeCase(chosen: ["XX-YULU": ["本科生": "含本科"]]).said("XX-YULU", graduate) == "3000.00")
    var run = EntitlementRun(["XX-YULU"], of: scheme.library, on: scheme.on)
    let paid = (0..<1_734).map { run.judge(scheme.facts(student.merging(["身份证号": .word("\($0)")]) { $1 }), line: $0)[0].amount }
    #expect(paid.sum.yuan == ExactDecimal(5_202_000))
    #expect(run.judge(scheme.facts(student.merging(["身份证号": "7"]) { $1 }), line: 9_000)[0].refusal == .duplicate(line: 7))
  }

  @Test("where the papers print no standard nothing is computed, and the reason is theirs")
  func withoutAmount() throws {
    let scheme = try SchemeCase()
    for id in ["PL-HEALTH", "PL-WORKSHOP", "PL-INFRA", "XX-SERVICE", "XX-PV", "JL-ROAD", "JL-TEAM", "JL-ENVOY", "JL-PLATFORM", "JL-YULU"] {
      #expect(scheme.said(id, [:]) == "withoutAmount", "\(id)")
    }
  }
}
