import HengDomain
import HengValues
import Testing

@testable import HengRules

@Suite("Scheme files")
struct SchemeFileTests {
  private static let head = """
    county: zz.test
    name: 示例县
    division: "640104"
    schemes:
      - id: T-1
        name: 示例补助
        basis: 示例文件
        source: 示例
        trust: D
        from: 2024-01-01
        unit: 人
        frequency: 年

    """

  private func faults(_ rest: String, head: String = head) -> [String] {
    do throws(SchemeFaults) {
      _ = try SchemeLibrary.load(SchemeLibrary.Source(name: "示例.yaml", text: head + rest))
      return []
    } catch { return error.all.map { "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.reason)" } }
  }

  @Test("the carried files load, with 34 schemes of four counties, each value with its source")
  func carried() throws {
    let library = try SchemeLibrary.load()
    #expect(library.ids.count == 34)
    #expect(Set(library.schemes.map(\.scheme.county.key)) == ["nx.xingqing", "nx.pingluo", "sx.xingxian", "hb.julu"])
    for compiled in library.schemes {
      let scheme = compiled.scheme
      let sources =
        [scheme.basis.source, scheme.validFrom.source] + (scheme.status + scheme.conditions).map(\.rule.source)
        + scheme.tiers.map(\.amount.source) + scheme.choices.map(\.usual.source) + scheme.terms.map(\.rule.source)
        + [scheme.amount?.source, scheme.cap?.amount.source, scheme.withoutAmount?.source].compactMap { $0 }
      #expect(sources.allSatisfy { !$0.trimmedSpaces.isEmpty }, "\(scheme.id)")
      #expect(scheme.choices.allSatisfy { !$0.reason.isEmpty && !$0.question.isEmpty }, "\(scheme.id)")
    }
  }

  @Test("a sound file gives no fault")
  func sound() { #expect(faults("    amount: 100元\n") == []) }

  @Test("faults stand at line and column of the file, in plain and quoted texts, all at once")
  func places() {
    let rest = """
          status:
            - {code: a, rule: 户类型 = 脱贫, refusal: 不是}
            - {code: b, rule: "月工资 ≥ 1000", refusal: 太少}
          conditions:
            - {code: b, rule: 没有的字段 = 是, refusal: 不}
          amount: 100元 × 务工月数
          payout: 明天

      """
    let found = faults(rest)
    #expect(found.contains { $0.hasPrefix("14:31 “户类型”没有“脱贫”这个取值") }, "\(found)")
    #expect(found.contains("15:32 金额没有写单位，应写作 2000元、5万元"), "\(found)")
    #expect(found.contains { $0.hasPrefix("17:25 不认得“没有的字段”") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("18:13 这里要的是金额，写的是以“元·个月”计的数") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("19:5 没有“payout”这一项") }, "\(found)")
    #expect(found.contains { $0.contains("有两个条件的 code 都是“b”") }, "\(found)")
    #expect(found.count == 6, "\(found)")
  }

  @Test(
    "tiers that overlap, leave a gap, or mix units",
    arguments: [
      ("用工人数", "{from: 11人, to: 20人, amount: 1元}", "{from: 20人, to: 30人, amount: 2元}", "重叠"),
      ("用工人数", "{from: 11人, to: 20人, amount: 1元}", "{from: 22人, amount: 2元}", "之间没有哪一档管"),
      ("年务工收入", "{from: 1元, to: 2元, amount: 1元}", "{from: 2.02元, amount: 2元}", "之间没有哪一档管"),
      ("务工月数", "{from: 1个月, to: 2个月, amount: 1元}", "{from: 3个月, amount: 2元}", "之间没有哪一档管"),
      ("用工人数", "{from: 11人, amount: 1元}", "{from: 11人, amount: 2元}", "重叠"),
      ("用工人数", "{from: 11人, amount: 1元}", "{from: 21, amount: 2元}", "没有写单位"),
      ("用工人数", "{from: 11人, amount: 1元}", "{from: 21户, amount: 2元}", "写的是以“户”计的数"),
      ("用工人数", "{from: 11人, amount: 1元}", "{from: 21人, amount: 2}", "金额没有写单位"),
      ("用工人数", "{from: 11人, to: 9人, amount: 1元}", "{from: 21人, amount: 2元}", "上限低于下限"),
      ("务工地", "{is: [省外], amount: 1元}", "{is: [县外, 县内], amount: 2元}", "“省外”在两档里都有"),
      ("务工地", "{is: [省外], amount: 1元}", "{is: [县内], amount: 2元}", "“市内县外、省内市外、省内县外”没有哪一档管"),
      ("务工地", "{is: [国外], amount: 1元}", "{is: [县外, 县内], amount: 2元}", "没有“国外”这个取值"),
    ])
  func tiers(_ measure: String, _ first: String, _ second: String, _ expected: String) {
    let found = faults("    measure: \(measure)\n    tiers:\n      - \(first)\n      - \(second)\n")
    #expect(!found.isEmpty && found[0].contains(expected), "\(found)")
    #expect(found.allSatisfy { (13...16).contains(Int($0.prefix { $0 != ":" }) ?? 0) }, "\(found)")
  }

  @Test("tiers of whole things and of money meet where nothing lies between")
  func meeting() {
    for (measure, first, second) in [
      ("用工人数", "{from: 11人, to: 20人, amount: 1元}", "{from: 21人, amount: 2元}"),
      ("年务工收入", "{from: 1元, to: 1.99元, amount: 1元}", "{from: 2元, amount: 2元}"),
      ("务工月数", "{from: 1个月, below: 2个月, amount: 1元}", "{from: 2个月, amount: 2元}"),
      ("务工月数", "{from: 1个月, to: 2个月, amount: 1元}", "{above: 2个月, amount: 2元}"),
    ] { #expect(faults("    measure: \(measure)\n    tiers:\n      - \(first)\n      - \(second)\n") == []) }
  }

  @Test("a gap under another reading of a choice is found as well")
  func readings() {
    let rest = """
          measure: 用工人数
          tiers:
            - {from: 1人, to: 10人, amount: 1元}
            - {from: 11人, to: 20人, amount: 2元, when: 中档 = 有}
            - {from: 21人, amount: 3元}
          choices:
            - {name: 中档, question: 有没有, options: [有, 无], usual: 有, reason: 印了}

      """
    #expect(faults(rest).map { $0.contains("之间没有哪一档管") } == [true])
  }

  @Test("what lacks a source, an amount or a share of the money is refused")
  func wanting() {
    #expect(faults("    amount: 1元\n", head: Self.head.replacing("    source: 示例\n", with: "")).contains { $0.contains("缺少“source”") })
    #expect(faults("").contains { $0.contains("金额应写一处") })
    #expect(faults("    amount: 1元\n    withoutAmount: 没有\n").contains { $0.contains("金额应写一处") })
    let shares = "    amount: 1元\n    funding:\n      - {level: 省级, share: \"50%\"}\n      - {level: 县级, share: \"40%\"}\n"
    #expect(faults(shares).contains { $0.contains("应为100%") })
    #expect(faults("    amount: 1元\n", head: Self.head.replacing("trust: D", with: "trust: X")).contains { $0.contains("可选：S、P、K、D") })
    #expect(faults("    amount: 1元\n", head: Self.head.replacing("2024-01-01", with: "2024-13-01")).contains { $0.hasPrefix("10:11") })
    #expect(faults("    amount: [\n").count == 1)
    // References that multiply: each line ten times the one before.
    let laughs = (1...8).map { "    - &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ", "))]\n" }.joined()
    #expect(faults("", head: "schemes:\n    - &a0 x\n" + laughs).map { $0.contains("引用") } == [true])
  }

  @Test("two versions of one scheme may not hold on the same day")
  func versions() {
    let second = Self.head.split(separator: "\n").dropFirst(4).joined(separator: "\n") + "\n    amount: 2元\n"
    #expect(faults("    amount: 1元\n" + second).contains { $0.contains("重叠") })
    let ended = "    to: 2024-12-31\n    amount: 1元\n" + second.replacing("2024-01-01", with: "2025-01-01")
    #expect(faults(ended) == [])
  }
}
