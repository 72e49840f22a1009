import HengAudit
import HengDocuments
import HengDomain
import HengRules
import HengValues
import Testing

@Suite("The explanation of Xing county 2022 and of a nearly empty department")
struct XingxianExplanationTests {
  private static func audit(_ ground: NarrativeGround) throws -> [Finding] {
    let paper = ground.paper(try ground.facts())
    let audited = try PaperAuditor(try NarrativeGround.library.get()).audit(paper, file: NarrativeGround.file)
    return NarrativeAuditTests.narrativeFindings(audited.findings)
  }

  private static func told(_ found: [Finding]) -> [String] { found.map { "\($0.rule) \($0.message) \($0.computation)" } }

  @Test("Both are silent under our own auditor, and each figure is read back")
  func silence() throws {
    for ground in [try NarrativeGround.xingxian(), try NarrativeGround.nearlyEmpty()] {
      let found = try Self.audit(ground)
      #expect(found.isEmpty, "\(Self.told(found))")
      #expect(try NarrativeAuditTests.missing(ground.facts(), ground).isEmpty)
    }
  }

  @Test("Last year's totals that contradict each other are told, and nothing is compared with them")
  func disputed() throws {
    let texts = NarrativeGround.texts(DisclosureBlocks.narrative(try NarrativeGround.xingxian().facts()))
    let overall = try #require(texts.first { $0.hasPrefix("2022年度收入总计") })
    #expect(overall.contains("167,196,428.59元") && overall.contains("225,120,441.60元") && overall.contains("不作增减比较"))
    #expect(!overall.contains("相比") && !overall.contains("%") && !overall.contains("原因"))
    let own = try #require(texts.first { $0.contains("财政拨款收入总计") })
    #expect(own.contains("153,066,394.58元") && own.contains("155,466,930.98元") && !own.contains("%"))
  }

  @Test("The figures that the published explanation got wrong come out right")
  func corrected() throws {
    let figures = DisclosureBlocks.narrative(try NarrativeGround.xingxian().facts()).flatMap(\.figures)
    let texts = Dictionary(figures.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    let due = [
      "payments.basic.amount": "2,852,493.55元", "payments.basic.percent": "9.81%", "general.shareOfPayments": "93.75%",
      "general.personnel.amount": "2,078,125.08元", "general.personnel.percent": "7.62%", "general.operating.amount": "774,368.47元",
      "general.operating.percent": "2.84%", "general.detail.213.outturn": "26,722,966.64元", "general.detail.213.completion": "730.08%",
      "general.detail.208.completion": "137.34%", "general.detail.210.completion": "98.67%", "general.detail.221.completion": "101.14%",
      "general.completion": "660.34%", "basic.total": "2,852,493.55元", "threePublic.total.outturn": "20,980.00元",
      "threePublic.total.completion": "100.00%", "threePublic.total.change": "16,869.00元", "threePublic.total.rate": "44.57%",
      "threePublic.vehicleRunning.completion": "100.00%", "assets.vehicles": "1辆", "performance.department.completion": "93.63%",
    ]
    for (slot, text) in due { #expect(texts["narrative." + slot] == text, "\(slot) \(texts["narrative." + slot] ?? "—")") }
  }

  @Test("Nearly nothing: zero kinds are listed, zero budgets give no percentage, missing years no comparison")
  func nearlyEmpty() throws {
    let texts = NarrativeGround.texts(DisclosureBlocks.narrative(try NarrativeGround.nearlyEmpty().facts()))
    let text = texts.joined(separator: "\n")
    #expect(text.contains("上级补助收入0.00元，占比0.00%；") && text.contains("项目支出0.00元，占比0.00%；"))
    #expect(text.contains("年初未安排预算，不计算完成比例，主要原因是年初没有安排，年中追加。"))
    #expect(texts.contains { $0.hasPrefix("因公出国（境）费支出0.00元，") && $0.hasSuffix("预算的0.00%，上年没有可比的数字，不作增减比较；") })
    #expect(text.contains("本年度无此项支出。") && text.contains("2022年决算没有可比的总计"))
    #expect(!text.contains("。。") && !text.contains("；；") && !text.contains("农林水支出"))
  }

  // MARK: beside the published explanation

  /// Figures that the published explanation prints and ours does not, with the rule that says why.
  static let exceptions: [AccountsNarrative.Topic: [(figure: String, rule: String)]] = [
    .overall: [("100578199.82元", "FA-102"), ("60.16%", "FA-102"), ("158502212.83元", "FA-102"), ("70.41%", "FA-102")],
    .payments: [("543923.64元", "FA-121"), ("1.87%", "FA-121")],
    .appropriation: [("125792046.06元", "FA-131"), ("82.18%", "FA-131"), ("128192582.46元", "FA-131"), ("82.46%", "FA-131")],
    .generalOverall: [
      ("100.00%", "FA-141"), ("0.00元", "FA-142"), ("0.00%", "FA-142"), ("0.00元", "FA-142"), ("0.00%", "FA-142"),
    ],
    .generalDetail: [("28542028.4元", "FA-145"), ("779.77%", "FA-145")],
    .basic: [("0.00元", "FA-150"), ("0.00元", "FA-194"), ("0.00元", "FA-152"), ("0.00元", "FA-194"), ("111230.64元", "FA-151")],
    .threePublicOverall: [
      ("0.00元", "FA-160"), ("0.00元", "FA-160"), ("0.00%", "FA-162"), ("37849.00元", "FA-163"), ("100%", "FA-163"), ("104.90%", "FA-162"),
    ],
    .threePublicDetail: [("1辆", "FA-164")],
    .assets: [("0辆", "FA-172")],
    // Inside the typed reason.
    .agencyOperating: [("40000元", "FA-196"), ("2人", "FA-196"), ("50000元", "FA-196")],
    .performanceDepartment: [("31066300元", "FA-183"), ("29086000元", "FA-183")],
  ]

  @Test("Each figure of the published explanation that agrees with its tables is ours as well", .enabled(if: CorpusPapers.arePresent))
  func published() throws {
    let paper = try #require(try CorpusPapers.paper("S002"))
    let theirs = try #require(AccountsNarrative(paper: paper, file: "S002"))
    let ground = try NarrativeGround.xingxian()
    let ours = try #require(AccountsNarrative(paper: ground.paper(try ground.facts()), file: NarrativeGround.file))
    let topics = AccountsNarrative.Topic.allCases.filter {
      $0 != .performanceWork && $0 != .performanceProjects && $0 != .performanceReports
    }
    for topic in topics {
      var mine = ours[topic]?.claims.flatMap(\.values) ?? []
      var excused = (Self.exceptions[topic] ?? []).map(\.figure.normal)
      // The published evaluation of the department tells of its achievements in figures of their own.
      let stated = topic == .performanceDepartment ? Array((theirs[topic]?.claims ?? []).prefix(2)) : theirs[topic]?.claims ?? []
      for value in stated.flatMap(\.values) {
        if let index = mine.firstIndex(of: value) {
          mine.remove(at: index)
        } else if let index = excused.firstIndex(of: value.figure) {
          excused.remove(at: index)
        } else {
          Issue.record("\(topic.rawValue)：\(value)")
        }
      }
      #expect(excused.isEmpty, "\(topic.rawValue) \(excused)")
    }
  }
}

/// A figure of a claim with its part in the sentence.
private struct SlotValue: Hashable {
  var slot: String
  var figure: String
}

extension Claim {
  /// Every figure of the claim outside its reason, in one way of writing.
  fileprivate var values: [SlotValue] {
    let money = [("金额", amount), ("预算", budget), ("增减额", change?.amount)].compactMap { slot, stated in
      stated.map { SlotValue(slot: slot, figure: "\($0.value.digits)\($0.value.unit.rawValue)".normal) }
    }
    let percents = [("占比", share), ("完成", completion), ("增减率", change?.percent)].compactMap { slot, stated in
      stated.map { SlotValue(slot: slot, figure: $0.value.text.normal) }
    }
    let others = [count?.value.text, score.map { "\($0.value)分" }].compactMap { $0.map { SlotValue(slot: "计数", figure: $0.normal) } }
    return money + percents + others
  }
}

extension String {
  /// Digits without superfluous zeros.
  fileprivate var normal: String {
    let unit = drop { $0.isNumber || $0 == "." || $0 == "-" }
    guard let digits = try? ExactDecimal(parsing: String(prefix(count - unit.count))) else { return self }
    return "\(digits.trimmed)\(unit)"
  }
}
