/// What a text says of a person that must not be shown (个人信息).
package enum PrivateKind: String, CaseIterable, Hashable, Sendable {
  case idNumber = "身份证号"
  case cardNumber = "银行卡号或账号"
  case telephone = "电话号码"
  case health = "健康状况"
}

/// Where something private stands in a text.
package struct PrivateStretch: Hashable, Sendable {
  package let kind: PrivateKind
  /// Bytes of the text as it was given, from the first digit to the last or over the words on health.
  package let range: Range<Int>

  package init(kind: PrivateKind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// Finds what is private in a piece of text (个人信息识别): identity, card and telephone numbers in any dress, and what is said of a
/// named person's health.
///
/// A number is known by its form. Only where the form says too little do the words decide: those directly before it, those of its
/// clause, and `labels`, the words beside a cell (its row's label, its column's head).
package enum PrivateReading {
  package static func stretches(in text: String, labels: [String] = []) -> [PrivateStretch] {
    var found: [PrivateStretch] = []
    if mayHoldNumber(text) { found = NumberReading(text, labels: labels).stretches() }
    if HealthWords.mayStand(in: text) { found += HealthReading(text).stretches() }
    return found.count < 2 ? found : parted(found)
  }

  /// Whether a cell's words say what the numbers beside or below it are.
  package static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.utf8.count(where: \.isDigit) < 4 && LabelWords.shared.label(of: text) != nil
  }

  /// In their order; of two that overlap, the one that begins first.
  private static func parted(_ found: [PrivateStretch]) -> [PrivateStretch] {
    var kept: [PrivateStretch] = []
    for stretch in found.sorted(by: { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) })
    where kept.last.map({ $0.range.upperBound <= stretch.range.lowerBound }) ?? true {
      kept.append(stretch)
    }
    return kept
  }

  /// Seven signs that can be digits: ASCII digits and the letters taken for them, or signs beyond ASCII.
  private static func mayHoldNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { source in
      var (digits, letters, others) = (0, 0, 0)
      for (at, byte) in source.enumerated() {
        if byte.isDigit {
          digits += 1
        } else if byte >= 0xC2 {
          others += FoldedSigns.mayBeDigit(at, source) ? 1 : 0
        } else if byte.isLetter {
          letters += 1
        }
        if digits >= 7 || digits >= 5 && letters + digits >= 11 { return true }
      }
      return digits + others >= 7
    }
  }
}
