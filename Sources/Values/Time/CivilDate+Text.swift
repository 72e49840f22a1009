extension CivilDate: PrintedValue {
  /// `2022-11-30`.
  package var text: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }

  /// `2022年11月30日`, as papers print it.
  package var chineseText: String { "\(year)年\(month)月\(day)日" }

  /// Reads `2022-11-30`, `2022/1/5`, `2022.11.30`, `2022年11月30日` and `20221130`, full-width digits and blanks included.
  ///
  /// The year has four digits. Order is always year, month, day; `30/11/2022` is refused, not guessed.
  package init(_ text: String) throws(ValueError) {
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
