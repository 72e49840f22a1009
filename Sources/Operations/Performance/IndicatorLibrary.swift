import HengDocuments
package import HengDomain
import HengValues

/// An indicator that target sheets have used (指标库条目): how it was named, classed, measured and set, and how often.
package struct LibraryIndicator: Hashable, Sendable {
  package let name: String
  package let level1: IndicatorLevel1
  package let level2: IndicatorLevel2
  /// 度量单位; empty where the value bears none.
  package let unit: String
  package let direction: IndicatorDirection?
  /// 指标值, the most used first, five at most (典型值).
  package let values: [String]
  /// 指标值确定依据, the most used first, three at most.
  package let bases: [String]
  /// On how many target sheets it stands (用过几次).
  package let uses: Int
  /// The years in which it was used, the newest first.
  package let years: [Int]
  package let origin: Origin
  /// As it was used last.
  package let latest: Indicator

  package enum Origin: String, CaseIterable, Hashable, Sendable {
    /// Of the published target forms that the program carries.
    case shared
    /// Of one's own approved sheets.
    case own

    package var label: String { self == .shared ? "公开表样例" : "本县用过" }
  }

  /// Names it on a page.
  package var key: String { [origin.rawValue, level2.rawValue, unit, name].joined(separator: "|") }
}

/// The indicators to choose from (指标库): one's own first, each by how often it was used.
package struct IndicatorLibrary: Sendable {
  package let indicators: [LibraryIndicator]

  /// - Parameters:
  ///   - own: ledgers of the visitor's counties; only sheets that were approved count.
  ///   - shared: ledgers that the program carries.
  package init(own: [ProjectLedger], shared: [ProjectLedger]) {
    let approved = own.compactMap { ledger in
      ledger.targetSheets.last { $0.state == .approved || $0.state == .closed }.map { ($0, ledger.project.year.year) }
    }
    indicators =
      Self.collected(approved, .own)
      + Self.collected(shared.compactMap { ledger in ledger.targetSheet.map { ($0, ledger.project.year.year) } }, .shared)
  }

  /// Those whose name, unit or class holds every word; all of them for none.
  package func found(_ words: String, level2: IndicatorLevel2? = nil, origin: LibraryIndicator.Origin? = nil) -> [LibraryIndicator] {
    let parts = words.split(whereSeparator: \.isWhitespace).map(String.init)
    return indicators.filter { indicator in
      (level2 == nil || indicator.level2 == level2) && (origin == nil || indicator.origin == origin)
        && parts.allSatisfy { part in
          indicator.name.contains(part) || indicator.unit == part || indicator.level2.label.contains(part)
        }
    }
  }

  package subscript(_ key: String) -> LibraryIndicator? { indicators.first { $0.key == key } }

  private struct Class: Hashable {
    let name: String
    let level2: IndicatorLevel2
    let unit: String
  }

  private static func collected(_ sheets: [(sheet: PerformanceTargetSheet, year: Int)], _ origin: LibraryIndicator.Origin)
    -> [LibraryIndicator]
  {
    var groups: [Class: [(Indicator, Int)]] = [:]
    for (sheet, year) in sheets {
      for indicator in sheet.indicators where !indicator.name.withoutSpaces.isEmpty {
        let unit = IndicatorParts(indicator.target).unit
        groups[Class(name: indicator.name.withoutSpaces, level2: indicator.level2, unit: unit), default: []].append((indicator, year))
      }
    }
    return groups.compactMap { group, used -> LibraryIndicator? in
      guard let latest = used.max(by: { $0.1 < $1.1 })?.0 else { return nil }
      return LibraryIndicator(
        name: group.name, level1: latest.level1, level2: group.level2, unit: group.unit,
        direction: mostUsed(used.compactMap(\.0.direction)).first,
        values: Array(mostUsed(used.map(\.0.target.text).filter { !$0.isEmpty }).prefix(5)),
        bases: Array(mostUsed(used.compactMap(\.0.basis).filter { !$0.isEmpty }).prefix(3)), uses: used.count,
        years: Set(used.map(\.1)).sorted(by: >), origin: origin, latest: latest)
    }.sorted { ($1.uses, $0.name, $0.key) < ($0.uses, $1.name, $1.key) }
  }

  private static func mostUsed<Item: Hashable>(_ items: [Item]) -> [Item] {
    var counts: [Item: (count: Int, place: Int)] = [:]
    for (place, item) in items.enumerated() { counts[item, default: (0, place)].count += 1 }
    return counts.sorted { ($1.value.count, $0.value.place) < ($0.value.count, $1.value.place) }.map(\.key)
  }
}

extension FormDesk {
  /// What was used in the visitor's counties, and what the program carries.
  package func library() async throws(DeskError) -> IndicatorLibrary {
    let own = try await ledger.overviews().flatMap { $0.assessments.map(\.ledger) }
    return IndicatorLibrary(own: own, shared: Self.carried)
  }

  private static let carried: [ProjectLedger] = (try? SampleLedgers.load().ledgers) ?? []
}

extension FormEntry {
  /// Adds a chosen indicator below the last of its class, with its typical value.
  package mutating func add(_ chosen: LibraryIndicator) {
    var row = FormEntry.Row(chosen.latest)
    row.indicator = ""
    let place = rows.lastIndex { $0.levels == row.levels }.map { $0 + 1 } ?? rows.count
    // A row of the class that is still empty takes it.
    if let blank = rows.firstIndex(where: { $0.levels == row.levels && $0.isBlank }) {
      row.indicator = rows[blank].indicator
      rows[blank] = row
    } else {
      rows.insert(row, at: place)
    }
  }
}
