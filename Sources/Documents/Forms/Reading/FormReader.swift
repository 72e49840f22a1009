import HengDomain
import HengValues

/// Reads a form back from a neutral table (表样回读): what we print we can read without a difference.
package enum FormReader {
  /// The first table of a paper that is one of the forms.
  package static func content(of document: Document) throws(FormReadError) -> FormContent {
    for case .sheet(let sheet) in document.blocks where kind(of: sheet) != nil { return try content(of: sheet) }
    throw FormReadError(form: nil, missing: [])
  }

  package static func content(of sheet: Sheet) throws(FormReadError) -> FormContent {
    guard let kind = kind(of: sheet) else { throw FormReadError(form: nil, missing: []) }
    switch kind {
    case .targetNingxia, .targetHebei: return .target(try target(sheet))
    case .monitoringXingqing: return .monitoring(try monitoring(sheet))
    case .selfEvaluationShanxi: return .selfEvaluation(try selfEvaluation(sheet))
    }
  }

  /// Which form a table is, by the words of its indicator header.
  package static func kind(of sheet: Sheet) -> FormKind? {
    guard let table = IndicatorTable(FormGrid(sheet)) else { return nil }
    if table.has("全年预计完成情况") { return .monitoringXingqing }
    if table.has("实际完成值") { return .selfEvaluationShanxi }
    guard table.has("指标值") else { return nil }
    return table.has("绩效指标描述") || table.has("指标值确定依据") ? .targetHebei : .targetNingxia
  }

  /// The indicator block, when the form's other words are there too.
  static func table(_ sheet: Sheet, _ kind: FormKind, needs words: [String]) throws(FormReadError) -> IndicatorTable {
    let grid = FormGrid(sheet)
    guard let table = IndicatorTable(grid) else { throw FormReadError(form: kind, missing: ["一级指标", "二级指标", "三级指标"]) }
    let missing = words.filter { !table.has($0) && grid.find($0, before: table.header) == nil }
    guard missing.isEmpty else { throw FormReadError(form: kind, missing: missing) }
    return table
  }
}

/// A table that is none of the forms, or one that lacks words the form must have.
package struct FormReadError: Error, Hashable, Sendable {
  package var form: FormKind?
  package var missing: [String]

  package init(form: FormKind?, missing: [String]) {
    self.form = form
    self.missing = missing
  }

  package var message: String {
    guard let form else {
      return "没有找到能识别的表。支持的表样：\(FormKind.allCases.map(\.title).joined(separator: "、"))。请核对表头文字。"
    }
    return "这张表像“\(form.title)”，但缺少栏目：\(missing.joined(separator: "、"))。请核对表头文字。"
  }
}
