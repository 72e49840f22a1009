/// A code of an administrative division (行政区划代码), GB/T 2260 and GB/T 10114: 2, 4, 6, 9 or 12 digits by level.
///
/// `141123` is a county of city `1411` of province `14`. Trailing zeros that only fill up are dropped when read, so `140000`,
/// `14` and `140000000000` are one province; `padded(to:)` puts them back. Trap: a city without districts gives its towns
/// county part `00` (`441900003`), and their parent is the city.
package struct AdministrativeDivision: Hashable, Sendable {
  /// The shortest form: 2, 4, 6, 9 or 12 digits.
  package let text: String

  package enum Level: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case province = 2
    case city = 4
    case county = 6
    case township = 9
    case village = 12

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    package var text: String {
      switch self {
      case .province: "省级"
      case .city: "市级"
      case .county: "县级"
      case .township: "乡级"
      case .village: "村级"
      }
    }
  }

  /// First two digits in use: the 34 of GB/T 2260.
  private static let provinces: Set<String> = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45",
    "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
  ]

  private init(shortening digits: String) {
    var short = digits[...]
    for (count, fill) in [(12, "000"), (9, "000"), (6, "00"), (4, "00")] where short.utf8.count == count && short.hasTail(fill) {
      short = short.dropLast(fill.utf8.count)
    }
    text = String(short)
  }

  /// Stands where a paper names no division (未写明): `00`, which no division bears.
  package static let unstated = AdministrativeDivision(shortening: "00")

  package var level: Level { Level(rawValue: text.utf8.count) ?? .village }

  /// The division one level up; nil for a province.
  package var parent: AdministrativeDivision? {
    switch level {
    case .province: nil
    case .city, .county: AdministrativeDivision(shortening: String(text.dropLast(2)))
    case .township, .village: AdministrativeDivision(shortening: String(text.dropLast(3)))
    }
  }

  /// The division of a level that this one is or lies in; nil below its own level and where there is none (县级 of `441900003`).
  package func ancestor(at level: Level) -> AdministrativeDivision? {
    var division: AdministrativeDivision? = self
    while let current = division, current.level > level { division = current.parent }
    return division?.level == level ? division : nil
  }

  /// Whether a scope of this division covers the other: itself or anything inside. Prefix of the short forms.
  package func contains(_ other: AdministrativeDivision) -> Bool { other.text.hasHead(text) }

  /// With filling zeros, `140000`; the short form itself when it is longer.
  package func padded(to level: Level) -> String {
    text + String(repeating: "0", count: max(0, level.rawValue - text.utf8.count))
  }
}

extension AdministrativeDivision: Comparable {
  package static func < (left: AdministrativeDivision, right: AdministrativeDivision) -> Bool { left.text < right.text }
}

extension AdministrativeDivision: PrintedValue {
  package init(_ text: String) throws(ValueError) {
    if Self.isPlainCounty(text) {
      self.init(shortening: text)
    } else {
      try self.init(folding: text)
    }
  }

  /// Six ASCII digits of a county as a ledger keeps them, which are their own short form.
  private static func isPlainCounty(_ text: String) -> Bool {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), !text.hasTail("00") else { return false }
    return text.dropFirst(2).prefix(2) != "00" && provinces.contains(String(text.prefix(2)))
  }

  private init(folding text: String) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "行政区划代码", text: text, reason: reason, remedy: "请填 2、4、6、9 或 12 位数字代码，如 141123")
    }
    let folded = FoldedText(text)
    guard folded.isAllDigits else { throw refusal("应全为数字") }
    guard [2, 4, 6, 9, 12].contains(folded.count) else { throw refusal("位数应为 2、4、6、9 或 12，实为 \(folded.count) 位") }
    guard Self.provinces.contains(FoldedText.string(folded.scalars.prefix(2))) else { throw refusal("前两位不是省级代码") }
    let division = AdministrativeDivision(shortening: folded.text)
    // `140023`, `140000001`: something inside a city that does not exist; only the town of an undivided city may skip a level.
    let city = division.text.dropFirst(2).prefix(2)
    guard city != "00" else { throw refusal("市级代码为 00，其后不应再有代码") }
    if division.level == .village, division.text.dropFirst(6).prefix(3) == "000" { throw refusal("乡级代码为 000，其后不应再有代码") }
    self = division
  }
}
