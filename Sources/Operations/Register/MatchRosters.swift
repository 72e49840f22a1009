import HengReaders
package import HengRules
import HengText
import HengValues

/// Holds a roster against a register (名册比对): who is in both, who is missing, twice there, under another name, or has a number that is none.
package struct MatchRosters: Sendable {
  package struct Input: Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  }

  /// The column of each file by which the rows are held together, and that of the names; nil looks for a usual one.
  package struct Columns: Sendable {
    package var left: String
    package var right: String
    package var person: String?
    package var kind: RosterKeyKind?

    /// - Parameter on: `身份证号`, or `身份证号=证件号码` where the two files call it differently.
    package init(on: String, person: String? = nil, kind: RosterKeyKind? = nil) {
      let parts = on.split(separator: "=", maxSplits: 1).map { String($0).trimmedSpaces }
      left = parts.first ?? on
      right = parts.count == 2 ? parts[1] : left
      (self.person, self.kind) = (person, kind)
    }
  }

  package init() {}

  package func callAsFunction(_ left: Input, _ right: Input, _ columns: Columns) throws(RosterError) -> RosterComparison {
    let roster = try RosterFile(left.bytes, name: left.name, column: columns.left, person: columns.person)
    let register = try RosterFile(right.bytes, name: right.name, column: columns.right, person: columns.person)
    let kind = columns.kind ?? Self.kind(of: columns.left, roster)
    var rows = RosterRows()
    guard
      roster.text.records(
        roster.key, roster.person,
        { line, cell, person in
          rows.add(line, Self.key(cell, of: roster.text, kind), cell, person)
        }) != nil
    else { throw Self.unclosed(roster) }
    guard rows.keys.count < Int(UInt32.max) / 2 else { throw RosterError("\(roster.name) 有\(rows.keys.count)行，超过上限。请拆成几个文件再比对") }
    let comparesNames = roster.person != nil && register.person != nil
    var match = RosterMatch(rows.keys)
    var otherNames: [Int: String] = [:]
    let isWhole = register.text.records(register.key, register.person) { line, cell, person in
      match.take(Self.key(cell, of: register.text, kind), line: line) { row in
        guard comparesNames else { return .same }
        let names = Self.names(rows.persons[row], roster.text, person, register.text)
        if names != .same { otherNames[row] = register.text.text(person).trimmedSpaces }
        return names
      }
    }
    guard isWhole != nil else { throw Self.unclosed(register) }
    return RosterComparison(
      left: roster, right: register, columns: columns, kind: kind, comparesNames: comparesNames, match: match, rows: rows,
      otherNames: otherNames)
  }

  private static func unclosed(_ file: RosterFile) -> RosterError {
    RosterError("\(file.name) 里有一处引号没有成对，后面的行分不清。请在表格软件里打开，重新另存为 CSV 再比对")
  }

  private static let idWords = ["身份证", "证件号", "公民身份"]

  /// Identity numbers, where the column is called so, or where nine in ten of its first cells look like them.
  private static func kind(of column: String, _ file: RosterFile) -> RosterKeyKind {
    if idWords.contains(where: { column.contains($0) }) { return .idNumber }
    var (seen, alike) = (0, 0)
    _ = file.text.records(file.key, nil) { _, cell, _ in
      guard seen < 200, cell.count > 0 else { return }
      seen += 1
      if cell.count == 18 || cell.count == 15 { alike += file.text.text(cell).utf8.dropLast().allSatisfy { $0 &- 0x30 < 10 } ? 1 : 0 }
    }
    return seen > 0 && alike * 10 >= seen * 9 ? .idNumber : .text
  }

  /// 0 for a number that is none, and for an empty cell.
  private static func key(_ cell: DelimitedText.Stretch, of text: DelimitedText, _ kind: RosterKeyKind) -> UInt64 {
    switch kind {
    case .idNumber:
      text.bytes.withUnsafeBufferPointer { bytes in
        RosterKey.idNumber(UnsafeBufferPointer(rebasing: bytes[cell.start..<(cell.start + cell.count)])) ?? 0
      }
    case .text: digest(text.text(cell))
    }
  }

  /// Of what two writings of the same words have in common (FNV-1a, 64 bits); 0 for an empty cell.
  private static func digest(_ words: String) -> UInt64 {
    let key = Folding.key(words)
    return key.isEmpty ? 0 : key.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } | 1
  }

  private static func names(
    _ one: DelimitedText.Stretch, _ text: DelimitedText, _ other: DelimitedText.Stretch, _ otherText: DelimitedText
  ) -> RosterMatch.Names {
    if one.count == other.count {
      let isSame = text.bytes.withUnsafeBufferPointer { mine in
        otherText.bytes.withUnsafeBufferPointer { theirs in
          mine[one.start..<(one.start + one.count)].elementsEqual(theirs[other.start..<(other.start + other.count)])
        }
      }
      if isSame { return .same }
    }
    let (mine, theirs) = (text.text(one).trimmedSpaces, otherText.text(other).trimmedSpaces)
    if mine == theirs { return .same }
    let key = Folding.key(mine)
    return !key.isEmpty && key == Folding.key(theirs) ? .variant : .different
  }
}

/// The rows of a roster as columns.
struct RosterRows: Sendable {
  private(set) var keys: [UInt64] = []
  private(set) var lines: [UInt32] = []
  private(set) var cells: [DelimitedText.Stretch] = []
  private(set) var persons: [DelimitedText.Stretch] = []

  mutating func add(_ line: Int, _ key: UInt64, _ cell: DelimitedText.Stretch, _ person: DelimitedText.Stretch) {
    keys.append(key)
    lines.append(UInt32(truncatingIfNeeded: line))
    cells.append(cell)
    persons.append(person)
  }
}

/// How two rosters compare (比对结果), with numbers and names covered: who holds the files finds each row by its number.
package struct RosterComparison: Sendable {
  /// A row that somebody should look at.
  package struct Item: Sendable {
    package let line: Int
    package let outcome: RosterOutcome
    package let note: String
    package let number: String
    package let person: String
    /// The line of the register, or the earlier one of the roster.
    package let other: Int?
  }

  let left: RosterFile
  let right: RosterFile
  let columns: MatchRosters.Columns
  let kind: RosterKeyKind
  let comparesNames: Bool
  let match: RosterMatch
  let rows: RosterRows
  let otherNames: [Int: String]

  package var rowCount: Int { rows.keys.count }

  package func count(_ outcome: RosterOutcome) -> Int { match.count(outcome) }

  /// One after another: a roster may have a hundred thousand of them.
  package func items(_ body: (Item) throws -> Void) rethrows {
    for row in rows.keys.indices where match.outcomes[row].isRemarkable { try body(item(row)) }
  }

  private func item(_ row: Int) -> Item {
    let outcome = match.outcomes[row]
    let (written, person) = (left.text.text(rows.cells[row]).trimmedSpaces, left.text.text(rows.persons[row]).trimmedSpaces)
    let other = match.others[row]
    return Item(
      line: Int(rows.lines[row]), outcome: outcome, note: note(row, outcome, written), number: Covered.number(written),
      person: comparesNames || left.person != nil ? Covered.name(person) : "",
      other: other == 0 ? nil : outcome == .repeated ? Int(rows.lines[Int(other) - 1]) : Int(other))
  }

  private func note(_ row: Int, _ outcome: RosterOutcome, _ written: String) -> String {
    switch outcome {
    case .matched: return ""
    case .invalid:
      if written.isEmpty { return "“\(columns.left)”没有填" }
      do throws(ValueError) { _ = try IDNumber(written) } catch { return error.reason }
      return ""
    case .repeated: return "与第\(rows.lines[Int(match.others[row]) - 1])行是同一个\(kind == .idNumber ? "号码" : columns.left)"
    case .missing: return "\(right.name) 里没有"
    case .otherName: return "\(right.name) 第\(match.others[row])行是“\(Covered.name(otherNames[row] ?? ""))”"
    case .nameVariant: return "\(right.name) 第\(match.others[row])行写作“\(Covered.name(otherNames[row] ?? ""))”，只差空格、间隔号或字形"
    }
  }
}

/// A person's words with the middle covered (遮盖).
enum Covered {
  /// `110105********002X`; of shorter ones less is shown.
  static func number(_ text: String) -> String {
    let (head, tail) = text.count >= 12 ? (6, 4) : text.count >= 5 ? (2, 2) : (min(1, text.count), 0)
    return text.prefix(head) + String(repeating: "*", count: max(0, text.count - head - tail)) + text.suffix(tail)
  }

  /// `张＊例`
  static func name(_ text: String) -> String {
    guard text.count > 1 else { return text.isEmpty ? "" : "＊" }
    return text.prefix(1) + String(repeating: "＊", count: max(1, text.count - 2)) + (text.count > 2 ? text.suffix(1) : "")
  }
}
