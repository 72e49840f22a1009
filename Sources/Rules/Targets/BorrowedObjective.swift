import HengValues

/// Whether a project's objective was taken over from another project of the year (目标照搬).
///
/// Two instalments of one fund may share their words; the project whose own name stands in the words is their origin.
enum BorrowedObjective {
  /// Shorter texts such as 保障正常运转 fit any project.
  static let leastLetters = 12
  /// Names that share so many letters belong to one programme.
  private static let sameProgramme = 6
  /// So many letters of a name in a text say that the text is about it.
  private static let names = 4

  struct Match {
    let peer: ScoringSheet.Peer
    /// The text names the other project; otherwise it is open whose it is.
    let isCertain: Bool
  }

  /// Nil when the objective is too short to tell.
  static func matches(project: String, objective: String, peers: [ScoringSheet.Peer]) -> [Match]? {
    let words = objective.lettersOnly
    guard words.count >= leastLetters else { return nil }
    let alike = peers.filter { $0.letters == words }
    if alike.isEmpty { return [] }
    let own = project.lettersOnly.subjectWords
    return alike.compactMap { peer in
      let name = peer.project.lettersOnly.subjectWords
      guard peer.project.withoutSpaces != project.withoutSpaces, own.sharedRun(with: name) < sameProgramme else { return nil }
      let (mine, theirs) = (own.sharedRun(with: words), name.sharedRun(with: words))
      guard mine < names || theirs > mine else { return nil }
      return Match(peer: peer, isCertain: theirs >= names)
    }
  }
}

extension ScoringSheet.Peer {
  func place(_ field: String) -> Place { citation.map { $0.place(field: field) } ?? .field(field) }
}

extension String {
  /// Letters and digits alone: punctuation and numbering signs do not make a text another text.
  var lettersOnly: String {
    let text = halfWidth
    var kept: [UInt8] = []
    kept.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where Self.isLetter(scalar) { kept.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
    return kept.count == text.utf8.count ? text : String(decoding: kept, as: UTF8.self)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// A project's name without its years and the word 项目.
  var subjectWords: String {
    var words = String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.numericType == nil }))
    for word in ["年度", "年", "项目"] where words.holds(word) { words = words.replacing(word, with: "") }
    return words
  }

  /// Length of the longest run of characters that stands in both.
  func sharedRun(with other: String) -> Int {
    let right = Array(other.unicodeScalars)
    var best = 0
    var previous = [Int](repeating: 0, count: right.count + 1)
    for character in unicodeScalars {
      var current = [Int](repeating: 0, count: right.count + 1)
      for (index, candidate) in right.enumerated() where candidate == character {
        current[index + 1] = previous[index] + 1
        best = max(best, current[index + 1])
      }
      previous = current
    }
    return best
  }
}
