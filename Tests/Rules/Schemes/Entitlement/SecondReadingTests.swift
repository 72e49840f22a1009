import HengDomain
import HengTestSupport
import HengValues
import Testing

@testable import HengRules

/// The schemes read a second time, straight from their texts and in whole numbers of 分: it shares no code with the rules.
/// Nil means that what is known does not decide it, or that nothing is paid.
private struct SecondReading {
  let facts: [String: SchemeValue]

  private func word(_ name: String) -> String? { if case .word(let word)? = facts[name] { word } else { nil } }
  private func fen(_ name: String) -> Int? {
    guard case .number(let number)? = facts[name] else { return nil }
    var value = Int(number.coefficient)
    for _ in number.decimals..<2 { value *= 10 }
    return value
  }
  private func whole(_ name: String) -> Int? { if case .number(let number)? = facts[name] { Int(number.coefficient) } else { nil } }
  private func truth(_ name: String) -> Bool? { if case .truth(let truth)? = facts[name] { truth } else { nil } }

  private static let monitored = ["监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户"]

  private var isPoorOrMonitored: Bool { word("户类型").map { $0 == "脱贫户" || Self.monitored.contains($0) } ?? false }
  private var isPoorOrAtRisk: Bool {
    guard let kind = word("户类型") else { return false }
    return kind == "脱贫户" || (Self.monitored.contains(kind) && word("风险状态") == "未消除")
  }
  private var canWork: Bool { ["有", "普通劳动力", "技能劳动力", "弱劳动力"].contains(word("劳动能力") ?? "") }
  private var isVocational: Bool {
    ["中职", "高职"].contains(word("学段") ?? "") && truth("学籍在册") == true && ["在读", "实习"].contains(word("在学状态") ?? "")
  }

  func fen(of scheme: String) -> Int {
    switch scheme {
    case "XQ-WORK":
      guard isPoorOrAtRisk, canWork, let income = fen("年务工收入") else { return 0 }
      for yuan in [50_000, 40_000, 30_000, 20_000] where income >= yuan * 100 { return yuan * 10 }
      return 0
    case "XQ-TRAVEL":
      guard isPoorOrAtRisk, canWork, let months = whole("连续务工月数"), months >= 6, let place = word("务工地") else { return 0 }
      return place == "省外" ? 120_000 : place == "县内" ? 0 : 40_000
    case "XQ-YULU": return isPoorOrAtRisk && isVocational ? 200_000 : 0
    case "XQ-HEALTH": return isPoorOrMonitored && truth("参保") == true ? 3_000 : 0
    case "PL-WORK":
      guard isPoorOrMonitored, canWork, let months = whole("务工月数") else { return 0 }
      return min(months * 50_000, 500_000)
    case "XX-YULU": return isPoorOrAtRisk && isVocational ? 300_000 : 0
    case "XX-TRAVEL-2023":
      guard isPoorOrMonitored, let place = word("务工地"), place != "县内" else { return 0 }
      return place == "省外" ? 150_000 : 60_000
    case "XX-STEADY":
      guard isPoorOrMonitored, let place = word("务工地"), place != "县内", let months = whole("连续务工月数"), months >= 6,
        let wage = fen("月工资"), wage >= 100_000
      else { return 0 }
      return 120_000
    default: return -1
    }
  }

  /// Interest of a loan of a year signed on 2022-03-01, from 2022-06-20 to 2022-09-20: 92 days, at most 3.70 %.
  var loan: Int {
    guard isPoorOrMonitored, let principal = fen("贷款本金"), case .number(let rate)? = facts["合同年利率"] else { return 0 }
    var points = Int(rate.coefficient)
    for _ in rate.decimals..<4 { points *= 10 }
    let product = min(principal, 5_000_000) * min(points, 370) * 92
    return (product * 2 + 3_600_000) / 7_200_000
  }
}

@Suite("A second reading of the schemes agrees to the fen")
struct SecondReadingTests {
  @Test(
    "20,000 invented persons",
    arguments: [
      ("XQ-WORK", "2024-12-31"), ("XQ-TRAVEL", "2024-12-31"), ("XQ-YULU", "2024-12-31"), ("XQ-HEALTH", "2024-12-31"),
      ("PL-WORK", "2023-12-31"),
      ("XX-YULU", "2022-12-31"), ("XX-TRAVEL-2023", "2023-12-31"), ("XX-STEADY", "2022-12-31"),
    ])
  func persons(_ id: String, _ day: String) throws {
    let scheme = try SchemeCase(on: day)
    var run = EntitlementRun([id], of: scheme.library, on: scheme.on)
    var random = SeededGenerator(2_024), paid = 0
    for serial in 0..<20_000 {
      let facts = InventedBeneficiary.facts(serial, &random)
      let found = run.judge(scheme.facts(facts), line: serial)[0]
      let second = SecondReading(facts: facts).fen(of: id)
      #expect(found.amount.fen == Int128(second), "\(serial) \(found.said) \(second)")
      if found.amount.fen != Int128(second) { return }
      paid += second > 0 ? 1 : 0
    }
    #expect(paid > 500)
  }

  @Test("20,000 invented loans")
  func loans() throws {
    let scheme = try SchemeCase(on: "2022-09-20")
    var run = EntitlementRun(["XX-LOAN"], of: scheme.library, on: scheme.on)
    var random = SeededGenerator(7), paid = 0
    for serial in 0..<20_000 {
      let facts = InventedBeneficiary.facts(serial, &random)
      let contract: [String: SchemeValue] = [
        "贷款用途": "生产经营", "合同日期": "2022-03-01", "到期日期": "2023-03-01", "计息起日": "2022-06-20", "计息止日": "2022-09-20",
        "借款合同号": .word("\(serial)"),
      ]
      let found = run.judge(scheme.facts(facts.merging(contract) { $1 }), line: serial)[0]
      let second = SecondReading(facts: facts).loan
      #expect(found.amount.fen == Int128(second), "\(serial) \(found.said) \(second)")
      if found.amount.fen != Int128(second) { return }
      paid += second > 0 ? 1 : 0
    }
    #expect(paid > 10_000)
  }
}
