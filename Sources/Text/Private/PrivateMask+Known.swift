extension PrivateMask {
  /// Numbers found elsewhere on a paper, by their digits: a message repeats them without the words that told what they are.
  package struct Known: Sendable {
    private var numbers: Set<[UInt8]> = []

    package init() {}

    package mutating func insert(_ stretch: PrivateStretch, in text: [UInt8]) {
      guard stretch.kind != .health else { return }
      let digits = Folding(slice(text, stretch.range), chineseDigits: true).bytes.filter(\.isDigit)
      if digits.count >= 7 { numbers.insert(digits) }
    }

    package mutating func form(_ other: Known) { numbers.formUnion(other.numbers) }

    /// Where one of the numbers stands, whole or broken as it may be.
    func stretches(in text: String) -> [PrivateStretch] {
      guard !numbers.isEmpty else { return [] }
      let line = DigitGroups(Folding(text, chineseDigits: true))
      var found: [PrivateStretch] = []
      var index = 0
      while index < line.groups.count {
        var joined: [UInt8] = []
        var last = index
        var end: Int?
        while last < line.groups.count, last - index < 20, last == index || line.gaps[last] != .wall {
          joined += line.digits(last)
          if joined.count > 22 { break }
          last += 1
          if numbers.contains(joined) { end = last }
        }
        if let end {
          let range = line.groups[index].lowerBound..<line.groups[end - 1].upperBound
          found.append(PrivateStretch(kind: .cardNumber, range: line.folding.source(range)))
        }
        index = end ?? index + 1
      }
      return found
    }
  }

  /// Covers what is private by itself, and the numbers that are known.
  package static func masked(_ text: String, known: Known) -> String {
    let first = masked(text)
    return covering(known.stretches(in: first), in: first)
  }
}
