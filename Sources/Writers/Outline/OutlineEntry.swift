package import HengDocuments

/// A line of the contents (目录条目): a heading, or a table that asks to be listed.
package struct OutlineEntry: Hashable, Sendable {
  /// 1 stands outermost; a table counts as a heading of level 2.
  package var level: Int
  package var title: String
  /// Where its heading or sheet stands among the document's blocks.
  package var block: Int
}

extension Document {
  /// What the contents at `index` among the blocks list: everything after it, down to its depth.
  package func contentsEntries(at index: Int) -> [OutlineEntry] {
    guard blocks.indices.contains(index), case .contents(_, let depth) = blocks[index] else { return [] }
    return blocks.indices.dropFirst(index + 1).compactMap { position in
      guard let entry = outlineEntry(at: position), entry.level <= depth else { return nil }
      return entry
    }
  }

  private func outlineEntry(at index: Int) -> OutlineEntry? {
    switch blocks[index] {
    case .heading(let level, let text): OutlineEntry(level: max(level, 1), title: text, block: index)
    case .sheet(let sheet) where sheet.isInContents:
      OutlineEntry(level: 2, title: sheet.contentsTitle ?? sheet.name, block: index)
    default: nil
    }
  }
}
