import HengRules
import HengValues

/// Which findings speak of which places of a paper (标注): by line, by page box, or by worksheet cell.
struct AuditMarks {
  struct Mark {
    /// Anchor of the finding's side: `p1-m3-1`.
    let anchor: String
    let finding: String
    let severity: Severity
    /// What may stand there of the figure: as told, without separators, the words quoted. Without any, the whole line or cell is marked.
    let words: [String]
    let place: Place
  }

  /// By line, page or cell, each with the file that a joined paper names.
  private var byLine: [Place: [Mark]] = [:]
  private var byPage: [Place: [Mark]] = [:]
  private var byCell: [Place: [Mark]] = [:]

  init(_ findings: [Finding], key: String) {
    for (number, finding) in findings.enumerated() {
      for (index, side) in finding.sides.enumerated() {
        add(
          Mark(
            anchor: "\(key)-m\(number + 1)-\(index + 1)", finding: "\(key)-f\(number + 1)", severity: finding.severity,
            words: AuditMarks.words(of: side), place: side.place))
      }
    }
  }

  /// `1,525,200元` may be printed `1525200元`, or only its digits under a column's unit.
  static func words(of side: Finding.Side) -> [String] {
    let plain = side.figure.replacing(",", with: "")
    let digits = plain.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "-" }
    let grouped = side.figure.prefix { ("0"..."9").contains($0) || ",.-".contains($0) }
    return [side.figure, plain, String(grouped), String(digits), side.quote].filter { !$0.isEmpty && $0 != "0" && !$0.holds("⏎") }
  }

  private mutating func add(_ mark: Mark) {
    let place = mark.place
    if let line = place.line {
      for covered in line...min(max(place.endLine ?? line, line), line + 60) {
        byLine[Place(file: place.file, line: covered), default: []].append(mark)
      }
    } else if let page = place.page {
      byPage[Place(file: place.file, page: page), default: []].append(mark)
    } else if place.row != nil {
      byCell[Place(file: place.file, sheet: place.sheet, row: place.row, column: place.column), default: []].append(mark)
    }
  }

  /// The marks on a line or cell of the paper.
  func marks(at place: Place) -> [Mark] {
    if let line = place.line { return byLine[Place(file: place.file, line: line)] ?? [] }
    if let page = place.page, let box = place.box {
      return (byPage[Place(file: place.file, page: page)] ?? []).filter { mark in
        guard let other = mark.place.box, other.count == 4, box.count == 4 else { return false }
        // Boxes of neighbouring cells share an edge, rounded to a point.
        return box[0] + 2 < other[2] && other[0] + 2 < box[2] && box[1] + 2 < other[3] && other[1] + 2 < box[3]
      }
    }
    return place.row == nil ? [] : byCell[Place(file: place.file, sheet: place.sheet, row: place.row, column: place.column)] ?? []
  }
}
