import HengValues

/// Finds many phrases in one pass over folded bytes (词语查找). Phrases are folded as passages are; each has at least three bytes.
package struct PhraseFinder: Sendable {
  package struct Match: Hashable, Sendable {
    /// Which of the phrases.
    package var phrase: Int
    package var range: Range<Int>
  }

  private let phrases: [[UInt8]]
  /// Which phrases begin with three bytes of this hash.
  private let heads: [[Int]]

  private static let slots = 2048

  package init(_ phrases: [String]) {
    let folded = phrases.map { PaperPassage($0, file: "", place: Place()).folded }
    var heads = [[Int]](repeating: [], count: Self.slots)
    for (index, phrase) in folded.enumerated() where phrase.count >= 3 {
      heads[Self.slot(phrase[0], phrase[1], phrase[2])].append(index)
    }
    self.phrases = folded
    self.heads = heads
  }

  private static func slot(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    (Int(a) &* 31 &+ Int(b) &* 67 &+ Int(c) &* 131 ^ Int(c) << 4) & (slots - 1)
  }

  /// Every match in order; of matches at one place the longest alone.
  package func matches(in bytes: [UInt8]) -> [Match] {
    guard bytes.count >= 3 else { return [] }
    var found: [Match] = []
    bytes.withUnsafeBufferPointer { bytes in
      heads.withUnsafeBufferPointer { heads in
        var index = 0
        while index + 2 < bytes.count {
          let candidates = heads[Self.slot(bytes[index], bytes[index + 1], bytes[index + 2])]
          if !candidates.isEmpty, let best = longest(candidates, bytes, at: index) {
            found.append(Match(phrase: best, range: index..<index + phrases[best].count))
          }
          index += 1
        }
      }
    }
    return found
  }

  private func longest(_ candidates: [Int], _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    var best: Int?
    for candidate in candidates {
      let phrase = phrases[candidate]
      guard index + phrase.count <= bytes.count, phrase.count > best.map({ phrases[$0].count }) ?? 0 else { continue }
      var offset = 0
      while offset < phrase.count, phrase[offset] == bytes[index + offset] { offset += 1 }
      if offset == phrase.count { best = candidate }
    }
    return best
  }
}

extension PaperPassage {
  /// Whether the folded words at an offset are these.
  package func stands(_ words: StaticString, at offset: Int) -> Bool {
    let count = words.utf8CodeUnitCount
    guard offset >= 0, offset + count <= folded.count else { return false }
    let pointer = words.utf8Start
    for index in 0..<count where folded[offset + index] != pointer[index] { return false }
    return true
  }

  /// Whether the folded words end just before an offset.
  package func ends(_ words: StaticString, before offset: Int) -> Bool { stands(words, at: offset - words.utf8CodeUnitCount) }

  /// The first place of some words in a range.
  package func first(_ words: StaticString, in range: Range<Int>) -> Range<Int>? {
    let count = words.utf8CodeUnitCount
    guard range.count >= count else { return nil }
    return folded.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(rebasing: bytes[range])
      return ByteSearch.offset(of: UnsafeRawBufferPointer(start: words.utf8Start, count: count), in: text)
    }.map { range.lowerBound + $0..<range.lowerBound + $0 + count }
  }

  package func contains(_ words: StaticString) -> Bool { first(words, in: 0..<folded.count) != nil }

  /// A side of a finding that quotes this passage.
  func side(_ label: String, _ figure: String = "", _ range: Range<Int>) -> Finding.Side {
    Finding.Side(label: label, figure: figure, place: place(of: range), quote: quote(range))
  }
}
