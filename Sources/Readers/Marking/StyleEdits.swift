/// Adds cell styles to `styles.xml` (补充样式): each is one of the file's own with a marking colour behind it. None of the file's is changed.
struct StyleEdits {
  /// Light red behind a wrong cell. Not a colour of the usual palettes, so that an earlier return is known by it.
  private static let colour = "FFFFC7CD"

  private let bytes: [UInt8]
  private var formats: [Range<Int>] = []
  /// Of each format.
  private var fillIDs: [Int?] = []
  private var fills: TagScanner.Element?
  private var cellFormats: TagScanner.Element?
  private var fillCount = 0
  /// Fills of an earlier return.
  private var markFills: Set<Int> = []
  private var added: [(base: Int, fill: Int)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let scanner = TagScanner(bytes)
    for element in TagScanner.elements(of: bytes) {
      if scanner.isNamed(element.start, "fills") { fills = element }
      if scanner.isNamed(element.start, "cellXfs") { cellFormats = element }
    }
    let children = fills.map { Self.children(of: $0, in: bytes) } ?? []
    fillCount = children.count
    markFills = Set(children.indices.filter { scanner.text(children[$0]).contains(Self.colour) })
    formats = cellFormats.map { Self.children(of: $0, in: bytes) } ?? []
    fillIDs = formats.map { format in
      var scanner = TagScanner(bytes, from: format.lowerBound)
      return scanner.next().flatMap { scanner.number("fillId", of: $0) }
    }
  }

  private static func children(of element: TagScanner.Element, in bytes: [UInt8]) -> [Range<Int>] {
    let inner = Array(bytes[element.range])
    let offset = element.range.lowerBound
    return TagScanner.elements(of: inner).map { $0.range.lowerBound + offset..<$0.range.upperBound + offset }
  }

  private var isEditable: Bool { fills?.end != nil && cellFormats?.end != nil }

  /// The style of a cell with the marking colour; the style itself where the file cannot take one.
  mutating func marked(_ style: Int) -> Int { isEditable ? self.style(style, fill: markFills.min() ?? fillCount) : style }

  /// The style of a cell that an earlier return marked, without the colour.
  mutating func unmarked(_ style: Int) -> Int { isMark(style) ? self.style(style, fill: 0) : style }

  func isMark(_ style: Int) -> Bool {
    guard isEditable, formats.indices.contains(style), !markFills.isEmpty else { return false }
    return fill(of: style).map { markFills.contains($0) } == true
  }

  private func fill(of style: Int) -> Int? { fillIDs[style] }

  private mutating func style(_ base: Int, fill: Int) -> Int {
    guard formats.indices.contains(base) else { return base }
    if self.fill(of: base) == .some(fill) { return base }
    if let known = added.firstIndex(where: { $0.base == base && $0.fill == fill }) { return formats.count + known }
    added.append((base, fill))
    return formats.count + added.count - 1
  }

  func applied() -> [UInt8] {
    guard !added.isEmpty, let fills, let cellFormats, let lastFill = fills.end, let lastFormat = cellFormats.end else { return bytes }
    let scanner = TagScanner(bytes)
    var edits = PartEdits()
    if markFills.isEmpty {
      let prefix = String(decoding: scanner.prefix(of: fills.start), as: UTF8.self)
      edits.insert(
        "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"\(Self.colour)\"/>"
          + "<\(prefix)bgColor indexed=\"64\"/></\(prefix)patternFill></\(prefix)fill>", at: lastFill.range.lowerBound)
      if let count = scanner.attribute("count", of: fills.start) { edits.replace(count, "\(fillCount + 1)") }
    }
    for style in added { edits.insert(copy(style.base, fill: style.fill), at: lastFormat.range.lowerBound) }
    if let count = scanner.attribute("count", of: cellFormats.start) { edits.replace(count, "\(formats.count + added.count)") }
    return edits.applied(to: bytes)
  }

  /// The format of a style with another fill.
  private func copy(_ base: Int, fill: Int) -> String {
    let format = Array(bytes[formats[base]])
    var scanner = TagScanner(format)
    guard let tag = scanner.next() else { return "" }
    var edits = PartEdits()
    var missing = ""
    for (name, value) in [("fillId" as StaticString, "\(fill)"), ("applyFill", "1")] {
      if let range = scanner.attribute(name, of: tag) { edits.replace(range, value) } else { missing += " \(name)=\"\(value)\"" }
    }
    if !missing.isEmpty { edits.insert(missing, at: tag.name.upperBound) }
    return String(decoding: edits.applied(to: format), as: UTF8.self)
  }
}
