import HengReaders
import HengTestSupport
import Testing

@Suite("What a file carries besides its text")
struct FileInspectionTests {
  private func kinds(_ bytes: [UInt8]) throws -> Set<HiddenContent.Kind> { Set(try FileInspection.hiddenContent(in: bytes).map(\.kind)) }

  @Test("a plain workbook and a plain document carry nothing")
  func plain() throws {
    #expect(try kinds(OfficeParts.workbook(sheet: "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>").packed).isEmpty)
    #expect(try kinds(OfficeParts.word(body: "<w:p><w:r><w:t>一</w:t></w:r></w:p>").packed).isEmpty)
  }

  @Test("hidden rows and columns of a workbook are found")
  func workbook() throws {
    let sheet = "<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row r='3' hidden='1'><c r='A3'><v>1</v></c></row></sheetData>"
    let found = try FileInspection.hiddenContent(in: OfficeParts.workbook(sheet: sheet).packed)
    #expect(found.map(\.kind) == [.hiddenColumn, .hiddenRow])
    #expect(found.map(\.words) == ["第2列", "第3行"])
  }

  @Test("a hidden sheet, an author and comments are found")
  func parts() throws {
    var file = OfficeParts.workbook(sheet: "<sheetData/>")
    file.add("xl/workbook.xml", "<workbook><sheets><sheet name='底稿' state='veryHidden'/></sheets></workbook>")
    file.add("docProps/core.xml", "<cp><creator>甲某甲</creator><title>决算</title></cp>")
    file.add("xl/comments1.xml", "<comments/>")
    let found = try FileInspection.hiddenContent(in: file.packed)
    #expect(Set(found.map(\.kind)) == [.hiddenSheet, .person, .comment])
    #expect(found.contains { $0.words == "甲某甲" && $0.place == "docProps/core.xml creator" })
  }

  @Test("revisions and hidden words of a document are found")
  func document() throws {
    let body = "<w:p w:rsidR='00A1'><w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>改</w:t></w:r></w:ins></w:p>"
    #expect(try kinds(OfficeParts.word(body: body).packed) == [.revision, .hiddenText])
  }

  @Test("a page's comments, scripts and hidden parts are found")
  func page() throws {
    #expect(try kinds(Array("<!DOCTYPE html><html><body><p>一</p></body></html>".utf8)).isEmpty)
    let page = "<html><body><!-- 底稿 --><p style=\"display:none\">二</p><script>1</script></body></html>"
    #expect(try kinds(Array(page.utf8)) == [.comment, .hiddenText, .script])
  }
}
