import HengDocuments

/// On which page each block begins, by counting lines (页码估计). Lines have exact heights, so that only their breaks are a guess.
struct PageEstimate {
  /// The number printed on the page where a block begins, by position of the block.
  private(set) var numbers: [Int: Int] = [:]

  private let types: WordTypes
  private var page: WordPage
  private var used = 0
  private var number = 1
  private var isAfterTable = false

  init(_ document: Document) {
    types = WordTypes(document.style)
    page = WordPage(document.page)
    let front = document.style == .official ? document.frontCount : 0
    for (index, block) in document.blocks.enumerated() {
      if index == front { (number, used) = (1, 0) }
      place(block, at: index, in: document)
    }
  }

  private mutating func place(_ block: Block, at index: Int, in document: Document) {
    switch block {
    case .cover:
      if used > 0 { turn() }
      turn()
    case .contents(let title, let depth):
      if used > 0 { turn() }
      add(title, types.contentsTitle)
      for entry in document.contentsEntries(depth: depth, after: index) { add(entry.text, types.contents(entry.level)) }
      turn()
    case .section(let setup):
      if used > 0 { turn() }
      page = WordPage(setup)
    case .pageBreak: if used > 0 { turn() }
    case .title(let lines): for line in lines { add(line, types.title) }
    case .heading(let level, let text):
      let type = types.heading(level)
      keep(lines(text, type) * type.line + type.before + type.after + types.text.line)
      numbers[index] = number
      add(text, type)
    case .paragraph(let runs): add(runs.map(\.text).joined(), types.text)
    case .signature(let lines):
      keep(lines.count * types.signature.line + types.signature.before)
      for line in lines { add(line, types.signature) }
    case .sheet(let sheet): place(sheet, at: index)
    }
    if case .sheet = block {} else { isAfterTable = false }
  }

  private mutating func place(_ sheet: Sheet, at index: Int) {
    let table = WordTableLayout(sheet, page: page, types)
    let title = used > 0 ? types.inlineTitle : types.sheetTitle
    let titles = sheet.title.filter { !$0.isEmpty }.enumerated().map { ($1, $0 == 0 ? title : types.sheetSubtitle) }
    let head = table.heights[table.repeated].reduce(0, +)
    let above = titles.reduce(0) { $0 + lines($1.0, $1.1) * $1.1.line + (used > 0 ? $1.1.before : 0) }
    let first = table.repeated.upperBound < table.heights.count ? table.heights[table.repeated.upperBound] : 0
    keep(above + types.caption.line + 80 + head + first)
    numbers[index] = number
    for (line, type) in titles { add(line, type) }
    if !sheet.caption.isEmpty { used += types.caption.line + 80 }
    for (row, height) in table.heights.enumerated() {
      if used + height > page.textHeight, used > 0 {
        if !table.isKeptWhole(row, page: page) {
          let rest = height - (page.textHeight - used)
          turn()
          used = head + rest % max(page.textHeight - head, 1)
          number += rest / max(page.textHeight - head, 1)
          continue
        }
        turn()
        if row >= table.repeated.upperBound { used = head }
      }
      used += height
    }
    for note in sheet.notes { add(note, types.note) }
    isAfterTable = sheet.notes.allSatisfy(\.isEmpty)
  }

  private mutating func turn() {
    number += 1
    used = 0
  }

  private mutating func keep(_ height: Int) {
    if used > 0, used + height > page.textHeight { turn() }
  }

  private mutating func add(_ text: String, _ type: WordType) {
    if text.isEmpty { return }
    let count = lines(text, type)
    used += used > 0 ? max(type.before, isAfterTable ? 160 : 0) : 0
    for _ in 0..<count {
      if used + type.line > page.textHeight { turn() }
      used += type.line
    }
    used += type.after
  }

  private func lines(_ text: String, _ type: WordType) -> Int {
    let room = Double(page.textWidth) / 20 / type.pitch - Double(type.left + type.right)
    let clean = PrintableText.clean(text)
    guard type.indent > 0 else { return WordTableLayout.lines(clean, ems: room) }
    return WordTableLayout.lines(String(repeating: "　", count: type.indent) + clean, ems: room)
  }
}
