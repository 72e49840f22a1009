import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("Words of a DOCX")
struct DOCXParagraphTests {
  private func read(_ body: String, numbering: String? = nil, styles: String? = nil) throws -> Paper {
    try DOCXReader.read(OfficeParts.word(body: body, numbering: numbering, styles: styles).packed)
  }

  private func lines(_ body: String, numbering: String? = nil, styles: String? = nil) throws -> [String] {
    try read(body, numbering: numbering, styles: styles).blocks.compactMap(\.line?.text)
  }

  private func line(_ runs: String) throws -> String {
    try #require(try lines(Words.paragraph(runs: runs)).first)
  }

  @Test("Runs join; tabs, breaks, hyphens; each line knows its paragraph")
  func runs() throws {
    let runs = Words.run("年初预算") + Words.run(" 1,234.50 ") + "<w:r><w:t>万</w:t><w:softHyphen/><w:t>元</w:t><w:noBreakHyphen/></w:r>"
    let paper = try read(Words.paragraph(runs: runs) + Words.paragraph("左\t右\n下") + Words.paragraph(""))
    #expect(paper.blocks.compactMap(\.line?.text) == ["年初预算 1,234.50 万元-", "左\t右", "下", ""])
    #expect(paper.blocks.map(\.place.line) == [1, 2, 2, 3])
    #expect(paper.format == .docx && paper.cautions.isEmpty)
  }

  @Test("A run that only hints at its font keeps the font of its style")
  func fontHint() throws {
    let hint = "<w:rFonts w:hint=\"eastAsia\"/>"
    #expect(try line(Words.run("“引号”", hint)) == "“引号”")
    #expect(try line(Words.run("\u{F0B3}", "<w:rFonts w:ascii=\"Symbol\"/>" + hint)) == "≥")
  }

  @Test("Deleted revisions are not read, inserted ones are; a deleted end joins paragraphs")
  func revisions() throws {
    let deleted = "<w:del w:id=\"1\"><w:r><w:delText>旧</w:delText></w:r><w:r><w:t>误</w:t></w:r></w:del>"
    let moved = "<w:moveFrom>\(Words.run("移"))</w:moveFrom><w:moveTo>\(Words.run("来"))</w:moveTo>"
    #expect(try line(Words.run("甲") + deleted + "<w:ins w:id=\"2\">\(Words.run("新"))</w:ins>" + moved) == "甲新来")
    let joined = Words.paragraph("前半", "<w:rPr><w:del w:id=\"3\"/></w:rPr>") + Words.paragraph("后半")
    let paper = try read(joined)
    #expect(paper.blocks == [.line(PaperLine("前半后半", Place(line: 1, endLine: 2)))])
    let old = "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
    #expect(try line("<w:r>\(old)<w:t>字</w:t></w:r>") == "字")
  }

  @Test("Results of fields are read, their codes are not")
  func fields() throws {
    func part(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    func code(_ text: String) -> String { "<w:r><w:instrText xml:space=\"preserve\">\(text)</w:instrText></w:r>" }
    let nested = part("begin") + code("IF ") + part("begin") + code("PAGE") + part("separate") + Words.run("9") + part("end") + code("= 1")
    #expect(try line(nested + part("separate") + Words.run("第一页") + part("end") + Words.run("尾")) == "第一页尾")
    #expect(try line("<w:fldSimple w:instr=\"DATE\">\(Words.run("2024年"))</w:fldSimple>") == "2024年")
    for (formula, shown) in [("eq \\o\\ac(□,√)", "☑"), ("EQ \\o\\ac(○,3)", "③")] {
      #expect(try line(part("begin") + code(formula) + part("end") + Words.run("是")) == shown + "是")
    }
    let paper = try read(Words.paragraph(runs: part("begin") + code("eq \\f(1,2)") + part("end")))
    #expect(paper.cautions.map(\.message) == ["有 1 处域只有代码没有结果，没有读。"])
    #expect(try read(Words.paragraph(runs: part("begin") + Words.run("无"))).cautions.first?.message.contains("没有结束") == true)
  }

  @Test(
    "Check boxes of every make read ☑ and ☐",
    arguments: [
      ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>", "☑"),
      ("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"0052\"/></w:r>", "☑"),
      ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>", "☐"),
      ("<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/></w:r>", "☐"),
      ("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr><w:t>R</w:t></w:r>", "☑"),
      ("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>", "≥"), ("<w:r><w:sym w:font=\"宋体\" w:char=\"221A\"/></w:r>", "√"),
      (
        "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent>\(Words.run("☒"))</w:sdtContent></w:sdt>",
        "☑"
      ),
      (
        "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox></w:sdtPr><w:sdtContent>\(Words.run("☐"))</w:sdtContent></w:sdt>",
        "☐"
      ),
      ("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>\(Words.run("字"))</w:sdtContent></w:sdt>", "字"),
      (
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "☑"
      ),
      (
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "☐"
      ),
      (
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"甲\"/><w:listEntry w:val=\"乙\"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "乙"
      ),
    ])
  func boxes(runs: String, shown: String) throws { #expect(try line(runs + Words.run("后")) == shown + "后") }

  @Test("A sign without an equal is � with a caution; raised digits stay raised")
  func signs() throws {
    let paper = try read(Words.paragraph(runs: "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F022\"/></w:r>"))
    #expect(paper.blocks.first?.line?.text == "\u{FFFD}")
    #expect(paper.cautions.count == 1)
    #expect(try line(Words.run("500m") + Words.run("2", "<w:vertAlign w:val=\"superscript\"/>")) == "500m²")
    let fraction = "<m:oMath><m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>34</m:t></m:r></m:den></m:f></m:oMath>"
    #expect(try line(fraction) == "(12)/(34)")
  }

  @Test("Hidden words are not read and leave a caution, by run, by style")
  func hidden() throws {
    let styles = "<w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>"
    let runs =
      Words.run("见") + Words.run("藏", "<w:vanish/>") + Words.run("隐", "<w:rStyle w:val=\"h\"/>")
      + Words.run("也见", "<w:vanish w:val=\"0\"/>")
    let paper = try read(Words.paragraph(runs: runs), styles: styles)
    #expect(paper.blocks.first?.line?.text == "见也见")
    #expect(paper.cautions == [PaperCaution("有 2 处隐藏文字，没有读。", Place(line: 1, endLine: 1))])
  }

  @Test("A text box follows its paragraph once, though it is stored in two forms; pictures leave a caution")
  func boxesOfText() throws {
    let box = "<w:txbxContent>\(Words.paragraph("框一"))\(Words.table([[Words.cell("甲"), Words.cell("1")]]))</w:txbxContent>"
    let both =
      "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>"
      + "<mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    let paper = try read(Words.paragraph(runs: Words.run("前") + both + Words.run("后")) + Words.paragraph("末"))
    #expect(paper.blocks.map { $0.line?.text ?? "表" } == ["前后", "框一", "表", "末"])
    #expect(paper.blocks.map(\.place.line) == [1, 2, 3, 5])
    let picture = "<w:r><w:drawing><a:blip r:embed=\"x\"/></w:drawing></w:r>"
    #expect(try read(Words.paragraph(runs: picture)).cautions.map(\.message) == ["有 1 处图片或图形，其中的文字没有读。"])
  }

  @Test("Notes stand behind the text with their marks, unreferenced ones do not")
  func notes() throws {
    let notes =
      "<w:footnote w:type=\"separator\" w:id=\"-1\">\(Words.paragraph("线"))</w:footnote>"
      + "<w:footnote w:id=\"2\">\(Words.paragraph(runs: "<w:r><w:footnoteRef/></w:r>" + Words.run(" 含基金")))</w:footnote>"
      + "<w:footnote w:id=\"3\">\(Words.paragraph("无人提到"))</w:footnote>"
    let body =
      Words.paragraph(runs: Words.run("收入") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + Words.run("。")) + Words.paragraph("末段")
    let paper = try DOCXReader.read(OfficeParts.word(body: body, footnotes: notes).packed)
    #expect(paper.blocks.compactMap(\.line?.text) == ["收入¹。", "末段", "¹ 含基金"])
    #expect(paper.blocks.last?.place.line == 3)
  }
}
