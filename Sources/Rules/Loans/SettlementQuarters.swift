package import HengValues

/// The days on which banks settle interest (结息日), by the parameters of a county: 20 March, June, September and December.
package struct SettlementQuarters: Sendable {
  private let ends: [(month: Int, day: Int)]

  package static let parameter = "loans.settlement.quarterEnds"

  package init(_ profile: Profile, on date: CivilDate) throws(ProfileError) {
    var ends: [(month: Int, day: Int)] = []
    for text in try profile.parameter(Self.parameter, on: date).values {
      // A leap year, so that 02-29 is a day.
      do throws(ValueError) {
        let day = try CivilDate("2000-\(text)")
        ends.append((day.month, day.day))
      } catch { throw .unfit(profile: profile.key, name: Self.parameter, value: text, reason: "应写作 月-日，例如 03-20") }
    }
    self.ends = ends.sorted { ($0.month, $0.day) < ($1.month, $1.day) }
  }

  /// The stretch cut at each settlement day inside it; a day is the end of one part and the beginning of the next. Empty where `to` is not after `from`.
  package func parts(from: CivilDate, to: CivilDate) -> [(from: CivilDate, to: CivilDate)] {
    guard from < to else { return [] }
    var cuts: [CivilDate] = []
    for year in from.year...to.year {
      for end in ends {
        let day = min(end.day, CivilDate.days(inMonth: end.month, of: year))
        if let cut = try? CivilDate(year: year, month: end.month, day: day), from < cut, cut < to { cuts.append(cut) }
      }
    }
    return zip([from] + cuts, cuts + [to]).map { ($0, $1) }
  }
}
