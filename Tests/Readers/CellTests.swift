import HengDocuments
import HengReaders
import Testing

@Suite("Cells as other programs store them")
struct CellTests {
  private func texts(_ bytes: [UInt8]) throws -> [String] {
    let sheet = try #require(try XLSXReader.read(bytes).sheets.first)
    return sheet.sheet.placedCells.map(\.cell.text)
  }

  @Test("shared and inline strings, runs, phonetic runs, escapes, booleans, errors, results of formulas")
  func kinds() throws {
    let strings = """
      <si><t>一</t></si><si><r><t>两</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 段</t></r><rPh sb="0" eb="1"><t>liang</t></rPh></si>\
      <si><t>换_x000D_
      行_x005F_x0041_</t></si>
      """
    let sheet = """
      <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>\
      <row><c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c></row>\
      <row r="3"><c r="A3" t="str"><f>"结"&amp;"果"</f><v>结果</v></c><c r="B3"><f>1/8</f><v>0.125</v></c><c r="C3" t="d"><v>2022-11-30T00:00:00</v></c></row>\
      </sheetData>
      """
    let found = try texts(Packed.workbook(sheet: sheet, strings: strings))
    #expect(found == ["一", "两 段", "换\n行_x0041_", "内联", "TRUE", "#DIV/0!", "结果", "0.125", "2022-11-30"])
  }

  @Test("a sheet with prefixed names reads the same")
  func prefixes() throws {
    let sheet =
      "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c><x:c r='B1'><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    #expect(try texts(Packed.workbook(sheet: sheet)) == ["1", "2"])
  }

  @Test("merges become spans; words under a merge and formulas without a result are reported")
  func merges() throws {
    let sheet = """
      <cols><col min="3" max="3" width="9" hidden="1"/></cols><sheetData><row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"><v>3</v></c></row>\
      <row r="3" hidden="1"><c r="B3"><v>4</v></c><c r="D3"><f>A1</f></c></row><row r="4"><c r="D4"><v>5</v></c></row></sheetData>\
      <mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="C3:D3"/></mergeCells>
      """
    let read = try #require(XLSXReader.read(Packed.workbook(sheet: sheet)).sheets.first)
    #expect(read.sheet.gridFaults.isEmpty)
    let first = try #require(read.sheet.placedCells.first)
    #expect(first.cell.text == "1" && first.cell.rowSpan == 2 && first.cell.columnSpan == 2)
    #expect(read.reference(row: 2, column: 2) == "D4")
    #expect(
      read.cautions == [.coveredWords("C2"), .coveredWords("B3"), .unknownResult("D3"), .hiddenRow(3), .hiddenColumn("C")])
  }

  @Test("hidden worksheets are read and marked, worksheets without words are left out")
  func hidden() throws {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let workbook =
      "<workbook xmlns:r='\(office)'><sheets><sheet name='藏' state='veryHidden' r:id='r1'/><sheet name='显' r:id='r1'/></sheets></workbook>"
    let read = try XLSXReader.read(
      Packed.workbook(sheet: "<sheetData><row><c t='inlineStr'><is><t>甲</t></is></c></row></sheetData>", workbook: workbook))
    #expect(read.sheets.map(\.name) == ["藏", "显"])
    #expect(read.sheets.map(\.isHidden) == [true, false])
    #expect(read.document.blocks.count == 1)
    #expect(try XLSXReader.read(Packed.workbook(sheet: "<sheetData/>")).sheets.isEmpty)
  }

  @Test("a table without lines: title first, then rows from the first with two cells")
  func bare() throws {
    let sheet = """
      <sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>\
      <row r="4"><c r="B4"><v>3</v></c></row></sheetData>
      """
    let read = try #require(XLSXReader.read(Packed.workbook(sheet: sheet)).sheets.first?.sheet)
    #expect(read.title == ["标题"])
    #expect(read.rows.map { $0.cells.map(\.text) } == [["1", "2"], ["", "3"]])
  }
}
