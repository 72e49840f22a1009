import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

/// An invented self-evaluation and a way to print it.
private struct RandomForm {
  struct Line {
    var level1: IndicatorLevel1
    var level2: IndicatorLevel2
    var name, target, actual, weight, score, deviation: String
  }

  var lines: [Line] = []
  var budget = "", outturn = ""
  private var dice: SeededGenerator

  init(_ seed: UInt64) {
    dice = SeededGenerator(seed)
    let levels: [(IndicatorLevel1, [IndicatorLevel2])] = [
      (.output, [.quantity, .quality, .timeliness, .cost]), (.outcome, [.economic, .social, .ecological, .sustainability]),
      (.satisfaction, [.satisfaction]),
    ]
    for (level1, seconds) in levels {
      for level2 in seconds where level1 == .satisfaction || pick(0..<3) > 0 {
        for _ in 0..<pick(1..<3) { lines.append(line(level1, level2)) }
      }
    }
    budget = number(decimals: pick(0..<3))
    outturn = number(decimals: pick(0..<3))
  }

  private mutating func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &dice) }

  private mutating func pick(_ words: [String]) -> String { words[pick(0..<words.count)] }

  private mutating func number(decimals: Int) -> String {
    let whole = "\(pick(1..<9000))"
    return decimals == 0 ? whole : "\(whole).\(String((0..<decimals).map { _ in Character("\(pick(0..<10))") }))"
  }

  private mutating func line(_ level1: IndicatorLevel1, _ level2: IndicatorLevel2) -> Line {
    let name = pick(["路灯", "水渠", "牛棚", "大棚", "村道", "学员"]) + pick(["数量", "合格率", "及时率", "造价", "带动作用", "受益户数"]) + "\(lines.count)"
    let target = pick(["≥", "≤", "", "="]) + number(decimals: pick(0..<2)) + pick(["%", "人", "户", "万元", "元/人/月", "个"])
    let actual = pick(0..<5) == 0 ? "" : number(decimals: 0) + pick(["%", "人", "户", "万元", "个", ""])
    let weight = pick(["5", "10", "12.5", "20", "30"])
    return Line(
      level1: level1, level2: level2, name: name, target: target, actual: pick(0..<6) == 0 ? "明显提升" : actual, weight: weight,
      score: pick(0..<6) == 0 ? "" : pick([weight, "0", "2.5", "4.00"]), deviation: pick(["", "", "雨天误工", "资金未到位"]))
  }

  // MARK: Printing

  private static let order = ["level1", "level2", "name", "target", "actual", "weight", "score", "deviation"]
  private static let heads: [String: [String]] = [
    "level1": ["一级指标"], "level2": ["二级指标"], "name": ["三级指标", "指标名称"], "target": ["年度指标值", "指标值(A)", "年初目标值", "年度指标值（A）"],
    "actual": ["实际完成值", "全年实际值(B)", "完成值", "全年完成值"], "weight": ["分值", "权重", "分值（100分）"], "score": ["得分", "自评得分"],
    "deviation": ["未完成原因分析", "偏差原因分析及改进措施", "未完成原因和改进措施"],
  ]

  /// Rows of cells; levels printed once where `isMerged`.
  mutating func rows(isMerged: Bool) -> (head: [String], body: [[String]], order: [String]) {
    var values = ["target", "actual", "weight", "score"]
    values.shuffle(using: &dice)
    if pick(0..<3) == 0 { values.removeAll { $0 == "weight" } }
    let order = ["level1", "level2", "name"] + values + ["deviation"]
    let head = order.map { pick(Self.heads[$0] ?? [$0]) }
    var body: [[String]] = []
    var last: (IndicatorLevel1?, IndicatorLevel2?) = (nil, nil)
    for line in lines {
      let first = isMerged && last.0 == line.level1 ? "" : line.level1.label
      let second = isMerged && last.0 == line.level1 && last.1 == line.level2 ? "" : line.level2.label
      last = (line.level1, line.level2)
      body.append(
        order.map { column in
          switch column {
          case "level1": first
          case "level2": second
          case "name": line.name
          case "target": line.target
          case "actual": line.actual
          case "weight": line.weight
          case "score": line.score
          default: line.deviation
          }
        })
    }
    return (head, body, order)
  }

  mutating func text(isMerged: Bool, separator: String, isFramed: Bool = false) -> (text: String, order: [String]) {
    let table = rows(isMerged: isMerged)
    let width = max(table.head.count, 6)
    func row(_ cells: [String]) -> String {
      let line = (cells + Array(repeating: "", count: max(0, width - cells.count))).joined(separator: separator)
      return isFramed ? separator + line + separator : line
    }
    let lines =
      ["样例项目绩效自评表", "（2023年度）"]
      + [
        row(["项目名称", "样例", "", "主管部门", "样例局"]), row(["项目资金（万元）", "", "全年预算数", "全年执行数", "执行率"]),
        row(["", "年度资金总额", budget, outturn, ""]),
      ] + [row(table.head)] + table.body.map(row)
    return (lines.joined(separator: "\n"), table.order)
  }
}

@Suite("Random forms")
struct RandomFormTests {
  private func check(_ form: RandomForm, _ paper: Paper, order: [String], _ name: String) throws {
    let found = Recogniser.gridSelfEvaluations.forms(paper, "件")
    let sheet = try #require(found.first?.selfEvaluation, "\(name)")
    #expect(
      sheet.execution.revised?.digits.description == form.budget && sheet.execution.outturn?.digits.description == form.outturn, "\(name)")
    let doubted = Set(found[0].doubts.compactMap(\.place.line))
    #expect(sheet.rows.count == form.lines.count, "\(name)")
    for (row, line) in zip(sheet.rows, form.lines) where !doubted.contains(row.citation.place?.line ?? -1) {
      let place = "\(name) \(line.name)"
      #expect(row.level1 == line.level1 && row.level2 == line.level2 && row.name == line.name, "\(place)")
      #expect(row.target.printed == line.target && row.actual.printed == line.actual, "\(place) \(row.line)")
      #expect(row.weight.description == (order.contains("weight") ? line.weight : "0"), "\(place)")
      #expect((row.printedScore?.description ?? "") == line.score && row.deviation == line.deviation, "\(place)")
    }
  }

  @Test("columns in any order, levels merged or not, tabs or pipes: read back equal")
  func straight() throws {
    for seed in UInt64(1)...150 {
      var form = RandomForm(seed)
      let (text, order) = form.text(isMerged: seed % 2 == 0, separator: seed % 3 == 0 ? "\t" : "|", isFramed: seed % 3 == 1)
      try check(form, try TextReader.read(Array(text.utf8)), order: order, "第\(seed)例")
      let found = Recogniser.gridSelfEvaluations.forms(try TextReader.read(Array(text.utf8)), "件")
      #expect(
        found.first?.doubts.isEmpty == true, "第\(seed)例 \(found.first?.doubts.map { "\($0.place.text) \($0.message)" } ?? []) \(text)")
    }
  }

  @Test("ruled with merged levels: read back equal")
  func ruled() throws {
    for seed in UInt64(200)...260 {
      var form = RandomForm(seed)
      let (tabbed, order) = form.text(isMerged: true, separator: "\t")
      let text = tabbed.replacing("\t", with: "|")
      // An empty level cell of the indicator rows is one that the cell above covers.
      var isBody = false
      let merged = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
        var cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        if isBody { for column in 0..<2 where cells[column].isEmpty { cells[column] = "^" } }
        if cells.first == "一级指标" { isBody = true }
        return cells.joined(separator: "|")
      }
      try check(form, GridPaper.ruled(merged.joined(separator: "\n")), order: order, "第\(seed)例")
    }
  }

  @Test("rows that slipped: what is read equals the record, or the row is a doubt")
  func slipped() throws {
    var moved = 0
    for seed in UInt64(300)...400 {
      var form = RandomForm(seed)
      let (text, order) = form.text(isMerged: true, separator: "\t")
      var dice = SeededGenerator(seed)
      var isBody = false
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
        let isHead = line.contains("一级指标")
        defer { if isHead { isBody = true } }
        guard isBody, Int.random(in: 0..<3, using: &dice) == 0 else { return String(line) }
        moved += 1
        if Bool.random(using: &dice) { return "\t" + line }
        return line.first == "\t" ? String(line.dropFirst()) + "\t" : String(line)
      }
      try check(form, try TextReader.read(Array(lines.joined(separator: "\n").utf8)), order: order, "第\(seed)例")
    }
    #expect(moved > 200)
  }

  @Test("three figures run together: the parts are the printed ones, or nothing is taken")
  func runTogether() {
    var dice = SeededGenerator(7)
    var parted = 0
    for _ in 0..<500 {
      let budget = Int.random(in: 2..<5000, using: &dice)
      let outturn = Int.random(in: 0...budget, using: &dice)
      let rate = Percentage(of: Ratio(Int128(outturn), Int128(budget)), decimals: Int.random(in: 0...2, using: &dice)).text
      let splits = RunTogether.splits("\(budget)\(outturn)\(rate)")
      #expect(splits.contains(RunTogether.Split(budget: "\(budget)", outturn: "\(outturn)", rate: rate)))
      if splits.count == 1 { parted += 1 }
    }
    #expect(parted > 300)
  }
}
