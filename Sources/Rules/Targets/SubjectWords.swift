import HengValues

extension String {
  /// Whether every character stands in the other text in the same order: 受益户数 in 受益脱贫户数.
  func isScattered(in other: String) -> Bool {
    var rest = other[...]
    for character in self {
      guard let place = rest.firstIndex(of: character) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }

  func containsAny(_ words: [String]) -> Bool { words.contains { holds($0) } }
}

/// One word of a title for which the rest of a form has another (用词不一): 长聘 against 临聘.
struct WordVariant {
  /// The title's five characters and the five that stand for them elsewhere.
  let title: String
  let other: String

  /// Two characters on both sides agree, the one between differs, and the title's own pairs with it stand nowhere else.
  init?(title: String, text: String) {
    let (title, text) = (Array(title.lettersOnly.unicodeScalars), Array(text.lettersOnly.unicodeScalars))
    guard title.count >= 5, text.count >= 5 else { return nil }
    for centre in 2..<(title.count - 2) where Self.isWord(title[centre]) {
      let window = Array(title[(centre - 2)...(centre + 2)])
      let variants = (2..<(text.count - 2)).filter { place in
        text[place - 1] == window[1] && text[place - 2] == window[0] && text[place + 1] == window[3] && text[place + 2] == window[4]
          && text[place] != title[centre] && Self.isWord(text[place])
      }
      guard let first = variants.first, variants.count >= 2, variants.allSatisfy({ text[$0] == text[first] }),
        !Self.stands(window[1...2], in: text), !Self.stands(window[2...3], in: text)
      else { continue }
      self.title = String(String.UnicodeScalarView(window))
      other = String(String.UnicodeScalarView(text[(first - 2)...(first + 2)]))
      return
    }
    return nil
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !scalar.isASCII && !"一二三四五六七八九十".unicodeScalars.contains(scalar)
  }

  private static func stands(_ pair: ArraySlice<Unicode.Scalar>, in text: [Unicode.Scalar]) -> Bool {
    guard let left = pair.first, let right = pair.last else { return false }
    return zip(text, text.dropFirst()).contains { $0 == left && $1 == right }
  }
}
