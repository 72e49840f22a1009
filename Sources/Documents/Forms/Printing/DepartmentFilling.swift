import HengDomain
import HengFacts
import HengValues

/// A department's whole spending on a department-wide form (部门整体): what was written for its year, and what the accounts say.
///
/// A record of this kind has no indicator rows: they print open, a row for each second level, as do the cells that nobody has filled.
struct DepartmentFilling: FormFilling {
  let record: DisclosureRecord
  /// Budget, outturn, rate and score of a self-evaluation; nil on a target form.
  let facts: DepartmentEvaluationFacts?
  private let open: OpenFilling

  init(_ record: DisclosureRecord, on layout: FormLayout, facts: DepartmentEvaluationFacts?) {
    (self.record, self.facts) = (record, facts)
    open = OpenFilling(layout: layout, year: "\(record.year.year)")
  }

  var levels: [FormLevels] { open.levels }
  var explained: [Int] { open.explained }

  func runs(_ field: FormField, row: Int?) -> [Run] {
    switch field {
    case .head(let head): runs(head) ?? open.runs(field, row: row)
    case .fund(.total, .revisedBudget): FormSubject.runs(facts?.budget)
    case .fund(.total, .outturn): FormSubject.runs(facts?.outturn)
    case .fund(.total, .rate): FormSubject.runs(facts?.rate)
    case .choice(.selfGrade(let grade)): tick(grade) ?? open.runs(field, row: row)
    default: open.runs(field, row: row)
    }
  }

  func levelRuns(_ field: RowField, level: Int, members: Range<Int>) -> [Run] { open.levelRuns(field, level: level, members: members) }

  private func runs(_ head: HeadField) -> [Run]? {
    switch head {
    case .department, .departmentAndCode: [.text(record.department)]
    case .moneyUnit: [.text(MoneyUnit.yuan.rawValue)]
    case .objective: [.text(record.targets?.overall ?? "")]
    case .achievement: [.text(DepartmentEvaluationForm.listed(record.departmentEvaluation?.achievements ?? [], otherwise: ""))]
    case .total: FormSubject.runs(facts?.score)
    default: nil
    }
  }

  private func tick(_ grade: Grade) -> [Run]? {
    guard let own = facts?.grade, own.grade == grade else { return nil }
    var tick = own.figure
    tick.text = "☑"
    return [.figure(tick)]
  }
}
