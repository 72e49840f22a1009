import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("One outturn and one story of a score, on every paper of the sample")
struct ScoreStoryTests {
  let ground: ReportGround

  init() throws { ground = try ReportGround.loaded.get() }

  /// 填报, 按原表, 更正后 of the six forms, as the specification of scoring computes them by hand.
  static let totals: [(key: String, filled: String, byForm: String?, corrected: String)] = [
    ("S1", "83.73", "87.16", "83.02"), ("S2", "99.00", "84.00", "99.00"), ("S3", "100.00", "100.00", "100.00"),
    ("S4", "96.47", nil, "96.47"),
    ("S5", "95.00", "100.00", "94.47"), ("S6", "99.47", "99.47", "99.47"),
  ]

  private var xingxian: CountyOverview {
    get throws { try #require(ground.overview("sx.xingxian")) }
  }

  @Test("the three scores of the six forms, each with the payments and its corrections below it")
  func totals() throws {
    for (key, filled, byForm, corrected) in Self.totals {
      let assessment = try #require(try xingxian.assessments.first { $0.project.id.text.hasSuffix(".\(key)") })
      let story = try #require(assessment.story)
      #expect(story.scores.map { $0.total.map { "\($0)" } }.map { $0.map(Self.hundredths) } == [filled, byForm, corrected], "\(key)")
      #expect(story.standing.version == .corrected && story.failure == nil && !story.corrections.isEmpty)
      #expect(assessment.advice?.reasons.contains { $0.contains("更正后\(corrected)分") } == true, "\(key)")
      let leaves = try #require(story.corrected).trace.leaves
      for correction in story.corrections {
        #expect(leaves.contains { $0.value == correction.value && $0.rule == "原因：\(correction.reason)" }, "\(key)")
      }
    }
  }

  /// `100` of a form is `100.00` of the rules.
  private static func hundredths(_ text: String) -> String {
    (try? ExactDecimal(parsing: text))?.widened(to: 2).map { "\($0)" } ?? text
  }

  @Test("little spent is not told to go on: the advice to the first project begins with the outturn, and 17 % is its first reason")
  func advice() throws {
    let first = try #require(try xingxian.assessments.first)
    #expect(first.advice?.advice == [.baseOnOutturn] && first.advice?.reasons.first?.hasPrefix("执行率17.26%") == true)
  }

  @Test("the execution score of 1.73 ends at the payment, on the page and on the form")
  func execution() throws {
    let first = try #require(try xingxian.assessments.first)
    let payments = first.ledger.payments.map { Trace.Origin.recorded($0.citation) }
    let item = try #require(first.card?.execution)
    #expect(item.score?.description == "1.73")
    let outturn = try #require(item.trace.children.first { $0.label == "全年执行数(B)" })
    #expect(outturn.leaves.map(\.origin) == payments && outturn.leaves.allSatisfy { $0.label.hasPrefix("支付 ") })
    let figure = try #require(ExplainFigure.figure("selfEvaluation.funds.total.score", of: first))
    #expect(figure.text == "1.73" && figure.trace.leaves.contains { $0.origin == payments.first })
  }

  @Test("wherever a figure of the sample rests on an outturn, that outturn ends at payments of its project or at the ledger's silence")
  func everyOutturn() throws {
    var walked = 0
    for overview in ground.overviews {
      for assessment in overview.assessments {
        let known = Set(assessment.ledger.payments.map { $0.leaf(value: "").origin })
        for figure in ExplainFigure.figures(of: assessment)
          + (assessment.correctedCard.map { [Figure(key: "c", text: "", trace: $0.totalTrace)] } ?? [])
        {
          for node in figure.trace.outturns where !node.label.contains("财政拨款") && !node.label.contains("资金 ") {
            walked += 1
            for leaf in node.leaves {
              let isSilence = leaf.origin?.text.hasPrefix("支付台账 ") == true && assessment.ledger.payments.isEmpty
              #expect(known.contains(leaf.origin) || isSilence, "\(assessment.project.id.text) \(figure.key) \(node.label)：\(leaf.label)")
            }
          }
        }
      }
    }
    #expect(walked > 100)
  }

  @Test("lists, reports and the volume take the same outturn as the project's page")
  func sameEverywhere() throws {
    let list = try ground.print.document(.selfEvaluationSummary, overview: try xingxian).figures
    let disclosure = try #require(ground.disclosures.first)
    for (place, assessment) in try xingxian.assessments.enumerated() {
      let page = try #require(assessment.figures.outturn)
      let leaves = page.trace.leaves.map(\.origin)
      let inList = try #require(list.first { $0.key == "summary.evaluations.\(place).outturn" })
      #expect("\(inList.text)万元" == page.text && inList.trace.leaves.map(\.origin) == leaves)
      let report = try ground.print.document(.evaluation, project: assessment, disclosure: disclosure).figures
      let inReport = try #require(report.first { $0.key == "report.money.outturn" })
      #expect("\(inReport.text)万元" == page.text && inReport.trace.leaves.map(\.origin) == leaves)
      let id = assessment.project.id.text
      let told = try #require(disclosure.volume.figures.first { $0.key == "narrative.performance.project.\(id).outturn" })
      #expect(told.trace.leaves.map(\.origin) == leaves)
    }
  }

  @Test("overview and list count the same grades under the same name, and each count says which score it goes by")
  func counts() throws {
    let overview = try xingxian
    func counted(_ version: ScoreStory.Version) -> [String] { Grade.allCases.map { overview.grades[version]?[$0]?.text ?? "0个" } }
    #expect(counted(.filled) == ["5个", "1个", "0个", "0个"])
    #expect(counted(.byForm) == ["3个", "2个", "0个", "0个"])
    #expect(counted(.corrected) == ["5个", "1个", "0个", "0个"])
    let list = try ground.print.document(.selfEvaluationSummary, overview: overview)
    #expect(list.figures.filter { $0.key.contains(".count.") }.map { $0.text + "个" } == counted(.corrected))
    #expect(overview.scoreBasis == "更正后" && list.plainText.contains("更正后等级为“优”"))
    for (version, grades) in overview.grades {
      for figure in grades.values { #expect(figure.trace.label.hasPrefix(version.label), "\(figure.key)") }
    }
  }

  @Test("on every paper a project's score stands under its name: 83.73 as 填报, 87.16 as 按原表, 83.02 as 更正后")
  func labels() throws {
    let known = [("83.73", "填报"), ("87.16", "按原表"), ("83.02", "更正后")]
    var documents = ground.papers.filter { $0.profile == "sx.xingxian" }.map { ($0.kind.rawValue + $0.name, $0.document) }
    documents += ground.disclosures.map { ("volume", $0.volume) }
    var found: [String: Int] = [:]
    for (name, document) in documents {
      let summaries = document.plainText.contains("得分和等级为更正后：")
      for (text, places) in document.scorePlaces {
        for (value, label) in known where text == value || text == value + "分" {
          found[value, default: 0] += 1
          // On the form itself the number stands alone, as it was published or as the corrected version has it.
          let isNamed = places.contains(label) || (summaries && places.contains("自评得分") && label == "更正后")
          #expect(isNamed || places == "自评表", "\(name)：\(value) 在“\(places)”")
          if places == "自评表" { #expect(label == "更正后", "\(name)：\(value)") }
        }
      }
    }
    #expect(found["83.73", default: 0] > 1 && found["87.16", default: 0] > 1 && found["83.02", default: 0] > 3)
  }
}

extension Trace {
  /// The nodes that are an outturn: 全年执行数(B), 1-7月执行数, 执行数.
  fileprivate var outturns: [Trace] {
    (label.hasSuffix("执行数") || label.hasSuffix("执行数(B)") ? [self] : []) + children.flatMap(\.outturns)
  }
}

extension Document {
  fileprivate var plainText: String {
    blocks.map { block in
      switch block {
      case .paragraph(let runs): runs.map(\.text).joined()
      case .sheet(let sheet): sheet.rows.flatMap(\.cells).map(\.text).joined(separator: "\n")
      default: ""
      }
    }.joined(separator: "\n")
  }

  /// Every printed figure with the words it stands in: its paragraph, the head of its column, or 自评表 for a form's own cells.
  fileprivate var scorePlaces: [(text: String, place: String)] {
    blocks.flatMap { block -> [(String, String)] in
      switch block {
      case .paragraph(let runs):
        let words = runs.map { $0.figure?.text ?? $0.text }.joined()
        return runs.compactMap { run in run.figure.map { ($0.text, words) } }
      case .sheet(let sheet):
        let isForm = sheet.title.first?.contains("绩效自评表") ?? false
        return sheet.rows.flatMap { row in
          row.cells.enumerated().flatMap { place, cell in
            cell.runs.compactMap { run in
              run.figure.map { ($0.text, isForm ? "自评表" : sheet.rows.first?.cells[safe: place]?.text ?? "") }
            }
          }
        }
      default: return []
      }
    }
  }
}

extension Array {
  fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
