import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengSamples
import HengTestSupport
import HengValues

/// The published papers without delimiters, where they are at hand (`Corpus`), and what a reading gets wrong.
enum UnruledCorpus {
  static let folder = Corpus.folder

  static func paper(_ key: String) -> Paper? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path),
      let name = names.first(where: { $0.hasPrefix(key) && $0.hasSuffix(".txt") }),
      let data = try? Data(contentsOf: folder.appendingPathComponent(name))
    else { return nil }
    return try? TextReader.read([UInt8](data))
  }

  static var isPresent: Bool { Corpus.runs(paper("S000") != nil && paper("S004") != nil) }
}

/// Counts cells that are read as the sample transcribes them.
struct CellCount {
  var right = 0
  var wrong: [String] = []

  mutating func compare(_ what: String, _ read: String, _ golden: String) {
    if read == golden { right += 1 } else { wrong.append("\(what): “\(read)” 应为 “\(golden)”") }
  }

  var total: Int { right + wrong.count }
}

/// A recognised form laid beside its sample.
struct SampleComparison {
  /// Three rows whose transcription also counts the lines of their level label, as it does for no other row.
  private static let withoutLabel = ["X4 10": "742", "X5 8": "908", "J11 5": "1250-1253"]

  let sample: SampleProject
  var count = CellCount()

  init(_ sample: SampleProject) { self.sample = sample }

  mutating func compare(_ form: RecognisedForm) {
    count.compare("\(sample.key) 表题", form.title.withoutSpaces, sample.title.withoutSpaces)
    count.compare("\(sample.key) 行", form.place.lines, sample.lines)
    switch form.content {
    case .monitoring(let monitoring):
      compare(monitoring.project, year: monitoring.year)
      funds(monitoring.report.funds)
      rows(monitoring.sheet.indicators, monitoring.report.rows)
      count.compare("\(sample.key) 期间", monitoring.report.period.monthsText, sample.period ?? "")
      count.compare("\(sample.key) 单位", monitoring.report.unit.rawValue, sample.moneyUnit)
      count.compare("\(sample.key) 版式", monitoring.report.layout.rawValue, sample.variant ?? "")
    case .target(let target):
      compare(target.project, year: target.year)
      funds(target.sheet.funds)
      rows(target.sheet.indicators, [])
      count.compare("\(sample.key) 资金支出计划", target.project.paymentPlan?.unplaced ?? "", sample.paymentPlan?.printed ?? "")
      count.compare("\(sample.key) 单位", target.sheet.unit.rawValue, sample.moneyUnit)
    default: count.wrong.append("\(sample.key): 没有内容")
    }
  }

  private mutating func compare(_ project: Project, year: FiscalYear?) {
    let head = sample.project
    count.compare("\(sample.key) 项目名称", project.name, head.name)
    count.compare("\(sample.key) 项目编码", project.code?.text ?? "", head.code ?? "")
    count.compare("\(sample.key) 主管部门", project.supervisingDepartment, head.supervisingDepartment ?? "")
    count.compare("\(sample.key) 实施单位", project.implementingUnit, head.implementingUnit)
    count.compare("\(sample.key) 单位编码", project.unitCode?.text ?? "", head.unitCode ?? "")
    count.compare("\(sample.key) 年度", year.map { "\($0.year)" } ?? "", "\(sample.year)")
  }

  private mutating func funds(_ funds: [FundRow]) {
    count.compare("\(sample.key) 资金行数", "\(funds.count)", "\(sample.funds.count)")
    for (row, golden) in zip(funds, sample.funds) {
      let what = "\(sample.key) \(row.kind.label)"
      count.compare(what + " 年初预算数", row.initialBudget.printed { "\($0.digits)" }, golden.initialBudget ?? "")
      count.compare(what + " 执行数", row.outturn.printed { "\($0.digits)" }, golden.outturn ?? "")
      count.compare(what + " 执行率", row.rate.printed { $0 }, golden.rate ?? "")
      count.compare(what + " 行", row.citation.lines, golden.lines)
    }
  }

  private mutating func rows(_ indicators: [Indicator], _ monitored: [MonitoringRow]) {
    count.compare("\(sample.key) 指标行数", "\(indicators.count)", "\(sample.indicators.count)")
    var covered = 0
    for (place, (row, golden)) in zip(indicators, sample.indicators).enumerated() {
      let what = "\(sample.key) 第\(place + 1)行"
      count.compare(what + " 一级", row.level1.rawValue, golden.level1)
      count.compare(what + " 二级", row.level2.rawValue, golden.level2)
      if golden.nameShortened == true { shortened(what, row.name, golden) } else { count.compare(what + " 指标", row.name, golden.name) }
      count.compare(what + " 描述", row.definition ?? "", golden.definition ?? "")
      count.compare(what + " 指标值", row.target.printed, golden.target ?? "")
      count.compare(what + " 依据", row.basis ?? "", golden.basis ?? "")
      count.compare(what + " 行号", row.citation.lines, Self.withoutLabel["\(sample.key) \(place + 1)"] ?? golden.lines)
      guard monitored.indices.contains(place) else { continue }
      let report = monitored[place]
      count.compare(what + " 完成情况", report.valueToDate.printed, golden.toDate ?? "")
      count.compare(what + " 预计", report.forecast.printed, golden.forecast ?? "")
      count.compare(what + " 原因", report.cause, golden.cause ?? "")
      count.compare(what + " 可能性", report.likelihoodText, golden.likelihood ?? "")
      count.compare(what + " 措施", report.correctiveAction, golden.remedy ?? "")
      count.compare(what + " 备注", report.remark, golden.remark ?? "")
      let span = covered > 0 ? 0 : golden.mergedRows ?? 1
      covered = max(covered, span) - 1
      count.compare(what + " 合并行数", "\(report.mergedRows)", "\(span)")
    }
  }

  /// The sample keeps our short words for a long name, with its number and figures.
  private mutating func shortened(_ what: String, _ name: String, _ golden: SampleIndicator) {
    let begins =
      name.hasPrefix("\(golden.ordinal ?? "").")
      && (name.hasSuffix("元") || name.hasSuffix("。") || name.hasSuffix("金额") || name.hasSuffix("补助"))
    let figures = golden.name.split { !$0.isASCII || !$0.isNumber }
    let isWhole = begins && figures.allSatisfy { name.contains($0) }
    count.compare(what + " 指标", isWhole ? golden.name : name, golden.name)
  }
}
