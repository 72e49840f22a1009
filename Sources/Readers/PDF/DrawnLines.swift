import HengValues

/// Ruling lines page by page from what `pdftocairo -svg` prints (表格线): strokes and thin filled rectangles along the axes.
///
/// Colour is not looked at: a white line on a tinted table parts its cells as a black one does.
struct DrawnLines {
  /// More lines than any table has: a drawing. What comes after them is left out.
  static let most = 50_000

  private struct Group {
    var clip: PDFBox
    /// The group of lines that others refer to, if it is one.
    var name: String?
  }

  private var scanner: MarkupScanner
  private var pages: [PDFRules] = []
  private var named: [String: PDFRules] = [:]
  private var clips: [String: PDFBox] = [:]
  private var groups: [Group] = []
  private var isInDefinitions = false
  private var openClip: String?
  /// Pages (from 0) whose text stands on its side, and the last glyph on such a page.
  private var turned: Set<Int>
  private var lastGlyph: SVGPath.Point?

  /// A single page has no `page` element of its own.
  static func read(_ output: [UInt8], turned: Set<Int>) -> [PDFRules] {
    output.withUnsafeBytes { buffer in
      var lines = DrawnLines(scanner: MarkupScanner(buffer), turned: turned)
      lines.readAll()
      return lines.pages.isEmpty ? [PDFRules()] : lines.pages
    }
  }

  private static let everywhere = PDFBox(x0: -1e6, y0: -1e6, x1: 1e6, y1: 1e6)

  private mutating func readAll() {
    var count: UInt8 = 0
    while let tag = scanner.next() {
      count &+= 1
      if count == 0, WorkBudget.current.isSpent { return }
      if scanner.isNamed(tag, "symbol") {
        isInDefinitions = true
      } else if scanner.isNamed(tag, "defs") {
        isInDefinitions = !tag.isClosing
      } else if scanner.isNamed(tag, "page") {
        if !tag.isClosing { pages.append(PDFRules()) }
      } else if scanner.isNamed(tag, "g") {
        group(tag)
      } else if scanner.isNamed(tag, "clipPath") {
        openClip = tag.isClosing || tag.isEmpty ? nil : id(tag)
      } else if scanner.isNamed(tag, "path") {
        path(tag)
      } else if scanner.isNamed(tag, "rect") {
        rectangle(tag)
      } else if scanner.isNamed(tag, "use") {
        use(tag)
      }
    }
  }

  // MARK: Groups, clips and references

  private func id(_ tag: MarkupScanner.Tag) -> String? { scanner.attribute("id", of: tag).map { scanner.string($0) } }

  private mutating func group(_ tag: MarkupScanner.Tag) {
    if tag.isClosing {
      _ = groups.popLast()
    } else if !tag.isEmpty {
      let name = isInDefinitions ? id(tag).flatMap { $0.hasPrefix("surface") ? $0 : nil } : nil
      if let name { named[name] = PDFRules() }
      let outer = groups.last?.clip ?? Self.everywhere
      groups.append(Group(clip: clip(tag).map { $0.intersection(outer) } ?? outer, name: name ?? groups.last?.name))
    }
  }

  /// `clip-path="url(#clip3)"`
  private func clip(_ tag: MarkupScanner.Tag) -> PDFBox? {
    guard let value = scanner.attribute("clip-path", of: tag), value.count > 6 else { return nil }
    return clips[scanner.string(value.lowerBound + 5..<value.upperBound - 1)]
  }

  private mutating func use(_ tag: MarkupScanner.Tag) {
    if !turned.isEmpty, turned.contains(max(pages.count - 1, 0)) { followGlyph(tag) }
    guard let reference = scanner.attribute("xlink:href", of: tag), scanner.contains("#surface", in: reference),
      let rules = named[scanner.string(reference.lowerBound + 1..<reference.upperBound)], (pages.last?.count ?? 0) < Self.most
    else { return }
    let transform = SVGTransform(scanner, tag)
    for rule in rules.horizontal { add([(rule.from, rule.at), (rule.to, rule.at)], transform) }
    for rule in rules.vertical { add([(rule.at, rule.from), (rule.at, rule.to)], transform) }
  }

  /// Glyphs are drawn in reading order: the next one below says that the line runs downward.
  private mutating func followGlyph(_ tag: MarkupScanner.Tag) {
    let point: [Double] = (["x", "y"] as [StaticString]).compactMap { name in
      scanner.attribute(name, of: tag).flatMap { scanner.numbers($0)?.first }
    }
    guard point.count == 2 else { return }
    if let last = lastGlyph, abs(point[0] - last.x) < 0.5, abs(point[1] - last.y) < 40 {
      if pages.isEmpty { pages.append(PDFRules()) }
      pages[pages.count - 1].downwardGlyphs += point[1] > last.y ? 1 : -1
    }
    lastGlyph = (point[0], point[1])
  }

  private mutating func rectangle(_ tag: MarkupScanner.Tag) {
    guard let openClip else { return }
    let sides: [Double] = (["x", "y", "width", "height"] as [StaticString]).compactMap { name in
      scanner.attribute(name, of: tag).flatMap { scanner.numbers($0)?.first }
    }
    guard sides.count == 4 else { return }
    clips[openClip] = PDFBox(x0: sides[0], y0: sides[1], x1: sides[0] + sides[2], y1: sides[1] + sides[3])
  }

  // MARK: Paths

  private mutating func path(_ tag: MarkupScanner.Tag) {
    guard openClip != nil || !isInDefinitions || groups.last?.name != nil else { return }
    guard let data = scanner.attribute("d", of: tag) else { return }
    if let openClip {
      clips[openClip] = SVGPath(scanner, data)?.box
      return
    }
    // Curves are glyphs and drawings.
    if let curve = scanner.find(0x43, from: data.lowerBound), curve < data.upperBound { return }
    guard let style = scanner.attribute("style", of: tag), let path = SVGPath(scanner, data) else { return }
    let transform = SVGTransform(scanner, tag)
    if scanner.contains("fill:none", in: style) {
      guard !scanner.contains("stroke-opacity:0;", in: style) else { return }
      for part in path.parts { for (start, end) in zip(part, part.dropFirst()) { add([start, end], transform) } }
    } else if !scanner.contains("fill-opacity:0;", in: style) {
      for part in path.parts { fill(part, transform) }
    }
  }

  /// A filled rectangle no thicker than a line is one. A dot may be part of a dotted line in either direction.
  private mutating func fill(_ corners: [SVGPath.Point], _ transform: SVGTransform) {
    let corners = corners.map(transform.apply)
    guard corners.count >= 4, let box = SVGPath(parts: [corners]).box else { return }
    guard corners.allSatisfy({ min(abs($0.x - box.x0), abs($0.x - box.x1)) < 0.2 && min(abs($0.y - box.y0), abs($0.y - box.y1)) < 0.2 })
    else { return }
    let thickest = 3.2
    if box.height <= thickest { add([(box.x0, box.middleY), (box.x1, box.middleY)], .identity) }
    if box.width <= thickest { add([(box.middleX, box.y0), (box.middleX, box.y1)], .identity) }
  }

  private mutating func add(_ ends: [SVGPath.Point], _ transform: SVGTransform) {
    let (start, end) = (transform.apply(ends[0]), transform.apply(ends[1]))
    let clip = groups.last?.clip ?? Self.everywhere
    let box = PDFBox(x0: min(start.x, end.x), y0: min(start.y, end.y), x1: max(start.x, end.x), y1: max(start.y, end.y))
    let isHorizontal = box.height <= 0.6 && box.width >= box.height
    guard isHorizontal || box.width <= 0.6 else { return }
    // A clip may be as thin as the line itself.
    let seen = box.intersection(PDFBox(x0: clip.x0 - 1, y0: clip.y0 - 1, x1: clip.x1 + 1, y1: clip.y1 + 1))
    guard seen.width >= 0, seen.height >= 0 else { return }
    let rule =
      isHorizontal ? PDFRule(at: seen.middleY, from: seen.x0, to: seen.x1) : PDFRule(at: seen.middleX, from: seen.y0, to: seen.y1)
    append(rule, isHorizontal)
  }

  private mutating func append(_ rule: PDFRule, _ isHorizontal: Bool) {
    func put(_ rules: inout PDFRules) {
      guard rules.count < Self.most else { return }
      if isHorizontal { rules.horizontal.append(rule) } else { rules.vertical.append(rule) }
    }
    if let name = groups.last?.name {
      put(&named[name, default: PDFRules()])
    } else if !isInDefinitions {
      if pages.isEmpty { pages.append(PDFRules()) }
      put(&pages[pages.count - 1])
    }
  }
}
