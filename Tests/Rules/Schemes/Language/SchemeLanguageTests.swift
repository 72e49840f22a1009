import HengDomain
import HengValues
import Testing

@testable import HengRules

@Suite("The language of conditions and amounts")
struct SchemeLanguageTests {
  private let scope: SchemeScope

  init() throws {
    let library = try SchemeLibrary.load()
    scope = SchemeScope(
      vocabulary: library.vocabulary, series: [], choices: ["取法": (["甲", "乙"], "乙")])
  }

  private func value(_ text: String, _ pairs: [String: SchemeValue] = [:]) throws -> SchemeResult? {
    let (found, faults) = SchemeChecker.check(text, in: scope, wanted: nil)
    let expression = try #require(found, "\(text) \(faults.map(\.reason))")
    let facts = try SchemeCase().facts(pairs)
    return expression.value(in: SchemeContext(facts: facts, on: try CivilDate("2024-06-30")))
  }

  private func faults(_ text: String, wanted: SchemeType? = nil) -> [String] {
    SchemeChecker.check(text, in: scope, wanted: wanted).1.map { "\($0.offset) \($0.reason)" }
  }

  @Test("numbers are exact, with their units")
  func numbers() throws {
    func number(_ text: String) throws -> Ratio? {
      guard case .number(let number) = try value(text) else { return nil }
      return number.ratio
    }
    #expect(try number("1元 ÷ 3") == Ratio(1, 3))
    #expect(try number("(1元 ÷ 3 + 2元 ÷ 3) × 2") == Ratio(2))
    #expect(try number("500元/人/月 × 12人 × 6个月") == Ratio(36_000))
    #expect(try number("5万元 - 0.5万元 - 1元") == Ratio(44_999))
    #expect(try number("-3元 + 10元 × 30%") == Ratio(0))
    #expect(try number("较小(3元, 2元, 5元) + 较大(1元, 4元)") == Ratio(6))
    #expect(try number("如果 取法 = 甲 则 1元 否则 2元") == Ratio(2))
    #expect(try number("如果 1元 > 2元 则 1元 否则 如果 3人 ≥ 3人 则 7元 否则 8元") == Ratio(7))
    #expect(try number("天数(2022-06-20, 2022年9月20日)") == Ratio(92))
    #expect(try number("月数(2024-01-31, 基准日)") == Ratio(5) && number("月数(基准日, 2024-01-31)") == Ratio(-4))
    #expect(try number("周岁(2000-07-01)") == Ratio(23) && number("周岁(2000-06-30)") == Ratio(24))
    #expect(try value("月后(2024-01-31, 1个月)") == .date(CivilDate("2024-02-29")))
    #expect(try number("1元 ÷ (2 - 2)") == nil)
  }

  @Test("conditions: and before or, not before and; one part that decides is enough, whatever is unknown")
  func conditions() throws {
    func truth(_ text: String, _ pairs: [String: SchemeValue] = [:]) throws -> Bool? {
      guard case .truth(let truth) = try value(text, pairs) else { return nil }
      return truth
    }
    #expect(try truth("1人 = 1人 或 1人 = 2人 且 1人 = 3人") == true)
    #expect(try truth("非 1人 = 1人 或 1人 = 1人") == true)
    #expect(try truth("非 (1人 = 1人 或 1人 = 1人)") == false)
    #expect(try truth("户类型 属于 监测户", ["户类型": "边缘易致贫户"]) == true)
    #expect(try truth("户类型 不属于 [脱贫户, 监测户]", ["户类型": "一般户"]) == true)
    #expect(try truth("户类型 ≠ 脱贫户", ["户类型": "脱贫户"]) == false && truth("脱贫户 = 户类型", ["户类型": "脱贫户"]) == true)
    #expect(try truth("学籍在册 = 是 且 学籍在册", ["学籍在册": .yes]) == true)
    #expect(try truth("乡镇 = \"某 镇\" 或 乡镇 属于 [甲镇, 乙镇]", ["乡镇": "乙镇"]) == true)
    #expect(try truth("月工资 > 1元") == nil && truth("月工资 > 1元 且 1人 = 2人") == false && truth("月工资 > 1元 或 1人 = 1人") == true)
    #expect(try truth("未填(死亡日期) 或 死亡日期 > 基准日") == true)
    #expect(try truth("基准日 ≥ 2024-06-30 且 基准日 < 2024年7月1日") == true)
    #expect(try truth("项数(耳标号) × 1头 = 2头", ["耳标号": .list(["a", "b"])]) == true)
  }

  @Test(
    "what does not fit is told with its place",
    arguments: [
      ("年务工收入 ≥ 20000", "8 金额没有写单位，应写作 2000元、5万元"), ("务工月数 ≥ 6", "7 数没有写单位，这里要的是以“个月”计的数"),
      ("务工月数 ≥ 6天", "7 左边是以“个月”计的数，右边是以“天”计的数，不能比较"), ("年务工收人 ≥ 20000元", "0 不认得“年务工收人”：不是字段、待定事项或函数的名字，是不是“年务工收入”"),
      ("户类型 = 脱贫", "6 “户类型”没有“脱贫”这个取值，可以写的有：脱贫户、监测对象、脱贫不稳定户、边缘易致贫户、突发严重困难户、一般户"), ("户类型 > 脱贫户", "0 “户类型”的取值只能用 = 和 ≠ 比较"),
      ("户类型 属于 贫困", "7 “户类型”没有“贫困”这一类。有的类：监测户；也可以写成 [甲, 乙]"), ("月工资", "0 “月工资”是金额，不是条件。请写成 月工资 ≥ …"),
      ("月工资 + 务工月数 > 1元", "6 左边是金额，右边是以“个月”计的数，不能相加"), ("月工资 ≥ 基准日", "6 左边是金额，右边是日期，不能比较"),
      ("月工资 ≥ 1000元 且", "13 算式没有写完"), ("月工资 ≥ 1000元 务工月数", "12 “务工月数”前面少了运算符，或多写了"), ("(月工资 ≥ 1000元", "12 括号没有成对"),
      ("11人 ≤ 用工人数 ≤ 20人", "11 比较不能连着写，请用“且”分成两条"), ("月工资 ≥ 1000斤", "10 “斤”不是单位。数和单位写在一起，例如 2000元、6个月、30只；后面的词另空一格"),
      ("月工资 ≥ 1000元且", "10 “元且”不是单位。数和单位写在一起，例如 2000元、6个月、30只；后面的词另空一格"), ("合同日期 ≥ 2022-02-30", "7 “2022-02-30”不是日期：2022年2月只有 1—28 日"),
      ("平均(月工资) ≥ 1元", "0 没有“平均”这个函数，可以用的有：较小、较大、天数、月数、月后、周岁、未填、项数"), ("月工资 ≥ 1000元；", "11 认不出“;”"),
      ("如果 月工资 ≥ 1元 则 1元 = 1元", "21 “如果……则……”后面应接“否则”"), ("取法 = 丙", "5 “取法”没有“丙”这个取值，可以写的有：甲、乙"),
      ("天数(合同日期) = 1天", "0 “天数”的括号里应有2个日期，写了1个"),
    ])
  func misfits(_ text: String, _ expected: String) { #expect(faults(text, wanted: .truth) == [expected]) }

  @Test("all faults of an expression are told at once")
  func several() {
    #expect(faults("月工资 ≥ 1000 且 户类型 = 富 且 务工月数 ≥ 6天").count == 3)
  }

  @Test("nothing that is deep or long stops the reading")
  func hostile() {
    let deep = String(repeating: "(", count: 900) + "1元" + String(repeating: ")", count: 900)
    #expect(faults(deep).count == 1 && faults(String(repeating: "非 ", count: 600) + "是").count == 1)
    #expect(
      faults(String(repeating: "-", count: 900) + "1元").count == 1 && faults(String(repeating: "1元 + ", count: 500) + "1元").count == 1)
    for text in ["", " ", "元", "1", "[", "\"", "1元/", "÷", "是", "如果", "、", "9999999999999999999999999999元"] { _ = faults(text) }
  }
}
