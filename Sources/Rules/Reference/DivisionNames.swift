package import HengDomain
package import HengValues

/// Administrative divisions with their names over time (行政区划代码表).
///
/// The binary carries provinces, cities and counties (GB/T 2260; the source is named in NOTICE); townships, villages and divisions that
/// were formed or ended are imported by each place. A code keeps every name that it bore, each with its days.
package struct DivisionNames: Sendable {
  /// By code, the oldest name first.
  private let entries: [AdministrativeDivision: [DivisionName]]

  package init(_ entries: some Sequence<DivisionName>) {
    let order = { (left: DivisionName, right: DivisionName) in (left.since ?? .earliest) < (right.since ?? .earliest) }
    self.entries = Dictionary(grouping: entries, by: \.division).mapValues { $0.sorted(by: order) }
  }

  /// What the binary carries, down to counties.
  package static let published = DivisionNames(
    ReferenceTable.rows(PackageResources.divisions_csv).compactMap { fields in
      guard let division = try? AdministrativeDivision(String(fields[0])) else { return nil }
      return DivisionName(
        division: division, name: String(fields[1]), since: try? CivilDate(String(fields[2])), until: try? CivilDate(String(fields[3])))
    })

  /// With more entries. An entry of a code and first day that are known already takes the place of the known one.
  package func adding(_ more: [DivisionName]) -> DivisionNames {
    var all = entries
    for entry in more {
      all[entry.division, default: []].removeAll { $0.since == entry.since }
      all[entry.division, default: []].append(entry)
    }
    return DivisionNames(all.values.joined())
  }

  package var count: Int { entries.count }

  /// Every name that a code bore, the oldest first.
  package func history(_ division: AdministrativeDivision) -> [DivisionName] { entries[division] ?? [] }

  /// The name on a day; nil for a code that is unknown, not yet formed or ended.
  package func entry(_ division: AdministrativeDivision, on day: CivilDate) -> DivisionName? {
    history(division).last { $0.isInForce(on: day) }
  }

  package func name(_ division: AdministrativeDivision, on day: CivilDate) -> String? { entry(division, on: day)?.name }

  /// Province, city and county in one: `山西省吕梁市兴县`. A city that bears its province's name stands once.
  package func fullName(_ division: AdministrativeDivision, on day: CivilDate) -> String {
    var names: [String] = []
    var current: AdministrativeDivision? = division
    while let place = current {
      if let name = name(place, on: day), names.first != name { names.insert(name, at: 0) }
      current = place.parent
    }
    return names.joined()
  }

  /// Divisions whose code begins with the text or whose full name holds it (区划查找): those that are named just so first, then by code.
  package func matching(_ text: String, on day: CivilDate, level: AdministrativeDivision.Level? = nil) -> [DivisionName] {
    let sought = text.trimmedSpaces
    guard !sought.isEmpty else { return [] }
    let found = entries.keys.sorted().compactMap { division -> DivisionName? in
      guard level.map({ $0 == division.level }) ?? true, let entry = entry(division, on: day) else { return nil }
      return division.text.hasPrefix(sought) || fullName(division, on: day).contains(sought) ? entry : nil
    }
    return found.filter { $0.name == sought } + found.filter { $0.name != sought }
  }

  /// The divisions right below one, in the order of their codes. A city without counties has its townships below it.
  package func children(of parent: AdministrativeDivision, on day: CivilDate) -> [DivisionName] {
    entries.keys.filter { $0.parent == parent }.sorted().compactMap { entry($0, on: day) }
  }
}
