import HengDocuments
import HengValues

/// Goes through the tags of a page and lays out lines and tables (网页阅读).
///
/// Tolerant of what people and programs write: elements need not be closed, and an end without a beginning is nothing.
struct HTMLPage {
  /// A stretch that gathers blocks of its own: the page, a cell, a caption.
  private struct Flow {
    enum Kind: Equatable { case page, cell(rows: Int, columns: Int), caption }
    var kind: Kind
    /// The line of the file where it begins.
    var line = 1
    var blocks: [PaperBlock] = []
    /// Tables that are open around it.
    var depth = 0
  }

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "button", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary", "ul",
  ]
  private static let tabular: Set<String> = ["table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"]
  /// Elements without words that could be read.
  private static let silent: Set<String> = [
    "svg", "template", "select", "datalist", "noscript", "canvas", "audio", "video", "object", "math", "map",
  ]
  private static let single: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]
  private static let deepest = 64

  private var tokens: HTMLTokenizer
  private let limits: ReaderLimits
  private var flows = [Flow(kind: .page)]
  private var tables: [HTMLTable] = []
  private var words = HTMLWords()
  /// Numbers of the open lists; nil for one without numbers.
  private var lists: [Int?] = []
  private var preformatted = 0
  private var raised = 0
  /// The element whose words are not read, how often its name is open, and whether a page hides it.
  private var skipped: (name: String, depth: Int, isHidden: Bool)?
  private var size = 0
  private var lineCount = 0
  private var pictures = 0
  private var hidden: [Place] = []

  init(_ text: [UInt8], _ limits: ReaderLimits) {
    tokens = HTMLTokenizer(text)
    self.limits = limits
  }

  mutating func read() throws(ReaderError) -> [PaperBlock] {
    var count: UInt8 = 0
    while let token = tokens.next() {
      count &+= 1
      if count == 0 { try ReaderLimits.checkTime() }
      switch token {
      case .text(let range, let line): try add(range, line)
      case .tag(let tag): try take(tag)
      }
    }
    while !tables.isEmpty { try endTable() }
    try endLine()
    return flows[0].blocks
  }

  var cautions: [PaperCaution] {
    var cautions: [PaperCaution] = []
    if !hidden.isEmpty { cautions.append(PaperCaution("有 \(hidden.count) 处文字在网页上是隐藏的，没有读。", hidden.first)) }
    if pictures > 0 { cautions.append(PaperCaution("网页里有 \(pictures) 个图片，其中的文字没有读。")) }
    if tokens.isCutOff { cautions.append(PaperCaution("网页中有脚本、样式等没有结束，后面的内容没有读。")) }
    return cautions
  }

  // MARK: Words

  private mutating func add(_ range: Range<Int>, _ line: Int) throws(ReaderError) {
    if let open = skipped {
      if open.isHidden, tokens.text[range].contains(where: { $0 > 0x20 }), hidden.last?.line != line {
        hidden.append(Place(line: line, endLine: line))
      }
      return
    }
    size += range.count
    guard size <= limits.sharedBytes else { throw .tooLarge(what: "网页的文字", limit: "\(limits.sharedBytes >> 20) MB") }
    if preformatted > 0 {
      for (index, part) in tokens.text[range].split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if index > 0 { try endLine() }
        add(HTMLEntities.resolved(part), line + index)
      }
    } else {
      add(HTMLEntities.resolved(tokens.text[range]), line)
    }
    guard words.count <= limits.token else { throw .tooLarge(what: "第\(line)行的长度", limit: "\(limits.token >> 20) MB") }
  }

  private mutating func add(_ text: [UInt8], _ line: Int) {
    let text = raised > 0 ? Array(WordScripts.raised(String(decoding: text, as: UTF8.self)).utf8) : text
    words.add(text, at: line, keepsBlanks: preformatted > 0)
  }

  private mutating func endLine() throws(ReaderError) {
    guard let line = words.taken() else { return }
    lineCount += 1
    guard lineCount <= limits.rows else { throw .tooLarge(what: "网页的行数", limit: "\(limits.rows) 行") }
    flows[flows.count - 1].blocks.append(.line(line))
  }

  // MARK: Tags

  private mutating func take(_ tag: HTMLTokenizer.Tag) throws(ReaderError) {
    if let open = skipped {
      // A paragraph ends where the next block begins.
      guard open.name == "p", !tag.isEnd, tag.name == "table" || Self.blocks.contains(tag.name) && tag.name != "br" else {
        return pass(tag, open)
      }
      skipped = nil
    }
    if !tag.isEnd, begin(silent: tag) { return }
    if Self.tabular.contains(tag.name) { return try takeTabular(tag) }
    if Self.blocks.contains(tag.name) { try endLine() }
    switch tag.name {
    case "ol", "ul", "menu", "dir": takeList(tag)
    case "li": if !tag.isEnd { number(tag) }
    case "pre": preformatted = max(preformatted + (tag.isEnd ? -1 : 1), 0)
    case "sup": raised = max(raised + (tag.isEnd ? -1 : 1), 0)
    case "img": pictures += 1
    case "input": if !tag.isEnd { check(tag) }
    default: break
    }
  }

  /// Inside of what is not read only its own name counts.
  private mutating func pass(_ tag: HTMLTokenizer.Tag, _ open: (name: String, depth: Int, isHidden: Bool)) {
    guard tag.name == open.name else { return }
    let depth = open.depth + (tag.isEnd ? -1 : 1)
    skipped = depth > 0 ? (open.name, depth, open.isHidden) : nil
  }

  private mutating func begin(silent tag: HTMLTokenizer.Tag) -> Bool {
    let isSilent = Self.silent.contains(tag.name)
    guard isSilent || attributes(tag).isHidden, !Self.single.contains(tag.name) else { return false }
    // A hidden row or cell keeps its place; so does all that tables are made of.
    if !isSilent, Self.tabular.contains(tag.name), tag.name != "table" { return false }
    skipped = (tag.name, 1, !isSilent)
    return true
  }

  private func attributes(_ tag: HTMLTokenizer.Tag) -> HTMLAttributes { HTMLAttributes(text: tokens.text, range: tag.attributes) }

  private mutating func takeList(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd {
      _ = lists.popLast()
    } else if lists.count < Self.deepest {
      lists.append(tag.name == "ol" ? (attributes(tag).number("start") ?? 1) : nil)
    }
  }

  /// The number that a browser prints before an item of a numbered list.
  private mutating func number(_ tag: HTMLTokenizer.Tag) {
    guard let last = lists.last, let next = last else { return }
    let number = attributes(tag).number("value") ?? next
    lists[lists.count - 1] = min(number, 1_000_000_000) + 1
    words.add(Array("\(number). ".utf8), at: tag.line, keepsBlanks: true)
  }

  private mutating func check(_ tag: HTMLTokenizer.Tag) {
    let attributes = attributes(tag)
    guard let kind = attributes["type"].map({ String(decoding: $0.map(HTMLTokenizer.lowered), as: UTF8.self) }) else { return }
    guard kind == "checkbox" || kind == "radio" else { return }
    words.add(Array((attributes["checked"] == nil ? "☐" : "☑").utf8), at: tag.line, keepsBlanks: true)
  }

  // MARK: Tables

  private mutating func takeTabular(_ tag: HTMLTokenizer.Tag) throws(ReaderError) {
    if tag.name == "table" {
      try endLine()
      if tag.isEnd { return tables.isEmpty ? () : try endTable() }
      guard tables.count < Self.deepest else { throw .tooLarge(what: "网页表格的嵌套", limit: "\(Self.deepest) 层") }
      return tables.append(HTMLTable())
    }
    guard !tables.isEmpty else { return try endLine() }
    try endCell()
    switch (tag.name, tag.isEnd) {
    case ("caption", false): flows.append(Flow(kind: .caption, line: tag.line, depth: tables.count))
    case ("thead", _), ("tbody", _), ("tfoot", _): tables[tables.count - 1].endGroup()
    case ("tr", false): tables[tables.count - 1].beginRow()
    case ("tr", true): tables[tables.count - 1].endRow()
    case ("td", false), ("th", false):
      if !tables[tables.count - 1].isRowOpen { tables[tables.count - 1].beginRow() }
      let spans = attributes(tag)
      let kind = Flow.Kind.cell(rows: min(spans.number("rowspan") ?? 1, 65_534), columns: max(min(spans.number("colspan") ?? 1, 1_000), 1))
      flows.append(Flow(kind: kind, line: tag.line, depth: tables.count))
    default: break
    }
  }

  /// Ends the open cell or caption of the innermost table.
  private mutating func endCell() throws(ReaderError) {
    try endLine()
    guard let flow = flows.last, flow.kind != .page, flow.depth == tables.count else { return }
    flows.removeLast()
    let end = flow.blocks.last.flatMap { $0.place.endLine ?? $0.place.line } ?? flow.line
    switch flow.kind {
    case .cell(let rows, let columns):
      let place = Place(line: flow.line, endLine: max(end, flow.line))
      try tables[tables.count - 1].add(flow.blocks, rows: rows, columns: columns, place, limits)
    case .caption: tables[tables.count - 1].caption += flow.blocks
    case .page: break
    }
  }

  private mutating func endTable() throws(ReaderError) {
    try endCell()
    guard var table = tables.popLast() else { return }
    flows[flows.count - 1].blocks += try table.finished(limits)
  }
}
