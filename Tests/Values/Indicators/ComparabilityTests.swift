import HengValues
import Testing

@Suite("What may be set against what")
struct ComparabilityTests {
  private func value(_ text: String) -> IndicatorValue { IndicatorValue(parsing: text, name: "可持续增加") }

  @Test(
    "only values of one dimension are comparable",
    arguments: [
      // Target and actual cells of the four counties.
      ("≥800户", "777户", true), ("1.47万人", "1271人", true), ("≥95%", "90%", true), ("90%", "90%%", true), ("≥9100万元", "5889.6万元", true),
      ("≥35亿元", "43.2039亿元", true), ("2022年底", "2022年底", true), ("提高", "提高", true), ("银行基准利率", "银行基准利率", true),
      ("1612-1738元/月", "1612-1738元/月", true), ("≥2000人", "2655户", false), ("4000元/学年", "2000元/学期", false), ("≥5万元/户", "5万元", false),
      ("400元/年", "440人", false), ("2万/年", "0人", false), ("有效带动", "0人", false), ("可持续增加", "可持续增加", false), ("100元/只", "0", true),
      ("≥90%", "", false), ("是/否", "是/否", false),
      // A bare number takes the unit of the target; 0.85 beside a percentage may be a ratio or a mistake.
      ("≥1500人", "1296", true), ("≥25个", "25", true), ("≤20天", "18", true), ("≥900", "653", true), ("200万元", "150", true),
      ("≥95%", "95", true), ("≥95%", "0.95", false),
      ("≥900", "750人", false),
      // One measure each.
      ("500人", "500人次", false), ("500名", "500人", false), ("10户", "10家", false), ("3.6km", "3.6公里", true), ("3.6公里", "3600米", true),
      ("100元/人/月", "100元/人/月", true), ("100元/人/月", "100元/月", false), ("180元/km", "180元/公里", true), ("2万/年", "20000元/年", true),
      ("3年", "36个月", false), ("1-12月", "12月底", true), ("是", "否", true), ("不知所云", "不知所云", false), ("10-20个", "15个", true),
      ("10-20个", "15", true), ("10-20个", "15人", false), ("80%-90%", "85%", true),
      ("3-5天", "4天", true), ("3-5天", "3-4天", true), ("80%-90%", "0.85", false),
    ])
  func pairs(target: String, actual: String, comparable: Bool) {
    #expect(value(target).isComparable(with: value(actual)) == comparable)
  }

  @Test(
    "magnitudes are exact in yuan, the counted thing or a ratio",
    arguments: [
      ("1.47万人", "14700"), ("43.2039亿元", "4320390000"), ("95%", "0.95"), ("≥83.26万元", "832600"), ("2万/年", "20000"),
      ("≥3.6km", "3.6"), ("≥900", "900"), ("1,271人", "1271"), ("≥10年", "10"), ("20个工作日", "20"), ("=100.00(%)", "1"), ("0人", "0"),
      ("3亿人", "300000000"),
    ])
  func magnitudes(text: String, plain: String) throws {
    let expected = try ExactDecimal(parsing: plain).ratio
    #expect(value(text).magnitude == expected)
    #expect(value(text).ends == expected...expected)
  }

  @Test(
    "words, times and blanks have no magnitude; a range has two ends",
    arguments: ["提高", "2023年", "12月底前", "1-12月", "", "LPR", "是/否", "可持续增加", "不知所云"])
  func noMagnitude(text: String) {
    #expect(value(text).magnitude == nil && value(text).ends == nil)
  }

  @Test("the ends of a range of money stand in order, in yuan")
  func ranges() {
    #expect(value("1612-1738元/月").ends == Ratio(1612)...Ratio(1738) && value("1612-1738元/月").magnitude == nil)
    #expect(value("3-2万元").ends == Ratio(20_000)...Ratio(30_000))
    #expect(value("5000元-1万元").ends == Ratio(5_000)...Ratio(10_000))
    #expect(value("80%-90%").ends == Ratio(4, 5)...Ratio(9, 10) && value("1-2万人").ends == Ratio(10_000)...Ratio(20_000))
    #expect(value("3~5天").ends == Ratio(3)...Ratio(5) && value("95%%").magnitude == Ratio(95, 100))
  }

  @Test("comparability is reflexive for every value that says something, and symmetric but for bare numbers")
  func laws() {
    var dice = CodeDice(71)
    let values = (0..<80).map { _ in IndicatorValue(parsing: dice.form().text) }
    for left in values {
      #expect(left.isComparable(with: left) == (left.dimension != .none), "\(left.text)")
      for right in values where left.dimension != .number && right.dimension != .number {
        #expect(left.isComparable(with: right) == right.isComparable(with: left), "\(left.text) \(right.text)")
        #expect(left.isComparable(with: right) == (left.dimension == right.dimension && left.dimension != .none))
      }
    }
  }

  @Test("bounds are told from figures")
  func bounds() {
    for text in ["≥95%", "≤180元/平方米", ">5人", "<5人", "约300人"] { #expect(value(text).isBound, "\(text)") }
    for text in ["95%", "=95%", "2023年", "提高", "1612-1738元/月", ""] { #expect(!value(text).isBound, "\(text)") }
    #expect(value("≤10年").comparator == .atMost && value("提高").comparator == .none)
  }

  @Test("dimensions are named in Chinese for messages")
  func names() {
    #expect(value("500元/人/月").dimension.text == "金额（元/人/月）" && value("5万元").dimension.text == "金额")
    #expect(value("≥3.6km").dimension.text == "数量（公里）" && value("90%").dimension.text == "百分比")
  }
}
