/// The number of an official document (发文字号): issuer, year, serial, `财预〔2018〕167号`.
///
/// GB/T 9704-2012, 7.2.5: full year in 〔〕, serial without 第 and without leading zeros. Papers also print () [] 【】 （）,
/// blanks, line breaks, and no brackets at all (`冀财农2022年 136号`); all are read, `printed` keeps the form found, `text` is
/// the strict one. Two numbers are equal when issuer, year and serial are. In JSON it is `printed`.
package struct DocumentNumber: Sendable {
  /// Abbreviation of the issuing body and the kind of paper: `晋开发办（综）字`; brackets are full-width.
  package let issuer: String
  package let year: Int
  package let serial: Int
  /// The form found, without blanks at its ends.
  package let printed: String

  package init(issuer: String, year: Int, serial: Int) throws(ValueError) {
    try self.init("\(issuer)〔\(year)〕\(serial)号")
  }

  /// Whether the form found is already the strict one.
  package var isPrintedStrictly: Bool { printed == text }

  static let openings = "〔[【(﹝［〖"
  static let closings = "〕]】)﹞］〗"
}

extension DocumentNumber: Hashable {
  package static func == (left: DocumentNumber, right: DocumentNumber) -> Bool {
    left.year == right.year && left.serial == right.serial && left.issuer == right.issuer
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(issuer)
    hasher.combine(year)
    hasher.combine(serial)
  }
}

extension DocumentNumber: Comparable {
  /// By issuer, then year, then serial as a number: 9号 before 10号.
  package static func < (left: DocumentNumber, right: DocumentNumber) -> Bool {
    (left.issuer, left.year, left.serial) < (right.issuer, right.year, right.serial)
  }
}

extension DocumentNumber: PrintedValue {
  /// `财预〔2018〕167号`.
  package var text: String { "\(issuer)〔\(year)〕\(serial)号" }

  package init(_ text: String) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "文号", text: text, reason: reason, remedy: "请按“发文机关代字〔年份〕顺序号号”填写，如 财预〔2018〕167号")
    }
    var folded = FoldedText(text)
    guard !folded.isAtEnd else { throw refusal("内容为空") }
    var issuer: [Unicode.Scalar] = []
    var depth = 0
    // The issuer runs to the year: an opening bracket before a digit, or a digit itself.
    while let sign = folded.next, !FoldedText.isDigit(sign), !folded.isYearBracket {
      if folded.take("([【〔（") {
        depth += 1
        issuer.append("（")
      } else if folded.take(")]】〕）") {
        depth -= 1
        guard depth >= 0 else { throw refusal("发文机关代字的括号不成对") }
        issuer.append("）")
      } else {
        guard Self.isIssuerSign(sign), folded.take(String(sign)) else { throw refusal("发文机关代字中不应有“\(sign)”") }
        issuer.append(sign)
      }
    }
    guard depth == 0 else { throw refusal("发文机关代字的括号不成对") }
    guard let first = issuer.first, first != "（" else { throw refusal("缺少发文机关代字") }
    guard issuer.count <= 24 else { throw refusal("发文机关代字过长") }
    let hasBracket = folded.take(Self.openings)
    guard let year = folded.takeNumber(4, 4) else { throw refusal("年份应为四位数字") }
    let hasYearWord = folded.take("年")
    let isClosed = folded.take(Self.closings)
    guard hasBracket == isClosed else { throw refusal("年份的括号不成对") }
    guard isClosed || hasYearWord else { throw refusal("缺少年份的括号") }
    guard FiscalYear.plausible.contains(year) else { throw refusal("年份 \(year) 不在 1949—2100 之间") }
    _ = folded.take("第")
    let leadsWithZero = folded.next == "0"
    guard let serial = folded.takeNumber(1, 6) else { throw refusal("缺少顺序号") }
    guard !leadsWithZero else { throw refusal("顺序号不编虚位，不应以 0 开头") }
    guard folded.take("号") else { throw refusal("顺序号后应为“号”") }
    guard folded.isAtEnd else { throw refusal("“号”后有多余文字") }
    self.issuer = FoldedText.string(issuer[...])
    self.year = year
    self.serial = serial
    printed = Self.trimmed(text)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(printed)
  }

  /// Han characters and 〇, but not 号, which ends the number before.
  static func isIssuerSign(_ sign: Unicode.Scalar) -> Bool {
    guard sign != "号" else { return false }
    return (0x4E00...0x9FFF).contains(sign.value) || (0x3400...0x4DBF).contains(sign.value) || sign == "〇"
  }

  private static func trimmed(_ text: String) -> String {
    func isBlank(_ character: Character) -> Bool { character.unicodeScalars.allSatisfy(FoldedText.isBlank) }
    var rest = text[...].drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}

extension FoldedText {
  /// An opening bracket stands here with a digit behind it.
  fileprivate var isYearBracket: Bool {
    guard let next, DocumentNumber.openings.unicodeScalars.contains(next), position + 1 < count else { return false }
    return FoldedText.isDigit(scalars[position + 1])
  }
}
