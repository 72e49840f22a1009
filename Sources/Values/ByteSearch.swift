/// Search by bytes (按字节查找), under names of its own: `contains` stays the library's in every file.
///
/// The library compares characters by their canonical forms, which for Chinese text is many times slower and finds nothing more.
extension String {
  /// Whether the words stand in the text.
  package func holds(_ words: String) -> Bool { utf8Offset(of: words) != nil }

  /// Whether the text begins with the words.
  package func hasHead(_ words: String) -> Bool {
    var (text, words) = (self, words)
    return text.withUTF8 { text in
      words.withUTF8 { words in
        words.count <= text.count && ByteSearch.stand(UnsafeRawBufferPointer(words), UnsafeRawBufferPointer(text), 0)
      }
    }
  }

  /// Whether the text ends with the words.
  package func hasTail(_ words: String) -> Bool {
    var (text, words) = (self, words)
    return text.withUTF8 { text in
      words.withUTF8 { words in
        words.count <= text.count && ByteSearch.stand(UnsafeRawBufferPointer(words), UnsafeRawBufferPointer(text), text.count - words.count)
      }
    }
  }

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
        ByteSearch.offset(of: UnsafeRawBufferPointer(words), in: UnsafeRawBufferPointer(text), from: begun)
      }
    }
  }
}

/// Search in raw bytes.
package enum ByteSearch {
  /// Where the words first stand at or behind an offset. The first four bytes are compared at once: the first byte of a Chinese character
  /// is that of thousands of others.
  package static func offset(of words: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from begun: Int = 0) -> Int? {
    let last = text.count - words.count
    guard !words.isEmpty, begun <= last else { return words.isEmpty ? begun : nil }
    guard words.count >= 4 else { return short(words, text, begun...last) }
    let head = words.loadUnaligned(as: UInt32.self)
    var start = begun
    while start <= last {
      if text.loadUnaligned(fromByteOffset: start, as: UInt32.self) == head, stand(words, text, start) { return start }
      start &+= 1
    }
    return nil
  }

  private static func short(_ words: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer, _ range: ClosedRange<Int>) -> Int? {
    // The last byte of a character tells more than its first.
    let (behind, sign) = (words.count - 1, words[words.count - 1])
    var start = range.lowerBound
    while start <= range.upperBound {
      if text[start &+ behind] == sign, stand(words, text, start) { return start }
      start &+= 1
    }
    return nil
  }

  /// Whether the words stand at an offset where there is room for them.
  static func stand(_ words: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    var index = 0
    while index < words.count, text[start &+ index] == words[index] { index &+= 1 }
    return index == words.count
  }
}

extension Substring {
  package func hasHead(_ words: String) -> Bool { utf8.starts(with: words.utf8) }
  package func hasTail(_ words: String) -> Bool { utf8.suffix(words.utf8.count).elementsEqual(words.utf8) }
}
