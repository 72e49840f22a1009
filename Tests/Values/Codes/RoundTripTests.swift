import Foundation
import HengValues
import Testing

/// Makers of valid values, one for each kind.
enum Make {
  static func date(_ dice: inout CodeDice, years: ClosedRange<Int> = 1...9999) throws -> CivilDate {
    let (year, month) = (dice.int(years), dice.int(1...12))
    return try CivilDate(year: year, month: month, day: dice.int(1...CivilDate.days(inMonth: month, of: year)))
  }

  static func projectCode(_ dice: inout CodeDice) throws -> ProjectCode {
    let body = dice.digits(8) + "P" + dice.signs(11, of: alphabet31)
    return try ProjectCode(body + String(try ProjectCode(body + "0").expectedCheck))
  }

  /// Tries the check signs in turn, so that the maker does not share the arithmetic under test.
  static func checked<Value: PrintedValue>(_ body: String, _ checks: String) throws -> Value {
    let fitting = checks.compactMap { try? Value(body + String($0)) }
    try #require(fitting.count == 1, "exactly one check sign fits \(body)")
    return fitting[0]
  }

  static func creditCode(_ dice: inout CodeDice) throws -> CreditCode {
    try checked(dice.pick(["11", "12", "13", "91", "92", "93"]) + dice.digits(6) + dice.signs(9, of: alphabet31), alphabet31)
  }

  static func idNumber(_ dice: inout CodeDice) throws -> IDNumber {
    let birth = try date(&dice, years: 1900...2025).text.filter { $0 != "-" }
    return try checked("\(dice.int(110_000...659_999))" + birth + dice.digits(3), "0123456789X")
  }

  static func bankCard(_ dice: inout CodeDice) throws -> BankCardNumber {
    try checked("62" + dice.digits(dice.int(10...16)), "0123456789")
  }

  static func division(_ dice: inout CodeDice) throws -> AdministrativeDivision {
    let provinces = ["11", "13", "14", "31", "44", "64", "71", "82"]
    func part(_ width: Int, _ dice: inout CodeDice) -> String {
      let digits = String(dice.int(1...(width == 2 ? 99 : 999)))
      return String(repeating: "0", count: width - digits.count) + digits
    }
    var text = dice.pick(provinces)
    for width in [2, 2, 3, 3].prefix(dice.int(0...4)) { text += part(width, &dice) }
    return try AdministrativeDivision(text)
  }

  static func documentNumber(_ dice: inout CodeDice) throws -> DocumentNumber {
    let issuer = dice.pick(["财预", "冀财农", "晋开发办（综）字", "兴财绩", "宁财（农）发", "国办函", "银兴政办规发"])
    return try DocumentNumber(issuer: issuer, year: dice.int(1949...2100), serial: dice.int(1...9999))
  }

  static func functional(_ dice: inout CodeDice) throws -> FunctionalCode {
    try FunctionalCode("2" + classification(&dice, "2"))
  }

  private static func classification(_ dice: inout CodeDice, _ first: String) -> String {
    let tails = (0..<dice.int(0...(first == "2" ? 2 : 1))).map { _ in String(dice.int(101...199)).suffix(2) }
    return dice.digits(2).replacing("00", with: "08") + tails.joined()
  }

  static func economic(_ dice: inout CodeDice) throws -> EconomicCode {
    let first = dice.pick(["3", "5"])
    return try EconomicCode(first + classification(&dice, first))
  }

  static func period(_ dice: inout CodeDice) throws -> Period {
    let first = dice.int(1...12)
    return try Period(year: FiscalYear(dice.int(1949...2100)), from: first, through: dice.int(first...12))
  }

  static func timestamp(_ dice: inout CodeDice) throws -> Timestamp {
    try Timestamp(secondsSinceEpoch: dice.int(Timestamp.secondsRange))
  }
}

@Suite("Every code is read tolerantly and printed strictly")
struct RoundTripTests {
  /// Prints, reads, reads spoilt, and goes through JSON, 1,200 times.
  private func law<Value: PrintedValue>(seed: UInt64, spoils: Bool = true, _ make: (inout CodeDice) throws -> Value) throws {
    var dice = CodeDice(seed)
    for _ in 0..<1_200 {
      let value = try make(&dice)
      let again = try Value(value.text)
      #expect(again == value)
      #expect(again.text == value.text)
      if spoils {
        let spoilt = untidy(value.text, &dice)
        #expect(try Value(spoilt) == value, "\(spoilt)")
      }
      let json = try JSONEncoder().encode([value])
      #expect(try JSONDecoder().decode([Value].self, from: json) == [value])
    }
  }

  @Test("dates") func dates() throws { try law(seed: 1) { try Make.date(&$0) } }
  @Test("budget years") func years() throws { try law(seed: 2) { try FiscalYear($0.int(1949...2100)) } }
  @Test("periods") func periods() throws { try law(seed: 3) { try Make.period(&$0) } }
  @Test("moments") func timestamps() throws { try law(seed: 4) { try Make.timestamp(&$0) } }
  @Test("project codes") func projectCodes() throws { try law(seed: 5) { try Make.projectCode(&$0) } }
  @Test("credit codes") func creditCodes() throws { try law(seed: 6) { try Make.creditCode(&$0) } }
  @Test("identity numbers") func idNumbers() throws { try law(seed: 7) { try Make.idNumber(&$0) } }
  @Test("bank cards") func bankCards() throws { try law(seed: 8) { try Make.bankCard(&$0) } }
  @Test("divisions") func divisions() throws { try law(seed: 9) { try Make.division(&$0) } }
  @Test("document numbers") func documentNumbers() throws { try law(seed: 10) { try Make.documentNumber(&$0) } }
  @Test("functional headings") func functional() throws { try law(seed: 11) { try Make.functional(&$0) } }
  @Test("economic headings") func economic() throws { try law(seed: 12) { try Make.economic(&$0) } }
  @Test("unit codes") func units() throws { try law(seed: 13) { try BudgetUnitCode($0.digits(6)) } }

  @Test("a JSON string that is no code fails with the Chinese message")
  func decodingFailure() throws {
    let error = try #require(throws: DecodingError.self) {
      try JSONDecoder().decode([EconomicCode].self, from: Data(#"["30100"]"#.utf8))
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("other error: \(error)")
      return
    }
    #expect(context.debugDescription == "经济分类科目编码“30100”无法识别：各级代码从 01 起，不用 00 补位。请填类 3 位或款 5 位，如 30101。")
  }

  @Test("no text of any kind makes a reading trap")
  func noise() {
    var dice = CodeDice(99)
    let signs = Array("0123456789XxPVOZ年月日号〔〕()[]【】（）第财预冀农-./:T+Z ～至全半一季度'×\n０９ＡEe\u{1F600}").map { String($0) }
    let pool = signs + ["e\u{301}", "\u{301}", "٣"]
    for _ in 0..<5_000 {
      let text = (0..<dice.int(0...26)).map { _ in dice.pick(pool) }.joined()
      for reading in [
        refusal(CivilDate.self, text), refusal(FiscalYear.self, text), refusal(Period.self, text), refusal(Timestamp.self, text),
        refusal(ProjectCode.self, text), refusal(CreditCode.self, text), refusal(IDNumber.self, text),
        refusal(BankCardNumber.self, text), refusal(AdministrativeDivision.self, text), refusal(DocumentNumber.self, text),
        refusal(FunctionalCode.self, text), refusal(EconomicCode.self, text), refusal(BudgetUnitCode.self, text),
      ].compactMap(\.self) {
        #expect(!reading.reason.isEmpty && !reading.remedy.isEmpty && !reading.message.contains("\n"))
      }
      _ = DocumentNumber.found(in: text)
    }
  }
}
