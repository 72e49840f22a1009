import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues

/// The published final accounts of one county bureau (S002) with its score tables and forms, where the corpus is at hand.
///
/// Score tables are read here in the simplest way, and the forms are facts transcribed from it: their recognisers are tested elsewhere.
enum XingxianPaper {
  static let file = "S002-xingxian-2022-final-accounts.txt"

  static var bytes: [UInt8]? { corpus(file) }

  static func corpus(_ name: String) -> [UInt8]? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/corpus").standardized
    return (try? Data(contentsOf: root.appending(path: name))).map(Array.init)
  }

  static func words() throws -> PaperWords? {
    guard let bytes else { return nil }
    let paper = try TextReader.read(bytes)
    return PaperWords(paper, file: file, forms: scoreTables(paper) + forms)
  }

  private static func scoreTables(_ paper: Paper) -> [RecognisedForm] {
    paper.tables.compactMap { table in
      let lines = Dictionary(grouping: table.cells, by: \.row).sorted { $0.key < $1.key }.map(\.value)
      guard lines.first?.map(\.text) == ["一级指标", "二级指标", "三级指标", "权重", "得分"] else { return nil }
      var rows: [RecognisedScoreTable.Row] = [], total: RecognisedScoreTable.Row?
      for cells in lines.dropFirst() {
        let numbers = cells.compactMap { try? ExactDecimal(parsing: $0.text) }
        let words = cells.map { $0.text.withoutSpaces }.filter { !$0.isEmpty }
        guard numbers.count == 2, let place = cells.first?.place else { continue }
        let name = words.last { word in (try? ExactDecimal(parsing: word)) == nil } ?? ""
        let isTotal = words.contains("合计")
        let row = RecognisedScoreTable.Row(
          code: isTotal ? "" : String(name.prefix(3)), name: isTotal ? "合计" : String(name.dropFirst(3)), weight: numbers[0],
          score: numbers[1],
          citation: Citation(paper: file, place))
        if isTotal { total = row } else { rows.append(row) }
      }
      return RecognisedForm(
        kind: .scoreTable, title: "评分情况表", place: table.place, rowCount: rows.count, figureCount: 0,
        content: .scoreTable(RecognisedScoreTable(title: "评分情况表", rows: rows, total: total, citation: Citation(paper: file, table.place))))
    }
  }

  /// Project, budget, outturn, total, grade, line, and the rows that the report rules look at.
  private static let sheets: [(String, String, String, String, Int, [(IndicatorLevel2, String, String, String)])] = [
    (
      "2022年脱贫劳动力稳岗补助", "883.56", "152.52", "83.73", 1223,
      [
        (.quantity, "脱贫户和监测户劳动力", "1.47万人", "1271人"), (.cost, "资金总额", "883.56万元", "152.52万元"),
        (.satisfaction, "脱贫户和监测户满意度", "≥98%", "100%"),
      ]
    ),
    (
      "2022年省级数字乡村示范创建项目", "1500000.00", "1429500.00", "99.00", 1610,
      [
        (.quantity, "硬件部分（固贤村）", "2套", "2套"), (.cost, "资金总额", "150万元", "142.95万元"), (.social, "示范村受益人口数", "≥750人", "≥750人"),
        (.satisfaction, "受益人满意度", "≥95%", "90%"),
      ]
    ),
    (
      "2021-2022年度雨露计划项目", "520.20", "520.20", "100.00", 1965,
      [(.quantity, "资助学生数量", "≥1734人", "1734人"), (.cost, "资助标准", "3000元", "3000元"), (.satisfaction, "资助对象满意度", "≥95%", "≥95%")]
    ),
    (
      "2021-2022年脱贫人口小额贷款贴息", "382.9117", "382.9117", "96.47", 2336,
      [
        (.quantity, "贴息人数", "≥2000人", "2655户"), (.quantity, "年内新增脱贫人口小额贷款", "≥9100万元", "5889.6万元"),
        (.cost, "贴息利率", "LPR(贷款市场报价利率)", "LPR(贷款市场报价利率)"), (.social, "贷款对象人均增收额", "≥500元", "≥500元"),
        (.social, "带动脱贫人口数", "≥1820万元", "≥1820万元"), (.satisfaction, "贷款对象满意度", "≥95%", "98%"),
      ]
    ),
    (
      "精准扶贫档案整理服务", "150", "150", "95.00", 2668,
      [(.quantity, "整理档案单位个数", "≥25个", "25"), (.quality, "精准扶贫档案整理质量", "合格", "合格"), (.satisfaction, "服务对象满意度", "≥95%", "100%")]
    ),
    (
      "扶贫项目资产管理服务", "193.5000", "193.5000", "99.47", 3007,
      [
        (.quantity, "盘点扶贫资金数", "≥35亿元", "43.2039亿元"), (.quantity, "登记扶贫资产数", "≥2000个", "4573个"), (.timeliness, "资产管理完成时效性", "按时", "按时"),
        (.satisfaction, "服务对象满意度", "≥95%", "90%"),
      ]
    ),
  ]

  private static var forms: [RecognisedForm] {
    sheets.compactMap { project, budget, outturn, total, line, rows in
      guard let year = try? FiscalYear(2022), let budget = try? ExactDecimal(parsing: budget),
        let outturn = try? ExactDecimal(parsing: outturn)
      else { return nil }
      let place = Place(line: line, endLine: line), citation = Citation(paper: file, place)
      let sheet = ScoringSheet(
        project: project, year: year, unit: .wanYuan,
        execution: .init(
          initial: nil, revised: PrintedAmount(budget, .wanYuan), outturn: PrintedAmount(outturn, .wanYuan), weight: ExactDecimal(10),
          printedScore: nil, citation: citation),
        rows: rows.map { level, name, target, actual in
          .init(
            level1: level == .satisfaction ? .satisfaction : level == .social ? .outcome : .output, level2: level, name: name,
            target: IndicatorValue(parsing: target, name: name), actual: IndicatorValue(parsing: actual), weight: ExactDecimal(10),
            citation: citation)
        }, printedTotal: try? ExactDecimal(parsing: total))
      return RecognisedForm(
        kind: .selfEvaluationShanxi, title: "项目支出绩效自评表", place: place, rowCount: rows.count, figureCount: 0,
        content: .selfEvaluation(RecognisedSelfEvaluation(sheet: sheet, citation: citation)))
    }
  }
}
