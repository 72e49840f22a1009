package import HengValues

extension Timestamp {
  /// `2026年11月29日 19:12` in Beijing, as people read it; seconds stay in the record.
  package var beijingText: String {
    let minute = (secondsSinceEpoch + 8 * 3_600) / 60
    let ofDay = ((minute % 1_440) + 1_440) % 1_440
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date().chineseText) \(two(ofDay / 60)):\(two(ofDay % 60))"
  }
}
