/// A set of words to be looked for at a place of folded text (词表).
struct Words: Sendable {
  /// Words that may begin alike stand together, the longest first.
  private let words: [[UInt8]]
  /// Where those of a slot begin in `words`; those of the last slot end the table.
  private let starts: [UInt16]

  private static let slots = 0x1000 + 0x80

  init(_ words: [String]) {
    var bySlot = [[[UInt8]]](repeating: [], count: Self.slots)
    for word in words {
      let bytes = Array(word.utf8)
      if let slot = Self.slot(bytes[0], bytes.dropFirst().first, bytes.dropFirst(2).first) { bySlot[slot].append(bytes) }
    }
    var starts: [UInt16] = [0]
    for words in bySlot { starts.append((starts.last ?? 0) + UInt16(words.count)) }
    self.starts = starts
    self.words = bySlot.flatMap { $0.sorted { $0.count > $1.count } }
  }

  /// By the second and third byte of a character, or by a letter or digit.
  private static func slot(_ first: UInt8, _ second: UInt8?, _ third: UInt8?) -> Int? {
    if first < 0x80 { return 0x1000 + Int(first) }
    guard let second, let third else { return nil }
    return Int(second & 0x3F) << 6 | Int(third & 0x3F)
  }

  private func places(_ slot: Int) -> Range<Int> { Int(starts[slot])..<Int(starts[slot + 1]) }

  /// Whether a word begins at a character of raw bytes.
  func stands(_ at: Int, _ source: UnsafeBufferPointer<UInt8>) -> Bool {
    let slot = Int(source[at + 1] & 0x3F) << 6 | Int(source[at + 2] & 0x3F)
    guard starts[slot] != starts[slot + 1] else { return false }
    return places(slot).contains { place in
      let word = words[place]
      return at + word.count <= source.count && word.indices.allSatisfy { source[at + $0] == word[$0] }
    }
  }

  /// The length of the longest word that begins here; nil when none does. Latin letters count in either case.
  func length(at place: Int, in bytes: [UInt8]) -> Int? {
    guard place < bytes.count else { return nil }
    let first = bytes[place].isLetter ? bytes[place] | 0x20 : bytes[place]
    let isWhole = place + 2 < bytes.count
    guard let slot = Self.slot(first, isWhole ? bytes[place + 1] : nil, isWhole ? bytes[place + 2] : nil),
      starts[slot] != starts[slot + 1]
    else { return nil }
    for index in places(slot) where Self.stands(words[index], at: place, in: bytes) { return words[index].count }
    return nil
  }

  private static func stands(_ word: [UInt8], at place: Int, in bytes: [UInt8]) -> Bool {
    guard place + word.count <= bytes.count else { return false }
    return word.indices.allSatisfy { (bytes[place + $0].isLetter ? bytes[place + $0] | 0x20 : bytes[place + $0]) == word[$0] }
  }

  /// The length of a word that ends here.
  func lengthEnding(at end: Int, in bytes: [UInt8]) -> Int? {
    for characters in 1...5 where end - 3 * characters >= 0 {
      if length(at: end - 3 * characters, in: bytes) == 3 * characters { return 3 * characters }
    }
    return nil
  }
}
