import HengDocuments
import HengReaders
import HengTestSupport
import Testing

@Suite("Automatic numbers of a DOCX as printed")
struct DOCXNumberingTests {
  private static let levels =
    Words.level(0, "chineseCounting", "%1、", "<w:suff w:val=\"nothing\"/>") + Words.level(1, "chineseCounting", "（%2）")
    + Words.level(2, "decimal", "%3.") + Words.level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")

  private func lines(_ body: String, _ numbering: String, styles: String? = nil) throws -> [String] {
    try DOCXReader.read(OfficeParts.word(body: body, numbering: numbering, styles: styles).packed).blocks.compactMap(\.line?.text)
  }

  private func list(_ number: Int, of definition: Int = 1, _ inside: String = "") -> String {
    "<w:num w:numId=\"\(number)\"><w:abstractNumId w:val=\"\(definition)\"/>\(inside)</w:num>"
  }

  private func definition(_ levels: String, _ number: Int = 1) -> String {
    "<w:abstractNum w:abstractNumId=\"\(number)\">\(levels)</w:abstractNum>"
  }

  @Test("Levels count on, deeper ones begin again, upper numbers are printed in their own format")
  func levels() throws {
    let body = [("甲", 0), ("子", 1), ("丑", 1), ("细", 2), ("乙", 0), ("寅", 1), ("底", 3)].map { Words.item($0, level: $1) }.joined()
    #expect(
      try lines(body, definition(Self.levels) + list(1)) == ["一、甲", "（一）子", "（二）丑", "1. 细", "二、乙", "（一）寅", "2.1.1 底"])
  }

  @Test("Lists of one definition count on together; a start of its own begins again; list 0 is none")
  func starts() throws {
    let numbering =
      definition(Self.levels) + list(1) + list(2)
      + list(3, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>")
    let body =
      Words.item("a") + Words.item("b", list: 2) + Words.item("c", list: 3) + Words.item("d", list: 3) + Words.item("e", list: 0)
      + Words.item("f", list: 99)
    #expect(try lines(body, numbering) == ["一、a", "二、b", "五、c", "六、d", "e", "f"])
  }

  private func list(_ number: Int, _ inside: String) -> String { list(number, of: 1, inside) }

  @Test("Headings are numbered by their style, also by one that it is based on")
  func styles() throws {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:basedOn w:val=\"h1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      + "<w:style w:type=\"paragraph\" w:styleId=\"loop\"><w:basedOn w:val=\"loop\"/></w:style>"
    let body = ["h1", "h2", "h2", "loop", "gone"].map { Words.paragraph($0, "<w:pStyle w:val=\"\($0)\"/>") }.joined()
    #expect(try lines(body, definition(Self.levels) + list(1), styles: styles) == ["一、h1", "（一）h2", "（二）h2", "loop", "gone"])
  }

  @Test("A number alone in a cell is read")
  func cells() throws {
    let row = { (text: String) in [Words.cell(inside: Words.item("", level: 2)), Words.cell(text)] }
    let file = OfficeParts.word(body: Words.table([row("甲"), row("乙")]), numbering: definition(Self.levels) + list(1))
    #expect(try DOCXReader.read(file.packed).tables.first?.cells.map(\.text) == ["1. ", "甲", "2. ", "乙"])
  }

  @Test("Bullets of symbol fonts")
  func bullets() throws {
    let level =
      "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{F0A8}\"/><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl>"
    #expect(try lines(Words.item("是"), definition(level) + list(1)) == ["☐是"])
  }

  @Test(
    "Formats",
    arguments: [
      ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCountingThousand", 105, "一百零五"),
      ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 12_003, "一万二千零三"),
      ("chineseCountingThousand", 100_010, "十万零一十"), ("chineseLegalSimplified", 11, "壹拾壹"), ("decimalEnclosedCircle", 20, "⑳"),
      ("decimalEnclosedCircle", 21, "21"), ("lowerLetter", 28, "bb"), ("upperRoman", 1_994, "MCMXCIV"), ("decimalZero", 7, "07"),
      ("ideographTraditional", 3, "丙"), ("decimalFullWidth", 12, "１２"), ("ideographDigital", 20, "二〇"), ("none", 3, ""),
    ])
  func formats(format: String, number: Int, shown: String) throws {
    let level =
      "<w:lvl w:ilvl=\"0\"><w:start w:val=\"\(number)\"/><w:numFmt w:val=\"\(format)\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
    #expect(try lines(Words.item("|"), definition(level) + list(1)) == [shown + "|"])
  }
}
