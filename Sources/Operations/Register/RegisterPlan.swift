package import HengDomain
import HengReaders
import HengStore
package import HengValues

/// A cell of a roster that cannot be imported (名册错误行). It tells the place and the reason, and never what stands there.
package struct RegisterFault: Hashable, Sendable {
  /// As the sender counts it, from 1.
  package let row: Int
  package let heading: String
  package let reason: String
  package let remedy: String

  package var message: String { "第\(row)行　\(heading)：\(reason)。\(remedy)。" }
}

/// What a roster would do to the register, with all that is wrong with it (导入预览).
package struct RegisterPlan: Sendable {
  package let county: AdministrativeDivision
  package private(set) var faults: [RegisterFault] = []
  /// Headings that were not read.
  package let unread: [String]
  package let rows: Int
  package var entries: [HouseholdEntry] { order.compactMap { households[$0]?.entry } }

  private struct Draft {
    var entry: HouseholdEntry
    let row: Int
    var headRow: Int?
  }

  private var order: [String] = []
  private var households: [String: Draft] = [:]
  private var seen: [String: Int] = [:]

  /// - Parameter standing: the number of the household in which somebody stands already.
  init(
    _ sheet: RegisterSheet, of county: AdministrativeDivision, newID: () -> String,
    standing: (IDNumber) throws(LedgerError) -> String?
  ) throws(LedgerError) {
    self.county = county
    unread = sheet.unknown
    rows = sheet.rows.count
    for row in sheet.rows { try take(RegisterRow(sheet, row), newID, standing) }
  }

  private mutating func take(
    _ row: RegisterRow, _ newID: () -> String, _ standing: (IDNumber) throws(LedgerError) -> String?
  ) throws(LedgerError) {
    var row = row
    let household = row.household(in: county, newID)
    let person = row.person(newID)
    if let number = row.number { try place(number, &row, standing) }
    if let household { join(household, person, &row) }
    faults += row.faults
  }

  private mutating func place(
    _ number: IDNumber, _ row: inout RegisterRow, _ standing: (IDNumber) throws(LedgerError) -> String?
  ) throws(LedgerError) {
    if let earlier = seen.updateValue(row.line, forKey: number.text) {
      return row.fault(.idNumber, "与第\(earlier)行是同一个身份证号", "请删去重复的一行，或改正号码")
    }
    if let home = try standing(number), home != row.text(.household) {
      row.fault(.idNumber, "这个人已登记在另一户", "请核对户编号；确已迁户的，请先在原户办理")
    }
  }

  private mutating func join(_ household: Household, _ person: RegisteredPerson?, _ row: inout RegisterRow) {
    let number = household.number
    if households[number] == nil {
      order.append(number)
      households[number] = Draft(entry: HouseholdEntry(household: household, people: []), row: row.line)
    }
    guard let first = households[number] else { return }
    if first.entry.household.division != household.division {
      row.fault(.division, "与同一户的第\(first.row)行不同", "请核对，同一户只写一个区划")
    }
    if first.entry.household.statuses != household.statuses {
      row.fault(.kind, "户类型、日期或风险与同一户的第\(first.row)行不同", "请核对，同一户各行写得一样")
    }
    guard var person else { return }
    if person.relation == .head {
      if let head = first.headRow { return row.fault(.relation, "这一户的第\(head)行已经是户主", "请核对，一户只有一个户主") }
      households[number]?.headRow = row.line
    }
    person.household = first.entry.household.id
    households[number]?.entry.people.append(person)
  }
}

/// One row of a roster in the making, with what is wrong with it.
struct RegisterRow {
  let line: Int
  private let sheet: RegisterSheet
  private let row: RegisterSheet.Row
  private(set) var faults: [RegisterFault] = []
  private(set) var number: IDNumber?

  init(_ sheet: RegisterSheet, _ row: RegisterSheet.Row) { (self.sheet, self.row, line) = (sheet, row, row.number) }

  func text(_ field: RegisterField) -> String { sheet.cell(field, row) }

  mutating func fault(_ field: RegisterField, _ reason: String, _ remedy: String) {
    faults.append(RegisterFault(row: line, heading: field.rawValue, reason: reason, remedy: remedy))
  }

  mutating func household(in county: AdministrativeDivision, _ newID: () -> String) -> Household? {
    let before = faults.count
    let number = required(.household)
    let division = value(.division) { text throws(ValueError) in try AdministrativeDivision(text) }
    if let division, !county.contains(division) { fault(.division, "不在县区\(county.text)里", "请核对代码") }
    let kind = choice(.kind, HouseholdKind.allCases.map { ($0.label, $0) }, isRequired: true)
    let since = value(.since) { text throws(ValueError) in try CivilDate(text) }
    var risks: [PovertyRisk] = []
    for word in text(.risks).split(whereSeparator: { "、，,;；/".contains($0) }) {
      guard let risk = PovertyRisk(label: String(word).trimmedSpaces) else {
        fault(.risks, "有一种风险不在列", "请写：\(PovertyRisk.allCases.map(\.label).joined(separator: "、"))")
        continue
      }
      risks.append(risk)
    }
    let eliminated =
      text(.eliminatedOn).isEmpty ? nil : value(.eliminatedOn) { text throws(ValueError) in try CivilDate(text) }
    if let since, let eliminated, eliminated < since { fault(.eliminatedOn, "早于认定日期", "请核对两个日期") }
    if let kind, !kind.isMonitored, !risks.isEmpty || eliminated != nil {
      fault(.risks, "不是监测对象，却写了风险或消除日期", "请核对户类型，或清空这两栏")
    }
    guard faults.count == before, let number, let division, let kind, let since else { return nil }
    return Household(
      id: ID(newID()), division: division, number: number,
      statuses: [HouseholdStatus(kind: kind, since: since, risks: risks, eliminatedOn: eliminated)])
  }

  mutating func person(_ newID: () -> String) -> RegisteredPerson? {
    let before = faults.count
    let name = required(.name)
    number = value(.idNumber) { text throws(ValueError) in try IDNumber(text) }
    let relation = choice(.relation, HeadRelation.allCases.map { ($0.rawValue, $0) }, isRequired: true)
    let labour = choice(.labour, LabourCapacity.allCases.map { ($0.rawValue, $0) }, isRequired: false)
    let card = text(.card).isEmpty ? nil : value(.card) { text throws(ValueError) in try BankCardNumber(text) }
    for field in [RegisterField.name, .schooling, .work, .telephone] where TypedLength.name.excess(of: text(field)) != nil {
      fault(field, "太长", "请改短")
    }
    guard faults.count == before, let name, let number, let relation else { return nil }
    return RegisteredPerson(
      id: ID(newID()), household: ID(""), relation: relation, labour: labour, schooling: text(.schooling), work: text(.work),
      identity: Private(PersonalIdentity(name: name, idNumber: number, card: card, telephone: text(.telephone))))
  }

  private mutating func required(_ field: RegisterField) -> String? {
    let text = text(field)
    guard !text.isEmpty else {
      fault(field, "没有填", "请补上")
      return nil
    }
    if TypedLength.name.excess(of: text) != nil || text.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      fault(field, "太长或含有看不见的字符", "请重新填写")
      return nil
    }
    return text
  }

  private mutating func value<Value>(_ field: RegisterField, _ parse: (String) throws(ValueError) -> Value) -> Value? {
    guard let text = required(field) else { return nil }
    do throws(ValueError) { return try parse(text) } catch {
      fault(field, error.reason, error.remedy)
      return nil
    }
  }

  private mutating func choice<Value>(_ field: RegisterField, _ choices: [(String, Value)], isRequired: Bool) -> Value? {
    let text = text(field)
    if let found = choices.first(where: { $0.0 == text }) { return found.1 }
    if !text.isEmpty {
      fault(field, "不是可选的词", "请写：\(choices.map(\.0).joined(separator: "、"))")
    } else if isRequired {
      fault(field, "没有填", "请补上")
    }
    return nil
  }
}
