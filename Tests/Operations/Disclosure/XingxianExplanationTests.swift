import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengOperations
import HengReaders
import HengRules
import HengValues
import Testing

/// The explanation printed from the records, held against the published one (S002) figure by figure.
@Suite("The explanation of Xing county beside the published one")
struct XingxianExplanationTests {
  /// Figures of a section on which the two part, and the rule that finds the published ones at odds with their own tables.
  struct Exception: Sendable {
    var topic: String
    var rule: String
    var reason: String
    /// `金额 543923.64元`, as published; and what stands there in ours.
    var published: [String]
    var ours: [String]

    init(_ topic: String, _ rule: String, _ reason: String, published: [String], ours: [String]) {
      (self.topic, self.rule, self.reason, self.published, self.ours) = (topic, rule, reason, published, ours)
    }
  }

  static let exceptions = [
    Exception(
      "收入支出决算总体情况", "FA-102", "原文两个增减数推出的上年收入总计与支出总计不相等，样例把两数写明，不作比较",
      published: ["增减率 60.16%", "增减率 70.41%", "增减额 100578199.82元", "增减额 158502212.83元"],
      ours: ["金额 167196428.59元", "金额 225120441.6元"]),
    Exception(
      "支出决算情况", "FA-121", "原文基本支出只加了208、210、221三类，漏了213类", published: ["占比 1.87%", "金额 543923.64元"],
      ours: ["占比 9.81%", "金额 2852493.55元"]),
    Exception(
      "财政拨款收入支出决算总体情况", "FA-131", "原文两个增减数推出的上年收入总计与支出总计不相等",
      published: ["增减率 82.18%", "增减率 82.46%", "增减额 125792046.06元", "增减额 128192582.46元"],
      ours: ["金额 153066394.58元", "金额 155466930.98元"]),
    Exception(
      "一般公共预算财政拨款支出决算总体情况", "FA-141", "占本年支出合计的比例，原文写100%", published: ["占比 100%"], ours: ["占比 93.75%"]),
    Exception(
      "一般公共预算财政拨款支出决算总体情况", "FA-142", "人员经费、公用经费，原文都写0", published: ["占比 0%", "占比 0%", "金额 0元", "金额 0元"],
      ours: ["占比 2.84%", "占比 7.62%", "金额 2078125.08元", "金额 774368.47元"]),
    Exception(
      "一般公共预算财政拨款支出决算具体情况", "FA-145", "农林水支出原文引了支出决算表的数，应为一般公共预算财政拨款支出", published: ["完成 779.77%", "金额 28542028.4元"],
      ours: ["完成 730.08%", "金额 26722966.64元"]),
    Exception(
      "一般公共预算财政拨款基本支出决算情况", "FA-150", "基本支出合计，原文写0", published: ["金额 0元"], ours: ["金额 2852493.55元"]),
    Exception(
      "一般公共预算财政拨款基本支出决算情况", "FA-152", "人员经费原文写0，所列只到类；公用经费一句没有写完。样例逐款列出",
      published: ["金额 0元", "金额 0元", "金额 0元", "金额 111230.64元", "金额 1966894.44元"],
      ours: [
        "金额 2078125.08元", "金额 757980元", "金额 467913元", "金额 39241元", "金额 233089元", "金额 193772.12元", "金额 68840.3元", "金额 21324元",
        "金额 4090.44元", "金额 180644.58元", "金额 102714.64元", "金额 8516元", "金额 10000元", "金额 15067.86元", "金额 20980元",
      ]),
    Exception(
      "“三公”经费支出决算总体情况", "FA-160", "“三公”经费合计，原文写0；07表分项为20980.00元", published: ["完成 0%", "金额 0元", "预算 0元"],
      ours: ["完成 100%", "金额 20980元", "预算 20980元"]),
    Exception("“三公”经费支出决算总体情况", "FA-162", "运行维护费完成预算的比例，07表两数相等", published: ["完成 104.9%"], ours: ["完成 100%"]),
    Exception(
      "“三公”经费支出决算总体情况", "FA-163", "合计的减少数应等于分项的减少数", published: ["增减率 100%", "增减额 37849元"],
      ours: ["增减率 44.57%", "增减额 16869元"]),
    Exception("“三公”经费支出决算具体情况", "FA-164", "购置费为0，原文写购置1辆", published: ["计数 1辆"], ours: ["计数 0辆"]),
    Exception(
      "机关运行经费支出情况", "FA-196", "原文主要原因里的数加起来不等于增加数，样例的原因不写数", published: ["计数 2人", "金额 40000元", "金额 50000元"], ours: []),
    Exception("国有资产占有使用情况", "FA-172", "车辆合计，原文写0，所列领导用车1辆", published: ["计数 0辆"], ours: ["计数 1辆"]),
    Exception(
      "预算绩效管理工作开展情况", "FA-180", "占比原文用的分母是支出合计；样例按有记录的项目除以项目支出", published: ["占比 93.74%"], ours: ["占比 58.78%"]),
    Exception(
      "预算绩效管理工作开展情况", "FA-181", "原文数21个项目，写出的只有六个，只有这六个有记录；原文部门评价也写21个，随附的评价报告是两份",
      published: ["计数 21个", "计数 21个", "金额 27265300元", "金额 27265300元", "金额 27265300元", "金额 27265300元"],
      ours: ["计数 6个", "计数 2个", "金额 15420817元", "金额 15420817元", "金额 3025200元", "金额 3025200元"]),
    Exception(
      "预算绩效管理工作开展情况", "FA-183", "原文取整到百元，又把全部支出算作一般公共预算支出；样例用表内的数，分出其他资金",
      published: ["金额 29086000元", "金额 29086000元"], ours: ["金额 29085952.04元", "金额 27266890.28元", "金额 1819061.76元"]),
    Exception(
      "项目绩效自评结果", "FA-181", "六个有记录的项目：优5个、良1个", published: ["计数 16个", "计数 21个", "金额 27265300元"],
      ours: ["计数 1个", "计数 6个", "金额 15420817元"]),
    Exception(
      "项目绩效自评结果", "FA-182", "综述与自评表不符的数，见下面各项目",
      published: [
        "完成 25.19%", "金额 964700元", "预算 3829100元", "金额 1550000元", "预算 1550000元", "计数 83.73分", "计数 95分",
      ],
      ours: [
        "完成 95.3%", "金额 3829117元", "预算 3829117元", "金额 1429500元", "预算 1500000元", "计数 83.02分", "计数 94.47分",
      ]),
    Exception(
      "项目绩效自评结果", "文字", "完成情况由单位另写，所引的是项目记录里的数",
      published: ["计数 1271名", "计数 1734名", "计数 17个", "计数 2个", "计数 2村", "计数 50个", "金额 500元"],
      ours: [
        "计数 1271人", "计数 1734人", "计数 2655户", "金额 1200元", "金额 13281.7万元", "金额 142.95万元", "金额 3000元", "金额 382.9117万元",
        "金额 43.2039亿元", "金额 5202000元",
      ]),
    Exception(
      "综述 2021-2022年脱贫人口小额贷款贴息", "FA-182", "原综述的执行数不是自评表的382.9117万元", published: ["执行数 964700元", "执行率 25.19%", "预算 3829100元"],
      ours: ["执行数 3829117元", "执行率 100%", "预算 3829117元"]),
    Exception(
      "综述 省级数字乡村示范创建项目", "FA-182", "原综述的预算和执行数不是自评表的", published: ["执行数 1550000元", "执行率 100%", "预算 1550000元"],
      ours: ["执行数 1429500元", "执行率 95.3%", "预算 1500000元"]),
    Exception(
      "综述 脱贫劳动力稳岗补助", "SC-04", "原表得分与评分规则不符，样例按规则计分", published: ["得分 83.73分"], ours: ["得分 83.02分"]),
    Exception(
      "综述 精准扶贫档案整理服务", "SC-19", "原表满意度照写100%，报告的调查结果是90%", published: ["得分 95分"], ours: ["得分 94.47分"]),
    Exception(
      "部门整体支出绩效自评结果", "FA-183", "原文取整到百元", published: ["金额 29086000元", "预算 31066300元"],
      ours: ["金额 29085952.04元", "预算 31066335.81元"]),
    Exception("部门整体支出绩效自评结果", "文字", "同一个数，量词不同", published: ["计数 5310人"], ours: ["计数 5310名"]),
  ]

  static func read() throws -> AccountsNarrative {
    let html = try PrintForm.print(try XingxianSet.disclosure.get().volume, as: .html)
    return try #require(AccountsNarrative(paper: try PaperReader.read(html), file: "样例"))
  }

  /// Every figure by section, each as often as it is stated.
  static func figures(_ narrative: AccountsNarrative) -> [String: [String]] {
    var figures: [String: [String]] = [:]
    for section in narrative.sections {
      if let topic = section.topic { figures[topic.rawValue, default: []] += section.claims.flatMap(\.figures) }
    }
    for summary in narrative.summaries {
      let parts: [(String, String?)] = [
        ("得分", summary.score.map { "\($0.value)分" }), ("预算", summary.budget?.value.text), ("执行数", summary.outturn?.value.text),
        ("执行率", summary.rate?.value.text),
      ]
      figures["综述 \(summary.project.shortName)"] = parts.compactMap { name, text in text.map { "\(name) \($0.normal)" } }
    }
    return figures
  }

  /// What one has and the other lacks, counted.
  static func surplus(_ all: [String], over others: [String]) -> [String] {
    var left = others
    return all.filter { figure in
      guard let index = left.firstIndex(of: figure) else { return true }
      left.remove(at: index)
      return false
    }.sorted()
  }

  @Test("They part exactly where the published one contradicts its own tables", .enabled(if: XingxianSet.hasCorpus))
  func published() throws {
    let theirs = Self.figures(try #require(AccountsNarrative(paper: try XingxianSet.paper.get(), file: "S002")))
    let ours = Self.figures(try Self.read())
    #expect(theirs.values.map(\.count).reduce(0, +) > 200 && theirs.count == 25)
    let topics = Set(theirs.keys).union(ours.keys)
    #expect(Self.exceptions.allSatisfy { topics.contains($0.topic) })
    for topic in topics.sorted() {
      let (mine, others) = (ours[topic] ?? [], theirs[topic] ?? [])
      let due = Self.exceptions.filter { $0.topic == topic }
      #expect(Self.surplus(others, over: mine) == due.flatMap(\.published).sorted(), "\(topic) as published")
      #expect(Self.surplus(mine, over: others) == due.flatMap(\.ours).sorted(), "\(topic) of ours")
    }
  }

  @Test("Every format says the same, and each figure that replaces a published one is there", arguments: PaperFormat.allCases)
  func formats(_ format: PaperFormat) throws {
    let file = try #require(try XingxianSet.set.get().files.first { $0.format == format })
    let figures = Self.figures(try #require(AccountsNarrative(paper: try PaperReader.read(file.bytes), file: file.name)))
    #expect(figures.mapValues { $0.sorted() } == Self.figures(try Self.read()).mapValues { $0.sorted() })
    for exception in Self.exceptions {
      #expect(Self.surplus(exception.ours, over: figures[exception.topic] ?? []) == [], "\(exception.rule)")
    }
  }
}

extension Claim {
  /// Every figure of the claim outside its reason with its part in the sentence, in one way of writing.
  fileprivate var figures: [String] {
    let money = [("金额", amount), ("预算", budget), ("增减额", change?.amount)].compactMap { slot, stated in
      stated.map { "\(slot) \("\($0.value.digits)\($0.value.unit.rawValue)".normal)" }
    }
    let percents = [("占比", share), ("完成", completion), ("增减率", change?.percent)].compactMap { slot, stated in
      stated.map { "\(slot) \($0.value.text.normal)" }
    }
    let others = [count?.value.text, score.map { "\($0.value)分" }].compactMap { $0.map { "计数 \($0.normal)" } }
    return money + percents + others
  }
}

extension String {
  /// The paper names a project with or without county and year.
  fileprivate var shortName: String {
    ["兴县", "2022年"].reduce(self) { name, opening in name.hasPrefix(opening) ? String(name.dropFirst(opening.count)) : name }
  }

  /// Digits without superfluous zeros: `543923.64元`, `50%`.
  fileprivate var normal: String {
    let unit = drop { $0.isNumber || $0 == "." || $0 == "-" || $0 == "," }
    let digits = prefix(count - unit.count).filter { $0 != "," }
    guard let value = try? ExactDecimal(parsing: String(digits)) else { return self }
    return "\(value.trimmed)\(unit)"
  }
}
