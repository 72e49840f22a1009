import HengDomain
import HengReaders
import HengValues

/// Reads the rows of one table and keeps what is wrong with them (逐行读取).
struct RowReader {
  let table: ImportTable
  let context: AccountsImportContext
  let fileName: String
  /// The year that days must lie in, once it is known.
  let year: FiscalYear?
  let projects: ProjectIndex
  var log: ImportLog
  var row = ImportRow(number: 0, cells: 0..<0)
  /// Codes that were read, by their text: a ledger names few headings in many rows.
  private var functionCodes: [String: FunctionalCode] = [:]
  private var economicCodes: [String: EconomicCode] = [:]

  init(
    table: ImportTable, context: AccountsImportContext, fileName: String, year: FiscalYear?, projects: ProjectIndex, log: ImportLog
  ) {
    self.table = table
    self.context = context
    self.fileName = fileName
    self.year = year
    self.projects = projects
    self.log = log
  }

  var citation: Citation { Citation(paper: fileName, Place(sheet: table.sheet.name, row: row.number + 1)) }

  func has(_ field: ImportField) -> Bool { table.columns[field] != nil }

  /// Blank where the column is absent.
  mutating func text(_ field: ImportField) -> String {
    guard let column = table.columns[field] else { return "" }
    let text = table.text(row, column)
    if text.isEmpty, table.lacksResult(row, column) {
      fault(.unknownResult, field, "", "公式的结果没有存在文件里", "请用表格软件打开并保存后再导入，或直接填数")
    }
    return text
  }

  mutating func fault(_ kind: ImportFault.Kind, _ field: ImportField, _ cell: String, _ reason: String, _ remedy: String) {
    let column = table.columns[field]
    log.add(
      ImportFault(
        kind, sheet: table.sheet.name, row: row.number + 1, column: column.map { $0 + 1 },
        heading: column.flatMap { table.headings[$0] } ?? field.rawValue, cell: cell, reason: reason, remedy: remedy))
  }

  private mutating func value<Value>(
    _ field: ImportField, required: Bool, _ parse: (String) throws(CellFault) -> Value
  ) -> Value? {
    let before = log.faults.count
    let text = text(field)
    if text.isEmpty {
      if required, log.faults.count == before { fault(.missingValue, field, "", "没有填", "请填写\(field.rawValue)") }
      return nil
    }
    do throws(CellFault) { return try parse(text) } catch {
      fault(error.kind, field, text, error.reason, error.remedy)
      return nil
    }
  }

  mutating func words(_ field: ImportField) -> String? { value(field, required: true) { (text) throws(CellFault) in text } }

  mutating func amount(_ field: ImportField, required: Bool = true) -> Money? {
    let unit = table.columns[field].flatMap { table.units[$0] } ?? table.unit
    return value(field, required: required) { (text) throws(CellFault) in try CellValue.money(text, unit) }
  }

  mutating func count(_ field: ImportField, required: Bool = true) -> Int? {
    value(field, required: required) { (text) throws(CellFault) in try CellValue.count(text) }
  }

  mutating func date(_ field: ImportField, insideYear: Bool = true) -> CivilDate? {
    let (isFrom1904, year) = (table.sheet.isFrom1904, year)
    return value(field, required: false) { (text) throws(CellFault) in
      let date = try CellValue.date(text, isFrom1904: isFrom1904)
      if insideYear, let year, !year.contains(date) {
        throw CellFault(kind: .outsideYear, reason: "\(date.text) 不在 \(year.text)内", remedy: "请核对日期；不属于本年度的请删去这一行")
      }
      return date
    }
  }

  /// One of a few words; blanks and full-width signs do not matter.
  mutating func choice<Value>(_ field: ImportField, _ choices: [(String, Value)], required: Bool = true) -> Value? {
    value(field, required: required) { (text) throws(CellFault) in
      let plain = text.halfWidth.withoutSpaces
      let exact = choices.first { $0.0 == text }
      guard let known = exact ?? choices.first(where: { $0.0.halfWidth.withoutSpaces == plain }) else {
        let list = choices.prefix(9).map(\.0).joined(separator: "、")
        throw CellFault(kind: .unknownWord, reason: "不认识这个词", remedy: "请从下列各项中选一项：\(list)")
      }
      return known.1
    }
  }

  // MARK: Codes

  mutating func function(_ field: ImportField = .function, level: FunctionalCode.Level, required: Bool = true) -> FunctionalCode? {
    let (names, year) = (context.functions, year)
    let other = has(.functionName) && field == .function ? table.text(row, table.columns[.functionName] ?? 0) : ""
    let isNamedElsewhere = !other.isEmpty && table.columns[field].map { table.text(row, $0).isEmpty } != false
    let words = isNamedElsewhere ? other : table.columns[field].map { table.text(row, $0) } ?? ""
    if let known = functionCodes[words], known.level == level { return known }
    let code: FunctionalCode? = value(isNamedElsewhere ? .functionName : field, required: required) { (text) throws(CellFault) in
      let heading = try CellValue.heading(text)
      if heading.digits.isEmpty {
        return try Self.code(named: heading.name, year.map { year in names?.codes(named: heading.name, in: year) ?? [] } ?? [], "功能分类科目")
      }
      guard let code = try? FunctionalCode(heading.digits) else { throw Self.badCode(heading.digits, "功能分类科目", "3、5 或 7 位，2 开头，如 2130505") }
      guard code.level == level else {
        throw CellFault(
          kind: .wrongLevel, reason: "\(code.text) 是\(code.level.text)级科目", remedy: "请填\(level.text)级 \(level.rawValue) 位编码")
      }
      let isKnown = year.flatMap { year in names.map { $0.name(of: code, in: year) != nil } } ?? ExpenditureClasses.isKnown(code.lineage[0])
      guard isKnown else { throw Self.unknown(code.text, "功能分类科目") }
      return code
    }
    functionCodes[words] = code
    return code
  }

  mutating func economic() -> EconomicCode? {
    let (names, year) = (context.economics, year)
    let other = has(.economicName) ? table.text(row, table.columns[.economicName] ?? 0) : ""
    let isNamedElsewhere = !other.isEmpty && table.columns[.economic].map { table.text(row, $0).isEmpty } != false
    let words = isNamedElsewhere ? other : table.columns[.economic].map { table.text(row, $0) } ?? ""
    if let known = economicCodes[words] { return known }
    let code: EconomicCode? = value(isNamedElsewhere ? .economicName : .economic, required: false) { (text) throws(CellFault) in
      let heading = try CellValue.heading(text)
      if heading.digits.isEmpty {
        return try Self.code(named: heading.name, year.map { year in names?.codes(named: heading.name, in: year) ?? [] } ?? [], "经济分类科目")
      }
      guard let code = try? EconomicCode(heading.digits) else { throw Self.badCode(heading.digits, "经济分类科目", "3 或 5 位，如 30201") }
      guard code.book == .department else {
        throw CellFault(kind: .governmentEconomic, reason: "\(code.text) 是政府预算支出经济分类", remedy: "请填部门预算支出经济分类，3 开头")
      }
      guard code.level == .section else {
        throw CellFault(kind: .wrongLevel, reason: "\(code.text) 是类级科目", remedy: "请填款级 5 位编码")
      }
      let isKnown =
        year.flatMap { year in names.map { $0.name(of: code, in: year) != nil } }
        ?? Self.economicClasses.contains(String(code.text.prefix(3)))
      guard isKnown else { throw Self.unknown(code.text, "经济分类科目") }
      return code
    }
    economicCodes[words] = code
    return code
  }

  /// 部门预算支出经济分类 类, as 公开06 has them.
  private static let economicClasses: Set<String> = ["301", "302", "303", "307", "309", "310", "311", "312", "313", "399"]

  private static func badCode(_ digits: String, _ what: String, _ form: String) -> CellFault {
    CellFault(kind: .badCode, reason: "不是\(what)编码（\(digits.utf8.count) 位）", remedy: "请填 \(form)")
  }

  private static func unknown(_ code: String, _ what: String) -> CellFault {
    CellFault(kind: .unknownCode, reason: "\(what)中没有 \(code)", remedy: "请对照当年的政府收支分类科目更正")
  }

  private static func code<Code: ClassificationCode>(named name: String, _ codes: [Code], _ what: String) throws(CellFault) -> Code {
    guard codes.count == 1, let code = codes.first else {
      throw CellFault(
        kind: .unknownName, reason: codes.isEmpty ? "只有名称“\(name)”，查不到编码" : "“\(name)”有 \(codes.count) 个编码",
        remedy: "请填\(what)编码")
    }
    return code
  }
}

/// Projects by what entries call them (项目索引).
struct ProjectIndex {
  private var byKey: [String: Set<ID<Project>>] = [:]

  init(_ projects: [AccountsImportContext.NamedProject]) {
    for project in projects {
      for key in [project.id.text, project.code?.text ?? "", project.name] where !key.isEmpty {
        byKey[Self.key(key), default: []].insert(project.id)
      }
    }
  }

  func ids(_ text: String) -> Set<ID<Project>> {
    if let known = byKey[Self.key(text)] { return known }
    // `[13052923P00T9A410003K]名称`, `13052923P00T9A410003K 名称`
    let folded = text.halfWidth.drop { "[(【".contains($0) }
    let code = folded.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard code.count == 21, let known = byKey[Self.key(String(code))] else { return [] }
    return known
  }

  private static func key(_ text: String) -> String { text.halfWidth.withoutSpaces.uppercased() }
}
