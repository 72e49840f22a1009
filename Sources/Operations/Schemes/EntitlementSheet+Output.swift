import Foundation
import HengDomain
import HengRules
import HengValues

extension EntitlementSheet {
  /// In which form the result leaves (计发结果的格式).
  package enum Format: String, CaseIterable, Sendable { case csv, json }

  /// - Parameter explained: with the clerk's table, the auditor's clauses and the trace of each line; JSON alone carries them.
  package func output(as format: Format, explained: Bool) throws -> [UInt8] {
    switch format {
    case .csv: Array("\u{FEFF}\(csv)".utf8)
    case .json: try json(explained)
    }
  }

  private var csv: String {
    var text = "行,姓名,号码,方案,名称,结果,金额（元）,原因代码,说明\n"
    for line in lines {
      for entitlement in line.found {
        let cells = [
          "\(line.row.line)", line.row.person, line.row.number, entitlement.schemeID, name(entitlement),
          entitlement.refusal == nil ? "可发" : "不予发放", entitlement.amount.exactYuan, entitlement.refusal?.code ?? "",
          account(line, entitlement).villager,
        ]
        text += cells.map(Self.cell).joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private static func cell(_ words: String) -> String {
    // A cell that begins like a formula is none.
    let safe = words.first.map { "=+-@".contains($0) } ?? false ? "'" + words : words
    return safe.contains { ",\"\n".contains($0) } ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
  }

  private func name(_ entitlement: Entitlement) -> String { library.versions(of: entitlement.schemeID).first?.scheme.name ?? "" }

  private struct Output: Encodable {
    struct Scheme: Encodable {
      let id, name, amount: String
      let count: Int
    }
    struct Row: Encodable {
      let line: Int
      let name, number, scheme: String
      let entitled: Bool
      let amount: String
      let reason: String?
      let villager: String
      let clerk: [[String: String]]?
      let auditor: [String]?
      let trace: Trace?
    }

    let roster, on, total: String
    let rowCount: Int
    let columnsNotRead, fieldsWithoutColumn: [String]
    let schemes: [Scheme]
    let rows: [Row]
  }

  private func json(_ explained: Bool) throws -> [UInt8] {
    let rows = lines.flatMap { line in
      line.found.map { entitlement in
        let account = account(line, entitlement)
        return Output.Row(
          line: line.row.line, name: line.row.person, number: line.row.number, scheme: entitlement.schemeID,
          entitled: entitlement.refusal == nil, amount: entitlement.amount.exactYuan, reason: entitlement.refusal?.code,
          villager: account.villager,
          clerk: explained
            ? account.clerk.map { ["step": $0.step, "known": $0.known, "rule": $0.rule, "judgement": $0.judgement] } : nil,
          auditor: explained ? account.auditor : nil, trace: explained ? account.trace : nil)
      }
    }
    let output = Output(
      roster: roster, on: on.text, total: total.exactYuan, rowCount: rowCount, columnsNotRead: strange, fieldsWithoutColumn: absent,
      schemes: totals.map { Output.Scheme(id: $0.id, name: $0.name, amount: $0.amount.exactYuan, count: $0.count) }, rows: rows)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(output)) + [0x0A]
  }
}

extension Money {
  /// `5000.00`
  fileprivate var exactYuan: String { "\(yuan.widened(to: 2) ?? yuan)" }
}
