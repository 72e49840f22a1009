import HengValues
import Testing

@Suite("Spellings of other papers")
struct VariantTests {
  @Test(
    "comparators and units in their other spellings come to one form",
    arguments: [
      ("≥95%", "≥95%"), (">=95%", "≥95%"), ("≧95%", "≥95%"), ("＞＝95％", "≥95%"), ("≥95百分比", "≥95%"), ("≥95(%)", "≥95%"),
      ("≥９５（％）", "≥95%"), ("不低于95%", "≥95%"), ("不少于30户", "≥30户"), ("<=30%", "≤30%"), ("≦30%", "≤30%"), ("不超过30%", "≤30%"),
      ("不高于180元/平方米", "≤180元/平方米"), ("=100.00(%)", "=100.00%"), ("＝100％", "=100%"), (">5人", ">5人"), ("＜5人", "<5人"),
      ("约300人", "约300人"), ("417人/次", "417人次"), ("≥ 1,500\n人", "≥1,500人"), ("１２，３４５元", "12,345元"), ("1612—1738元/月", "1612-1738元/月"),
      ("1612至1738元／月", "1612-1738元/月"), ("10～20个", "10-20个"), ("10个—20个", "10-20个"), ("80-90%", "80%-90%"), ("80%至90%", "80%-90%"),
      ("８０％～９０％", "80%-90%"), ("80%-90%之间", "80%-90%"), ("3到5天", "3-5天"), ("1万-2万人", "1-2万人"), ("10－15年", "10-15年"),
      ("5000元~1万元", "5000元-1万元"), ("3~6个月", "3-6个月"), ("1,500-2,000人次", "1,500-2,000人次"), ("1～12月", "1-12月"), ("9月之前", "9月前"),
      ("12月底以前", "12月底前"), ("95%以上", "≥95%"), ("95％及以上", "≥95%"),
      ("5万元以下", "≤5万元"),
      ("30天以内", "≤30天"), ("2023年度", "2023年"), ("2023-12-31", "2023年12月31日"), ("2023.12.31前", "2023年12月31日前"),
      ("\u{FEFF}95%\u{200B}", "95%"),
    ])
  func spellings(text: String, plain: String) {
    let (value, same) = (IndicatorValue(parsing: text), IndicatorValue(parsing: plain))
    #expect(value.form == same.form && value.text == plain && value.printed == text)
    #expect(![.unrecognised, .V0].contains(GrammarClass(value.form)))
  }

  @Test(
    "words and times of completion cells are of their class",
    arguments: [
      ("达成预期指标", GrammarClass.V12), ("部分达成预期指标并具有一定效果", .V12), ("未达成预期指标且效果较差", .V12), ("完成", .V12), ("基本完成", .V12),
      ("效果明显", .V12), ("基本达到", .V12), ("较好", .V12), ("无", .boolean), ("是", .boolean), ("有", .boolean), ("否", .boolean), ("7月", .V3),
      ("9月前", .V3), ("2023年12月31日前", .V3), ("6月中旬", .V3), ("2023年初", .V3), ("2023年9月", .V3), ("20个工作日", .V8), ("15工作日", .V8),
      ("3个月", .V8), ("≤30天", .V8), ("≥2023年", .V8), ("3批次", .V9), ("120平方米", .V9), ("LPR", .V11), ("", .V0), (" \n\u{3000}", .V0),
      ("\u{200B}", .V0), ("是/否", .V1), ("是 / 否？", .V1),
    ])
  func words(text: String, kind: GrammarClass) {
    #expect(GrammarClass(IndicatorValue(parsing: text, name: "某指标").form) == kind)
  }

  @Test("working days print with the word that stood there and are one measure")
  func workdays() {
    let (long, short) = (IndicatorValue(parsing: "≤20个工作日"), IndicatorValue(parsing: "≤20工作日"))
    #expect(long.text == "≤20个工作日" && short.text == "≤20工作日")
    #expect(long.isComparable(with: short) && long.dimension == short.dimension)
  }

  @Test(
    "what does not exist or is only half understood is unrecognised and keeps its text: nothing is cut off",
    arguments: [
      "2023年13月", "1850年12月", "2023年2月30日", "4月31日", "12月32日", "13-99月", "0-3月", "1-13月", "12月31日底", "2023年5日", "是/否有效",
      "95%以上左右", "≥95%以上", "2023年度工作完成", "5元/", "5元/人/月/年", "5元/光年", "1.2.3%", "1,23人", "95%(含)", "2023-13-01", "2023-12-32", "5万", "%",
      "≥", "人", "资金未到位", "二百人", "9五人",
      "≥≥5人", "LPR+50", "1-2", "1-12", "-5%", "2022-2023年", "2022-2023学年", "10个-20人", "10-20个以上", "≥10-20个", "10-20-30个", "80%-90",
      "5万-90%",
    ])
  func unrecognised(text: String) {
    let value = IndicatorValue(parsing: text, name: "某指标")
    #expect(value.form == .unrecognised(text) && value.text == text && value.magnitude == nil)
  }

  @Test("1月…12月 are months of the calendar, any other number counts months")
  func months() {
    for month in 1...12 {
      #expect(IndicatorValue(parsing: "\(month)月").form == .deadline(IndicatorValue.Deadline(year: nil, month: month)))
    }
    for text in ["0月", "13月", "≥7月"] { #expect(GrammarClass(IndicatorValue(parsing: text).form) == .V9, "\(text)") }
  }

  @Test("a cell that repeats the name says nothing, however either is printed")
  func tautology() {
    #expect(IndicatorValue(parsing: "可持续\n增加", name: " 可持续增加").form == .tautology("可持续增加"))
    #expect(IndicatorValue(parsing: "（A）类", name: "(A) 类").form == .tautology("(A)类"))
    #expect(IndicatorValue(parsing: "", name: "").form == .empty)
    // Without the name the same words are only a level or unknown.
    #expect(IndicatorValue(parsing: "可持续增加").form == .level("可持续增加"))
  }
}
