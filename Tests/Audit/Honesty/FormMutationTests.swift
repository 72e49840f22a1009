import HengAudit
import HengDocuments
import HengDomain
import HengInvented
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("One changed digit in performance forms")
struct FormMutationTests {
  /// Bare numbers of a form by the heading above or before them.
  private static func targets(_ paper: Paper) -> [(cell: CellIndex, kind: String)] {
    var found: [(cell: CellIndex, kind: String)] = []
    for block in paper.blocks.indices {
      guard let table = paper.blocks[block].table else { continue }
      var headings: [Int: String] = [:]
      var labels: [Int: String] = [:]
      for (index, cell) in table.cells.enumerated() {
        let text = cell.text.withoutSpaces
        if text.isBareNumber {
          if let kind = kind(headings[cell.column] ?? "", labels[cell.row] ?? "") {
            found.append((CellIndex(block: block, cell: index), kind))
          }
        } else if let heading = headingWords.first(where: { text.hasPrefix($0) }) {
          for column in cell.column..<(cell.column + cell.columnSpan) { headings[column] = heading }
        } else if !text.isEmpty, labels[cell.row] == nil || fundWords.contains(where: { text.contains($0) }) {
          labels[cell.row] = text
        }
      }
    }
    return found
  }

  private static let headingWords = ["年初预算数", "全年预算数", "全年执行数", "分值", "得分", "执行率", "权重", "实际完成值", "年度指标值"]
  private static let fundWords = ["资金总额", "财政拨款", "上年结转", "其他资金"]

  private static func kind(_ heading: String, _ label: String) -> String? {
    switch heading {
    case "分值", "权重": return "分值"
    case "得分": return "得分和总分"
    case "年初预算数", "全年预算数", "全年执行数": return heading
    case "": return fundWords.contains { label.contains($0) } ? "资金来源" : nil
    default: return heading
    }
  }

  private static func run(
    _ paper: Paper, _ targets: [(cell: CellIndex, kind: String)], profile: String, auditor: PaperAuditor, prefix: String = "",
    _ tally: inout MutationTally, _ random: inout SeededGenerator
  ) throws {
    let before = Set(try auditor.audit(paper, file: "件", profile: profile).findings.map(\.said))
    for target in targets {
      try tally.change(
        target.cell, of: paper, kind: prefix + target.kind, auditor: auditor, profile: profile, before: before, &random)
    }
  }

  @Test("Weights, scores, totals and amounts of the published self-evaluations", .enabled(if: CorpusPapers.arePresent))
  func selfEvaluations() throws {
    let paper = try #require(try CorpusPapers.paper("S002"))
    let auditor = try HonestyAudit.auditor([.grids], PaperCheck.all.named("绩效表核查"))
    let forms = Recogniser.gridSelfEvaluations.forms(paper, "件")
    #expect(forms.count == 6)
    var random = SeededGenerator(6)
    var tally = MutationTally()
    for form in forms {
      let first = form.place.line ?? 0
      let part = paper.part((first - 4)...((form.place.endLine ?? first) + 12))
      let parts = Set(
        form.selfEvaluation?.execution.parts.flatMap { $0.citation?.lines.split(separator: ";").map(String.init) ?? [] } ?? [])
      let targets = Self.targets(part).map { target in
        let isPart = parts.contains("\(part[target.cell]?.place.line ?? 0)") && !target.kind.hasSuffix("数")
        return (cell: target.cell, kind: isPart ? "来源行的分值、执行率和得分" : target.kind)
      }
      try Self.run(part, targets, profile: "sx.xingxian", auditor: auditor, &tally, &random)
    }
    tally.report("自评表6张")
    #expect(tally.unfound { $0 == "分值" || $0 == "得分和总分" || $0 == "全年执行数" } == [])
  }

  @Test("Amounts of the published target forms", .enabled(if: CorpusPapers.arePresent))
  func targetForms() throws {
    let paper = try #require(try CorpusPapers.paper("S001"))
    let auditor = try HonestyAudit.auditor([.grids], PaperCheck.all.named("绩效表核查"))
    let forms = Recogniser.gridTargets.forms(paper, "件")
    #expect(forms.count == 4)
    var random = SeededGenerator(4)
    var tally = MutationTally()
    for form in forms {
      let first = form.place.line ?? 0
      let part = paper.part((first - 4)...((form.place.endLine ?? first) + 2))
      let targets = Self.targets(part)
      for _ in 0..<5 { try Self.run(part, targets, profile: "nx.pingluo", auditor: auditor, &tally, &random) }
    }
    tally.report("绩效目标表4张")
    #expect(tally.unplaced { $0 == "资金来源" } == [])
  }

  @Test("Rows and totals of the published score tables", .enabled(if: CorpusPapers.arePresent))
  func scoreTables() throws {
    let paper = try #require(try CorpusPapers.paper("S002"))
    let reports = Recogniser.reports.forms(paper, "件")
    let auditor = try HonestyAudit.auditor([.grids, .reports], PaperCheck.all.named("文字核查"))
    var random = SeededGenerator(21)
    var tally = MutationTally()
    for report in reports where report.kind == .report {
      let part = paper.part((report.place.line ?? 0)...(report.place.endLine ?? 0))
      let targets = Self.targets(part).filter { $0.kind == "分值" || $0.kind == "得分和总分" }
      try Self.run(
        part, Array(targets.shuffled(using: &random).prefix(5)), profile: "sx.xingxian", auditor: auditor, prefix: "评分表 ", &tally, &random)
    }
    tally.report("评分情况表（\(reports.count)份报告）")
    #expect(tally.unplaced { _ in true } == [])
  }

  @Test("Our own official forms", arguments: [FormKind.targetNingxia, .selfEvaluationShanxi, .monitoringXingqing])
  func official(_ kind: FormKind) throws {
    let made = try InventedLedger()
    var ledger = made.ledger
    if kind == .selfEvaluationShanxi { try ledger.fillScores() }
    let paper = try OfficialFormTests().paper(kind, ledger, made.county)
    let auditor = try HonestyAudit.auditor([.grids], PaperCheck.all.named("绩效表核查"))
    var random = SeededGenerator(9)
    var tally = MutationTally()
    let targets = Self.targets(paper)
    for _ in 0..<3 { try Self.run(paper, targets, profile: "national", auditor: auditor, &tally, &random) }
    tally.report("官方表 \(kind.rawValue)")
    #expect(!targets.isEmpty)
    #expect(tally.unplaced { $0 == "分值" || $0 == "得分和总分" || $0 == "资金来源" } == [])
  }
}

extension ProjectLedger {
  /// Every score filled in, and the total that they add up to.
  fileprivate mutating func fillScores() throws {
    for index in selfEvaluations.indices {
      for row in selfEvaluations[index].rows.indices where selfEvaluations[index].rows[row].printedScore == .blank {
        selfEvaluations[index].rows[row].printedScore = .value(selfEvaluations[index].rows[row].weight)
      }
      let scores = selfEvaluations[index].rows.compactMap(\.printedScore.value) + selfEvaluations[index].funds.compactMap(\.score.value)
      selfEvaluations[index].printedTotal = .value(scores.reduce(.zero, +))
    }
  }
}
