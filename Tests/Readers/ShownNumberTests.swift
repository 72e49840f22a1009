import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import Testing

@Suite("Numbers beside another program")
struct ShownNumberTests {
  private static let codes = [
    "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "0.000", "#,##0.0000", "0.0#", "#,##0.00;(#,##0.00)", "0.00\"万元\"", "\"¥\"#,##0.00",
    "0.00;-0.00;\"零\"", "00000", "#,##0.00,", "[>=100]\"大\"0.0;\"小\"0.0", "≥0.00", "0.00E+00",
  ]

  @Test("a thousand numbers under eighteen formats read as LibreOffice shows them")
  func shown() throws {
    var generator = SeededGenerator(11)
    var stored = [
      "0", "0.5", "-0.5", "1.0049999999999999", "8031.469999999999", "2.5", "999.995", "99999.5", "1E-3", "0.17261532", "-1234.565",
    ]
    while stored.count < 1_000 {
      let whole = Int.random(in: 0...99_999_999_999, using: &generator)
      let powers: [Double] = [1, 10, 100, 1_000, 1e6, 1e9]
      let power = powers[Int.random(in: powers.indices, using: &generator)]
      // A tie of the last shown digit may be an exact decimal or binary noise beside it; both are among these.
      let half = Double(whole / 10 * 10 + 5) / power
      let value = Bool.random(using: &generator) ? half : Double(whole) / power
      stored.append("\(Bool.random(using: &generator) ? value : -value)")
    }
    let formats = Self.codes.enumerated().map { "<numFmt numFmtId='\(200 + $0)' formatCode='\(Self.escaped($1))'/>" }.joined()
    let styles =
      "<numFmts>\(formats)</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId='0'/>"
      + Self.codes.indices.map { "<xf numFmtId='\(200 + $0)' applyNumberFormat='1'/>" }.joined() + "</cellXfs>"
    let rows = stored.map { value in
      "<row>" + Self.codes.indices.map { "<c s='\($0 + 1)'><v>\(value)</v></c>" }.joined() + "</row>"
    }
    let bytes = try Packed.workbook(
      sheet: "<cols><col min='1' max='40' width='60'/></cols><sheetData>\(rows.joined())</sheetData>", styles: styles)
    let read = try #require(XLSXReader.read(bytes).sheets.first)
    let other = try Tool.withFolder { folder in
      try Data(bytes).write(to: folder.appendingPathComponent("a.xlsx"))
      try Tool.run(
        "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true", "a.xlsx", in: folder)
      return try String(contentsOf: folder.appendingPathComponent("a.csv"), encoding: .utf8)
    }
    let lines = other.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    #expect(lines.count == stored.count)
    for (index, line) in lines.enumerated() {
      for (code, (ours, theirs)) in zip(Self.codes, zip(read.sheet.rows[index].cells.map(\.text), line)) {
        let isLeftOut = code.hasPrefix("[>=") && stored[index].hasPrefix("-") || code == "0%" && Self.isTie(stored[index])
        if !isLeftOut { #expect(ours == theirs, "\(stored[index]) \(code)") }
      }
    }
  }

  /// `20632272.025`: LibreOffice multiplies by 100 in binary and then rounds a tie that is none any more.
  private static func isTie(_ stored: String) -> Bool {
    let thousandfold = abs((Double(stored) ?? 0) * 1_000)
    return abs(thousandfold - thousandfold.rounded()) < 1e-3 && thousandfold.rounded().remainder(dividingBy: 10).magnitude == 5
  }

  private static func escaped(_ code: String) -> String {
    code.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("'", with: "&apos;")
  }
}
