import HengDocuments
import HengRules
import HengValues
import HengWriters

/// What stands around a place of a paper (原文片段): the lines and rows before and after it, with the figure set off.
struct PaperExcerpts {
  /// A line of text, or a row of a table.
  private struct Strip {
    let place: Place
    let texts: [String]
  }

  /// Lines before and after the place; signs of a line that are shown.
  private static let reach = 4, longest = 160, widest = 12

  private var strips: [Strip] = []
  private var byLine: [Int: Int] = [:]
  private var byPage: [Int: [Int]] = [:]
  private var byRow: [Place: Int] = [:]

  init(_ paper: Paper) {
    for block in paper.blocks {
      switch block {
      case .line(let line): if !line.text.withoutSpaces.isEmpty { add(Strip(place: line.place, texts: [line.text])) }
      case .table(let table):
        var rows: [[PaperCell]] = Array(repeating: [], count: table.rowCount)
        for cell in table.cells where rows.indices.contains(cell.row) { rows[cell.row].append(cell) }
        for row in rows where !row.isEmpty {
          let place = row.dropFirst().reduce(row[0].place) { $0.union($1.place) }
          add(Strip(place: place, texts: row.map(\.text).filter { !$0.withoutSpaces.isEmpty }))
        }
      }
    }
  }

  private mutating func add(_ strip: Strip) {
    let number = strips.count
    strips.append(strip)
    if let line = strip.place.line {
      byLine[line] = byLine[line] ?? number
    } else if let page = strip.place.page {
      byPage[page, default: []].append(number)
    } else if strip.place.row != nil {
      byRow[Place(sheet: strip.place.sheet, row: strip.place.row)] = number
    }
  }

  /// The numbers of the strips that the place covers; nil where the paper has no such place.
  private func covered(by place: Place) -> ClosedRange<Int>? {
    if let line = place.line {
      let found = (line...min(max(place.endLine ?? line, line), line + 60)).compactMap { byLine[$0] }
      return found.min().flatMap { first in found.max().map { first...$0 } }
    }
    if let page = place.page {
      let all = byPage[page] ?? []
      guard let box = place.box, box.count == 4 else { return all.first.map { $0...$0 } }
      let inside = all.filter { number in
        guard let other = strips[number].place.box, other.count == 4 else { return false }
        return box[1] + 2 < other[3] && other[1] + 2 < box[3]
      }
      return inside.first.flatMap { first in inside.last.map { first...$0 } }
    }
    return byRow[Place(sheet: place.sheet, row: place.row)].map { $0...$0 }
  }

  /// The excerpt as HTML, each side's figure set off; nil where the place is not in this paper.
  ///
  /// - Parameters:
  ///   - sides: that stand at one place.
  ///   - name: what it is called where several stand together.
  func html(around sides: [Finding.Side], name: String) -> String? {
    guard let place = sides.first?.place, place.file == nil, let here = covered(by: place) else { return nil }
    let figures = sides.map(AuditMarks.words(of:))
    let last = min(here.upperBound, here.lowerBound + Self.widest)
    var html = "<div class=\"excerpt\" tabindex=\"0\" role=\"region\" aria-label=\"原文：\(HTMLEscape.attribute(name))\">\n"
    for number in max(0, here.lowerBound - Self.reach)...min(strips.count - 1, last + Self.reach) {
      let (strip, isHere) = (strips[number], here.contains(number))
      html += isHere ? "<p class=\"is-here\">" : "<p>"
      html += strip.place.line.map { "<span class=\"audit-number\">\($0)</span>" } ?? ""
      html += strip.texts.map { isHere ? Self.marked($0, figures) : HTMLEscape.words(Self.clipped($0)) }.joined(separator: "　")
      html += "</p>\n"
    }
    return html + "</div>\n"
  }

  private static func clipped(_ text: String) -> String {
    let shown = PaperWords.shown(text)
    return shown.count > longest ? shown.prefix(longest) + "…" : shown
  }

  /// The words with each figure set off where it stands first; a long line is cut before the first and behind the last.
  private static func marked(_ text: String, _ figures: [[String]]) -> String {
    let shown = PaperWords.shown(text)
    var stretches: [Range<String.Index>] = []
    for words in figures {
      guard let found = words.lazy.compactMap({ shown.byteRange(of: $0) }).first, !stretches.contains(where: { $0.overlaps(found) })
      else { continue }
      stretches.append(found)
    }
    stretches.sort { $0.lowerBound < $1.lowerBound }
    guard let first = stretches.first, let last = stretches.last else { return HTMLEscape.words(clipped(text)) }
    let head = shown[..<first.lowerBound], tail = shown[last.upperBound...]
    var html = HTMLEscape.words(head.count > longest ? "…" + head.suffix(longest) : String(head))
    var position = first.lowerBound
    for stretch in stretches {
      html += HTMLEscape.words(String(shown[position..<stretch.lowerBound]))
      html += "<mark>" + HTMLEscape.words(String(shown[stretch])) + "</mark>"
      position = stretch.upperBound
    }
    return html + HTMLEscape.words(tail.count > longest ? tail.prefix(longest) + "…" : String(tail))
  }
}
