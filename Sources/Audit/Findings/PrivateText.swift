import HengValues

/// Keeps what is private out of what we quote from other people's papers (遮蔽).
enum PrivateText {
  /// Telephone, identity and card numbers lose their middle; what follows a colon after 负责人 or 联系人 is covered.
  static func masked(_ text: String) -> String {
    coveringNames(coveringNumbers(text))
  }

  private static func coveringNumbers(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    var start: Int?
    for index in 0...scalars.count {
      if index < scalars.count, ("0"..."9").contains(scalars[index]) {
        if start == nil { start = index }
        continue
      }
      guard let first = start else { continue }
      start = nil
      var end = index
      if end - first == 17, end < scalars.count, scalars[end] == "X" || scalars[end] == "x" { end += 1 }
      if isPrivate(scalars, first, end) { for place in (first + 3)..<(end - 2) { scalars[place] = "*" } }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// An amount's digits stand beside a decimal point; a code's beside a letter.
  private static func isPrivate(_ scalars: [Unicode.Scalar], _ first: Int, _ end: Int) -> Bool {
    if first > 0, ".,，P".unicodeScalars.contains(scalars[first - 1]) { return false }
    if end < scalars.count, ".,，".unicodeScalars.contains(scalars[end]) { return false }
    let isMobile = end - first == 11 && scalars[first] == "1" && ("3"..."9").contains(scalars[first + 1])
    return isMobile || (16...19).contains(end - first)
  }

  private static let titles = ["负责人", "联系人", "经办人", "填报人"]

  private static func coveringNames(_ text: String) -> String {
    guard titles.contains(where: { text.holds($0) }) else { return text }
    var scalars = Array(text.unicodeScalars)
    for title in titles {
      let word = Array(title.unicodeScalars)
      var index = 0
      while index + word.count < scalars.count {
        guard scalars[index..<(index + word.count)].elementsEqual(word) else {
          index += 1
          continue
        }
        index += word.count
        guard index < scalars.count, "：: \t".unicodeScalars.contains(scalars[index]) else { continue }
        while index < scalars.count, "：: \t".unicodeScalars.contains(scalars[index]) { index += 1 }
        var covered = 0
        while index < scalars.count, covered < 4, (0x4E00...0x9FFF).contains(scalars[index].value) {
          scalars[index] = "*"
          index += 1
          covered += 1
        }
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
