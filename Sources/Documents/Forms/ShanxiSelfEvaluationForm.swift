package import HengDomain
package import HengFacts
import HengValues

/// 项目支出绩效自评表 as Shanxi prints it (山西式), landscape, ten columns.
///
/// Layout: the sheets published with the 2022 accounts of 兴县. Scores print as recorded; a score card adds the computed ones to
/// the traces and fills the cells that the record leaves open. 预算单位(盖章) stays open for the seal.
package struct ShanxiSelfEvaluationForm {
  let ledger: ProjectLedger
  let record: SelfEvaluation
  let rows: [FormRow<SelfEvaluationRow>]
  let facts: SelfEvaluationFacts
  let sources: FigureSources

  private init(_ ledger: ProjectLedger, _ record: SelfEvaluation, _ facts: SelfEvaluationFacts) throws(FormError) {
    self.ledger = ledger
    self.record = record
    self.facts = facts
    rows = try ledger.formRows(record.rows, of: .selfEvaluationShanxi, sheet: record.targetSheet, indicator: \.indicator)
    if let card = facts.card, card.items.count != rows.count {
      throw .cardOfOtherRows(project: ledger.project.name, rows: rows.count, items: card.items.count)
    }
    sources = FigureSources(prefix: "selfEvaluation", unit: record.unit)
  }

  package static func document(
    _ ledger: ProjectLedger, _ record: SelfEvaluation, facts: SelfEvaluationFacts
  ) throws(FormError) -> Document {
    Document(
      title: "\(ledger.project.name) \(FormKind.selfEvaluationShanxi.title)", page: .landscape,
      blocks: [.sheet(try sheet(ledger, record, facts: facts))])
  }

  /// The form alone, for a paper that it is attached to.
  package static func sheet(_ ledger: ProjectLedger, _ record: SelfEvaluation, facts: SelfEvaluationFacts) throws(FormError) -> Sheet {
    try ShanxiSelfEvaluationForm(ledger, record, facts).sheet
  }

  private var sheet: Sheet {
    let head = nameRows + fundRows + objectiveRows
    return Sheet(
      name: "绩效自评表", title: [FormKind.selfEvaluationShanxi.title, "(\(ledger.project.year.text))"],
      caption: Caption(left: "预算单位(盖章)："), columns: [8, 9, 10, 16, 10, 10, 7, 12, 8, 10],
      rows: head + [indicatorHeader] + indicatorRows + closingRows, repeatedRows: head.count..<(head.count + 1),
      notes: Self.notes)
  }

  private var nameRows: [Row] {
    let project = ledger.project
    let levels = project.sources.compactMap(\.level)
    let isOwn = levels.contains(where: \.isOwnSource)
    let isTransfer = levels.contains { !$0.isOwnSource }
    return [
      Row([
        .label("项目名称"), .text(project.name, columns: 4), .label("资金来源"),
        .text(Self.ticked("本级安排", isOwn), columns: 2, .centre), .text(Self.ticked("上级转移支付", isTransfer), columns: 2, .centre),
      ]),
      Row([
        .label("主管部门"), .text(project.supervisingDepartment, columns: 4), .label("实施单位"),
        .text(project.implementingUnit, columns: 4),
      ]),
    ]
  }

  /// The box behind a choice: `优 ☑`, `良 ☐`.
  static func ticked(_ words: String, _ isTicked: Bool) -> String { "\(words) \(isTicked ? "☑" : "☐")" }

  private var objectiveRows: [Row] {
    [
      Row([.label("年度总体目标", rows: 2), .label("预期目标", columns: 4), .label("实际完成情况", columns: 5)]),
      Row([.text(record.objective, columns: 4), .text(record.achievement, columns: 5)]),
    ]
  }

  private var closingRows: [Row] {
    func grades(_ label: String, _ key: String, _ recorded: Grade?, isOpen: Bool) -> Row {
      let computed = recorded == nil && isOpen ? facts.card?.grade : nil
      return Row(
        [.label(label, columns: 2)]
          + Grade.allCases.map { grade in
            grade == computed
              ? computedTick(grade, key, label) : .text(Self.ticked(grade.rawValue, grade == recorded), columns: 2, .centre)
          })
    }
    let isReviewed = [.departmentReviewed, .financeChecked, .published].contains(record.state)
    return [
      Row([.label("总分", columns: 8, bold: true), .figure(total, .centre), .text("")]),
      grades("项目用款单位自我评定", "selfGrade", record.selfGrade, isOpen: true),
      grades("主管部门审核结论", "reviewGrade", record.reviewGrade, isOpen: isReviewed),
    ]
  }

  /// A grade that the record leaves open, ticked from the score card; the tick is a figure that leads to the total.
  private func computedTick(_ grade: Grade, _ key: String, _ label: String) -> Cell {
    let total = facts.card?.totalTrace
    let trace = Trace(
      label, value: grade.rawValue, formula: "总分\(total?.value ?? "")对应“\(grade.rawValue)”",
      origin: total == nil ? .definition("评分结果") : nil, children: total.map { [$0] } ?? [])
    let figure = Figure(key: "\(sources.prefix).\(key)", text: "☑", trace: trace)
    return Cell([.text("\(grade.rawValue) "), .figure(figure)], columnSpan: 2, alignment: .centre)
  }

  /// The form's own footnotes 1 to 3.
  static let notes = [
    "注：1.得分一档最高不能超过该指标分值上限。",
    "2.评分标准：(1)若为定性指标,则根据“三档”原则分别按照指标分值的100-80%(含80%)、80-50%(含50%)、50-0%来记分。"
      + "定性指标根据指标完成情况分为：达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档,"
      + "分别按照该指标对应分值区间100-80%(含80%)、80-50%(含50%)、50-0%合理确定分值。",
    "(2)若为定量指标,完成值达到指标值,记满分;未达到指标值,按B/A或A/B*该指标分值记分。"
      + "定量指标若为正向指标(即指标值为≥*),则得分计算方法应用全年实际值(B)/年度指标值(A)*该指标分值;"
      + "若定量指标为反向指标(即指标值为≤*),则得分计算方法应用年度指标值(A)/全年实际值(B)*该指标分值。",
    "3.请在“未完成原因分析”中说明偏离目标、不能完成目标的原因及拟采取的措施。",
  ]
}
