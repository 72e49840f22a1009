import Foundation
import HengDocuments
import HengRules
import HengWriters

extension RosterComparison {
  /// In which form the result leaves (比对结果的格式).
  package enum Format: String, CaseIterable, Sendable { case text, csv, json, xlsx }

  /// Rows that a text lists; the others are counted.
  private static let mostLines = 50
  /// Rows that a worksheet holds below its head.
  private static let mostRows = 1_000_000

  package func output(as format: Format) throws -> [UInt8] {
    switch format {
    case .text: return Array(text.utf8)
    case .csv: return Array("\u{FEFF}\(csv)".utf8)
    case .json: return try json()
    case .xlsx: return try XLSXWriter.write(document())
    }
  }

  private var summary: [String] {
    var lines = [
      "名册：\(left.name) \(rowCount)行；对照：\(right.name) \(match.registerRows)行；按“\(columns.left)”\(columns.left == columns.right ? "" : "和“\(columns.right)”")比对",
      RosterOutcome.allCases.map { "\($0.label) \(count($0))" }.joined(separator: "　"),
      "对照中：号码有误 \(match.registerInvalid)行，名册里没有的 \(match.registerOnly)行，名册里有而重复的 \(match.registerRepeated)行",
    ]
    if !comparesNames { lines.append("没有比对姓名：两个文件不都有姓名一栏，可用 --name 写明") }
    return lines
  }

  private var text: String {
    var lines = summary
    var shown = 0
    items { item in
      shown += 1
      guard shown <= Self.mostLines else { return }
      lines.append("第\(item.line)行　\(item.outcome.label)　\(item.number)　\(item.person)　\(item.note)")
    }
    if shown > Self.mostLines { lines.append("另有\(shown - Self.mostLines)行，请用 --out 结果.xlsx 看全部") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let heads = ["行", "结果", "号码", "姓名", "对照行", "说明"]

  private static func cells(_ item: Item) -> [String] {
    ["\(item.line)", item.outcome.label, item.number, item.person, item.other.map { "\($0)" } ?? "", item.note]
  }

  private var csv: String {
    var text = Self.heads.joined(separator: ",") + "\n"
    items { item in
      text +=
        Self.cells(item).map { cell in
          // A cell that begins like a formula is none.
          let safe = cell.first.map { "=+-@".contains($0) } ?? false ? "'" + cell : cell
          return safe.contains { ",\"\n".contains($0) } ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
        }.joined(separator: ",") + "\n"
    }
    return text
  }

  private struct Output: Encodable {
    struct Row: Encodable {
      let row: Int
      let outcome, number, name, note: String
      let other: Int?
    }

    let left, right, on: String
    let leftRows, rightRows: Int
    let counts: [String: Int]
    let rightInvalid, rightOnly, rightRepeated: Int
    let comparesNames: Bool
    let rows: [Row]
  }

  private func json() throws -> [UInt8] {
    var found: [Output.Row] = []
    items { item in
      found.append(
        Output.Row(row: item.line, outcome: "\(item.outcome)", number: item.number, name: item.person, note: item.note, other: item.other))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let output = Output(
      left: left.name, right: right.name, on: columns.left, leftRows: rowCount, rightRows: match.registerRows,
      counts: Dictionary(uniqueKeysWithValues: RosterOutcome.allCases.map { ("\($0)", count($0)) }), rightInvalid: match.registerInvalid,
      rightOnly: match.registerOnly, rightRepeated: match.registerRepeated, comparesNames: comparesNames, rows: found)
    return Array(try encoder.encode(output)) + [0x0A]
  }

  private func document() throws(RosterError) -> Document {
    var rows = [Row(Self.heads.map { .label($0, bold: true) })]
    items { item in
      guard rows.count <= Self.mostRows else { return }
      rows.append(Row(Self.cells(item).map { .text($0) }))
    }
    guard rows.count <= Self.mostRows else { throw RosterError("要列的超过\(Self.mostRows)行，一张工作表放不下。请用 --out 结果.csv") }
    let found = Sheet(
      name: "比对结果", title: ["名册比对结果"], columns: [6, 10, 18, 8, 8, 40], rows: rows, repeatedRows: 0..<1,
      notes: summary + ["号码和姓名遮去一部分，请按行号到原表核对。"])
    return Document(title: "名册比对结果", page: .landscape, blocks: [.sheet(found)])
  }
}
