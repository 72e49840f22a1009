import HengDocuments

extension PDFFlow {
  /// Large lines in the upper half of a page of their own; a date as the last line stands at the foot (封面).
  mutating func placeCover(_ lines: [String]) {
    beginOwnPage(.cover)
    var upper = lines
    var date: String?
    if let last = lines.last, lines.count > 1, last.hasSuffix("月") || last.hasSuffix("日") {
      date = last
      upper.removeLast()
    }
    y += room / 5
    for line in upper {
      if line.isEmpty { y += min(TextStyle.cover(style).pitch, room) }
      place(line, .cover(style))
    }
    if let date {
      var setting = TextStyle.title(style)
      (setting.size, setting.isBold, setting.family) = (OfficialType.body, false, .body)
      y = max(y, bottom - 3 * setting.pitch - 20)
      place(date, setting)
    }
    close()
  }

  mutating func placeTitle(_ lines: [String]) {
    if !isFresh { y += titleGap }
    let words = lines.filter { !$0.isEmpty }
    if !words.isEmpty {
      current.bookmarks.append(PDFPage.Bookmark(level: 2, text: words.joined(separator: " "), y: y))
    }
    for line in words { place(line, .title(style)) }
    y += min(titleGap, room)
  }

  private var titleGap: Double { style == .form ? 6 : OfficialType.pitch }

  mutating func placeHeading(_ level: Int, _ text: String, block: Int) {
    let gaps = headingGaps(level)
    if !isFresh { y += gaps.above }
    mark(block, PDFPage.Bookmark(level: min(max(level, 1), 6), text: text, y: y))
    place(text, .heading(level, style))
    y += gaps.below
  }

  /// An official document keeps to its grid of lines.
  private func headingGaps(_ level: Int) -> (above: Double, below: Double) {
    switch style {
    case .form: (TextStyle.heading(level, style).size * 0.6, TextStyle.heading(level, style).size * 0.4)
    case .official: level <= 1 ? (OfficialType.pitch / 2, OfficialType.pitch / 2) : (0, 0)
    }
  }

  /// The last line, a date, leaves room for four characters at its right; the lines above stand centred over it (落款).
  mutating func placeSignature(_ lines: [String]) {
    let setting = TextStyle.signature(style)
    let texts = lines.compactMap { setter.set($0, setting, width: page.textWidth) }
    guard let last = texts.last else { return }
    if !isFresh { y += signatureGap }
    let right = left + page.textWidth
    let centre = max(right - 4 * setting.size - last.width / 2, left + last.width / 2)
    for text in texts {
      let x = max(min(centre - text.width / 2, right - text.width), left)
      for line in text.lines.indices {
        if text.height(line..<line + 1) > room + Self.slack { newPage() }
        current.texts.append(PDFPage.Text(text: text, lines: line..<line + 1, x: x, y: y))
        y += text.height(line..<line + 1)
      }
    }
  }

  private var signatureGap: Double { style == .form ? 8 : OfficialType.pitch }

  // MARK: What stands together

  /// What block `index` must have below itself on the page where it begins, from its own top down: a heading its first lines,
  /// a table its title and first rows. 0 for what begins a page anyway.
  mutating func leastHeight(from index: Int, depth: Int = 0) throws(WriterError) -> Double {
    guard index < blocks.count, depth < 6 else { return 0 }
    switch blocks[index] {
    case .cover, .contents, .section, .pageBreak: return 0
    case .title(let lines):
      let height = lines.reduce(2 * titleGap) { $0 + (setter.set($1, .title(style), width: page.textWidth)?.height ?? 0) }
      return try height + leastHeight(from: index + 1, depth: depth + 1)
    case .heading(let level, let text):
      let gaps = headingGaps(level)
      let height = setter.set(text, .heading(level, style), width: page.textWidth)?.height ?? 0
      return try gaps.above + height + gaps.below + leastHeight(from: index + 1, depth: depth + 1)
    case .paragraph(let runs):
      guard depth > 0, let set = setter.set(runs.map(\.text).joined(), .paragraph(style), width: page.textWidth) else { return 0 }
      return set.lines.count > 3 ? set.height(0..<2) : set.height + tail(after: index)
    case .signature(let lines): return signatureHeight(lines)
    case .sheet(let sheet):
      let table = try table(sheet, at: index)
      return 10 + headHeight(sheet) + table.leastStart
    }
  }

  private mutating func signatureHeight(_ lines: [String]) -> Double {
    lines.reduce(signatureGap) { $0 + (setter.set($1, .signature(style), width: page.textWidth)?.height ?? 0) }
  }

  /// The signature that follows a paragraph, if it can stand on a page with its last lines.
  mutating func tail(after index: Int) -> Double {
    guard index + 1 < blocks.count, case .signature(let lines) = blocks[index + 1] else { return 0 }
    let height = signatureHeight(lines)
    return height < page.textHeight / 2 ? height : 0
  }
}
