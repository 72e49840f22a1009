import Testing

@testable import HengWeb

@Suite("Numbers on screen")
struct ScreenNumberTests {
  @Test(
    "thousands are parted, the minus is a true one, the unit stands apart; no digit is added or dropped",
    arguments: [
      ("2070.1万元", "2,070.1<span class=\"unit\">万元</span>"), ("-774368.47", "−774,368.47"), ("100", "100"), ("1000", "1,000"),
      ("27266890.28元", "27,266,890.28<span class=\"unit\">元</span>"), ("0.0", "0.0"), ("17%", "17%"),
    ])
  func numbers(text: String, html: String) {
    #expect(ScreenNumber(text).html == html)
    #expect(ScreenNumber(text).plain.filter { $0 != "," } == text.replacing("-", with: "−"))
  }

  @Test("what is no plain number stays as it is", arguments: ["2022年度", "≥100户", "80%-90%", "S002", "明显改善", "1,000", "3010299-01", ""])
  func words(text: String) {
    #expect(ScreenNumber(text).plain == text)
    #expect(ScreenNumber(text).html.replacing(/<\/?span[^>]*>/, with: "") == text)
  }

  @Test("in a column the unit stands in the head and all points stand below each other")
  func column() {
    let texts = ["1234.5万元", "8万元", "0.25万元"]
    let places = ScreenNumber.places(texts)
    #expect(places == 2)
    #expect(
      texts.map { ScreenNumber($0).html(in: "万元", places: places) } == [
        "<span class=\"amount d2\">1,234<span class=\"frac\">.5</span></span>",
        "<span class=\"amount d2\">8<span class=\"frac\"></span></span>",
        "<span class=\"amount d2\">0<span class=\"frac\">.25</span></span>",
      ])
    // The width of the part behind the point is that of the longest.
    for place in 1...6 { #expect(StaticFiles.styles.contains(".d\(place) .frac"), "d\(place)") }
    #expect(ScreenNumber("3人").html(in: "万元", places: 2).contains("人"), "another unit than the head's is not dropped")
  }
}
