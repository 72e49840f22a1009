import HengDocuments
import Testing

@Suite("Grid of a sheet")
struct SheetGridTests {
  @Test("a cell that spans down leaves its place out of the next row")
  func spans() {
    let sheet = Sheet(
      name: "例", title: ["例"], columns: [50, 50],
      rows: [Row([.label("甲", rows: 2), .text("一")]), Row([.text("二")])])
    #expect(sheet.gridFaults.isEmpty)
    #expect(sheet.placedCells.map(\.column) == [0, 1, 1])
  }

  @Test("a missing cell and a cell outside the grid are named")
  func faults() {
    let sheet = Sheet(
      name: "例", title: ["例"], columns: [50, 50], rows: [Row([.text("一")]), Row([.text("二", columns: 3)])])
    #expect(sheet.gridFaults.contains("第1行第2列被0个单元格占用"))
    #expect(sheet.gridFaults.contains("第2行“二”超出表格"))
  }
}
