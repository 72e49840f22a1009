import HengDomain
import HengRules
import HengValues
package import HengWriters

/// The projects of a list as rows for a spreadsheet (导出项目), amounts in yuan.
package enum ProjectExport {
  package static let columns = [
    ListColumn("行政区划代码"), ListColumn("县区"), ListColumn("年度", width: 8), ListColumn("项目编码", width: 24), ListColumn("项目名称", width: 36),
    ListColumn("级次", width: 8), ListColumn("主管部门", width: 24), ListColumn("实施单位", width: 24), ListColumn("办理状态", width: 10),
    ListColumn("阶段", width: 10), ListColumn("预算数（元）", width: 18), ListColumn("到位（元）", width: 18), ListColumn("支出（元）", width: 18),
    ListColumn("执行率", width: 10), ListColumn("亮灯", width: 10), ListColumn("得分", width: 10), ListColumn("错误", width: 8),
    ListColumn("警告", width: 8), ListColumn("提示", width: 8), ListColumn("疑问", width: 8), ListColumn("项目编号", width: 24),
  ]

  /// Hands on what is ready, some rows at a time.
  package static func write(
    _ assessments: [ProjectAssessment], into list: some ListWriter, _ send: ([UInt8]) async throws -> Void
  ) async throws {
    for (place, assessment) in assessments.enumerated() {
      try write(assessment, into: list)
      guard place % rowsAtOnce == rowsAtOnce - 1 else { continue }
      let ready = list.drain()
      if !ready.isEmpty { try await send(ready) }
    }
    try list.finish()
    try await send(list.drain())
  }

  private static let rowsAtOnce = 500

  private static func write(_ assessment: ProjectAssessment, into list: some ListWriter) throws {
    let (project, figures) = (assessment.project, assessment.figures)
    list.text(project.county.text)
    list.text(assessment.county.name)
    list.text("\(project.year.year)")
    list.text(project.code?.text ?? "")
    list.text(project.name)
    list.text(project.tier == .one ? "一级" : "二级")
    list.text(project.departmentName)
    list.text(project.implementingUnit)
    list.text(project.state.label)
    list.text(assessment.stage.label)
    for amount in [figures.budgetAmount, figures.issuedAmount, figures.outturnAmount] {
      if let amount { list.amount(amount) } else { list.blank() }
    }
    list.text(figures.rate?.text ?? "")
    list.text(assessment.signal?.light.label ?? "无监控表")
    list.text(assessment.story?.standing.words ?? "")
    for severity in Severity.allCases { list.count(assessment.count(severity)) }
    list.text(project.id.text)
    try list.endRow()
  }
}
