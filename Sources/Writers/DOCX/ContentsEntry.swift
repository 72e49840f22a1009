import HengDocuments

/// A line of the contents (目录条目).
struct ContentsEntry {
  /// Position of the heading or sheet among the blocks of the document.
  var block: Int
  var level: Int
  var text: String

  /// Goal of links and of page numbers; word processors know such bookmarks as their own.
  var bookmark: String {
    let digits = String(block + 1)
    return "_Toc" + String(repeating: "0", count: max(9 - digits.count, 0)) + digits
  }

  init?(_ block: Block, at index: Int, depth: Int) {
    switch block {
    case .heading(let level, let text):
      self.init(block: index, level: min(max(level, 1), 4), text: text)
    case .sheet(let sheet):
      guard sheet.isInContents, let title = sheet.contentsTitle else { return nil }
      self.init(block: index, level: min(2, max(depth, 1)), text: title)
    default: return nil
    }
    if text.isEmpty { return nil }
  }

  private init(block: Int, level: Int, text: String) {
    (self.block, self.level) = (block, level)
    let line = PrintableText.clean(text).split(whereSeparator: { $0 == "\n" || $0 == "\t" }).joined(separator: " ")
    self.text = line
  }
}

extension Document {
  /// Of the first contents, which a paper has one of.
  var contentsDepth: Int? {
    blocks.lazy.compactMap { if case .contents(_, let depth) = $0 { min(max(depth, 1), 4) } else { nil } }.first
  }

  /// What the contents list: headings and marked tables behind them.
  func contentsEntries(depth: Int, after block: Int) -> [ContentsEntry] {
    blocks.indices.dropFirst(block + 1).compactMap { index in
      guard let entry = ContentsEntry(blocks[index], at: index, depth: depth), entry.level <= depth else { return nil }
      return entry
    }
  }

  /// How many blocks from the first on make the pages before page 1: cover, contents, and breaks between them.
  var frontCount: Int {
    var count = 0
    for (index, block) in blocks.enumerated() {
      switch block {
      case .cover, .contents: count = index + 1
      case .section, .pageBreak: continue
      default: return count
      }
    }
    return count
  }
}
