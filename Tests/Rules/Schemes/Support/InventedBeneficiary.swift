import HengDomain
import HengTestSupport
import HengValues

@testable import HengRules

/// Beneficiaries out of a seed, with values on and beside every bound.
enum InventedBeneficiary {
  static func facts(_ serial: Int, _ random: inout SeededGenerator) -> [String: SchemeValue] {
    func one(_ words: String...) -> SchemeValue { .word(words[Int.random(in: 0..<words.count, using: &random)]) }
    func fen(_ range: ClosedRange<Int>, beside bounds: [Int]) -> SchemeValue {
      let bound = bounds[Int.random(in: 0..<bounds.count, using: &random)]
      let value = Bool.random(using: &random) ? Int.random(in: range, using: &random) : bound + Int.random(in: -1...1, using: &random)
      return .number(ExactDecimal(coefficient: Int128(value), decimals: 2).trimmed)
    }
    func count(_ range: ClosedRange<Int>) -> SchemeValue { .number(ExactDecimal(Int.random(in: range, using: &random))) }
    func maybe(_ value: SchemeValue) -> SchemeValue? { Int.random(in: 0..<20, using: &random) == 0 ? nil : value }
    var facts: [String: SchemeValue] = ["身份证号": .word("P\(serial)"), "户编号": .word("H\(serial)")]
    facts["户类型"] = maybe(one("脱贫户", "脱贫户", "监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "一般户"))
    facts["风险状态"] = maybe(one("未消除", "已消除"))
    facts["劳动能力"] = maybe(one("有", "普通劳动力", "弱劳动力", "无", "丧失劳动力"))
    facts["年务工收入"] = maybe(fen(0...9_000_000, beside: [2_000_000, 3_000_000, 4_000_000, 5_000_000]))
    facts["务工地"] = maybe(one("县内", "市内县外", "省内市外", "省内县外", "省外"))
    facts["务工月数"] = maybe(count(0...12))
    facts["连续务工月数"] = maybe(count(0...12))
    facts["月工资"] = maybe(fen(0...700_000, beside: [100_000]))
    facts["学段"] = maybe(one("未在学", "普通高中", "中职", "高职", "本科"))
    facts["学籍在册"] = maybe(.truth(Bool.random(using: &random)))
    facts["在学状态"] = maybe(one("在读", "实习", "休学", "退学"))
    facts["参保"] = maybe(.truth(Bool.random(using: &random)))
    facts["养羊只数"] = maybe(count(20...140))
    facts["贷款本金"] = maybe(fen(100_000...10_000_000, beside: [5_000_000]))
    facts["合同年利率"] = maybe(.number(ExactDecimal(coefficient: Int128(Int.random(in: 300...485, using: &random)), decimals: 4)))
    return facts
  }
}
