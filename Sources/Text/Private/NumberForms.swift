import HengValues

/// What a run of digits can be by its form alone (号码形式).
enum NumberForms {
  /// 1, then 3 to 9, eleven digits (工信部公用电信网编号).
  static func isMobile(_ digits: some Collection<UInt8>) -> Bool {
    guard digits.count == 11, digits.first == UInt8(ascii: "1"), let second = digits.dropFirst().first else { return false }
    return second >= UInt8(ascii: "3") && digits.allSatisfy(\.isDigit)
  }

  /// A mobile number with what is dialled before it: 0, 86, 086, 0086.
  static func isDialledMobile(_ digits: some Collection<UInt8>) -> Bool {
    guard digits.count > 11, isMobile(digits.suffix(11)) else { return false }
    return ["0", "86", "086", "0086", "+86"].contains { digits.dropLast(11).elementsEqual($0.utf8) }
  }

  /// The first two digits of GB/T 2260.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    83, 91,
  ]

  private static func number(_ digits: some Collection<UInt8>, _ range: Range<Int>) -> Int {
    digits.dropFirst(range.lowerBound).prefix(range.count).reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  /// 18 signs with a province and a day of birth, or 15; the check sign is not asked.
  static func looksLikeIdentity(_ signs: some Collection<UInt8>) -> Bool {
    guard signs.count == 18 || signs.count == 15, signs.prefix(17).allSatisfy(\.isDigit) else { return false }
    guard provinces.contains(number(signs, 0..<2)) else { return false }
    if signs.count == 15 { return isDay(1900 + number(signs, 6..<8), number(signs, 8..<10), number(signs, 10..<12)) }
    return isDay(number(signs, 6..<10), number(signs, 10..<12), number(signs, 12..<14))
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1900...2035).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  /// 20231111.
  static func isDate(_ digits: some Collection<UInt8>) -> Bool {
    digits.count == 8 && isDay(number(digits, 0..<4), number(digits, 4..<6), number(digits, 6..<8))
  }

  /// Born after 2015.
  static func isRecent(_ signs: some Collection<UInt8>) -> Bool { number(signs, 6..<10) > 2015 }

  /// Also the check sign is right.
  static func isIdentity(_ signs: some Collection<UInt8>) -> Bool {
    looksLikeIdentity(signs) && signs.count == 18 && (try? IDNumber(text(signs))) != nil
  }

  static func isPersonal(_ digits: some Collection<UInt8>) -> Bool { isMobile(digits) || looksLikeIdentity(digits) || isCard(digits) }

  /// Begins with an authority and a kind of body that are in use: 11, 51, 91, or a letter. `strictly` holds both parts to their own rules too:
  /// one number in thirty-one passes the check, and what looks like an ID number or is called an account's may be no code by chance.
  static func isCreditCode(_ signs: some Collection<UInt8>, strictly: Bool = false) -> Bool {
    guard signs.count == 18, let first = signs.first, let second = signs.dropFirst().first else { return false }
    let isAuthority = "159".utf8.contains(first) && "1239".utf8.contains(second) || first.isLetter
    guard isAuthority, let code = try? CreditCode(text(signs)) else { return false }
    guard strictly || looksLikeIdentity(signs) else { return true }
    return code.division != nil && code.isOrganisationCheckValid
  }

  /// 13 to 19 digits whose last one is right by Luhn.
  static func isCard(_ digits: some Collection<UInt8>) -> Bool {
    (13...19).contains(digits.count) && digits.allSatisfy(\.isDigit) && (try? BankCardNumber(text(digits))) != nil
  }

  /// Cards of China's own network begin with 62.
  static func beginsLikeCard(_ digits: some Collection<UInt8>) -> Bool {
    (16...19).contains(digits.count) && digits.starts(with: "62".utf8)
  }

  private static func text(_ signs: some Collection<UInt8>) -> String { String(decoding: Array(signs), as: UTF8.self) }

  /// Whether the digits begin with an area code (长途区号); gives its length.
  static func areaCode(_ digits: some Collection<UInt8>) -> Int? {
    guard digits.first == 0x30, digits.count >= 3 else { return nil }
    let three = number(digits, 0..<3)
    if three == 10 || (20...29).contains(three) && three != 26 { return 3 }
    guard digits.count >= 4 else { return nil }
    let four = number(digits, 0..<4)
    return areas.contains(where: { $0.contains(four) }) ? 4 : nil
  }

  /// Ranges of four-digit area codes that are in use or were.
  private static let areas: [ClosedRange<Int>] = [
    310...319, 335...335, 349...359, 370...379, 391...398, 410...439, 451...459, 464...464, 467...469, 470...483, 510...527, 530...539,
    543...543, 546...546, 550...566, 570...580, 591...599, 631...635, 660...663, 668...668, 691...692, 701...701, 710...728, 730...739,
    743...746, 750...763, 766...766, 768...779, 790...799, 810...819, 825...839, 851...859, 870...879, 883...888, 891...899, 901...909,
    910...919, 930...939, 941...943, 951...955, 970...979, 990...999, 440...449,
  ]

  /// The number of a subscriber without its area: 7 or 8 digits that begin with 2 to 9.
  static func isLocal(_ digits: some Collection<UInt8>) -> Bool {
    guard (7...8).contains(digits.count), let first = digits.first, first >= UInt8(ascii: "2") else { return false }
    return !isDate(digits)
  }

  static func isTimestamp(_ digits: some Collection<UInt8>) -> Bool {
    digits.count == 14 && isDay(number(digits, 0..<4), number(digits, 4..<6), number(digits, 6..<8)) && number(digits, 8..<10) < 24
      && number(digits, 10..<12) < 60 && number(digits, 12..<14) < 60
  }

  /// Every group is a year of now.
  static func areYears(_ values: [Int]) -> Bool { values.allSatisfy { (1949...2050).contains($0) } }
}
