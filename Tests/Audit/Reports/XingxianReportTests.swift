import HengAudit
import HengReaders
import HengRules
import HengValues
import Testing

/// A fault known in the paper: the rule that should tell of it, and lines that its sides should name.
struct KnownFault: Sendable, CustomTestStringConvertible {
  var id: String
  var rule: String
  var lines: [Int]

  init(_ id: String, _ rule: String, _ lines: Int...) {
    self.id = id
    self.rule = rule
    self.lines = lines
  }

  var testDescription: String { "\(id) \(rule)" }

  static let all = [
    KnownFault("D2-041", "PA-30", 538), KnownFault("D2-051", "PA-26", 556, 2973), KnownFault("D2-058", "PA-16", 639, 1223),
    KnownFault("D2-047", "PA-19", 410, 444, 452, 480, 496, 502, 506, 508, 510, 512, 518, 538, 542, 544, 566, 570, 572),
    KnownFault("D2-032", "PA-19", 512), KnownFault("D2-022", "PA-22", 29, 472), KnownFault("D2-063", "PA-10", 824, 832),
    KnownFault("D2-063", "PA-10", 1522, 1530), KnownFault("D2-063", "PA-10", 1880, 1888), KnownFault("D2-063", "PA-10", 2230, 2236, 2244),
    KnownFault("D2-063", "PA-10", 2582), KnownFault("D2-063", "PA-10", 2923),
    KnownFault("D2-070", "PA-24", 677, 980, 1350, 1722, 2077, 2435, 2777),
    KnownFault("D2-071", "PA-20", 769, 1072, 1446, 1816, 2167, 2531, 2864),
    KnownFault("D2-078", "PA-02", 1492, 1494), KnownFault("D2-089", "PA-17", 1694), KnownFault("D2-090", "PA-07", 1922),
    KnownFault("D2-092", "PA-07", 1890), KnownFault("D2-098", "PA-08", 2183), KnownFault("D2-099", "PA-04", 2189, 2202),
    KnownFault("D2-100", "PA-04", 2194, 2202), KnownFault("D2-102", "PA-13", 2269), KnownFault("D2-103", "PA-12", 2269),
    KnownFault("D2-105", "PA-02", 2285), KnownFault("D2-108", "PA-14", 2031), KnownFault("D2-111", "PA-18", 2232),
    KnownFault("D2-117", "PA-09", 2629, 2631), KnownFault("D2-120", "PA-03", 2389, 2605),
  ]
}

@Suite("Reports of a published paper", .enabled(if: XingxianPaper.isThere, "没有原文语料，未核对"))
struct XingxianReportTests {
  static let findings = Result { () throws -> [Finding] in
    guard let words = try XingxianPaper.words() else { return [] }
    let profile = try ProfileLibrary.load().profile("sx.xingxian")
    return words.reports.flatMap { ReportRules.all.report(on: $0, profile: profile).findings }
      + PaperTextRules.all.report(on: words.text, profile: profile).findings
  }

  @Test("six projects have a report, and one is printed twice")
  func reports() throws {
    let bytes = try #require(XingxianPaper.bytes)
    let forms = Recogniser.reports.forms(try TextReader.read(bytes), XingxianPaper.file)
    let reports = forms.compactMap { if case .report(let report) = $0.content { report } else { nil } }
    #expect(reports.count == 7 && reports.count { $0.repeats == nil } == 6)
    #expect(reports[1].repeats?.place?.line == 601 && reports[1].citation.place?.line == 904)
    #expect(Set(reports.map(\.unit)) == ["兴县乡村振兴局"])
    #expect(
      reports.map(\.project) == [
        "2022年脱贫劳动力稳岗补助", "2022年脱贫劳动力稳岗补助", "2022年省级数字乡村示范创建项目", "2021-2022年度雨露计划项目",
        "2021-2022年脱贫人口小额贷款贴息项目", "精准扶贫档案整理服务", "扶贫项目资产管理服务项目",
      ])
    #expect(reports.allSatisfy { report in report.sections.filter { $0.level == 1 }.count == 7 })
  }

  @Test("what the text states is read", arguments: [(0, "1.73", "83.73", 7), (3, "10", "96.47", 10), (5, "10", "99.47", 7)])
  func facts(_ index: Int, _ input: String, _ total: String, _ indicators: Int) throws {
    let report = try #require(try XingxianPaper.words()).reports[index]
    #expect(report.parts.map { $0.obtained != nil } == [true, true, true, true])
    #expect(report.parts.first?.obtained?.value.description == input && report.score?.value.description == total)
    #expect(report.indicators.count == indicators && report.indicators.allSatisfy { $0.score != nil })
  }

  @Test("a known fault is found at its lines", arguments: KnownFault.all)
  func found(_ fault: KnownFault) throws {
    let told = try Self.findings.get().filter { $0.rule == fault.rule }
    let hit = told.contains { finding in
      fault.lines.allSatisfy { line in finding.sides.contains { ($0.place.line ?? 0) <= line && line <= ($0.place.endLine ?? 0) } }
    }
    #expect(hit, "\(told.map { "\($0.message) \($0.sides.map(\.place.lines))" })")
  }

  /// Rule, severity, first line, and what a reader of the paper says of it.
  private static let verdicts: [(String, Severity, Int, String)] = [
    ("PA-01", .warning, 601, "true: 904—1205 repeats it"),
    ("PA-08", .warning, 639, "true: the outturn is labelled 预算指标"),
    ("PA-10", .warning, 824, "D2-063"),
    ("PA-16", .question, 1223, "D2-058"),
    ("PA-02", .error, 1492, "D2-078; B13 speaks of the other village as well"),
    ("PA-07", .error, 1312, "true: 元 under 万元"),
    ("PA-10", .warning, 1504, "D2-063; B13 stands twice in the table"),
    ("PA-07", .info, 1890, "D2-092"),
    ("PA-07", .warning, 1922, "D2-090"),
    ("PA-10", .warning, 1880, "D2-063"),
    ("PA-17", .question, 1694, "D2-089"),
    ("PA-02", .warning, 2283, "D2-105"),
    ("PA-04", .error, 2189, "D2-099"),
    ("PA-08", .error, 2037, "D2-098"),
    ("PA-10", .warning, 2230, "D2-063"),
    ("PA-11", .warning, 2244, "true: 贴息利率 in text and form, 资助标准 in the table"),
    ("PA-12", .error, 2267, "D2-103"),
    ("PA-13", .error, 2269, "D2-102"),
    ("PA-14", .question, 2031, "D2-108"),
    ("PA-18", .question, 2232, "D2-111"),
    ("PA-03", .question, 2376, "D2-120"),
    ("PA-07", .warning, 2568, "true: 53 units in the text, 25 on the form"),
    ("PA-07", .error, 2629, "true: 90% in the text, 100% on the form"),
    ("PA-09", .error, 2629, "D2-117"),
    ("PA-10", .warning, 2582, "D2-063"),
    ("PA-04", .error, 2886, "true: 45 in the text, 50 in the table"),
    ("PA-10", .warning, 2923, "D2-063"),
    ("PA-11", .warning, 2923, "true: two names differ"),
    ("PA-15", .error, 2739, "true: all of the budget paid and as much given back"),
    ("PA-19", .info, 410, "D2-047"),
    ("PA-19", .info, 576, "true: 项目 and 对 stand twice"),
    ("PA-19", .info, 512, "D2-032"),
    ("PA-20", .info, 769, "D2-071"),
    ("PA-20", .info, 643, "true: 检测 for 监测, households"),
    ("PA-20", .info, 548, "true: 检测 for 监测, families"),
    ("PA-20", .info, 1524, "true: 失效 for 时效"),
    ("PA-20", .info, 554, "true: 回及 for 惠及"),
    ("PA-20", .info, 2605, "true: 积援 for 积极"),
    ("PA-20", .info, 1514, "true: 截止 for 截至"),
    ("PA-20", .info, 2731, "true: 做为 for 作为"),
    ("PA-22", .warning, 446, "D2-022"),
    ("PA-24", .info, 677, "D2-070"),
    ("PA-25", .question, 679, "true: the number is the Ministry's notice, not the opinion's"),
    ("PA-25", .question, 681, "true: 评估 for 评价 in the title"),
    ("PA-25", .warning, 1280, "true: one number over two titles"),
    ("PA-25", .info, 1656, "true: brackets of ten numbers"),
    ("PA-26", .error, 556, "D2-051"),
    ("PA-30", .warning, 538, "D2-041"),
    ("PA-32", .warning, 478, "true: the last item has no amount"),
    ("PA-43", .warning, 2031, "true: 万 for 万元"),
  ]

  @Test("every finding has been judged, and none is false")
  func judged() throws {
    let told = try Self.findings.get().map { "\($0.rule) \($0.severity.rawValue) \($0.sides.first?.place.line ?? 0)" }
    #expect(told.sorted() == Self.verdicts.map { "\($0.0) \($0.1.rawValue) \($0.2)" }.sorted())
  }
}
