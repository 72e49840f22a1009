import HengDomain
import HengValues

/// Reads headings as the Ministry prints them (读科目): code and name in one cell or in several, 类 款 项 in columns of their own, indented,
/// merged, two books side by side, notes between. Everything that is wrong is told, with its place.
struct HeadingReading {
  /// A heading with the place where it stands.
  struct Found {
    let name: String
    let sheet: String
    let row: Int
    let column: Int
  }

  private(set) var found: [HeadingBook.Kind: [String: Found]] = [:]
  private(set) var faults: [ImportFault] = []
  /// Lines of revenue headings (收入分类), which no table of expenditure bears.
  private(set) var revenueLines = 0
  /// By sheet: the columns of 类 款 项, and the codes that are open in them.
  private var levels: [Int] = []
  private var classColumn: Int?
  private var open: [String] = []
  private var sheet: String?

  init(_ lines: [HeadingLine]) {
    for line in lines {
      if line.sheet != sheet { (sheet, levels, open, classColumn) = (line.sheet, [], [], nil) }
      read(line)
    }
    checkParents()
  }

  // MARK: Lines

  private mutating func read(_ line: HeadingLine) {
    if isHead(line) { return }
    var rest = line.cells[...]
    var isFirst = true
    while let cell = rest.first {
      let digits = Self.digits(cell.text)
      if digits == nil, let (code, name) = Self.joined(cell.text) {
        rest.removeFirst()
        if isFirst || Self.lengths.contains(code.count) { take(code, name, line, cell.column) }
        isFirst = false
        continue
      }
      guard digits != nil else {
        rest.removeFirst()
        continue
      }
      let codes = rest.prefix { Self.digits($0.text) != nil }
      rest = rest.dropFirst(codes.count)
      let name = rest.first.flatMap { Self.joined($0.text) == nil ? $0 : nil }
      if name != nil { rest.removeFirst() }
      take(codes: Array(codes), name?.text ?? "", line, isFirst: isFirst)
      isFirst = false
    }
  }

  /// The line that names the columns 类 款 项.
  private mutating func isHead(_ line: HeadingLine) -> Bool {
    let words = line.cells.map { ($0.column, $0.text.withoutSpaces) }
    let columns = ["类", "款", "项"].compactMap { level in words.first { $0.1 == level }?.0 }
    guard columns.count >= 2 else { return false }
    levels = columns
    return true
  }

  /// Codes that stand in cells of their own before a name: whole, or a part of the code in each column.
  private mutating func take(codes: [HeadingLine.Cell], _ name: String, _ line: HeadingLine, isFirst: Bool) {
    let parts = codes.compactMap { Self.digits($0.text) }
    guard let first = parts.first, let cell = codes.first, isFirst || !name.isEmpty else { return }
    if first.count == 3 { classColumn = cell.column }
    if parts.count == 1, !Self.lengths.contains(first.count) {
      // Nothing but a number is the number of a page; a number behind a heading is an amount or a note.
      if name.isEmpty || !isFirst { return }
      if first.count == 2, let code = inColumn(first, cell.column) { return take(code, name, line, cell.column) }
      return take(first, name, line, cell.column)
    }
    if parts.count > 1, first.count == 3, parts.dropFirst().allSatisfy({ $0.count == 2 }), parts.count <= 3 {
      if levels.isEmpty { levels = codes.map(\.column) }
      return take(parts.joined(), name, line, cell.column)
    }
    if parts.count == 2, first.count == 2, parts[1].count == 2, let code = inColumn(first, cell.column) {
      return take(code + parts[1], name, line, cell.column)
    }
    // The last whole code before the name is the one that it names.
    guard let place = parts.lastIndex(where: { Self.lengths.contains($0.count) }) else {
      return isFirst && !name.isEmpty ? take(first, name, line, cell.column) : ()
    }
    take(parts[place], name, line, codes[place].column)
  }

  /// `01` in the column of 款 or 项 is the rest of the code that is open above it.
  private func inColumn(_ part: String, _ column: Int) -> String? {
    guard let first = levels.first ?? classColumn else { return nil }
    let level = levels.firstIndex(of: column) ?? column - first
    guard level > 0, let parent = open.last(where: { $0.count <= 1 + 2 * level }), parent.count == 1 + 2 * level else { return nil }
    return parent + part
  }

  private mutating func take(_ digits: String, _ name: String, _ line: HeadingLine, _ column: Int) {
    let code = Self.unpadded(digits)
    func fault(_ kind: ImportFault.Kind, _ heading: String, _ cell: String, _ reason: String, _ remedy: String) {
      faults.append(
        ImportFault(
          kind, sheet: line.sheet, row: line.row, column: column + 1, heading: heading, cell: cell, reason: reason, remedy: remedy))
    }
    if code.first == "1" { return revenueLines += 1 }
    guard let first = code.first, let kind = HeadingBook.Kind(firstDigit: first) else {
      return fault(.badCode, "科目编码", digits, "首位应为 2（支出功能）、3（部门预算经济）或 5（政府预算经济）", "请对照财政部的科目表更正编码")
    }
    do throws(ValueError) { _ = try kind.code(code) } catch {
      return fault(.badCode, "科目编码", digits, error.reason, error.remedy)
    }
    open.removeAll { $0.count >= code.count }
    open.append(code)
    let name = name.withoutSpaces
    guard !name.isEmpty else { return fault(.missingValue, "科目名称", digits, "没有科目名称", "请填写名称，或删去这一行") }
    if let excess = TypedLength.name.excess(of: name) { return fault(.brokenNumber, "科目名称", name, "名称\(excess)", "请只写名称，说明另放一列") }
    if let other = found[kind]?[code] {
      guard other.name != name else { return }
      let place = (other.sheet.isEmpty ? "" : "工作表“\(other.sheet)” ") + "第\(other.row)行"
      return fault(.repeatedEntry, "科目编码", digits, "同一编码有两个名称：“\(other.name)”（\(place)）和“\(name)”", "请核对后只留一个")
    }
    found[kind, default: [:]][code] = Found(name: name, sheet: line.sheet, row: line.row, column: column + 1)
  }

  private mutating func checkParents() {
    for (_, headings) in found {
      for (code, heading) in headings where code.count > 3 && headings[String(code.dropLast(2))] == nil {
        faults.append(
          ImportFault(
            .unknownCode, sheet: heading.sheet, row: heading.row, column: heading.column, heading: "科目编码", cell: code,
            reason: "没有它的上级科目 \(code.dropLast(2))", remedy: "请核对编码；编码对的，请补上级科目的一行"))
      }
    }
    faults.sort { ($0.sheet, $0.row ?? 0, $0.column ?? 0) < ($1.sheet, $1.row ?? 0, $1.column ?? 0) }
  }

  // MARK: Words

  private static let lengths: Set<Int> = [3, 5, 7]

  /// The digits of a cell that holds nothing else; nil for other words.
  private static func digits(_ text: String) -> String? {
    let plain = text.halfWidth.withoutSpaces
    return !plain.isEmpty && plain.utf8.allSatisfy { (0x30...0x39).contains($0) } ? plain : nil
  }

  /// `20101人大事务`, `201 01 人大事务`: a code and its name in one cell; nil for a note, a year or a numbered line.
  private static func joined(_ text: String) -> (code: String, name: String)? {
    let plain = text.halfWidth
    var code = ""
    var rest = Substring(plain)
    while let sign = rest.first, sign.isASCII && sign.isNumber || sign == " " || sign == "-" && !code.isEmpty {
      if sign.isNumber { code.append(sign) }
      rest.removeFirst()
    }
    guard code.count >= 3, let next = rest.first, !"年.、,:;)/%-".contains(next) else { return nil }
    // `2026 版科目` is no code.
    if code.count == 4, code.hasPrefix("20") { return nil }
    // The name as it was written, with its own brackets.
    let name = text.unicodeScalars.drop { scalar in
      let sign = String(scalar).halfWidth
      return sign == " " || sign == "-" || (sign.utf8.count == 1 && sign.utf8.allSatisfy { (0x30...0x39).contains($0) }) || scalar == "\t"
        || scalar == "\u{3000}"
    }
    return (code, String(String.UnicodeScalarView(name)).trimmedSpaces)
  }

  /// `2130000` is printed for 213 in some tables.
  private static func unpadded(_ digits: String) -> String {
    guard digits.count == 7 || digits.count == 5 else { return digits }
    var code = Substring(digits)
    while code.count > 3, code.hasSuffix("00") { code = code.dropLast(2) }
    return String(code)
  }
}
