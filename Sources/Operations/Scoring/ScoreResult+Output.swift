import Foundation
import HengDomain
package import HengRules
import HengValues

/// The JSON that `heng score --format json` prints for one file.
package struct ScoreOutput: Encodable, Sendable {
  package struct Execution: Encodable, Sendable {
    let score: String
    let trace: Trace
  }

  package struct Item: Encodable, Sendable {
    let name: String
    let score: String?
    let weight: String
    let trace: Trace

    private enum Keys: String, CodingKey { case name, score, weight, trace }

    package func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Keys.self)
      try fields.encode(name, forKey: .name)
      try fields.encode(score, forKey: .score)  // null where no rule can score
      try fields.encode(weight, forKey: .weight)
      try fields.encode(trace, forKey: .trace)
    }
  }

  /// Which of the three scores it is: `按原表`.
  let version: String
  let execution: Execution?
  let items: [Item]
  let total: String?
  let grade: String?
  let findings: [Finding]
  let coverage: [Coverage]

  private enum Keys: String, CodingKey { case version, execution, items, total, grade, findings, coverage }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Keys.self)
    try fields.encode(version, forKey: .version)
    try fields.encode(execution, forKey: .execution)
    try fields.encode(items, forKey: .items)
    try fields.encode(total, forKey: .total)
    try fields.encode(grade, forKey: .grade)
    try fields.encode(findings, forKey: .findings)
    try fields.encode(coverage, forKey: .coverage)
  }
}

extension ScoreResult {
  package var output: ScoreOutput {
    ScoreOutput(
      version: ScoreStory.Version.byForm.label,
      execution: card.execution.flatMap { item in item.score.map { ScoreOutput.Execution(score: "\($0)", trace: item.trace) } },
      items: card.items.map { ScoreOutput.Item(name: $0.name, score: $0.score?.description, weight: "\($0.weight)", trace: $0.trace) },
      total: card.total?.description, grade: card.grade?.rawValue, findings: report.findings, coverage: report.coverage)
  }

  /// The result as Chinese text: scores with their computation, then findings.
  package var text: String {
    let version = ScoreStory.Version.byForm
    var lines = ["\(project)　（\(file)，评分方案 \(profile)）", "  以下为\(version.label)得分（\(version.explanation)）"]
    for item in (card.execution.map { [$0] } ?? []) + card.items {
      let score = item.score?.description ?? (card.isExempt ? "不评分" : "不能自动计分")
      lines.append("  \(item.name)　\(score) / \(item.weight)　\(item.trace.formula ?? "")")
    }
    func total(_ version: ScoreStory.Version, _ text: String, _ grade: Grade?) -> String {
      "  \(version.label)总分　\(text)" + (grade.map { "　\($0.rawValue)" } ?? "")
    }
    lines.append(total(.byForm, card.total?.description ?? card.missingTotal, card.grade))
    if filledTotal != nil || filledGrade != nil { lines.append(total(.filled, filledTotal?.description ?? "未填", filledGrade)) }
    lines += report.findings.flatMap(\.textLines).map { "  " + $0 }
    lines.append("  核查：" + report.coverageText)
    return lines.joined(separator: "\n")
  }
}

extension Finding {
  /// `[SC-01 错误] …`, then the computation, the sides and what to do.
  package var textLines: [String] {
    var lines = ["[\(rule) \(severity.label)] \(message)"]
    if !computation.isEmpty { lines.append("    计算：\(computation)") }
    for side in sides {
      lines.append("    \(side.label)：\(side.figure)\(side.figure.isEmpty ? "" : "　")\(side.place.text)")
    }
    lines.append("    处理：\(remedy)")
    return lines
  }
}

extension RuleReport {
  /// `通过12条，有问题3条，不适用1条，未核查2条（SC-10 没有取得综述；…）`
  package var coverageText: String {
    func count(_ state: Coverage.State) -> Int { coverage.filter { $0.state == state }.count }
    let skipped = coverage.filter { $0.state == .notRun }.map { "\($0.rule) \($0.reason)" }
    return "通过\(count(.passed))条，有问题\(count(.failed))条，不适用\(count(.notApplicable))条，未核查\(count(.notRun))条"
      + (skipped.isEmpty ? "" : "（\(skipped.joined(separator: "；"))）")
  }
}

/// JSON as the commands print it: sorted keys, so that the same input gives the same bytes.
package enum JSONText {
  package static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
