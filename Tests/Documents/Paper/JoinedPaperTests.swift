import HengDocuments
import HengValues
import Testing

@Suite("Several files of one publication as one paper")
struct JoinedPaperTests {
  private func lines(_ words: [String], pages: Bool = false) -> Paper {
    let blocks = words.enumerated().map { index, text in
      PaperBlock.line(PaperLine(text, pages ? Place(page: index + 1, box: [0, 0, 9, 9]) : Place(line: index + 1, endLine: index + 1)))
    }
    return Paper(format: pages ? .pdf : .docx, pageCount: pages ? words.count : 1, blocks: blocks)
  }

  private func sheet(_ name: String) -> Paper {
    let cell = PaperCell(row: 0, column: 0, text: "1", place: Place(sheet: name, row: 1, column: 1))
    let table = PaperTable(origin: .ruled, rowCount: 1, columnCount: 1, cells: [cell], place: Place(sheet: name, row: 1, column: 1))
    return Paper(format: .xlsx, blocks: [.table(table)], cautions: [PaperCaution("隐藏", Place(sheet: name))])
  }

  private var joined: JoinedPaper {
    JoinedPaper([
      .init(file: "一.docx", paper: lines(["甲", "乙"])), .init(file: "二.pdf", paper: lines(["丙", "丁"], pages: true)),
      .init(file: "三.xlsx", paper: sheet("表")), .init(file: "四.pdf", paper: lines(["戊"], pages: true)),
      .init(file: "五.xlsx", paper: sheet("表")), .init(file: "六.txt", paper: lines(["己"])),
    ])
  }

  @Test("every place is one place, and is given back with its file")
  func places() {
    let joined = joined
    let places = joined.paper.blocks.map(\.place)
    #expect(Set(places).count == places.count)
    let placed = joined.placed.blocks.filter { $0.line?.text != "" }
    #expect(placed.map(\.place.file) == ["一.docx", "一.docx", "二.pdf", "二.pdf", "三.xlsx", "四.pdf", "五.xlsx", "六.txt"])
    #expect(placed.map(\.place.line) == [1, 2, nil, nil, nil, nil, nil, 1])
    #expect(placed.map(\.place.page) == [nil, nil, 1, 2, nil, 1, nil, nil])
    #expect(placed.map(\.place.sheet) == [nil, nil, nil, nil, "表", nil, "表", nil])
    #expect(joined.placed.cautions.map(\.place) == [Place(file: "三.xlsx", sheet: "表"), Place(file: "五.xlsx", sheet: "表")])
    for (block, own) in zip(joined.paper.blocks, joined.placed.blocks) where block.line?.text != "" {
      #expect(joined.located(block.place) == own.place)
    }
  }

  @Test("a range stays within its file; a place without one is left alone")
  func ranges() {
    #expect(joined.located(Place(line: 2, endLine: 5_000)) == Place(file: "一.docx", line: 2, endLine: 2))
    #expect(joined.located(Place(field: "得分")) == Place(field: "得分"))
  }

  @Test("lines count as lines where one file has them")
  func format() {
    #expect(joined.paper.format == .pdf && joined.paper.pageCount == 7)
    #expect(JoinedPaper([.init(file: "一", paper: lines(["甲"])), .init(file: "二", paper: sheet("表"))]).paper.format == .docx)
  }
}
