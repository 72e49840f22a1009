import Testing

@testable import HengWriters

@Suite("Estimates and heights of rows")
struct LayoutTests {
  @Test("Chinese text wraps by the character, Latin words and closing signs stay together")
  func lines() {
    #expect(TextWidth.lineCount("", width: 5) == 0)
    #expect(TextWidth.lineCount("绩效目标表", width: 5) == 1)
    #expect(TextWidth.lineCount("绩效目标表格", width: 5) == 2)
    #expect(TextWidth.lineCount("绩效目标。", width: 4) == 2)
    #expect(TextWidth.lineCount("绩效 abcdef", width: 4) == 2)
    #expect(TextWidth.lineCount("一\n\n二", width: 9) == 3)
    #expect(TextWidth.lineCount(String(repeating: "9", count: 100), width: 5) >= 11)
  }

  @Test("what a merged cell lacks is shared out to its rows, and every demand is met")
  func heights() {
    let demands: [RowHeights.Demand] = [.init(rows: 0..<3, height: 60), .init(rows: 1..<2, height: 20), .init(rows: 2..<3, height: 5)]
    let heights = RowHeights.fit(count: 3, minimum: 10, demands)
    #expect(heights.reduce(0, +) >= 60 - 0.001)
    #expect(heights[1] >= 20 && heights.allSatisfy { $0 >= 10 })
    #expect(abs(heights[0] - 10 - 20.0 / 3) < 0.001)
  }

  @Test("controls and foreign line ends are mended, other text is left alone")
  func cleaning() {
    #expect(PrintableText.clean("甲\r\n乙\r丙\u{2028}丁") == "甲\n乙\n丙\n丁")
    #expect(PrintableText.clean("a\u{0}\u{1B}\u{FFFF}b\tc") == "ab\tc")
    #expect(PrintableText.clean("≥95%，“𠮷”☑") == "≥95%，“𠮷”☑")
  }

  @Test("a package part counts as whole only if its root element is closed")
  func wholeness() {
    func part(_ xml: String) -> Bool { PackageCheck.endsAsBegun(Array(xml.utf8)) }
    #expect(part("<?xml version=\"1.0\"?>\n<a x=\"1\"><b/></a>"))
    #expect(part("<?xml version=\"1.0\"?>\n<a/>"))
    #expect(!part("<?xml version=\"1.0\"?>\n<a x=\"1\"><b/>"))
    #expect(!part("<?xml version=\"1.0\"?>\n<a x=\"1\"><b></b>"))
    #expect(!part(""))
  }
}
