import HengDocuments
import HengRules
import HengValues

/// The running text of a paper as headings and paragraphs in reading order (文字脉络); tables stand between them.
struct TextFlow {
  enum Item {
    /// A numbered line that is short and no sentence.
    case heading(Heading)
    case paragraph(PaperPassage)
    case table(PaperTable)
  }

  struct Heading {
    var level: Int
    var number: Int
    /// Folded, without its mark and a full stop at its end.
    var title: String
    var line: PaperPassage
  }

  private(set) var items: [Item] = []
  private let file: String
  /// A longer paragraph is none.
  private static let mostLines = 100
  private let isText: Bool

  /// The paragraph being put together; of a single line, that line.
  private var only: PaperPassage?
  private var text = ""
  private var starts: [PaperPassage.Start] = []
  private var isOpen = false
  /// An empty line came after the last line.
  private var isParted = false

  init(_ paper: Paper, file: String) {
    self.file = file
    isText = paper.format == .text
    for block in paper.blocks.withinBudget {
      switch block {
      case .line(let line): add(line)
      case .table(let table):
        finish()
        items.append(.table(table))
      }
    }
    finish()
  }

  private mutating func add(_ line: PaperLine) {
    let passage = PaperPassage(line.text, file: file, place: line.place)
    guard !passage.isEmpty else {
      isParted = true
      return
    }
    defer { isParted = false }
    if passage.isPageNumber { return }
    if let heading = Heading(passage) {
      finish()
      items.append(.heading(heading))
      return
    }
    if isOpen, starts.count < Self.mostLines, !begins(passage) {
      starts.append(PaperPassage.Start(offset: text.utf8.count, place: line.place))
      text += line.text
      only = nil
    } else {
      finish()
      only = passage
      (text, starts) = (line.text, [PaperPassage.Start(offset: 0, place: line.place)])
    }
    isOpen = passage.runsOn
  }

  /// Whether a line begins a paragraph of its own.
  private func begins(_ passage: PaperPassage) -> Bool {
    if HeadingMark(passage.folded) != nil || passage.indicatorCode != nil || passage.isTableTitle { return true }
    return isText && isParted && passage.folded.starts(with: "。".utf8)
  }

  private mutating func finish() {
    if !starts.isEmpty { items.append(.paragraph(only ?? PaperPassage(text, file: file, starts: starts))) }
    (only, text, starts, isOpen) = (nil, "", [], false)
  }
}

extension TextFlow.Heading {
  /// A mark, and words that are short and end in no sign but a stray full stop.
  init?(_ line: PaperPassage) {
    guard let mark = HeadingMark(line.folded) else { return nil }
    var words = line.folded[mark.length...]
    if words.count > 3, words.suffix(3).elementsEqual("。".utf8) { words = words.dropLast(3) }
    guard words.count >= 3 || mark.level == 0, words.count <= 108 else { return nil }
    let signs: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")]
    guard !words.contains(where: signs.contains), words.first != UInt8(ascii: "(") else { return nil }
    let rest = PaperPassage(String(decoding: words, as: UTF8.self), file: "", place: Place())
    guard !rest.contains("。"), !rest.contains("《"), !rest.contains("元") || mark.level < 3 else { return nil }
    self.init(level: mark.level, number: mark.number, title: rest.text, line: line)
  }
}

extension PaperPassage {
  /// A page number on a line of its own.
  var isPageNumber: Bool {
    folded.count <= 8 && folded.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: "-") }
      && folded.contains { $0 != UInt8(ascii: "-") }
  }

  /// The paragraph goes on in the next line: no sign that ends it, and not the short line of a title.
  fileprivate var runsOn: Bool {
    guard let last = folded.last else { return false }
    if last == UInt8(ascii: ",") { return true }
    let ends: [UInt8] = [UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?")]
    if ends.contains(last) || folded.suffix(3).elementsEqual("。".utf8) { return false }
    if folded.suffix(3).elementsEqual("》".utf8) || folded.suffix(3).elementsEqual("、".utf8) { return true }
    return folded.count >= 45
  }

  /// `表 2-1 产出指标评分情况表`
  var isTableTitle: Bool {
    folded.count < 90 && folded.starts(with: "表".utf8) && folded.count > 3 && (48...57).contains(folded[3])
  }

  /// The code of an indicator at the head of a line, behind a number in brackets perhaps: `B11`, `（1）A11`.
  var indicatorCode: (code: String, name: String)? {
    var start = 0
    if let mark = HeadingMark(folded), mark.level == 4 { start = mark.length }
    guard start + 3 <= folded.count, (65...68).contains(folded[start]) else { return nil }
    var end = start + 1
    while end < folded.count, (48...57).contains(folded[end]) { end += 1 }
    guard (3...4).contains(end - start), end < folded.count, folded[end] >= 0xE4 else { return nil }
    var name = folded[end...]
    while let last = name.last, last == UInt8(ascii: ":") { name = name.dropLast() }
    guard name.count <= 90, !name.contains(UInt8(ascii: ",")),
      !PaperPassage(String(decoding: name, as: UTF8.self), file: "", place: Place()).contains("。")
    else { return nil }
    return (String(decoding: folded[start..<end], as: UTF8.self), String(decoding: name, as: UTF8.self))
  }
}
