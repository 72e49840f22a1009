import HengAudit
import HengDocuments
import HengReaders
import HengRules
import HengValues
import Testing

@Suite("Outline, passages and claims of running text")
struct OutlineTests {
  private static func outline(_ text: String) throws -> TextOutline { TextOutline(try TextReader.read(Array(text.utf8))) }

  @Test("A paragraph goes on over a page number and over the empty line that cut it")
  func cutParagraph() throws {
    let outline = try Self.outline("一、总体情况\n\n收入减少5.00元，下降1.00%。主要\n\n- 16 -\n\n原因是项目完工。\n\n二、收入情况\n\n收入10.00元。\n")
    let sections = outline.parts.flatMap(\.sections)
    #expect(sections.map(\.heading) == ["总体情况", "收入情况"])
    #expect(sections[0].passages.map(\.text) == ["收入减少5.00元，下降1.00%。主要原因是项目完工。"])
    #expect(sections[0].passages[0].place == Place(line: 3, endLine: 7))
  }

  @Test("A title is not joined to the next over an empty line, and a contents page is no section")
  func titles() throws {
    let text = "示例局\n\n2022年度部门决算公开\n\n目 录\n\n第一部分 概况.....1\n一、职责.....1\n第二部分 情况说明 2\n\n第一部分 概况\n\n一、职责\n\n负责示例。\n\n第二部分 情况说明\n\n无。\n"
    let outline = try Self.outline(text)
    #expect(outline.contents.map(\.title) == ["概况", "职责", "情况说明"])
    #expect(outline.parts.map(\.number) == [0, 1, 2])
    #expect(outline.parts[0].sections.flatMap(\.passages).map(\.text) == ["示例局", "2022年度部门决算公开"])
    #expect(outline.parts[1].sections.map(\.heading) == ["职责"])
  }

  @Test("Titles without a number belong to the contents page as well; a sentence ends it")
  func unnumberedTitles() throws {
    let entries = "第一部分 决算表 1\n收入支出决算总表 1\n收入决算表.....2\n第二部分 情况说明\n一、收入情况\n"
    let body = "第一部分 决算表\n\n第二部分 情况说明\n\n一、收入情况\n\n收入10.00元。\n"
    let outline = try Self.outline("目录\n\n\(entries)\n\(body)")
    #expect(outline.contents.map(\.title) == ["决算表", "情况说明", "收入情况"])
    #expect(outline.parts.map(\.number) == [1, 2])
    #expect(outline.parts.last?.sections.flatMap(\.passages).map(\.text) == ["收入10.00元。"])
    let sentence = try Self.outline("目录\n\n\(entries)\n本文没有标题，只有文字。\n\n第二部分 情况说明\n\n一、收入情况\n\n收入10.00元。\n")
    #expect(sentence.parts.map(\.number) == [0, 2])
  }

  @Test("A numbered line with room left on it is a heading; one that runs to the margin goes on")
  func roomLeft() throws {
    func line(_ text: String, _ number: Int, right: Int) -> PaperBlock {
      .line(PaperLine(text, Place(page: 1, box: [100, number * 28, right, number * 28 + 16])))
    }
    let paper = Paper(
      format: .pdf,
      blocks: [
        line("（1）示例工作情况", 1, right: 260), line("本单位按照要求开展了示例工作", 2, right: 500), line("取得成效。", 3, right: 180),
        line("（2）示例工作按照要求开展并取得了预期", 4, right: 498), line("的成效。", 5, right: 160),
      ])
    let sections = TextOutline(paper).parts.flatMap(\.sections)
    #expect(sections.map(\.heading) == ["示例工作情况"])
    #expect(sections[0].passages.map(\.text) == ["本单位按照要求开展了示例工作取得成效。", "（2）示例工作按照要求开展并取得了预期的成效。"])
  }

  @Test(
    "In a format of paragraphs a small heading stands before its text without an empty line", arguments: [Paper.Format.html, .docx, .xlsx])
  func paragraphs(_ format: Paper.Format) {
    let lines = ["一、甲", "（1）示例工作情况", "本单位开展了示例工作。", "（2）示例工作按照要求开展，取得成效。"]
    func outline(_ format: Paper.Format) -> TextOutline {
      TextOutline(Paper(format: format, blocks: lines.enumerated().map { .line(PaperLine($1, Place(line: $0 + 1, endLine: $0 + 1))) }))
    }
    let sections = outline(format).parts.flatMap(\.sections)
    #expect(sections.map(\.heading) == ["甲", "示例工作情况"])
    #expect(sections.last?.passages.map(\.text) == ["本单位开展了示例工作。", "（2）示例工作按照要求开展，取得成效。"])
    // Lines of a plain text may be wrapped.
    #expect(outline(.text).parts.flatMap(\.sections).map(\.heading) == ["甲"])
  }

  @Test("Headings have levels; a numbered sentence is no heading")
  func levels() throws {
    let text = "一、甲\n（一）乙\n1. 丙\n\n(1) 丁\n\n一、收入：指取得的资金。\n2、先做甲，再做乙。\n"
    let sections = try Self.outline(text).parts.flatMap(\.sections)
    #expect(sections.map(\.level) == [1, 2, 3, 4])
    #expect(sections.last?.passages.map(\.text) == ["一、收入：指取得的资金。", "2、先做甲，再做乙。"])
  }

  @Test("Sentences end with their closing quotes, clauses with a semicolon")
  func sentences() {
    let passage = Passage(PaperLine("甲说“好。”乙；丙。丁", Place(line: 1, endLine: 1)))
    let sentences = passage.sentences
    #expect(sentences.map(passage.words) == ["甲说“好。”", "乙；丙。", "丁"])
    #expect(passage.clauses(of: sentences[1]).map(passage.words) == ["乙；", "丙。"])
  }

  private static func section(_ body: String, _ heading: String = "一、收入支出决算总体情况说明") throws -> AccountsNarrative.Section? {
    let paper = try TextReader.read(Array("第三部分 示例局2022年度部门决算情况说明\n\(heading)\n\(body)\n".utf8))
    return AccountsNarrative(paper: paper, file: "例")?.sections.first { $0.topic != nil }
  }

  @Test(
    "An amount is read however it is printed",
    arguments: [
      ("收入总计1234.50元。", "1234.50元"), ("收入总计1,234.50元。", "1234.50元"), ("收入总计1，234.50元。", "1234.50元"),
      ("收入总计１２３４．５０元。", "1234.50元"), ("收 入 总 计 1234.50 万 元 。", "1234.50万元"), ("收入总计12\n34.50元。", "1234.50元"),
      ("收入总计0.5亿元。", "0.5亿元"),
    ])
  func amounts(sentence: String, amount: String) throws {
    let claim = try Self.section(sentence)?.claims.first
    #expect(claim?.subject == "收入总计")
    #expect(claim?.amount?.value.text == amount)
  }

  @Test("A full-width comma between clauses is no separator of digits")
  func clauseComma() throws {
    let claims = try Self.section("共接待12，345人次。")?.claims ?? []
    #expect(claims.compactMap(\.count?.value.text) == ["345人次"])
  }

  @Test("Figures of two sentences are never one claim")
  func twoSentences() throws {
    let claims = try Self.section("收入总计100.00元。占比5.00%。支出总计90.00元；完成年初预算的80.00%。")?.claims ?? []
    #expect(claims.filter { $0.amount != nil }.allSatisfy { $0.share == nil && $0.completion == nil })
  }

  @Test("An unselected direction makes no claim of a change")
  func unselected() throws {
    let claims = try Self.section("收入总计100.00元，比上年增加（减少）5.00元，增长（下降）5.00%。")?.claims ?? []
    #expect(claims.allSatisfy { $0.change == nil })
  }
}
