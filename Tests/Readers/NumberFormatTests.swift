import HengTestSupport
import Testing

@testable import HengReaders

@Suite("Numbers as the eye sees them")
struct NumberFormatTests {
  @Test(
    "general and decimal formats",
    arguments: [
      ("General", "8031.469999999999", "8031.47"), ("General", "0.1", "0.1"), ("General", "0.30000000000000004", "0.3"),
      ("General", "1E-3", "0.001"),
      ("General", "883.56", "883.56"), ("General", "-0", "0"), ("General", "140000199001011", "140000199001011"),
      ("General", "1.5E+25", "1.5E+25"),
      ("General", "2.5E-15", "2.5E-15"), ("0.00", "8031.469999999999", "8031.47"), ("0.00", "1.0049999999999999", "1.01"),
      ("0.00", "0", "0.00"),
      ("0", "2.5", "3"), ("0", "-2.5", "-3"), ("0.00", "-0.001", "0.00"), ("#,##0.00", "1234567.8", "1,234,567.80"),
      ("#,##0", "999.5", "1,000"),
      ("#,##0.00", "-1000.05", "-1,000.05"),
      ("0%", "0.9", "90%"), ("0.00%", "0.17261532", "17.26%"), ("0.0%", "9.9999999999999995E-2", "10.0%"), ("#.##", "0.5", ".5"),
      ("0.0#", "1.50", "1.5"),
      ("00000", "42", "00042"), ("0.00_ ", "3", "3.00"), ("@", "12.50", "12.5"), ("0.00E+00", "12345", "1.23E+04"),
      ("0.00E+00", "0.000999999", "1.00E-03"),
      ("", "7", "7"), ("not a number format 0", "x", "x"),
    ])
  func decimals(code: String, stored: String, shown: String) { #expect(NumberFormat(code: code).text(stored) == shown) }

  @Test(
    "sections, signs, currency, units, the zero of the accounting format",
    arguments: [
      ("0.00;(0.00)", "-5", "(5.00)"), ("0.00;[Red]-0.00", "-5", "-5.00"), ("0.00;[Red]0.00", "-5", "-5.00"), ("0;-0;\"零\"", "0", "零"),
      ("\"¥\"#,##0.00", "883.56", "¥883.56"),
      ("[$¥-804]#,##0.00", "883.56", "¥883.56"), ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "0"),
      ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-1234.5", "-1,234.50"), ("0.00\"万元\"", "152.52", "152.52万元"),
      ("0!.0,\"万\"", "883560", "88.4万"), ("#,##0.00,,", "1234567890", "1,234.57"), ("[>=100]\"大\"0;\"小\"0", "99", "小99"),
      ("[>=100]\"大\"0;\"小\"0", "100", "大100"), (";;;", "5", ""), ("000-0000", "5551234", "555-1234"), ("≥0", "95", "≥95"),
      ("≥0%", "0.95", "≥95%"),
      ("0\"人\"", "1271", "1271人"),
    ])
  func sections(code: String, stored: String, shown: String) { #expect(NumberFormat(code: code).text(stored) == shown) }

  @Test(
    "dates in any order, months, times, durations",
    arguments: [
      ("yyyy/m/d", "44895", "2022-11-30"), ("m/d/yy", "44895", "2022-11-30"), ("yyyy\"年\"m\"月\"d\"日\";@", "44895", "2022-11-30"),
      ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "44895", "2022-11-30"), ("yyyy\"年\"m\"月\"", "44895", "2022年11月"),
      ("yyyy", "44895", "2022年"),
      ("yyyy-mm-dd hh:mm", "44895.5868055556", "2022-11-30 14:05"), ("h:mm:ss AM/PM", "0.5", "12:00:00"),
      ("上午/下午h\"时\"mm\"分\"", "0.75", "18:00"),
      ("[h]:mm", "1.0625", "25:30"), ("mm:ss", "0.5", "12:00:00"), ("yyyy/m/d", "60", "1900-02-29"), ("yyyy/m/d", "59", "1900-02-28"),
      ("yyyy/m/d", "61", "1900-03-01"), ("yyyy/m/d", "-1", "-1"), ("yyyy/m/d", "2958466", "2958466"), ("yyyy/m/d", "2958465", "9999-12-31"),
    ])
  func dates(code: String, serial: String, shown: String) { #expect(NumberFormat(code: code).text(serial) == shown) }

  @Test("dates that count from 1904")
  func from1904() {
    #expect(NumberFormat(code: "yyyy/m/d").text("43433", isFrom1904: true) == "2022-11-30")
    #expect(NumberFormat(code: "yyyy/m/d").text("0", isFrom1904: true) == "1904-01-01")
  }

  @Test("a stored number whose 15 digits are a decimal shows that decimal, whatever binary noise follows")
  func noise() {
    var generator = SeededGenerator(7)
    for _ in 0..<20_000 {
      let fen = Int.random(in: 0...99_999_999_999, using: &generator)
      let wanted = "\(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100)"
      let value = Double(fen) / 100
      for stored in ["\(value)", "\(value.nextUp)", "\(value.nextDown)"] where !stored.contains("e-") {
        #expect(NumberFormat(code: "0.00").text(stored) == wanted)
      }
    }
  }
}
