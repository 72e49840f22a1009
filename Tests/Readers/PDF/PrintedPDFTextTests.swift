import HengDocuments
import HengReaders
import HengValues
import Testing

@Suite("Printed words become lines again")
struct PrintedPDFTextTests {
  private func lines(_ page: InventedPDF.Page) throws -> [PaperLine] {
    try PDFReader.read(InventedPDF([page]).bytes).blocks.compactMap(\.line)
  }

  @Test("lines from top to bottom with their boxes, words of a line from left to right")
  func order() throws {
    var page = InventedPDF.Page()
    page.write("second line", x: 60, y: 130)
    page.write("unit: yuan", x: 400, y: 100)
    page.write("Table of sums", x: 60, y: 100)
    let lines = try lines(page)
    #expect(lines.map(\.text) == ["Table of sums  unit: yuan", "second line"])
    #expect(lines.allSatisfy { $0.place.page == 1 && $0.place.line == nil })
    let box = try #require(lines.first?.place.box)
    #expect(box.count == 4 && box[0] == 60 && (85...100).contains(box[1]) && box[2] > 440 && (100...106).contains(box[3]))
  }
}
