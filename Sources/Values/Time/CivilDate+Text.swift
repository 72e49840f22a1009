extension CivilDate: PrintedValue {
  /// `2022-11-30`.
  package var text: String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      for (place, part, unit) in [(0, year, 1_000), (5, month, 10), (8, day, 10)] {
        var (place, unit) = (place, unit)
        while unit > 0 {
          bytes[place] = 0x30 + UInt8(truncatingIfNeeded: part / unit % 10)
          (place, unit) = (place + 1, unit / 10)
        }
      }
      (bytes[4], bytes[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
      return 10
    }
  }

  /// `2022年11月30日`, as papers print it.
  package var chineseText: String { "\(year)年\(month)月\(day)日" }

  /// Reads `2022-11-30`, `2022/1/5`, `2022.11.30`, `2022年11月30日` and `20221130`, full-width digits and blanks included.
  ///
  /// The year has four digits. Order is always year, month, day; `30/11/2022` is refused, not guessed.
  package init(_ text: String) throws(ValueError) {
    if let plain = Self(plain: text) {
      self = plain
    } else {
      try self.init(folding: text)
    }
  }

  /// `2022-11-30` as we print it ourselves, which a ledger is read from by the thousand; nil for anything else.
  private init?(plain text: String) {
    let bytes = text.utf8
    guard bytes.count == 10 else { return nil }
    var (value, parts, place) = (0, (0, 0), 0)
    for byte in bytes {
      switch (place, byte) {
      case (4, UInt8(ascii: "-")): (parts.0, value) = (value, 0)
      case (7, UInt8(ascii: "-")): (parts.1, value) = (value, 0)
      case (4, _), (7, _): return nil
      case (_, 0x30...0x39): value = value * 10 + Int(byte - 0x30)
      default: return nil
      }
      place += 1
    }
    guard let date = try? CivilDate(year: parts.0, month: parts.1, day: value) else { return nil }
    self = date
  }

  private init(folding text: String) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "日期", text: text, reason: reason, remedy: "请按 2022-11-30 或 2022年11月30日 的样式填写")
    }
    var folded = FoldedText(text)
    guard !folded.isAtEnd else { throw refusal("内容为空") }
    guard let year = folded.takeNumber(4, 4) else { throw refusal("应以四位年份开头") }
    var parts: (month: Int, day: Int)?
    if folded.isAllDigits, folded.count == 8, let month = folded.takeNumber(2, 2), let day = folded.takeNumber(2, 2) {
      parts = (month, day)
    } else if folded.take("年"), let month = folded.takeNumber(1, 2), folded.take("月"), let day = folded.takeNumber(1, 2) {
      _ = folded.take("日号")
      parts = (month, day)
    } else {
      for signs in ["-–—−", "/", "."] where parts == nil && folded.take(signs) {
        guard let month = folded.takeNumber(1, 2), folded.take(signs), let day = folded.takeNumber(1, 2) else { break }
        parts = (month, day)
      }
    }
    guard let parts, folded.isAtEnd else { throw refusal("不是“年、月、日”的写法") }
    do throws(ValueError) {
      try self.init(year: year, month: parts.month, day: parts.day)
    } catch {
      throw refusal(error.reason)
    }
  }
}
