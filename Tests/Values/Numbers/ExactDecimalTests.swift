import Foundation
import HengValues
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
  @Test(
    "printed numbers are read with every digit they bear",
    arguments: [
      ("0", 0, 0), ("12.50", 1250, 2), ("１２３", 123, 0), ("１，２３４．５", 12345, 1), ("1,234,567.89", 123_456_789, 2),
      ("0,001", 1, 0), ("-3.0", -30, 1), ("－３．０", -30, 1), ("−7", -7, 0), ("+5", 5, 0), (" 42 ", 42, 0), ("\u{3000}42\n", 42, 0),
      ("\u{FEFF}6.5904\u{200B}", 65904, 4), ("007", 7, 0), ("-0.00", 0, 2), ("0.000000000001", 1, 12),
    ])
  func readings(text: String, coefficient: Int, decimals: Int) throws {
    let value = try ExactDecimal(parsing: text)
    #expect(value.coefficient == Int128(coefficient) && value.decimals == decimals)
  }

  @Test("24 digits are read in full")
  func longest() throws {
    let text = "123456789012.345678901234"
    #expect(try ExactDecimal(parsing: text).description == text)
    #expect(try ExactDecimal(parsing: "999999999999999999999999").grouped == "999,999,999,999,999,999,999,999")
  }

  @Test(
    "what is no number is refused with the reason in Chinese and a remedy",
    arguments: [
      ("", "没有数字"), ("   ", "没有数字"), ("-", "没有数字"), ("abc", "含有“a”"), ("1.2.3", "小数点位置不对"), (".5", "小数点位置不对"),
      ("5.", "小数点后没有数字"), ("1,23", "千分位位置不对"), ("１，２３", "千分位位置不对"), (",123", "千分位位置不对"), ("1234,567", "千分位位置不对"),
      ("1,2345", "千分位位置不对"), ("1,2345,678", "千分位位置不对"), ("12,,345", "千分位位置不对"), ("1,234,", "千分位位置不对"),
      ("1.234,567", "千分位位置不对"), ("1,23.4", "小数点位置不对"), ("--1", "正负号位置不对"), ("1-2", "正负号位置不对"), ("1 234", "含有“ ”"),
      ("12万", "含有“万”"), ("1、234", "含有“、”"), ("1e5", "含有“e”"), ("1234567890123456789012345", "数字超过24位"),
      ("0.1234567890123", "小数超过12位"), ("٣", "含有“٣”"),
    ])
  func refusals(text: String, reason: String) throws {
    let error = try #require(refusal { () throws(ValueError) in try ExactDecimal(parsing: text) })
    #expect(error.what == "数字" && error.reason == reason)
    #expect(error.message == "数字“\(error.text)”无法识别：\(reason)。请写成阿拉伯数字，例如 1234.50 或 1,234.50。")
  }

  @Test("a message stays one line, whatever was typed")
  func oneLine() throws {
    let error = try #require(refusal { () throws(ValueError) in try ExactDecimal(parsing: "1\n2") })
    #expect(!error.message.contains { $0.isNewline })
  }

  @Test("what is printed reads back as the same digits, plain, grouped, full-width or with blanks around")
  func roundTrip() throws {
    var dice = CodeDice(11)
    for _ in 0..<3_000 {
      let value = dice.decimal()
      for text in [value.description, value.grouped, value.grouped.fullWidth, " \(value)\u{3000}"] {
        let read = try ExactDecimal(parsing: text)
        #expect(read.coefficient == value.coefficient && read.decimals == value.decimals, "\(text)")
      }
      #expect(value.grouped.filter { $0 != "," } == value.description)
    }
  }

  @Test("prints are strict: no leading zero, no sign on zero, a comma before every third digit")
  func prints() {
    #expect(ExactDecimal(coefficient: -123_450, decimals: 2).grouped == "-1,234.50")
    #expect(ExactDecimal(coefficient: -100, decimals: 0).grouped == "-100")
    #expect(ExactDecimal(coefficient: 5, decimals: 3).description == "0.005")
    #expect(ExactDecimal(coefficient: 0, decimals: 2).description == "0.00")
    #expect(ExactDecimal(coefficient: 1_234_567_891, decimals: 4).grouped == "123,456.7891")
  }

  @Test("equality, hash and order go by value, not by digits")
  func order() throws {
    var dice = CodeDice(12)
    for _ in 0..<2_000 {
      let (left, right) = (dice.decimal(digits: 4), dice.decimal(digits: 4))
      #expect((left == right) == (left.ratio == right.ratio) && (left < right) == (left.ratio < right.ratio), "\(left) \(right)")
      let wide = try #require(left.widened(to: left.decimals + dice.int(0...5)))
      #expect(wide == left && Set([wide, left, left.trimmed]).count == 1, "\(left)")
    }
  }

  @Test("sums and differences are exact and keep the finer digits")
  func arithmetic() {
    var dice = CodeDice(13)
    for _ in 0..<2_000 {
      let (left, right) = (dice.decimal(), dice.decimal())
      #expect((left + right).ratio == left.ratio + right.ratio && (left - right).ratio == left.ratio - right.ratio)
      #expect((left + right).decimals == max(left.decimals, right.decimals) && left + right - right == left)
      #expect(left * right == left.ratio * right.ratio && (-left).ratio == -left.ratio)
    }
  }

  @Test("digits are dropped only when they are zeros")
  func widths() {
    let value = ExactDecimal(coefficient: 12_500, decimals: 3)
    #expect(value.widened(to: 1)?.description == "12.5" && value.widened(to: 0) == nil)
    #expect(value.trimmed.description == "12.5" && ExactDecimal(coefficient: 300, decimals: 2).trimmed.description == "3")
    #expect(ExactDecimal(1200).trimmed.description == "1200")
  }

  @Test("JSON holds the printed digits, and a text that is no number fails with the Chinese message")
  func json() throws {
    let values = [ExactDecimal(coefficient: 1250, decimals: 2), ExactDecimal(coefficient: -5, decimals: 4)]
    let data = try JSONEncoder().encode(values)
    #expect(String(decoding: data, as: UTF8.self) == #"["12.50","-0.0005"]"#)
    #expect(try JSONDecoder().decode([ExactDecimal].self, from: data).map(\.description) == ["12.50", "-0.0005"])
    #expect(throws: (any Error).self) { try JSONDecoder().decode([ExactDecimal].self, from: Data(#"["1.2.3"]"#.utf8)) }
  }
}
