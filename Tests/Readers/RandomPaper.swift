import HengDocuments
import HengTestSupport
import HengValues
import HengWriters

/// A random official paper: cover, contents, parts on pages that lie either way, running text, tables with merges, signatures.
struct RandomPaper {
  private var dice: RandomSheet
  private var count = 0

  init(seed: UInt64) { dice = RandomSheet(seed: seed) }

  mutating func document() -> Document {
    var blocks: [Block] = [.cover(["样例县某某局", "2031年度随机文书", "2032年1月"]), .contents(title: "目　录", depth: 2)]
    for part in 0..<int(2...4) {
      if chance(2) { blocks.append(.section(chance(2) ? .official : .officialLandscape)) }
      blocks.append(.heading(level: 1, "第\(["一", "二", "三", "四"][part])部分 随机内容\(number())"))
      if chance(2) { blocks.append(.title(["样例县某某局", "第\(number())份样例报告"])) }
      for _ in 0..<int(1...6) { blocks.append(block()) }
      if chance(2) { blocks.append(.signature(["样例县某某局", "2032年\(number())月1日"])) }
    }
    return Document(title: "随机文书", page: .official, style: .official, blocks: blocks)
  }

  private mutating func block() -> Block {
    switch int(0...5) {
    case 0: return .heading(level: int(2...4), "（\(number())）小标题")
    case 1: return .pageBreak
    case 2, 3: return .sheet(sheet())
    default: return .paragraph([.text(text()), .figure(figure()), .text("元。" + text())])
    }
  }

  private mutating func text() -> String {
    let words = ["资金支付", "按期完成", "核对凭证", "管护人员", "1,280只", "98.37%", "（含上年结转）", "，", "、", "“三查”", "村道"]
    return "第\(number())段" + (0..<int(1...60)).map { _ in words[int(0...words.count - 1)] }.joined()
  }

  private mutating func figure() -> Figure {
    .recorded(key: "k", label: "数", text: "\(number()),\(100 + int(0...899)).\(10 + int(0...89))", Citation(paper: "虚构", lines: "1"))
  }

  /// A grid in which each row and column shows a line, with two columns or more, for one column of a worksheet is running text.
  private mutating func sheet() -> Sheet {
    while true {
      guard case .sheet(var sheet)? = dice.document().blocks.first, sheet.columns.count > 1, sheet.rows.count > 1,
        Set(sheet.placedCells.map(\.column)).count == sheet.columns.count, Set(sheet.placedCells.map(\.row)).count == sheet.rows.count
      else { continue }
      // Cells higher than a page are the tests' of forms.
      for row in sheet.rows.indices {
        for cell in sheet.rows[row].cells.indices where sheet.rows[row].cells[cell].text.count > 60 {
          sheet.rows[row].cells[cell].runs = [.text("一段稍长的说明文字")]
        }
      }
      let name = "随机表\(number())"
      (sheet.name, sheet.title, sheet.isInContents) = (name, [name], chance(2))
      sheet.caption = Caption(left: "编制单位\(number())", centre: "2031年度", right: "金额单位：元")
      sheet.notes = ["注：\(name)为随机数据。"]
      return sheet
    }
  }

  /// No two alike.
  private mutating func number() -> Int {
    count += 1
    return 100 + count
  }

  private mutating func chance(_ oneIn: Int) -> Bool { int(1...oneIn) == 1 }
  private mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice.generator) }
}

extension Document {
  /// What a reader should find, in order: running text a block each, and tables.
  enum Piece {
    case text(String)
    case table(Sheet)
  }

  var pieces: [Piece] {
    blocks.enumerated().flatMap { index, block -> [Piece] in
      switch block {
      case .cover(let lines), .title(let lines), .signature(let lines): lines.map { .text($0) }
      case .contents(let title, _): [.text(title)] + contentsEntries(at: index).map { .text($0.title) }
      case .heading(_, let text): [.text(text)]
      case .paragraph(let runs): [.text(runs.map(\.text).joined())]
      case .sheet(let sheet):
        sheet.title.map { .text($0) } + [sheet.caption.left, sheet.caption.centre, sheet.caption.right].map { .text($0) } + [.table(sheet)]
          + sheet.notes.map { .text($0) }
      case .section, .pageBreak: []
      }
    }
  }
}
