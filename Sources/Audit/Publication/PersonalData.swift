package import HengDocuments
package import HengValues

/// Something of a person that must not be published (个人信息): shown with its middle covered.
package struct PersonalData: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case idNumber = "身份证号"
    case cardNumber = "银行卡号或账号"
    case telephone = "电话号码"
    case health = "健康状况"
  }

  package var kind: Kind
  package var place: Place
  /// `610***********0018`; of health the words that name it.
  package var shown: String
}

extension Paper {
  /// Every identity, card and telephone number and every mark of a person's health on the paper, in its order.
  package var personalData: [PersonalData] {
    blocks.flatMap { block -> [PersonalData] in
      switch block {
      case .line(let line): return PersonalText.found(in: line.text, line.place)
      case .table(let table):
        return table.cells.flatMap { PersonalText.found(in: $0.text, $0.place) + PersonalText.heads(in: $0.text, $0.place) }
      }
    }
  }
}

/// Looks through one piece of text.
private enum PersonalText {
  /// What only a sentence about one person's illness says.
  private static let illness = ["确诊为", "诊断为", "诊断结果", "身患", "患有", "住院号", "病历号", "残疾证号", "HIV"]
  /// Heads of a column that lists people's health.
  private static let columns: Set<String> = ["病种", "疾病名称", "病情", "诊断", "诊断结果", "健康状况", "残疾等级", "残疾类别", "残疾证号", "住院号"]

  static func found(in text: String, _ place: Place) -> [PersonalData] {
    var found = numbers(in: text).map { PersonalData(kind: $0.kind, place: place, shown: $0.shown) }
    found += illness.filter { text.holds($0) }.map { PersonalData(kind: .health, place: place, shown: $0) }
    return found
  }

  static func heads(in text: String, _ place: Place) -> [PersonalData] {
    let head = text.filter { !$0.isWhitespace && $0 != "*" }
    return columns.contains(head) ? [PersonalData(kind: .health, place: place, shown: head)] : []
  }

  private static func numbers(in text: String) -> [(kind: PersonalData.Kind, shown: String)] {
    let scalars = text.unicodeScalars.map(halfWidth)
    var found: [(PersonalData.Kind, String)] = []
    var index = 0
    while index < scalars.count {
      guard isDigit(scalars[index]) else {
        index += 1
        continue
      }
      let first = index
      while index < scalars.count, isDigit(scalars[index]) { index += 1 }
      if let kind = kind(scalars, first, &index) {
        let digits = String(String.UnicodeScalarView(scalars[first..<index]))
        found.append((kind, covered(digits)))
      }
    }
    return found
  }

  /// What a run of digits is; a mobile number, a landline with its area code, an identity or a card number. `end` moves past an `X`
  /// or the second part of a landline.
  private static func kind(_ scalars: [Unicode.Scalar], _ first: Int, _ end: inout Int) -> PersonalData.Kind? {
    if first > 0, ".,".unicodeScalars.contains(scalars[first - 1]) || isLetter(scalars[first - 1]) { return nil }
    if end + 1 < scalars.count, ".,".unicodeScalars.contains(scalars[end]), isDigit(scalars[end + 1]) { return nil }
    let count = end - first
    if count == 17, end < scalars.count, scalars[end] == "X" || scalars[end] == "x" {
      end += 1
      return .idNumber
    }
    let digits = String(String.UnicodeScalarView(scalars[first..<end]))
    if count == 18, (try? IDNumber(digits)) != nil { return .idNumber }
    // A passbook's account number has no check digit.
    if (16...19).contains(count) { return .cardNumber }
    if count == 11, digits.hasPrefix("1"), let second = digits.dropFirst().first, ("3"..."9").contains(second) { return .telephone }
    return landline(scalars, first, &end) ? .telephone : nil
  }

  /// `0358-6320000`, `010 66550000`.
  private static func landline(_ scalars: [Unicode.Scalar], _ first: Int, _ end: inout Int) -> Bool {
    guard (3...4).contains(end - first), scalars[first] == "0", end < scalars.count else { return false }
    guard "-—－) ".unicodeScalars.contains(scalars[end]) else { return false }
    var last = end + 1
    while last < scalars.count, isDigit(scalars[last]) { last += 1 }
    guard (7...8).contains(last - end - 1) else { return false }
    end = last
    return true
  }

  private static func covered(_ digits: String) -> String {
    digits.prefix(3) + String(repeating: "*", count: max(digits.count - 7, 1)) + digits.suffix(4)
  }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF10...0xFF19).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) }
}
