import HengDomain
import HengReaders
import HengRules
import HengValues

/// A cell of a roster that cannot be used (名册错误): line and column, and what to do.
package struct RosterFault: Sendable {
  package let line: Int
  package let column: String
  package let reason: String

  package var message: String { "第\(line)行“\(column)”：\(reason)" }
}

/// A roster of beneficiaries as it was read (发放对象名册): columns by their heads, the facts of each line, and all that is wrong.
struct EntitlementRoster {
  struct Row: Sendable {
    let line: Int
    let facts: BeneficiaryFacts
    /// Covered, as they are shown.
    let person: String
    let number: String
  }

  struct Column {
    let place: Int
    let heading: String
    let field: Int
    let cell: SchemeCell
  }

  let name: String
  private let text: DelimitedText
  let columns: [Column]
  /// Heads that no field bears.
  let strange: [String]

  init(_ bytes: [UInt8], name: String, _ vocabulary: SchemeVocabulary) throws(RosterError) {
    self.name = name
    do throws(ReaderError) {
      text =
        FileSignature.isZip(bytes)
        ? try RosterFile.worksheet(try XLSXReader.cells(bytes)) { heads in
          heads.count { Self.column($0, 0, vocabulary) != nil } >= 2
        } : try DelimitedText(bytes)
    } catch { throw RosterError("\(name) 读不了：\(error.message)") }
    var columns: [Column] = [], strange: [String] = []
    for (place, heading) in text.heading.enumerated() where !heading.isEmpty {
      guard let column = Self.column(heading, place, vocabulary) else {
        strange.append(heading)
        continue
      }
      if let other = columns.first(where: { $0.field == column.field }) {
        throw RosterError("\(name) 的“\(other.heading)”和“\(heading)”两栏是同一项“\(vocabulary.fields[column.field].name)”。请删去一栏")
      }
      columns.append(column)
    }
    guard !columns.isEmpty else {
      let there = text.heading.filter { !$0.isEmpty }.prefix(20).joined(separator: "、")
      throw RosterError("\(name) 里没有一个认得的栏目。有的栏目：\(there.isEmpty ? "无" : there)。heng entitle fields 列出可以写的栏目名")
    }
    (self.columns, self.strange) = (columns, strange)
  }

  /// `年务工收入（万元）` is the field 年务工收入 in 万元.
  private static func column(_ heading: String, _ place: Int, _ vocabulary: SchemeVocabulary) -> Column? {
    let plain = heading.halfWidth.withoutSpaces
    if let field = vocabulary.place(heading: plain) {
      return Column(place: place, heading: heading, field: field, cell: SchemeCell(field: vocabulary.fields[field]))
    }
    guard plain.hasSuffix(")"), let open = plain.lastIndex(of: "("),
      let field = vocabulary.place(heading: String(plain[..<open]))
    else { return nil }
    let note = String(plain[plain.index(after: open)...].dropLast())
    var cell = SchemeCell(field: vocabulary.fields[field])
    switch cell.field.kind {
    case .money:
      guard let unit = MoneyUnit(rawValue: note) else { return nil }
      cell.unit = unit
    case .share: cell.isPercent = note == "%"
    case .count(let unit): guard note == unit.rawValue || (unit == .monthCount && note == "月") else { return nil }
    default: break
    }
    return Column(place: place, heading: heading, field: field, cell: cell)
  }

  /// The rows, or what is wrong with them: a roster is used whole or not at all. Columns that nobody asks for are not judged.
  func rows(asked: Set<Int>, _ vocabulary: SchemeVocabulary) throws(RosterError) -> (rows: [Row], faults: [RosterFault]) {
    let identity = ["姓名", "企业名称", "身份证号", "统一社会信用代码"].compactMap { vocabulary.place(of: $0) }
    let used = columns.filter { asked.contains($0.field) || identity.contains($0.field) }
    var rows: [Row] = [], faults: [RosterFault] = []
    let count = text.records(of: used.map(\.place)) { line, fields in
      var facts = BeneficiaryFacts(vocabulary)
      var person = "", number = ""
      for (column, stretch) in zip(used, fields) where stretch.count > 0 {
        let words = text.text(stretch)
        if column.cell.field.name == "姓名" { person = Covered.name(words.trimmedSpaces) }
        if column.cell.field.name == "企业名称", person.isEmpty { person = words.trimmedSpaces }
        do throws(ValueError) {
          guard let value = try column.cell.value(words) else { continue }
          facts[column.field] = value
          if case .word(let text) = value {
            if column.cell.field.kind == .idNumber { number = Covered.number(text) }
            if column.cell.field.kind == .creditCode, number.isEmpty { number = text }
          }
        } catch {
          let what = column.cell.field.isPrivate ? "" : "“\(error.text)”"
          faults.append(RosterFault(line: line, column: column.heading, reason: "\(what)\(error.reason)。\(error.remedy)"))
        }
      }
      rows.append(Row(line: line, facts: facts, person: person, number: number))
    }
    guard count != nil else {
      throw RosterError("\(name) 里有一处引号没有成对，后面的行分不清。请在表格软件里打开，重新另存为 CSV")
    }
    return (rows, faults)
  }
}
