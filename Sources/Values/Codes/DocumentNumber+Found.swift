extension DocumentNumber {
  /// A document number standing in running text, with its place.
  package struct Found: Hashable, Sendable {
    package var number: DocumentNumber
    package var range: Range<String.Index>
  }

  /// All document numbers of a running text, in order: `…的通知》（晋乡振发〔2022〕112 号）`.
  ///
  /// Reads backwards from each 号. The issuer ends at the first sign that cannot belong to it and loses leading words of the
  /// sentence (根据, 印发 …). Without brackets around the year the issuer must hold a sign usual in issuers, so that
  /// `本村2022年3号楼` is left alone. A number whose issuer stands on another line is not guessed.
  package static func found(in text: String) -> [Found] {
    let scalars = Array(text.unicodeScalars)
    var result: [Found] = []
    var (index, offset) = (text.startIndex, 0)
    for end in scalars.indices where scalars[end] == "号" {
      guard let start = start(ofNumberEndingAt: end, in: scalars), start >= offset,
        let number = try? DocumentNumber(FoldedText.string(scalars[start...end]))
      else { continue }
      let lower = text.unicodeScalars.index(index, offsetBy: start - offset)
      index = text.unicodeScalars.index(lower, offsetBy: end - start + 1)
      offset = end + 1
      result.append(Found(number: number, range: lower..<index))
    }
    return result
  }

  /// Words of the sentence before an issuer; the issuer begins behind the last of them.
  private static let sentenceWords: [[Unicode.Scalar]] = [
    "根据", "依据", "按照", "依照", "参照", "执行", "印发", "转发", "通知", "意见", "办法", "文件", "下达", "及", "与", "按", "见", "的",
  ].map { Array($0.unicodeScalars) }

  private static let issuerSigns = Set("财发办政函字委预".unicodeScalars)

  /// Where the issuer begins, reading backwards; nil when what stands before 号 is no document number.
  private static func start(ofNumberEndingAt end: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var place = BackwardReading(scalars: scalars, position: end)
    guard (1...6).contains(place.skipDigits()) else { return nil }
    _ = place.skip(oneOf: "第")
    let isClosed = place.skip(oneOf: closings + "）")
    let hasYearWord = place.skip(oneOf: "年")
    guard isClosed || hasYearWord, place.skipDigits() == 4 else { return nil }
    guard place.skip(oneOf: openings + "（") == isClosed else { return nil }
    place.skipBlanks()
    let issuerEnd = place.position
    var start = issuerEnd
    while start > 0, issuerEnd - start < 24 {
      if isIssuerSign(scalars[start - 1]) {
        start -= 1
      } else if let opening = opening(ofGroupEndingAt: start - 1, in: scalars) {
        start = opening
      } else {
        break
      }
    }
    for word in sentenceWords {
      for from in stride(from: issuerEnd - word.count, through: start, by: -1)
      where scalars[from..<from + word.count].elementsEqual(word) {
        start = from + word.count
        break
      }
    }
    let issuer = scalars[start..<issuerEnd]
    guard !issuer.isEmpty else { return nil }
    return isClosed || !issuerSigns.isDisjoint(with: issuer) ? start : nil
  }

  /// The opening of a short bracket inside an issuer, `(综)` in `晋开发办(综)字`.
  private static func opening(ofGroupEndingAt end: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard ")）".unicodeScalars.contains(scalars[end]) else { return nil }
    var index = end - 1
    while index > 0, end - index <= 6, isIssuerSign(scalars[index]) { index -= 1 }
    guard index > 0, index < end - 1, "(（".unicodeScalars.contains(scalars[index]), isIssuerSign(scalars[index - 1]) else { return nil }
    return index
  }
}

/// A position in a text that moves towards its beginning, over blanks and signs.
private struct BackwardReading {
  let scalars: [Unicode.Scalar]
  /// Everything from here on has been read.
  var position: Int

  mutating func skipBlanks() {
    while position > 0, FoldedText.isBlank(scalars[position - 1]) { position -= 1 }
  }

  mutating func skip(oneOf signs: String) -> Bool {
    skipBlanks()
    guard position > 0, signs.unicodeScalars.contains(scalars[position - 1]) else { return false }
    position -= 1
    return true
  }

  /// The number of digits stepped over, full-width ones included; at most 7.
  mutating func skipDigits() -> Int {
    skipBlanks()
    var count = 0
    while position > 0, count < 7, Self.isDigit(scalars[position - 1]) {
      position -= 1
      count += 1
    }
    return count
  }

  private static func isDigit(_ sign: Unicode.Scalar) -> Bool { FoldedText.isDigit(sign) || ("０"..."９").contains(sign) }
}
