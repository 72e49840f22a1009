/// Search by bytes (按字节查找), under names of its own: `contains` stays the library's in every file.
///
/// The library compares characters by their canonical forms, which for Chinese text is many times slower and finds nothing more.
extension String {
  /// Whether the words stand in the text.
  package func holds(_ words: String) -> Bool { utf8Offset(of: words) != nil }

  /// Where the words first stand.
  package func byteRange(of words: String) -> Range<Index>? {
    utf8Offset(of: words).map { offset in
      utf8.index(startIndex, offsetBy: offset)..<utf8.index(startIndex, offsetBy: offset + words.utf8.count)
    }
  }

  /// Everywhere the words stand, one place behind the other.
  package func byteRanges(of words: String) -> [Range<Index>] {
    var (ranges, start) = ([Range<Index>](), 0)
    while let offset = utf8Offset(of: words, from: start), !words.isEmpty {
      ranges.append(utf8.index(startIndex, offsetBy: offset)..<utf8.index(startIndex, offsetBy: offset + words.utf8.count))
      start = offset + words.utf8.count
    }
    return ranges
  }

  /// The words are found at the offset of this many bytes.
  private func utf8Offset(of words: String, from begun: Int = 0) -> Int? {
    var (text, words) = (self, words)
    return text.withUTF8 { text in
      words.withUTF8 { words in
        guard let first = words.first else { return begun }
        var start = begun
        while start + words.count <= text.count {
          if text[start] == first, (1..<words.count).allSatisfy({ text[start + $0] == words[$0] }) { return start }
          start += 1
        }
        return nil
      }
    }
  }
}
