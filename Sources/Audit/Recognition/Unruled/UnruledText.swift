import HengDocuments
import HengValues

/// Lines of a paper cut into runs of signs without blanks (片段): all that is left of a table whose cells lost their borders.
struct UnruledText {
  /// What stands before a fragment.
  enum Gap: Int, Comparable {
    /// A blank on the same line: two cells of one printed line.
    case blank
    /// The end of a line.
    case line
    /// An empty line.
    case paragraph
    /// The end of a page, or the header that a new page repeats.
    case page

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  struct Fragment {
    var text: String
    /// The signs in half width, as vocabulary is compared.
    var signs: [UInt32]
    /// Width in halves of a Chinese character.
    var width: Int
    /// Index of its line.
    var line: Int
    var gap: Gap
    /// The width of what must not be parted at its beginning.
    var firstUnitWidth: Int

    /// Whether it alone is what forms print as a value; known once the text is cut.
    var isValueAlone = false

    var isLineStart: Bool { gap != .blank }
  }

  let lines: [PaperLine]
  var fragments: [Fragment] = []

  init(_ lines: [PaperLine]) {
    self.lines = lines
    var gap = Gap.page
    var page = lines.first?.place.page
    for (index, line) in lines.enumerated() {
      if line.place.page != page { (page, gap) = (line.place.page, .page) }
      if line.text.utf8.first == 0x0C { gap = .page }
      let before = fragments.count
      cut(line.text, line: index, first: gap)
      if fragments.count > before { gap = .line } else { gap = max(gap, .paragraph) }
    }
    for index in fragments.indices { fragments[index].isValueAlone = fragments[index].looksLikeValue }
  }

  private mutating func cut(_ text: String, line: Int, first: Gap) {
    let scalars = text.unicodeScalars
    var signs: [UInt32] = []
    var start = scalars.startIndex
    var width = 0
    var gap = first
    var index = start
    func fragment() -> Fragment {
      Fragment(text: String(text[start..<index]), signs: signs, width: width, line: line, gap: gap, firstUnitWidth: signs.firstUnitWidth)
    }
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar.isUnruledBlank {
        if !signs.isEmpty {
          fragments.append(fragment())
          (signs, width, gap) = ([], 0, .blank)
        }
        start = next
      } else {
        signs.append(scalar.halfWidthValue)
        width += scalar.halfWidthValue.printedWidth
      }
      index = next
    }
    if !signs.isEmpty { fragments.append(fragment()) }
  }

  func place(_ index: Int) -> Place { lines[fragments[index].line].place }

  /// The place of several fragments; the printed lines name the gaps between pages: `982;988-989`.
  func citation(_ indices: some Collection<Int>, file: String) -> Citation {
    let sorted = indices.sorted()
    guard let first = sorted.first, let last = sorted.last else { return Citation(paper: file, lines: "") }
    var stretches: [Place] = []
    var previous = first
    for index in sorted {
      let isTorn = index > previous && fragments[(previous + 1)...index].contains { $0.gap == .page && $0.line != fragments[previous].line }
      if let open = stretches.popLast() {
        stretches += isTorn ? [open, place(index)] : [open.union(place(index))]
      } else {
        stretches = [place(index)]
      }
      previous = index
    }
    let whole = place(first).union(place(last))
    let isListed = stretches.count > 1 && stretches.allSatisfy { $0.line != nil }
    return Citation(paper: file, lines: isListed ? stretches.map(\.lines).joined(separator: ";") : whole.lines, place: whole)
  }

  /// The words of fragments as they read on: a blank stays only beside a Latin letter or digit, a line break never.
  func words(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      let fragment = fragments[index]
      if index > range.lowerBound, fragment.gap == .blank {
        let before = fragments[index - 1].signs.last ?? 0, after = fragment.signs.first ?? 0
        if before < 0x80 || after < 0x80 { text += " " }
      }
      text += fragment.text
    }
    return text
  }

  /// The same for a long text, where a numbered line begins a line of its own.
  func paragraphs(_ range: Range<Int>) -> String {
    var text = ""
    var start = range.lowerBound
    for index in range where index > start && fragments[index].isLineStart && fragments[index].isNumbered {
      text += words(start..<index) + "\n"
      start = index
    }
    return text + words(start..<range.upperBound)
  }
}

extension UnruledText.Fragment {
  /// `1.保证系统稳定`, but not `2.5万元`.
  var isNumbered: Bool {
    let digits = signs.prefix { $0.isDigitSign }
    guard !digits.isEmpty, signs.count > digits.count + 1 else { return false }
    return [0x2E, 0x3001].contains(signs[digits.count]) && !signs[digits.count + 1].isDigitSign
  }
}

extension UInt32 {
  var isDigitSign: Bool { (0x30...0x39).contains(self) }

  /// A Chinese sign is two wide, a Latin letter or digit one.
  var printedWidth: Int { self < 0x80 ? 1 : 2 }
}

extension String {
  init(signs: some Sequence<UInt32>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(48)
    for sign in signs { if let scalar = Unicode.Scalar(sign) { bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter } }
    self.init(decoding: bytes, as: UTF8.self)
  }

  /// The signs in half width, for comparison with fragments.
  var halfWidthSigns: [UInt32] { unicodeScalars.map(\.halfWidthValue) }
}

extension Unicode.Scalar {
  var halfWidthValue: UInt32 { (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value }

  var isUnruledBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
