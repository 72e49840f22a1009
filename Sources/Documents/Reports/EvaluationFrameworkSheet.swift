package import HengFacts
import HengValues

/// 项目支出绩效评价指标体系: the framework of a department's or the finance bureau's evaluation as a printed sheet.
package enum EvaluationFrameworkSheet {
  package static func document(_ framework: EvaluationFramework) -> Document {
    Document(title: title, page: .landscape, blocks: [.sheet(sheet(framework))])
  }

  private static let title = "项目支出绩效评价指标体系"

  package static func sheet(_ framework: EvaluationFramework) -> Sheet {
    let rows = framework.rows
    let first = LevelSpans.runs(rows.map(\.level1)) { $0 == $1 }
    let second = LevelSpans.runs(rows) { $0.level1 == $1.level1 && $0.level2 == $1.level2 }
    let header = Row(["一级指标", "二级指标", "三级指标", "分值", "评价要点"].map { .label($0, bold: true) })
    let body = rows.indices.map { index -> Row in
      var cells: [Cell] = []
      if first[index] > 0 { cells.append(level1(framework, rows[index].level1, rows: first[index])) }
      if second[index] > 0 { cells.append(.label(rows[index].level2, rows: second[index])) }
      let weight = Figure(
        key: "framework.rows.\(index)", text: "\(rows[index].weight)",
        trace: Trace("“\(rows[index].level3)”分值", value: "\(rows[index].weight)", children: [framework.origin]))
      return Row(cells + [.text(rows[index].level3), .figure(weight, .centre), .text(rows[index].judgement)])
    }
    let total = Row([.label("合 计", columns: 3, bold: true), .figure(framework.total, .centre), .text("")])
    return Sheet(
      name: "评价指标体系", title: [title], columns: [12, 12, 20, 8, 48], rows: [header] + body + [total], repeatedRows: 0..<1,
      notes: ["注：本框架用于部门评价和财政评价；单位自评沿用预算批复的绩效指标。"])
  }

  /// `决策（15分）`
  private static func level1(_ framework: EvaluationFramework, _ name: String, rows: Int) -> Cell {
    let points = framework.groups.first { $0.level1 == name }?.points
    return Cell(
      [.text("\(name)（"), .figure(points, else: "—"), .text("分）")], rowSpan: rows, alignment: .centre, role: .label)
  }
}
