import HengValues

/// The words by which a label of a layout is known on a table (标签辨认): bare words, with gaps where they vary from paper to paper.
struct LabelPattern: Hashable {
  private static let gap: Character = "\u{E000}"
  private let parts: [String]

  init(_ text: FormText) {
    let words = text.pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .field: String(Self.gap)
      }
    }.joined()
    parts = words.bareLabel.split(separator: Self.gap, omittingEmptySubsequences: false).map(String.init)
  }

  /// The fixed words, for messages.
  var words: String { parts.joined() }

  /// Bare words fit.
  func fits(_ bare: String) -> Bool {
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return bare == parts.first }
    guard bare.hasPrefix(first), bare.hasSuffix(last), bare.count >= first.count + last.count else { return false }
    var rest = bare.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

extension FormText {
  /// What stands in the gaps of the words, in their order; nil where the words do not fit. `项目资金（{{金额单位}}）` of `项目资金(万元)` is 万元.
  func values(in text: String) -> [FormField: String]? {
    var rest = text.halfWidth.withoutSpaces[...]
    var found: [FormField: String] = [:]
    var open: FormField?
    for piece in pieces {
      switch piece {
      case .field(let field):
        if open != nil { return nil }
        open = field
      case .words(let words):
        let words = words.halfWidth.withoutSpaces
        if words.isEmpty { continue }
        guard
          let place = open == nil
            ? (rest.hasPrefix(words) ? rest.startIndex..<rest.index(rest.startIndex, offsetBy: words.count) : nil)
            : rest.firstRange(of: words)
        else { return nil }
        if let field = open { found[field] = String(rest[..<place.lowerBound]) }
        open = nil
        rest = rest[place.upperBound...]
      }
    }
    if let open {
      found[open] = String(rest)
      rest = ""
    }
    return rest.isEmpty ? found : nil
  }
}
