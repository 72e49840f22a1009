import HengDomain
import HengStore
import HengTestSupport
import HengValues

/// A repeatable source of ledgers (SplitMix64): the same seed gives the same ledgers on every machine.
///
/// Every optional field is sometimes there and sometimes not, every cell has each of its four contents, texts are awkward, amounts extreme.
struct LedgerDice: RandomNumberGenerator {
  private var generator: SeededGenerator
  /// Distinguishes the ids of one dice.
  private var serial = 0

  init(_ seed: UInt64) { generator = SeededGenerator(seed) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func chance() -> Bool { int(0...1) == 0 }
  mutating func pick<Element>(_ from: [Element]) -> Element { from[int(0...from.count - 1)] }
  mutating func maybe<Value>(_ make: (inout LedgerDice) throws -> Value) rethrows -> Value? { chance() ? try make(&self) : nil }

  mutating func list<Value>(_ range: ClosedRange<Int>, _ make: (inout LedgerDice, Int) throws -> Value) rethrows -> [Value] {
    var values: [Value] = []
    for index in 0..<int(range) { values.append(try make(&self, index)) }
    return values
  }

  mutating func number() -> Int {
    serial += 1
    return serial
  }

  static func counties() throws -> [County] {
    try [("141123", "示例甲县", "sx.xingxian"), ("130529", "示例乙县", "hb.julu"), ("640122", "示例丙县", "nx.pingluo")].map {
      County(
        division: try AdministrativeDivision($0.0), name: $0.1, prefecture: "示例市", province: "示例省", profile: $0.2, bureau: "\($0.1)乡村振兴局")
    }
  }

  static func key(_ division: String = "141123", _ year: Int = 2022) throws -> CountyYear {
    CountyYear(county: try AdministrativeDivision(division), year: try FiscalYear(year))
  }

  /// Texts that have broken stores before.
  private static let words = [
    "农村饮水安全巩固提升", "衔接推进乡村振兴补助资金", "100%完成_验收|合格", "引号'和\"双引号\"", "反斜杠\\n不是换行", "第一行\n第二行\r\n第三行", "制表\t符",
    "  前后有空格　", "全角（１２３）％", "生僻字𠮷𫍯", "e\u{301}组合", "👨‍👩‍👧‍👦", "value:冒充的标记", "blank", "unfilled", "notApplicable", "NULL", "0", "—",
    "\u{301}以组合符开头", "\u{FEFF}字节序标记", "'; DROP TABLE project; --", "$1 $2", String(repeating: "长", count: 3_000),
  ]

  /// Perhaps empty.
  mutating func text() -> String {
    switch int(0...5) {
    case 0: ""
    case 1: pick(Self.words) + pick(Self.words)
    default: pick(Self.words)
    }
  }

  mutating func fullText() -> String { pick(Self.words) }

  mutating func citation() -> Citation {
    Citation(paper: pick(["S000", "S001", "payment"]), lines: pick(["", "1223;1253", "第3页", text()]))
  }

  mutating func decimal() throws -> ExactDecimal {
    let digits = pick([
      "0", "0.00", "12.50", "12.5", "-3.140", "100", "999999999999999999999999", "0.000000000001", "-123456789012.123456789012", "9.47",
    ])
    return try ExactDecimal(parsing: digits)
  }

  mutating func amount() throws -> PrintedAmount {
    let unit = pick(MoneyUnit.kept)
    return try PrintedAmount(
      parsing: pick(["0", "0.00", "6.5904", "12.50", "-7", "1.2345"].filter { unit != .yuan || $0.count < 6 }), unit: unit)
  }

  mutating func money() -> Money {
    Money(fen: pick([0, 1, -1, 100, 659_040_000, 12_345_678_901, Money.mostFen, -Money.mostFen, Int128(int(1...1_000_000_000))]))
  }

  mutating func entry<Value>(_ make: (inout LedgerDice) throws -> Value) rethrows -> Entry<Value> {
    switch int(0...4) {
    case 0: .blank
    case 1: .unfilled
    case 2: .notApplicable
    default: .value(try make(&self))
    }
  }

  mutating func date() -> CivilDate {
    pick([.earliest, .latest, CivilDate(clampingDayNumber: int(10_000...25_000)), CivilDate(clampingDayNumber: 19_051)])
  }

  mutating func time() throws -> Timestamp {
    try Timestamp(
      secondsSinceEpoch: pick([0, -1, Timestamp.secondsRange.lowerBound, Timestamp.secondsRange.upperBound, int(0...2_000_000_000)]))
  }

  mutating func indicatorValue(_ name: String) -> IndicatorValue {
    let cell = pick([
      "≥95%", "90%%", "", "是/否", "是", "2022年底", "12月底前", "1-12月", "1612-1738元/月", "≥83.26万元", "500元/人/月", "20个工作日", "1.47万人",
      "≥900", "显著提升", " 达标 ", "LPR", name, text(),
    ])
    return IndicatorValue(parsing: cell, name: name)
  }
}
