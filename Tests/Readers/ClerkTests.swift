import Foundation
import HengDocuments
import HengDomain
import HengFacts
import HengOperations
import HengReaders
import HengRules
import HengValues
import HengWriters
import Testing

@Suite("A form that a clerk has filled in with a spreadsheet program")
struct ClerkTests {
  /// Amounts with binary noise, formulas, notes beside the table, a second and a hidden worksheet.
  private static let edits = """
    import openpyxl, sys
    book = openpyxl.load_workbook('a.xlsx')
    sheet = book.active
    sheet.title = '2022 稳岗'
    def put(cell, value, code):
        sheet[cell] = value
        sheet[cell].number_format = code
    put('D7', 883.5599999999999, '0.00')
    put('E7', 883.5600000000001, '#,##0.00')
    put('F7', '=100+52.52', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ')
    put('G7', 10, '0"分"')
    put('H7', '=F7/E7', '0.00%')
    put('I7', '=ROUND(F7/E7*G7,2)', '0.00')
    rows = [row for row in range(14, sheet.max_row) if isinstance(sheet.cell(row, 7).value, (int, float))]
    for row in rows:
        sheet.cell(row, 7).number_format = 'General'
    end = next(row for row in range(14, sheet.max_row) if sheet.cell(row, 1).value == '总分')
    put('I%d' % end, '=ROUND(SUM(I%d:I%d)+I7,2)' % (rows[0], rows[-1]), '0.00')
    sheet['M8'] = '复核过'
    book.create_sheet('说明', 0)['A1'] = '填表说明'
    hidden = book.create_sheet('底稿')
    hidden['A1'] = 1
    hidden.sheet_state = 'hidden'
    book.save('b.xlsx')
    """

  @Test("its formulas, formats and notes change nothing of the score", .enabled(if: Tool.python != nil))
  func filledIn() throws {
    let python = try #require(Tool.python)
    let samples = try SampleLedgers.load()
    let ledger = try #require(samples.ledgers.first { $0.project.id.text == "sx.xingxian.2022.S1" })
    let county = try #require(samples.counties.first { $0.division == ledger.project.county })
    let form = try OfficialForm.document(.selfEvaluationShanxi, ledger, county: county, facts: FormFacts(ledger))
    try Tool.withFolder { folder in
      try Data(XLSXWriter.write(form)).write(to: folder.appendingPathComponent("a.xlsx"))
      try Tool.run(python, "-c", Self.edits, in: folder)
      let files = ScoreFiles(try ProfileLibrary.load())
      let open = try #require(throws: ScoreInputError.self) {
        try files.results([UInt8](Data(contentsOf: folder.appendingPathComponent("b.xlsx"))), file: "b.xlsx", profile: nil)
      }
      #expect(open.message.contains("F7：公式没有保存计算结果"), "\(open.message)")

      try Tool.run(
        "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
        "--outdir", "out", "b.xlsx", in: folder)
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("out/b.xlsx")))
      let read = try XLSXReader.read(bytes)
      #expect(read.sheets.map(\.name) == ["说明", "2022 稳岗", "底稿"])
      #expect(read.sheets[1].cautions == [.wordsBeside("M8")])
      let content = try FormReader.selfEvaluation(read.sheets[1].sheet)
      let total = try #require(content.funds[.total])
      #expect(
        [total.initialBudget, total.revisedBudget, total.outturn, total.weight, total.rate, total.score]
          == ["883.56", "883.56", "152.52", "10分", "17.26%", "1.73"])
      #expect(content.total == "83.73")
      let result = try files.score(bytes, file: "b.xlsx", profile: "sx.xingxian")
      #expect(result.card.total?.description == "87.16")
    }
  }
}
