import HengValues

/// What a date format shows (日期格式的要素), whatever its order and signs.
struct DateFields: Hashable {
  var hasYear = false
  var hasMonth = false
  var hasDay = false
  var hasWeekday = false
  var hasHour = false
  var hasMinute = false
  var hasSecond = false
  /// `[h]`, `[m]` or `[s]`: a duration.
  var elapsed: Character?

  var isDate: Bool { hasCalendar || hasTime }
  private var hasCalendar: Bool { hasYear || hasMonth || hasDay || hasWeekday }
  private var hasTime: Bool { hasHour || hasMinute || hasSecond || elapsed != nil }

  /// `2022-11-30`, `2022-11-30 14:05`, `2022年11月`, `2022年`, `14:05:30`; nil for a number that is no date.
  func text(_ serial: DecimalText, isFrom1904: Bool) -> String? {
    guard !serial.isNegative || serial.isZero, let (days, seconds) = daysAndSeconds(serial) else { return nil }
    if elapsed != nil { return Self.clock(days * 86_400 + seconds, withSeconds: hasSecond || elapsed == "s") }
    let time = hasTime ? Self.clock(seconds, withSeconds: hasSecond) : ""
    guard hasCalendar else { return time }
    guard let date = calendar(days, isFrom1904: isFrom1904) else { return nil }
    return time.isEmpty ? date : "\(date) \(time)"
  }

  private func calendar(_ days: Int, isFrom1904: Bool) -> String? {
    guard days <= (isFrom1904 ? 2_957_003 : 2_958_465) else { return nil }  // 9999-12-31
    // Excel believes that 1900 was a leap year: its day 60 never was, and before it the count is off by one.
    if !isFrom1904, days == 60 { return "1900-02-29" }
    if !isFrom1904, days == 0 { return "1900-01-00" }
    let date = CivilDate(clampingDayNumber: days - (isFrom1904 ? 24_107 : days < 60 ? 25_568 : 25_569))
    if hasDay || hasWeekday || !hasYear { return date.text }
    return hasMonth ? "\(date.year)年\(date.month)月" : "\(date.year)年"
  }

  /// Whole days and the seconds of the day, rounded as they are shown.
  private func daysAndSeconds(_ serial: DecimalText) -> (Int, Int)? {
    guard let days = serial.whole, days < 10_000_000 else { return nil }
    guard hasTime else { return (days, 0) }
    let fraction = serial.decimalDigits.prefix(15)
    let part = fraction.reduce(Int128(0)) { $0 * 10 + Int128($1) }
    let scale = (0..<fraction.count).reduce(Int128(1)) { scale, _ in scale * 10 }
    let seconds = Int((part * 86_400 * 2 + scale) / (scale * 2))
    return (days + seconds / 86_400, seconds % 86_400)
  }

  private static func clock(_ seconds: Int, withSeconds: Bool) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let text = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))"
    return withSeconds ? "\(text):\(two(seconds % 60))" : text
  }
}
