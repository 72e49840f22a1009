import HengDocuments
import HengDomain
import HengReaders
import HengValues

/// What stands where a citation points, with a few lines around (引用的原文).
package struct CitedLines: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// As the paper counts: a line of a text, a row of a worksheet.
    package var number: String
    package var text: String
    package var isCited: Bool
  }

  /// Digest of the paper.
  package var sha256: String
  package var lines: [Line]
}

/// A citation's `lines` taken apart (引用处): `1223;1253`, `85-88`, `第4页`, `工作表“支出” 第3行 第2列`.
struct CitedPlace {
  private(set) var lines: [ClosedRange<Int>] = []
  private(set) var page: Int?
  private(set) var sheet: String?

  init(_ text: String) {
    if let match = text.firstMatch(of: /工作表“([^”]+)”/) { sheet = String(match.1) }
    if let match = text.firstMatch(of: /第([0-9]{1,6})页/) { page = Int(match.1) }
    let rest = text.replacing(/第[0-9]+页|第[0-9]+列|工作表“[^”]+”/, with: " ")
    for match in rest.matches(of: /([0-9]{1,7})(?:[-—–]([0-9]{1,7}))?/) {
      guard let first = Int(match.1) else { continue }
      let last = match.2.flatMap { Int($0) } ?? first
      if first <= last, last - first < 500 { lines.append(first...last) }
    }
  }

  func contains(_ line: Int) -> Bool { lines.contains { $0.contains(line) } }
}

extension CitedLines {
  private static let around = 2
  private static let most = 120

  /// The cited lines of a paper and two more on either side; a citation of a page gives the page.
  init(_ paper: Paper, sha256: String, lines text: String) {
    let place = CitedPlace(text)
    let rows = CitedLines.rows(of: paper).filter { row in
      (place.sheet == nil || row.sheet == place.sheet) && (place.page == nil || row.page == place.page)
    }
    var shown: [Line] = []
    if place.lines.isEmpty {
      if place.page != nil || place.sheet != nil {
        shown = rows.map { Line(number: $0.number.map(String.init) ?? "", text: $0.text, isCited: false) }
      }
    } else {
      shown = rows.compactMap { row in
        guard let number = row.number else { return nil }
        let isCited = place.contains(number)
        let isNear = place.lines.contains { number >= $0.lowerBound - Self.around && number <= $0.upperBound + Self.around }
        return isCited || isNear ? Line(number: "\(number)", text: row.text, isCited: isCited) : nil
      }
      if !shown.contains(where: \.isCited) { shown = [] }
    }
    self.init(sha256: sha256, lines: Array(shown.prefix(Self.most)))
  }

  private struct PaperRow {
    var sheet: String?
    var page: Int?
    var number: Int?
    var text: String
  }

  private static func rows(of paper: Paper) -> [PaperRow] {
    var rows: [PaperRow] = []
    for block in paper.blocks {
      switch block {
      case .line(let line):
        rows.append(PaperRow(sheet: line.place.sheet, page: line.place.page, number: line.place.line ?? line.place.row, text: line.text))
      case .table(let table):
        for row in 0..<table.rowCount {
          let cells = table.cells.filter { $0.row == row }
          guard let place = cells.first?.place else { continue }
          rows.append(
            PaperRow(
              sheet: place.sheet, page: place.page, number: place.line ?? place.row, text: cells.map(\.text).joined(separator: "　")))
        }
      }
    }
    return rows.map { row in
      var row = row
      row.text = PaperWords.shown(row.text)
      return row
    }
  }
}

extension AuditDesk {
  /// The cited lines, where a paper of that name was received: its file bears the citation's name, or begins with it and a dash. Nil also
  /// where the paper cannot be read again in two seconds: the page then offers the paper alone.
  package func cited(_ name: String, lines: String) async throws -> CitedLines? {
    guard !name.isEmpty else { return nil }
    let found = try await kept { paper in
      let stem = paper.fileName.lastIndex(of: ".").map { String(paper.fileName[..<$0]) } ?? paper.fileName
      return paper.fileName == name || stem == name || stem.hasPrefix(name + "-")
    }
    guard let found else { return nil }
    let start = ContinuousClock.now
    let budget = WorkBudget(seconds: 2) { ContinuousClock.now - start }
    let paper = WorkBudget.$current.withValue(budget) {
      try? PaperReader.read(found.bytes, limits: .paper, office: .none, scans: .none)
    }
    guard let paper, budget.ending == nil else { return nil }
    return CitedLines(paper, sha256: found.paper.sha256, lines: lines)
  }
}
