import HengDocuments
import HengValues

/// Reads one part with running text (`document.xml`, `footnotes.xml`) tag by tag into blocks.
///
/// Inserted words are read, deleted ones are not; of a drawing in two forms the first is read. Paragraphs are numbered from 1 in
/// the order in which they begin, those in tables and text boxes too.
final class StoryHandler: XMLHandler {
  /// Whose properties are being read.
  enum Properties { case paragraph, mark, run, row, cell, control, other }

  let part: String
  let styles: WordStyles
  let limits: ReaderLimits
  var counter: NumberingCounter
  /// The number of the last paragraph that began.
  var paragraphs: Int
  var flows = [StoryFlow(.body)]
  var unread = UnreadWords()
  /// Notes referred to, in order of their marks.
  var footnotes: [Int] = []
  var endnotes: [Int] = []
  /// Of a part with notes: their blocks by number.
  private(set) var notes: [Int: [PaperBlock]] = [:]

  var fields = WordFields()
  var controls: [ContentControl] = []
  var formField = FormField()
  var properties: [Properties] = []
  /// The words inside a `t`.
  var piece: [UInt8]?
  var keepsSpace = false
  var words = 0
  private var lines = 0
  private var cells = 0
  /// Open elements below one that is not read.
  private var skipped = 0
  /// For each open element that makes structure: whether it does, which in a damaged file it may not.
  private var effective: [Bool] = []

  private static let deepest = 64
  private static let deepestControl = 1_000

  init(part: String, styles: WordStyles, counter: NumberingCounter, limits: ReaderLimits, after paragraphs: Int = 0) {
    self.part = part
    self.styles = styles
    self.counter = counter
    self.limits = limits
    self.paragraphs = paragraphs
  }

  var blocks: [PaperBlock] { flows[0].blocks }
  var flow: StoryFlow {
    get { flows[flows.count - 1] }
    _modify { yield &flows[flows.count - 1] }
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    guard skipped == 0 else {
      skipped += 1
      return
    }
    switch name {
    case "Fallback", "rt", "delText", "delInstrText", "sectPr", "ctrlPr", "sdtEndPr", "rPrChange", "pPrChange", "tcPrChange", "trPrChange",
      "tblPrChange", "tblGridChange", "tblPrExChange", "tblPr", "tblPrEx":
      skipped = 1
    case "del", "moveFrom":
      if properties.isEmpty { skipped = 1 } else { noteDeletion() }
    case "pPr": properties.append(.paragraph)
    case "rPr": properties.append(properties.last == .paragraph ? .mark : properties.isEmpty ? .run : .other)
    case "trPr": properties.append(.row)
    case "tcPr": properties.append(.cell)
    case "sdt":
      guard controls.count < Self.deepestControl else { throw damaged("内容控件嵌套过深") }
      controls.append(ContentControl())
    case "sdtPr": properties.append(.control)
    case "tbl", "tr", "tc", "p", "txbxContent", "txBody", "footnote", "endnote": try open(name, attributes)
    default:
      if let owner = properties.last { read(property: name, of: owner, attributes) } else { try startInline(name, attributes) }
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    guard skipped == 0 else { return }
    if piece != nil {
      piece?.append(contentsOf: bytes)
      if piece?.count ?? 0 > limits.token { throw damaged("一段文字过长") }
    } else {
      fields.read(code: bytes)
    }
  }

  func end(_ name: String) throws(ReaderError) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch name {
    case "pPr":
      _ = properties.popLast()
      if properties.isEmpty { countNumber() }
    case "rPr", "trPr", "tcPr", "sdtPr": _ = properties.popLast()
    case "tbl", "tr", "tc", "p", "txbxContent", "txBody", "footnote", "endnote":
      if effective.popLast() == true { try close(name) }
    default: try endInline(name)
    }
  }

  func damaged(_ reason: String) -> ReaderError { .damaged(part: part, reason: reason) }

  // MARK: Structure

  private func open(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    switch name {
    case "footnote", "endnote":
      // Separators and the like have a type.
      if let type = attributes["type"], type != "normal" { return skipped = 1 }
      effective.append(true)
      try push(.note(attributes.number("id") ?? 0))
    case "txbxContent", "txBody":
      effective.append(true)
      try push(.box)
    case "tbl":
      effective.append(flow.table == nil)
      if flow.table == nil { flow.table = WordTable() }
    case "tr":
      let fits = flow.table != nil && flow.table?.row == nil
      effective.append(fits)
      if fits { flow.table?.row = WordTable.RawRow() }
    case "tc":
      let fits = flow.table?.row != nil
      effective.append(fits)
      guard fits else { break }
      flow.table?.row?.cells.append(WordTable.RawCell(paragraph: paragraphs + 1))
      try push(.cell)
    default:
      let fits = flow.paragraph == nil
      effective.append(fits)
      guard fits else { break }
      guard paragraphs < limits.rows else { throw .tooLarge(what: "文档的段落", limit: "\(limits.rows) 段") }
      paragraphs += 1
      flow.paragraph = StoryFlow.Paragraph(number: paragraphs, style: styles.usual)
    }
  }

  private func push(_ kind: StoryFlow.Kind) throws(ReaderError) {
    guard flows.count < Self.deepest else { throw damaged("表格或文本框嵌套过深") }
    flows.append(StoryFlow(kind))
  }

  private func close(_ name: String) throws(ReaderError) {
    switch name {
    case "tbl": try closeTable()
    case "tr": try flow.table?.endRow(limits)
    case "p":
      countNumber()
      lines += flow.endParagraph()
      guard lines <= limits.rows else { throw .tooLarge(what: "文档的行数", limit: "\(limits.rows) 行") }
    default:
      guard flows.count > 1, var ended = flows.popLast() else { break }
      ended.end()
      take(ended)
    }
  }

  private func closeTable() throws(ReaderError) {
    guard let table = flow.table else { return }
    flow.table = nil
    cells += table.cellCount
    guard cells <= limits.places else { throw .tooLarge(what: "文档中表格的单元格", limit: "\(limits.places) 个") }
    for place in table.covered { unread.note(.covered, place) }
    flow.blocks += try table.finished()
  }

  /// Puts the blocks of a flow that ended where it stood.
  private func take(_ ended: StoryFlow) {
    switch ended.kind {
    case .note(let number): notes[number] = ended.blocks
    case .cell:
      guard let last = flow.table?.row?.cells.indices.last else { break }
      flow.table?.row?.cells[last].blocks = ended.blocks
    case .box, .body:
      if flow.paragraph == nil { flow.blocks += ended.blocks } else { flow.paragraph?.boxes += ended.blocks }
    }
  }

  /// Counts the automatic number of the open paragraph, once its properties are known.
  private func countNumber() {
    guard let paragraph = flow.paragraph, paragraph.prefix == nil else { return }
    let prefix = paragraph.isEndDeleted ? "" : number(of: paragraph)
    words += prefix.utf8.count
    flow.paragraph?.prefix = prefix
  }

  private func number(of paragraph: StoryFlow.Paragraph) -> String {
    let style = styles[paragraph.style]
    guard let list = paragraph.list ?? style.list, list > 0 else { return "" }
    let level = paragraph.level ?? (paragraph.list == nil ? style.level : nil) ?? counter.level(of: list, style: paragraph.style) ?? 0
    return counter.next(list: list, level: level)
  }
}
