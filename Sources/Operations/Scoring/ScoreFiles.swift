import Foundation
package import HengDocuments
package import HengDomain
import HengReaders
package import HengRules
package import HengValues

/// Scores the self-evaluations of files (评分): reads, scores, checks; never writes.
package struct ScoreFiles: Sendable {
  private let library: ProfileLibrary
  private let forms: FormLibrary

  package init(_ library: ProfileLibrary, forms: FormLibrary = .carried) {
    self.library = library
    self.forms = forms
  }

  /// All self-evaluations of a file, in order: JSON holds one, a workbook or another paper one for each table that is a form.
  ///
  /// `profile` given on the command line wins over the one in the file; a form names none.
  package func results(
    _ bytes: [UInt8], file: String, profile: String?, budget: WorkBudget = .unlimited
  ) throws(ScoreInputError) -> [ScoreResult] {
    let result: Result<[ScoreResult], ScoreInputError> = WorkBudget.$current.withValue(budget) {
      do throws(ScoreInputError) { return .success(try scored(bytes, file: file, profile: profile)) } catch { return .failure(error) }
    }
    guard budget.ending == nil else {
      throw ScoreInputError(file: file, field: "", reason: "评分超过时间或内存的上限，已停止", remedy: "请拆成几个文件再试")
    }
    return try result.get()
  }

  /// Bytes of one file: a workbook; JSON takes less.
  package static let mostBytes = 50 << 20
  private static let mostJSON = 8 << 20
  /// Rows of one self-evaluation; the longest known has 40.
  private static let mostRows = 2_000

  private func scored(_ bytes: [UInt8], file: String, profile: String?) throws(ScoreInputError) -> [ScoreResult] {
    guard !isJSON(bytes) else {
      let request = try decode(bytes, file: file)
      let sheet = try request.sheet(file: file)
      return [try score(sheet, profile: profile ?? request.profile ?? Self.defaultProfile, file: file)]
    }
    var results: [ScoreResult] = []
    for found in try ScorePaper(file: file, forms: forms).sheets(bytes) {
      results.append(try score(found.sheet, profile: profile ?? Self.defaultProfile, file: found.file))
    }
    return results
  }

  /// Text that is neither a page nor a table with cells is taken for JSON, so that what is wrong with it is said of JSON.
  private func isJSON(_ bytes: [UInt8]) -> Bool {
    if FileSignature.isZip(bytes) || FileSignature.isOLE(bytes) || FileSignature.isPDF(bytes) { return false }
    let start = bytes.drop { [0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF].contains($0) }.prefix(1)
    if start == [UInt8(ascii: "{")] || start == [UInt8(ascii: "[")] { return true }
    guard let paper = try? PaperReader.read(bytes, office: .none, scans: .none) else { return true }
    return paper.format == .text && paper.tables.isEmpty
  }

  /// The only self-evaluation of a file; a workbook with several is refused.
  package func score(_ bytes: [UInt8], file: String, profile: String?) throws(ScoreInputError) -> ScoreResult {
    let results = try results(bytes, file: file, profile: profile)
    guard results.count == 1, let result = results.first else {
      throw ScoreInputError(file: file, field: "", reason: "有\(results.count)张自评表", remedy: "请拆成一张一个文件")
    }
    return result
  }

  private static let defaultProfile = "national"

  package func score(_ sheet: ScoringSheet, profile key: String, file: String) throws(ScoreInputError) -> ScoreResult {
    guard sheet.rows.count <= Self.mostRows else {
      throw ScoreInputError(
        file: file, field: "indicators", reason: "有\(sheet.rows.count)行指标，超过上限\(Self.mostRows)行", remedy: "请按项目拆成几份自评表")
    }
    do throws(ProfileError) {
      let profile = try library.profile(key)
      let scoring = try ScoringProfile(profile, year: sheet.year)
      let subject = ScoredSheet(sheet.fillingWeights(scoring), profile: scoring)
      let report = SelfEvaluationRules.all.report(on: subject, profile: profile)
      return ScoreResult(
        file: file, project: sheet.project, profile: key, card: subject.card, filledTotal: sheet.printedTotal,
        filledGrade: sheet.reviewGrade ?? sheet.printedGrade, report: report)
    } catch {
      throw ScoreInputError(file: file, field: "profile", reason: error.message, remedy: "请改用可用的参数方案")
    }
  }

  private func decode(_ bytes: [UInt8], file: String) throws(ScoreInputError) -> ScoreRequest {
    guard bytes.count <= Self.mostJSON else {
      throw ScoreInputError(
        file: file, field: "", reason: "JSON文件超过\(Self.mostJSON >> 20) MB", remedy: "一个文件写一份自评表；多份请分成多个文件一起评分")
    }
    do {
      return try JSONDecoder().decode(ScoreRequest.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw error.placed(file: file, bytes)
    } catch {
      throw ScoreInputError(file: file, field: "", reason: "不是可读的JSON", remedy: "请按 docs/manual 中的格式提供，或提供填好的 xlsx 自评表")
    }
  }
}

/// What `heng score` prints of one file.
package struct ScoreResult: Sendable {
  package let file: String
  package let project: String
  package let profile: String
  /// The rules on the form (按原表).
  package let card: ScoreCard
  /// What the form says of itself (填报); nil where it says nothing.
  package let filledTotal: ExactDecimal?
  package let filledGrade: Grade?
  package let report: RuleReport
}

extension DecodingError {
  fileprivate func placed(file: String, _ bytes: [UInt8]) -> ScoreInputError {
    func path(_ keys: [any CodingKey]) -> String {
      keys.reduce(into: "") { text, key in
        if let index = key.intValue { text += "[\(index)]" } else { text += (text.isEmpty ? "" : ".") + key.stringValue }
      }
    }
    switch self {
    case .keyNotFound(let key, let context):
      return ScoreInputError(
        file: file, field: path(context.codingPath + [key]), reason: "缺少这一项", remedy: "请补上后再运行")
    case .valueNotFound(_, let context):
      return ScoreInputError(file: file, field: path(context.codingPath), reason: "这一项为空", remedy: "请补上后再运行")
    case .typeMismatch(_, let context):
      let hint = context.debugDescription.unicodeScalars.contains { $0.value > 0x2E80 } ? context.debugDescription : "类型不对"
      return ScoreInputError(file: file, field: path(context.codingPath), reason: hint, remedy: "金额和指标值请写成带引号的文字")
    case .dataCorrupted(let context):
      return ScoreInputError(
        file: file, field: path(context.codingPath), reason: "JSON不完整或有语法错误\(JSONPlace.fault(in: bytes))",
        remedy: "请检查引号、逗号和括号是否成对，文件是否被截断")
    @unknown default:
      return ScoreInputError(file: file, field: "", reason: "JSON无法读取", remedy: "请检查文件格式")
    }
  }
}
