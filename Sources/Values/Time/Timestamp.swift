/// A moment in whole seconds of UTC (时刻): when a record was changed or a paper was made.
///
/// Printed as ISO 8601, `2022-11-30T08:15:00Z`. A text without a zone is refused, it could mean two moments.
package struct Timestamp: Hashable, Sendable {
  package let secondsSinceEpoch: Int

  /// 0001-01-01T00:00:00Z … 9999-12-31T23:59:59Z.
  package static let secondsRange = CivilDate.earliest.dayNumber * 86_400...CivilDate.latest.dayNumber * 86_400 + 86_399

  package init(secondsSinceEpoch seconds: Int) throws(ValueError) {
    guard Self.secondsRange.contains(seconds) else {
      throw ValueError(what: "时刻", text: "\(seconds)", reason: "超出公元 1—9999 年", remedy: "请核对系统时钟")
    }
    secondsSinceEpoch = seconds
  }

  /// The nearest representable moment, for a clock that may be wrong.
  package init(clampingSeconds seconds: Int) {
    secondsSinceEpoch = min(max(seconds, Self.secondsRange.lowerBound), Self.secondsRange.upperBound)
  }

  /// The calendar day at an offset from UTC; China keeps +8 hours throughout.
  package func date(offsetHours: Int = 8) -> CivilDate {
    let shifted = secondsSinceEpoch + min(max(offsetHours, -24), 24) * 3_600
    return CivilDate(clampingDayNumber: Self.split(shifted).day)
  }

  private static func split(_ seconds: Int) -> (day: Int, second: Int) {
    let second = ((seconds % 86_400) + 86_400) % 86_400
    return ((seconds - second) / 86_400, second)
  }
}

/// How a room gets the present moment: handed in from outside, so that a test or a replay can hold it still.
package typealias TimeSource = @Sendable () -> Timestamp

extension Timestamp: Comparable {
  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }
}

extension Timestamp: PrintedValue {
  package var text: String {
    let (day, second) = Self.split(secondsSinceEpoch)
    let time = [second / 3_600, second / 60 % 60, second % 60].map { $0.padded(2) }.joined(separator: ":")
    return "\(CivilDate(clampingDayNumber: day).text)T\(time)Z"
  }

  /// Reads `2022-11-30T16:15:00+08:00`, `2022-11-30 08:15:00Z`; a fraction of a second is dropped.
  package init(_ text: String) throws(ValueError) {
    func refusal(_ reason: String) -> ValueError {
      ValueError(what: "时刻", text: text, reason: reason, remedy: "请写成 2022-11-30T08:15:00Z 或带 +08:00")
    }
    var folded = FoldedText(text, uppercase: true)
    guard let year = folded.takeNumber(4, 4), folded.take("-"), let month = folded.takeNumber(2, 2), folded.take("-"),
      let day = folded.takeNumber(2, 2)
    else { throw refusal("日期部分应为 年-月-日") }
    _ = folded.take("T")
    guard let hour = folded.takeNumber(2, 2), folded.take(":"), let minute = folded.takeNumber(2, 2), folded.take(":"),
      let second = folded.takeNumber(2, 2), hour < 24, minute < 60, second < 60
    else { throw refusal("时间部分应为 时:分:秒") }
    if folded.take(".") {
      guard folded.takeNumber(1, 9) != nil else { throw refusal("秒的小数部分不完整") }
    }
    var offset = 0
    if !folded.take("Z") {
      let sign = folded.take("+") ? 1 : folded.take("-") ? -1 : 0
      guard sign != 0, let hours = folded.takeNumber(2, 2), hours <= 18 else { throw refusal("缺少时区") }
      _ = folded.take(":")
      guard let minutes = folded.takeNumber(2, 2), minutes < 60 else { throw refusal("时区不完整") }
      offset = sign * (hours * 3_600 + minutes * 60)
    }
    guard folded.isAtEnd else { throw refusal("末尾有多余字符") }
    let date: CivilDate
    do throws(ValueError) {
      date = try CivilDate(year: year, month: month, day: day)
    } catch {
      throw refusal(error.reason)
    }
    try self.init(secondsSinceEpoch: date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset)
  }
}
