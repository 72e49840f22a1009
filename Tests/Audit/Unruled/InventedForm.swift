import HengDomain
import HengTestSupport

/// An invented form with its cells, for printing as an extraction would leave it.
struct InventedForm {
  struct Row: Equatable {
    var level1: IndicatorLevel1
    var level2: IndicatorLevel2
    /// By column header, in printed order; an empty cell is an empty string.
    var cells: [String]
  }

  var isMonitoring: Bool
  var title: String
  var project: String
  var columns: [String]
  var rows: [Row]
  var budget: String
  var outturn: String

  private static let subjects = [
    "样例村灌溉渠道", "技能培训", "冷链仓库", "公益岗位补贴", "安全饮水工程", "养殖圈舍改造", "村道硬化", "监测对象帮扶", "特色种植示范", "小型水利设施管护",
  ]
  private static let words = ["有效提升", "明显改善", "持续增加", "显著提高", "效果明显"]
  private static let bases = ["样财农【2023】7号", "项目实施方案", "县领导批示", "调查问卷", "历史标准"]

  static func monitoring(_ dice: inout SeededGenerator) -> InventedForm {
    let likelihood = Bool.random(using: &dice)
    let columns =
      ["年度指标值", "1-9月完成情况", "全年预计完成情况", "偏差原因分析"] + (likelihood ? ["完成目标可能性", "不能完成目标原因及整改措施"] : []) + ["备注"]
    let rows = levels(&dice).map { level1, level2 in
      let (name, value) = indicator(level2, &dice)
      var cells = [name, value(&dice), value(&dice), value(&dice)]
      if value(&dice).hasPrefix("≥") || cells[1].hasPrefix("≥") { cells[2] = String(cells[2].drop { $0 == "≥" }) }
      cells.append(Int.random(in: 0..<8, using: &dice) == 0 ? "资金尚未到位" : "")
      if likelihood { cells += ["能完成", ""] }
      return Row(level1: level1, level2: level2, cells: cells + [""])
    }
    let project = subjects[Int.random(in: 0..<subjects.count, using: &dice)] + "项目"
    return InventedForm(
      isMonitoring: true, title: project + "绩效运行监控表", project: project, columns: ["三级指标"] + columns, rows: rows,
      budget: "\(Int.random(in: 1...900, using: &dice))", outturn: "\(Int.random(in: 1...900, using: &dice)).5")
  }

  static func target(_ dice: inout SeededGenerator) -> InventedForm {
    let rows = levels(&dice).map { level1, level2 in
      let (name, value) = indicator(level2, &dice)
      let definition = Bool.random(using: &dice) ? name : "项目实施后" + name
      let basis = bases[Int.random(in: 0..<bases.count, using: &dice)]
      return Row(level1: level1, level2: level2, cells: [name, definition, value(&dice), basis])
    }
    let project = subjects[Int.random(in: 0..<subjects.count, using: &dice)] + "经费"
    return InventedForm(
      isMonitoring: false, title: "3." + project + "绩效目标表", project: project, columns: ["三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
      rows: rows, budget: "\(Int.random(in: 1...900, using: &dice)).00", outturn: "")
  }

  private static func levels(_ dice: inout SeededGenerator) -> [(IndicatorLevel1, IndicatorLevel2)] {
    var levels: [(IndicatorLevel1, IndicatorLevel2)] = []
    for level2 in [IndicatorLevel2.quantity, .quality, .timeliness, .cost] {
      for _ in 0..<Int.random(in: 1...3, using: &dice) { levels.append((.output, level2)) }
    }
    for level2 in [IndicatorLevel2.economic, .social, .sustainability] where Bool.random(using: &dice) || level2 == .social {
      levels.append((.outcome, level2))
    }
    return levels + [(.satisfaction, .satisfaction)]
  }

  private typealias Value = (inout SeededGenerator) -> String

  private static func indicator(_ level2: IndicatorLevel2, _ dice: inout SeededGenerator) -> (String, Value) {
    let subject = subjects[Int.random(in: 0..<subjects.count, using: &dice)]
    func number(_ most: Int, _ unit: String, _ sign: String = "") -> Value {
      { dice in "\(sign)\(Int.random(in: 2...most, using: &dice))\(unit)" }
    }
    switch level2 {
    case .quantity: return (subject + "数量", number(3000, ["个", "户", "人次", "公里"][Int.random(in: 0..<4, using: &dice)], "≥"))
    case .quality: return (subject + "验收合格率", number(100, "%", "≥"))
    case .timeliness: return (subject + "按期完成率", number(100, "%"))
    case .cost: return (subject + "补助标准", number(5000, ["元/人", "万元", "元/户"][Int.random(in: 0..<3, using: &dice)]))
    case .satisfaction: return ("受益群众满意度", number(100, "%", "≥"))
    default:
      let word = words[Int.random(in: 0..<words.count, using: &dice)]
      return ("带动" + subject + "受益程度", { _ in word })
    }
  }
}
