import Foundation
import HengReaders
import HengValues
import HengWriters

/// Job J4: a million rows out of a workbook and into one, by the readers and writers that imports and exports use.
enum Workbooks {
  struct Refused: Error, CustomStringConvertible {
    var description: String
  }

  /// What every tool must find: rows, the sum of the column 金额 in fen, the characters of the column 姓名.
  private final class Check: RowConsumer {
    private(set) var rows = 0
    private(set) var fen = 0
    private(set) var characters = 0

    func sheet(_ name: String, isHidden: Bool, isFrom1904: Bool) {}
    func endSheet(merges: [ReadCells.Area]) {}

    func row(_ row: SheetRow) throws(ReaderError) {
      guard row.number > 0 else { return }
      rows += 1
      for index in 0..<row.count {
        switch row.column(index) {
        case 1: characters += try length(row, index)
        case 7: fen += row.hundredths(index) ?? 0
        default: break
        }
      }
    }

    private func length(_ row: SheetRow, _ index: Int) throws(ReaderError) -> Int {
      guard let words = row.words(index) else { return try row.text(index).unicodeScalars.count }
      var count = 0
      for byte in words where byte & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  static func read(_ path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    let check = Check()
    let result: Result<Void, ReaderError> = data.withUnsafeBytes { bytes in
      do throws(ReaderError) { return .success(try XLSXReader.rows(bytes, into: check)) } catch { return .failure(error) }
    }
    if case .failure(let error) = result { throw Refused(description: error.message) }
    print("check", check.rows, check.fen, check.characters)
  }

  /// The cells as import keeps them, in memory.
  static func cells(_ path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped))
    do throws(ReaderError) {
      print("cells", try XLSXReader.cells(bytes, limits: .bulk).map(\.cells.count))
    } catch { throw Refused(description: error.message) }
  }

  static func write(_ source: String, to path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: source), options: .alwaysMapped)
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let list = try ListWorkbook(GeneratedRows.headings.map { ListColumn($0) }, name: "名单")
    try data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      let text = bytes.bindMemory(to: UInt8.self)
      var at = (text.firstIndex(of: 10) ?? -1) + 1
      while at < text.count {
        at = put(text, from: at, into: list)
        try list.endRow()
        let ready = list.drain()
        if !ready.isEmpty { try file.write(contentsOf: ready) }
      }
    }
    try list.finish()
    try file.write(contentsOf: list.drain())
    try file.close()
  }

  /// One line of the source; gives where the next begins.
  private static func put(_ text: UnsafeBufferPointer<UInt8>, from start: Int, into list: ListWorkbook) -> Int {
    var at = start
    for column in 0..<GeneratedRows.headings.count {
      let begin = at
      while at < text.count, text[at] != UInt8(ascii: ","), text[at] != 10 { at += 1 }
      let words = UnsafeBufferPointer(rebasing: text[begin..<at])
      switch column {
      case 0, 8: list.count(whole(words))
      case 7: list.amount(Money(fen: Int128(whole(words))))
      default: if words.isEmpty { list.blank() } else { list.text(utf8: words) }
      }
      at += 1
    }
    return at
  }

  /// The digits, without the point.
  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.reduce(0) { $1 == UInt8(ascii: ".") ? $0 : $0 * 10 + Int($1 &- 48) }
  }
}
