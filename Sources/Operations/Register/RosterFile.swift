import HengReaders
import HengValues

/// A roster as it was read (名册文件): separated text, or the worksheet of a workbook that has the column, as such a text.
struct RosterFile {
  let name: String
  let text: DelimitedText
  /// Places of the columns, from 0.
  let key: Int
  let person: Int?

  /// Names of the column in which persons stand, where none is given.
  static let usualNames = ["姓名", "户主姓名", "学生姓名", "人员姓名", "名字", "name"]

  /// - Parameters:
  ///   - column: by which the rows are held together.
  ///   - person: of the names; nil looks for a usual one.
  init(_ bytes: [UInt8], name: String, column: String, person: String?) throws(RosterError) {
    self.name = name
    let text: DelimitedText
    do throws(ReaderError) {
      text =
        FileSignature.isZip(bytes)
        ? try Self.worksheet(try XLSXReader.cells(bytes)) { Self.place(of: column, in: $0) != nil } : try DelimitedText(bytes)
    } catch { throw RosterError("\(name) 读不了：\(error.message)") }
    self.text = text
    guard let key = Self.place(of: column, in: text.heading) else {
      let there = text.heading.filter { !$0.isEmpty }.prefix(20).joined(separator: "、")
      throw RosterError("\(name) 里没有“\(column)”这一栏。有的栏目：\(there.isEmpty ? "无" : there)。请用 --on 写明栏目名")
    }
    self.key = key
    if let person {
      guard let place = Self.place(of: person, in: text.heading) else {
        throw RosterError("\(name) 里没有“\(person)”这一栏。请用 --name 写明姓名的栏目名，或不写")
      }
      self.person = place
    } else {
      self.person = Self.usualNames.lazy.compactMap { Self.place(of: $0, in: text.heading) }.first
    }
  }

  private static func place(of column: String, in heading: [String]) -> Int? {
    let wanted = column.withoutSpaces.lowercased()
    return heading.firstIndex { $0.withoutSpaces.lowercased() == wanted }
  }

  /// Rows in which a heading is looked for.
  private static let headingReach = 20

  /// Each row of the worksheet becomes a line, so that lines and rows have the same numbers.
  static func worksheet(_ sheets: [ReadCells], _ isHeading: ([String]) -> Bool) throws(ReaderError) -> DelimitedText {
    for sheet in sheets where !sheet.isHidden {
      var lines: [Int: [Int: String]] = [:]
      for cell in sheet.cells where cell.row < headingReach { lines[cell.row, default: [:]][cell.column] = cell.text }
      guard let head = lines.keys.sorted().first(where: { row in isHeading(Array((lines[row] ?? [:]).values)) })
      else { continue }
      return try DelimitedText(separated(sheet, from: head), line: head + 1)
    }
    return try DelimitedText(sheets.first.map { separated($0, from: 0) } ?? [])
  }

  private static func separated(_ sheet: ReadCells, from head: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var (row, column) = (head, 0)
    for cell in sheet.cells where cell.row >= head {
      while row < cell.row {
        bytes.append(0x0A)
        (row, column) = (row + 1, 0)
      }
      while column < cell.column {
        bytes.append(0x09)
        column += 1
      }
      let words = cell.text.replacing("\n", with: " ").replacing("\t", with: " ")
      bytes += words.contains("\"") ? Array("\"\(words.replacing("\"", with: "\"\""))\"".utf8) : Array(words.utf8)
    }
    return bytes
  }
}

/// Why two rosters cannot be compared (比对不了), in Chinese.
package struct RosterError: Error, Sendable {
  package let message: String

  init(_ message: String) { self.message = message.hasSuffix("。") ? message : message + "。" }
}
