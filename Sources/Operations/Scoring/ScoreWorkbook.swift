import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues

/// The self-evaluations of a filled-in workbook (填好的自评表): each visible worksheet with the form is one.
struct ScoreWorkbook {
  struct Found {
    /// The file, with the worksheet where there are several.
    let file: String
    let sheet: ScoringSheet
  }

  let file: String

  /// All or none: one worksheet that cannot be scored refuses the file.
  func sheets(_ bytes: [UInt8]) throws(ScoreInputError) -> [Found] {
    let workbook: ReadWorkbook
    do throws(ReaderError) { workbook = try XLSXReader.read(bytes, limits: .paper) } catch {
      throw ScoreInputError(file: file, message: error.message)
    }
    let visible = workbook.sheets.filter { !$0.isHidden }
    let forms = visible.filter { FormReader.kind(of: $0.sheet) == .selfEvaluationShanxi }
    guard !forms.isEmpty else { throw nothingFound(visible, hidden: workbook.sheets.filter(\.isHidden)) }
    var found: [Found] = []
    for form in forms {
      let name = forms.count > 1 ? "\(file) 工作表“\(form.name)”" : file
      found.append(Found(file: name, sheet: try SelfEvaluationSheet(form, file: file).scoringSheet()))
    }
    return found
  }

  /// Says what the likeliest worksheet lacks.
  private func nothingFound(_ visible: [ReadSheet], hidden: [ReadSheet]) -> ScoreInputError {
    let title = FormKind.selfEvaluationShanxi.title
    if let sheet = hidden.first(where: { FormReader.kind(of: $0.sheet) == .selfEvaluationShanxi }) {
      return ScoreInputError(file: file, field: "工作表“\(sheet.name)”", reason: "含有\(title)，但工作表是隐藏的", remedy: "请取消隐藏后保存再试")
    }
    if let sheet = visible.first(where: { FormReader.kind(of: $0.sheet) != nil }), let kind = FormReader.kind(of: sheet.sheet) {
      return ScoreInputError(
        file: file, field: "工作表“\(sheet.name)”", reason: "是\(kind.title)，不是\(title)", remedy: "请改用填好的\(title)")
    }
    let lacking = visible.map { (sheet: $0, words: SelfEvaluationCells.missingWords($0.sheet)) }
    guard let best = lacking.min(by: { $0.words.count < $1.words.count }) else {
      return ScoreInputError(file: file, field: "", reason: "工作簿里没有写字的工作表", remedy: "请改用填好的\(title)")
    }
    let reason =
      best.words.isEmpty ? "一级指标、二级指标、三级指标不在同一行" : "不是\(title)，缺少栏目：\(best.words.joined(separator: "、"))"
    return ScoreInputError(
      file: file, field: "工作表“\(best.sheet.name)”", reason: reason, remedy: "请用 heng form selfEvaluation.shanxi 打印的表样填写，不要改表头文字")
  }
}
