package import HengDocuments
package import HengDomain
import HengValues

extension PrintReport {
  /// A department's own record on a department-wide form (部门整体): the layout that is asked for, else the county's own.
  ///
  /// `disclosure` brings the accounts, without which a self-evaluation has neither budget nor outturn.
  package func form(
    _ request: FormRequest, record: DisclosureRecord, disclosure: Disclosure?, forms: CountyForms
  ) throws(PrintError) -> Document {
    let kind = request.kind
    guard kind.isOfDepartment else {
      throw PrintError(message: "“\(kind.title)”按项目填报。请用 --project 写明项目编码或台账编号。")
    }
    let layouts = try request.layout == nil ? forms.layouts(of: kind, in: record.year) : forms.library.layouts(of: kind)
    guard let layout = layouts.first(where: { request.layout == nil || $0.key == request.layout }) else {
      throw PrintError(message: "“\(kind.title)”没有版式“\(request.layout ?? "")”。可选：\(layouts.map(\.key).joined(separator: "、"))。")
    }
    guard kind == .departmentSelfEvaluation else {
      guard record.targets != nil else { throw record.lacks("部门整体绩效目标", for: kind.title) }
      return OfficialForm.document(layout, record, facts: nil)
    }
    guard record.departmentEvaluation != nil else { throw record.lacks("部门整体支出绩效自评", for: kind.title) }
    guard let disclosure else { throw record.lacksAccounts(for: kind.title) }
    return OfficialForm.document(layout, record, facts: try evaluationFacts(disclosure))
  }
}
