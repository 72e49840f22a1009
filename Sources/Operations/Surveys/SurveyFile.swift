import HengReaders
import HengValues

/// Why a survey's file cannot be used (调查文件用不了), in Chinese: all that is wrong at once.
package struct SurveyError: Error, Sendable {
  package let message: String

  init(_ message: String) { self.message = message.hasSuffix("。") ? message : message + "。" }
}

/// A file of a survey, its columns by their heads (抽样框、问卷回收表).
struct SurveyFile {
  let name: String
  private let text: DelimitedText

  struct Record {
    let line: Int
    /// In the order of the columns that were asked for; empty for a column that was not.
    let cells: [String]
  }

  init(_ input: MatchRosters.Input, having columns: [String]) throws(SurveyError) {
    name = input.name
    let wanted = columns.map(Self.plain)
    do throws(ReaderError) {
      text =
        FileSignature.isZip(input.bytes)
        ? try RosterFile.worksheet(try XLSXReader.cells(input.bytes)) { heads in
          Set(heads.map(Self.plain)).isSuperset(of: wanted)
        } : try DelimitedText(input.bytes)
    } catch { throw SurveyError("\(input.name) 读不了：\(error.message)") }
  }

  private static func plain(_ heading: String) -> String { heading.halfWidth.withoutSpaces.lowercased() }

  func has(_ column: String) -> Bool { text.heading.contains { Self.plain($0) == Self.plain(column) } }

  /// The records of these columns; nil stands for a column that was not asked for.
  func records(_ columns: [String?]) throws(SurveyError) -> [Record] {
    var places: [Int] = [], slots: [Int?] = []
    for column in columns {
      guard let column else {
        slots.append(nil)
        continue
      }
      guard let place = text.heading.firstIndex(where: { Self.plain($0) == Self.plain(column) }) else {
        let there = text.heading.filter { !$0.isEmpty }.prefix(20).joined(separator: "、")
        throw SurveyError("\(name) 里没有“\(column)”这一栏。有的栏目：\(there.isEmpty ? "无" : there)")
      }
      slots.append(places.count)
      places.append(place)
    }
    guard Set(places).count == places.count else {
      throw SurveyError("同一栏写了两次：\(columns.compactMap { $0 }.joined(separator: "、"))。请各写各的栏目")
    }
    var records: [Record] = []
    let count = text.records(of: places) { (line, fields) throws(Never) in
      records.append(Record(line: line, cells: slots.map { $0.map { text.text(fields[$0]).trimmedSpaces } ?? "" }))
    }
    guard count != nil else { throw SurveyError("\(name) 里有一处引号没有成对，后面的行分不清。请在表格软件里打开，重新另存为 CSV") }
    guard !records.isEmpty else { throw SurveyError("\(name) 里除栏目名外没有内容") }
    return records
  }
}
