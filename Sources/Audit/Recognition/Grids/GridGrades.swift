import HengDomain
import HengValues

/// 优 良 中 差 with their boxes (等级勾选).
enum GridGrades {
  enum Reading: Hashable, Sendable {
    case none
    case grade(Grade)
    /// More than one box is ticked.
    case several
  }

  private enum Token {
    case grade(Grade), ticked, empty

    var grade: Grade? { if case .grade(let grade) = self { grade } else { nil } }
  }

  static func reading(_ cells: [GridCell]) -> Reading {
    let tokens = tokens(cells.map(\.text.shown).joined(separator: " "))
    let grades = tokens.compactMap(\.grade)
    if grades.count == tokens.count { return grades.count == 1 ? .grade(grades[0]) : .none }
    let isBefore = tokens.first?.grade == nil && tokens.last?.grade != nil
    var ticked: Set<Grade> = []
    var current: Grade?
    for token in isBefore ? tokens.reversed() : tokens {
      switch token {
      case .grade(let grade): current = grade
      case .ticked: if let current { ticked.insert(current) }
      case .empty: break
      }
    }
    guard let grade = ticked.first else { return .none }
    return ticked.count == 1 ? .grade(grade) : .several
  }

  private static func tokens(_ text: String) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.compactMap { index in
      switch scalars[index] {
      case "优": .grade(.excellent)
      case "良": .grade(.good)
      case "中": .grade(.fair)
      case "差": .grade(.poor)
      case "☑", "√", "✓", "✔", "■", "☒", "\u{F052}", "\u{F0FE}": .ticked
      // The tick of a symbol font, extracted as its letter.
      case "P", "R": isAlone(scalars, index) ? .ticked : nil
      case "☐", "□", "○", "〇", "口": .empty
      default: nil
      }
    }
  }

  private static func isAlone(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    func isLetter(_ place: Int) -> Bool {
      scalars.indices.contains(place) && scalars[place].isASCII && scalars[place].properties.isAlphabetic
    }
    return !isLetter(index - 1) && !isLetter(index + 1)
  }
}

extension GridText {
  /// Something is ticked in the cell: a mark, or any word that is no empty box.
  var isTicked: Bool { !isEmpty && !isDash && !["☐", "□", "○", "口"].contains(compact) }
}
