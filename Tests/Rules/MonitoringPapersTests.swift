import HengDomain
import HengRules
import HengValues
import Testing

/// The eight monitoring reports of S000 at the end of July 2024.
@Suite("The eight published monitoring reports")
struct MonitoringPapersTests {
  @Test(
    "lights and execution rates",
    arguments: [
      ("X1", MonitoringSignal.Light.green, "75.33%"), ("X2", .amber, "50.21%"), ("X3", .green, "77.66%"), ("X4", .amber, "51.30%"),
      ("X5", .red, "0.00%"), ("X6", .green, "59.77%"), ("X7", .amber, "100.00%"), ("X8", .red, "0.00%"),
    ])
  func lights(_ key: String, _ light: MonitoringSignal.Light, _ rate: String) throws {
    let signal = try Self.signal(key)
    #expect(signal.light == light)
    #expect(signal.executionRate.map { Percentage(of: $0).text } == rate)
    #expect(signal.pace == Ratio(7, 12))
    #expect(signal.trace.unexplained == [])
    #expect(signal.light == .green || signal.reasons.first?.light == signal.light)
  }

  @Test("reasons name the fact: pace, cause, forecast, likelihood, a target too low")
  func reasons() throws {
    #expect(try Self.signal("X1").reasons == [])
    #expect(try Self.signal("X2").reasons.map(\.text).contains("“资助脱贫困户子女人次”全年预计≥750人，达不到目标≥900，没有写明原因"))
    #expect(try Self.signal("X5").reasons.first?.text == "执行率0.00%，低于序时进度58.33%的60%（35.00%），填报原因：资金未到位")
    #expect(try Self.signal("X6").reasons.map(\.text) == ["“补助发放人数”全年预计为目标的150.00%，目标可能偏低"])
    #expect(try Self.signal("X7").reasons.map(\.text) == ["“每只羊补助”全年预计0，达不到目标100元/只，原因：农户未申报"])
    #expect(
      try Self.signal("X8").reasons.contains { $0.light == .red && $0.text.contains("等13项指标完成目标可能性为“不可能”") })
  }

  @Test("all eight projects together stand at 60.59 %")
  func together() throws {
    let projects = try Paper.all("X").map { try $0.sheet.monitoredProject($0.year) }
    let (budget, outturn) = (projects.compactMap { $0.budget?.money }.sum, projects.compactMap { $0.outturn?.money }.sum)
    #expect(budget.printed(in: .wanYuan).text == "2070.1万元")
    #expect(outturn.ratio(to: budget).map { Percentage(of: $0).text } == "60.59%")
  }

  @Test(
    "the rules speak of these faults and no others",
    arguments: [
      ("X1", "MO-03×1 MO-13×1"), ("X2", "MO-05×1"), ("X3", "MO-09×1"), ("X4", "MO-05×5 MO-14×1"), ("X5", "MO-02×1 MO-04×1"),
      ("X6", "MO-09×1 MO-12×1"),
      ("X7", "MO-02×1 MO-03×1 MO-08×1 MO-09×1"), ("X8", "MO-02×2 MO-04×1 MO-08×1 MO-09×1 MO-10×2 MO-11×1"),
    ])
  func hits(_ key: String, _ expected: String) throws {
    let paper = try Paper(key)
    let report = MonitoringRules.all.report(on: try paper.sheet.monitoredProject(paper.year), profile: paper.profile)
    let found = Dictionary(grouping: report.findings, by: \.rule).map { "\($0.key)×\($0.value.count)" }.sorted().joined(separator: " ")
    #expect(found == expected)
  }

  @Test("the light changes exactly at 60 % and 90 % of even pace")
  func thresholds() throws {
    // Half a year is 50 %: red below 30.00, amber below 45.00 of 100.
    let expected: [(String, MonitoringSignal.Light)] = [("29.99", .red), ("30", .amber), ("44.99", .amber), ("45", .green), ("50", .green)]
    for (outturn, light) in expected {
      var sheet = try Paper("X1").sheet
      sheet.budget = SheetFile.Budget(initial: "100", outturn: outturn)
      sheet.months = "1-6月"
      let profile = try Cases.profile("nx.xingqing")
      #expect(try MonitoringSignal(sheet.monitoredProject(FiscalYear(2024)), profile: profile).light == light, "\(outturn)")
    }
  }

  @Test("paying more never darkens the light", arguments: ["X1", "X2", "X4", "X5", "X6", "X7", "X8"])
  func monotone(_ key: String) throws {
    var last = MonitoringSignal.Light.red
    for outturn in stride(from: 0, through: 100, by: 5) {
      var paper = try Paper(key)
      paper.sheet.budget = SheetFile.Budget(initial: "100", outturn: "\(outturn)")
      let light = try MonitoringSignal(paper.sheet.monitoredProject(paper.year), profile: paper.profile).light
      #expect(light <= last)
      last = light
    }
  }

  private static func signal(_ key: String) throws -> MonitoringSignal {
    let paper = try Paper(key)
    return try MonitoringSignal(paper.sheet.monitoredProject(paper.year), profile: paper.profile)
  }
}
