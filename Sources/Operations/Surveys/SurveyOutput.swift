import Foundation
import HengDocuments
import HengRules
import HengValues
import HengWriters

/// In which form a sample or a result leaves (抽样名单、满意度统计表的格式).
package enum SurveyFormat: String, CaseIterable, Sendable { case text, json, xlsx }

private func json(_ value: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(value)) + [0x0A]
}

// MARK: - The sample

extension DrawnSample {
  package func output(as format: SurveyFormat) throws -> [UInt8] {
    switch format {
    case .text: Array((summary + rows.map { $0.joined(separator: "　") }).map { $0 + "\n" }.joined().utf8)
    case .json:
      try json(
        Output(
          frame: frame, seed: seed, population: population, size: size, needed: needed, margin: margin.map { "\($0.digits)" },
          strata: strata.map { Output.Stratum(name: $0.name, population: $0.population, rows: $0.lines, reserve: $0.reserve) }))
    case .xlsx: try XLSXWriter.write(document)
    }
  }

  private struct Output: Encodable {
    struct Stratum: Encodable {
      let name: String
      let population: Int
      let rows, reserve: [Int]
    }

    let frame, seed: String
    let population, size, needed: Int
    let margin: String?
    let strata: [Stratum]
  }

  private var summary: [String] {
    var lines = ["名单：\(frame) \(population)个；抽\(size)个，随机种子“\(seed)”"]
    if let margin { lines.append("满意度的误差约±\(margin.digits)个百分点（95%置信水平）") }
    if size < needed { lines.append("按允许误差应抽\(needed)个，现在抽\(size)个，误差较大") }
    if stratum != nil { lines.append(strata.map { "\($0.name) \($0.population)个中抽\($0.lines.count)个" }.joined(separator: "；")) }
    return lines + ["名单不印姓名和号码，请按行号到原表找人；找不到的按备样次序补，不能由邻户代替"]
  }

  private static let heads = ["序号", "名单行号", "层", "正样或备样"]

  /// A serial number, the line, the stratum, and the place among the reserves.
  private var rows: [[String]] {
    var rows: [[String]] = []
    for stratum in strata {
      for line in stratum.lines { rows.append(["\(rows.count + 1)", "第\(line)行", stratum.name, "正样"]) }
    }
    for stratum in strata {
      for (place, line) in stratum.reserve.enumerated() { rows.append(["\(rows.count + 1)", "第\(line)行", stratum.name, "备样\(place + 1)"]) }
    }
    return rows
  }

  private var document: Document {
    let head = Row(Self.heads.map { .label($0, bold: true) })
    let sheet = Sheet(
      name: "抽样名单", title: ["抽样名单"], columns: [8, 12, 24, 14], rows: [head] + rows.map { Row($0.map { .text($0) }) }, repeatedRows: 0..<1,
      notes: summary)
    return Document(title: "抽样名单", page: .portrait, blocks: [.sheet(sheet)])
  }
}

// MARK: - The result

extension SurveyResult {
  package func output(as format: SurveyFormat) throws -> [UInt8] {
    switch format {
    case .text: Array((summary + table.map { $0.joined(separator: "　") } + notes).map { $0 + "\n" }.joined().utf8)
    case .json:
      try json(
        Output(
          file: file, rule: wish.rule.rawValue, population: population, drawn: whole.drawn, valid: whole.valid, satisfied: whole.satisfied,
          rate: rate.map(Self.percent), weighted: weighted.map(Self.percent), margin: margin.map(Self.percent),
          interval: interval.map { [Self.percent($0.lowerBound), Self.percent($0.upperBound)] },
          response: whole.response.map(Self.percent),
          grades: Dictionary(uniqueKeysWithValues: SatisfactionGrade.allCases.map { ($0.label, whole.grades[$0] ?? 0) }),
          cautions: cautions.map(\.message)))
    case .xlsx: try XLSXWriter.write(document)
    }
  }

  private struct Output: Encodable {
    let file, rule: String
    let population: Int?
    let drawn, valid, satisfied: Int
    let rate, weighted, margin: String?
    let interval: [String]?
    let response: String?
    let grades: [String: Int]
    let cautions: [String]
  }

  private static func percent(_ share: Ratio) -> String { Percentage(of: share).text }

  private var summary: [String] {
    let shown = rate.map(Self.percent) ?? "没有有效回答，算不出"
    var lines = ["满意度\(shown)（按\(wish.rule.rawValue)，“满意”以上\(whole.satisfied)份，有效\(whole.valid)份，调查\(whole.drawn)个）"]
    if let interval, let margin {
      lines.append(
        "95%置信区间\(Self.percent(interval.lowerBound))至\(Self.percent(interval.upperBound))，误差±\(Percentage(of: margin).digits)个百分点")
    }
    if let weighted { lines.append("按各层人数加权\(Self.percent(weighted))") }
    if let response = whole.response {
      let outcomes = SurveyOutcome.allCases.compactMap { kind in whole.outcomes[kind].map { "\(kind.rawValue)\($0)" } }
      lines.append("回答率\(Self.percent(response))：\(outcomes.joined(separator: "、"))")
    }
    return lines
  }

  private var notes: [String] {
    let hidden = hiddenLines.isEmpty ? [] : ["“—”是有效回答不足\(leastShown)份的层，和为不让人推算而一并不列示的层"]
    return hidden + cautions.map { "提示：\($0.message)" }
  }

  /// Strata with too few answers; where it is one alone, the smallest other goes with it, else it could be told by subtraction.
  private var hiddenLines: Set<String> {
    let few = lines.filter { $0.count.valid < leastShown }.map(\.name)
    guard few.count == 1, let other = lines.filter({ !few.contains($0.name) }).min(by: { $0.count.valid < $1.count.valid }) else {
      return Set(few)
    }
    return [few[0], other.name]
  }

  private var table: [[String]] {
    let heads = ["层", "总体", "调查", "有效"] + SatisfactionGrade.allCases.map(\.label) + ["满意度", "误差"]
    let hidden = hiddenLines
    func row(_ name: String, _ population: Int?, _ count: SurveyCount, _ rate: Ratio?, _ margin: Ratio?) -> [String] {
      let isHidden = hidden.contains(name)
      let numbers = [count.drawn, count.valid] + SatisfactionGrade.allCases.map { count.grades[$0] ?? 0 }
      return [name, population.map { "\($0)" } ?? ""] + numbers.map { isHidden ? "—" : "\($0)" }
        + [rate, margin].map { $0.map { isHidden ? "—" : Self.percent($0) } ?? "" }
    }
    let strata = lines.map { line in
      row(
        line.name, line.population, line.count,
        line.count.valid > 0 ? Ratio(Int128(line.count.satisfied), Int128(line.count.valid)) : nil, nil)
    }
    return [heads] + strata + [row("合计", population, whole, rate, margin)]
  }

  private var document: Document {
    let rows = table.enumerated().map { place, cells in
      Row(
        cells.enumerated().map { column, text in
          place == 0 ? .label(text, bold: true) : Cell([.text(text)], alignment: column == 0 ? .leading : .trailing)
        })
    }
    let sheet = Sheet(
      name: "满意度统计表", title: ["满意度统计表"], columns: [16, 8, 8, 8] + SatisfactionGrade.allCases.map { _ in 9 } + [10, 10], rows: rows,
      repeatedRows: 0..<1, notes: summary + notes)
    return Document(title: "满意度统计表", page: .landscape, blocks: [.sheet(sheet)])
  }
}
