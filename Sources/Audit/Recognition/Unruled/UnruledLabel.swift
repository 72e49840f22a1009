import HengValues

/// A label of a form found in fragments that it was broken over (栏目名): `产出指` and `标` are 产出指标.
struct UnruledLabel: Hashable {
  /// The fragment after the label.
  var end: Int
  /// The form's column was too narrow and the last signs of the label are missing: `年度总体`.
  var isCut: Bool
  /// What stands in brackets behind it: `万元`.
  var bracket: String
}

extension UnruledText {
  /// Whether a label begins at a fragment; it must end where a fragment ends, before a colon, or before brackets.
  ///
  /// `shortest` allows a label that lost its end, down to so many signs, at the end of a line.
  func label(_ word: [UInt32], at start: Int, shortest: Int? = nil) -> UnruledLabel? {
    var matched = 0
    var index = start
    while index < fragments.count {
      let signs = fragments[index].signs
      var place = 0
      while place < signs.count, matched < word.count, signs[place] == word[matched] {
        place += 1
        matched += 1
      }
      if matched == word.count { return ending(index, place) }
      guard place == signs.count else { return cut(index, matched: matched, place: place, shortest) }
      index += 1
    }
    return cut(index, matched: matched, place: 0, shortest)
  }

  private func cut(_ index: Int, matched: Int, place: Int, _ shortest: Int?) -> UnruledLabel? {
    guard let shortest, matched >= shortest, place == 0, index >= fragments.count || fragments[index].isLineStart else { return nil }
    return UnruledLabel(end: index, isCut: true, bracket: "")
  }

  /// What follows the last sign of a label: nothing, a colon, or brackets that may stand in the next fragments.
  private func ending(_ index: Int, _ place: Int) -> UnruledLabel? {
    let rest = Array(fragments[index].signs[place...])
    if rest.isEmpty, let bracket = bracket(index + 1, 0), fragments[index + 1].isLineStart { return bracket }
    if rest.isEmpty || rest == [0x3A] { return UnruledLabel(end: index + 1, isCut: false, bracket: "") }
    return rest[0] == 0x28 ? bracket(index, place) : nil
  }

  /// `（万元）`, which may be broken too.
  private func bracket(_ start: Int, _ place: Int) -> UnruledLabel? {
    guard start < fragments.count, fragments[start].signs.dropFirst(place).first == 0x28 else { return nil }
    var inside = String.UnicodeScalarView()
    for index in start..<min(start + 3, fragments.count) {
      let signs = fragments[index].signs[(index == start ? place + 1 : 0)...]
      guard let close = signs.firstIndex(of: 0x29) else {
        inside.append(contentsOf: signs.compactMap(Unicode.Scalar.init))
        continue
      }
      guard close == signs.endIndex - 1 || (close == signs.endIndex - 2 && signs.last == 0x3A) else { return nil }
      inside.append(contentsOf: signs[..<close].compactMap(Unicode.Scalar.init))
      let words = String(inside)
      return Self.belongsToLabel(words) ? UnruledLabel(end: index + 1, isCut: false, bracket: words) : nil
    }
    return nil
  }

  /// A unit, a share, points or an obligation; other brackets begin a value.
  private static func belongsToLabel(_ words: String) -> Bool {
    words == "%" || words.hasTail("元") || words.hasTail("分") || words.hasHead("必填")
  }
}
