package import HengValues

/// One book of a year's headings as the Ministry publishes them (一个年度的一套收支分类科目).
package struct HeadingBook: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case functional, department, government

    package var label: String {
      switch self {
      case .functional: "支出功能分类"
      case .department: EconomicCode.Book.department.rawValue
      case .government: EconomicCode.Book.government.rawValue
      }
    }

    /// By the first digit of a code: 2 is functional, 3 and 5 are the two economic books.
    package init?(firstDigit: Character) {
      switch firstDigit {
      case "2": self = .functional
      case "3": self = .department
      case "5": self = .government
      default: return nil
      }
    }

    /// The code as it is kept, whichever of the classifications it belongs to.
    package func code(_ text: String) throws(ValueError) -> String {
      self == .functional ? try FunctionalCode(text).text : try EconomicCode(text).text
    }
  }

  package let year: FiscalYear
  package let kind: Kind
  /// By code, `2130505`.
  package let names: [String: String]
  /// The file that it was taken from.
  package let source: String

  package init(year: FiscalYear, kind: Kind, names: [String: String], source: String) {
    self.year = year
    self.kind = kind
    self.names = names
    self.source = source
  }

  /// The names by the codes of one classification.
  package func codes<Code: ClassificationCode>() -> [Code: String] {
    var codes: [Code: String] = [:]
    for (text, name) in names { if let code = try? Code(text) { codes[code] = name } }
    return codes
  }

  /// What another book of the same year changes (差别).
  package func difference(to other: [String: String]) -> HeadingDifference {
    var lines: [HeadingDifference.Line] = []
    for code in Set(names.keys).union(other.keys).sorted() where names[code] != other[code] {
      lines.append(HeadingDifference.Line(code: code, was: names[code], becomes: other[code]))
    }
    return HeadingDifference(kind: kind, lines: lines)
  }
}

/// What changes when a book is replaced (科目差别), by code.
package struct HeadingDifference: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package let code: String
    /// Nil for a heading that is new.
    package let was: String?
    /// Nil for one that is gone.
    package let becomes: String?

    package var text: String {
      switch (was, becomes) {
      case (let was?, let becomes?): "\(code)：“\(was)”改为“\(becomes)”"
      case (nil, let becomes?): "\(code)：新增“\(becomes)”"
      case (let was?, nil): "\(code)：去掉“\(was)”"
      case (nil, nil): code
      }
    }
  }

  package let kind: HeadingBook.Kind
  package let lines: [Line]

  package var isEmpty: Bool { lines.isEmpty }
}
