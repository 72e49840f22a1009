import HengCrypto
package import HengRules
package import HengValues

/// Draws the sample of a survey from a frame (抽样): the same list and the same seed give the same draw, in whatever order the rows stand.
package struct DrawSample: Sendable {
  package struct Wish: Sendable {
    /// The column that tells units apart, and that of the strata.
    package var unit: String
    package var stratum: String?
    /// How many; nil counts it from the allowed error.
    package var size: Int?
    package var error: Percentage?
    package var seed: String

    package init(unit: String, stratum: String? = nil, size: Int? = nil, error: Percentage? = nil, seed: String) {
      (self.unit, self.stratum, self.size, self.error, self.seed) = (unit, stratum, size, error, seed)
    }
  }

  private let terms: SurveyTerms

  package init(_ terms: SurveyTerms) { self.terms = terms }

  package func callAsFunction(_ frame: MatchRosters.Input, _ wish: Wish) throws(SurveyError) -> DrawnSample {
    guard !wish.seed.withoutSpaces.isEmpty else { throw SurveyError("请用 --seed 写明随机种子，例如当天日期；同一名单同一种子抽出的样本总是相同") }
    let file = try SurveyFile(frame, having: [wish.unit] + [wish.stratum].compactMap { $0 })
    let records = try file.records([wish.unit, wish.stratum])
    try check(records, wish)
    let needed = SampleSize(terms).needed(of: records.count, error: wish.error?.ratio)
    let size = wish.size ?? needed
    guard (1...records.count).contains(size) else { throw SurveyError("要抽\(size)个，名单里有\(records.count)个。请写1至\(records.count)之间的数") }
    let groups = Dictionary(grouping: records) { $0.cells[1] }
    let names = groups.keys.sorted()
    let parts = SampleSize.allocate(size, over: names.map { groups[$0]?.count ?? 0 })
    let strata = zip(names, parts).map { name, part in
      let order = (groups[name] ?? []).sorted { key($0, wish.seed) < key($1, wish.seed) }
      return DrawnSample.Stratum(
        name: name, population: order.count, lines: order.prefix(part).map(\.line), reserve: order.dropFirst(part).prefix(part).map(\.line))
    }
    return DrawnSample(
      frame: frame.name, unit: wish.unit, stratum: wish.stratum, seed: wish.seed, needed: needed,
      margin: SampleSize(terms).margin(of: strata.map(\.lines.count).reduce(0, +), in: records.count).map { Percentage(of: $0) },
      strata: strata)
  }

  private func check(_ records: [SurveyFile.Record], _ wish: Wish) throws(SurveyError) {
    var first: [String: Int] = [:], faults: [String] = []
    for record in records {
      let unit = record.cells[0].halfWidth.withoutSpaces
      if unit.isEmpty {
        faults.append("第\(record.line)行没有“\(wish.unit)”")
      } else if let before = first.updateValue(record.line, forKey: unit) {
        faults.append("第\(record.line)行与第\(before)行是同一个“\(wish.unit)”")
      }
      if let stratum = wish.stratum, record.cells[1].withoutSpaces.isEmpty { faults.append("第\(record.line)行没有“\(stratum)”") }
    }
    guard faults.isEmpty else {
      let more = faults.count > 20 ? "，另有\(faults.count - 20)处" : ""
      throw SurveyError("名单有\(faults.count)处要改，没有抽样：\(faults.prefix(20).joined(separator: "；"))\(more)")
    }
  }

  /// SHA-256 of the seed and the unit.
  private func key(_ record: SurveyFile.Record, _ seed: String) -> String {
    Digest.sha256(Array("\(seed)\u{1F}\(record.cells[0].halfWidth.withoutSpaces)".utf8))
  }
}

/// A sample that was drawn (抽样名单): lines of the frame, without names.
package struct DrawnSample: Sendable {
  package struct Stratum: Sendable {
    package let name: String
    package let population: Int
    /// In the order of the draw.
    package let lines: [Int]
    /// 备样: who comes next where somebody cannot be asked.
    package let reserve: [Int]
  }

  package let frame: String
  package let unit: String
  package let stratum: String?
  package let seed: String
  /// How many the allowed error asks for.
  package let needed: Int
  package let margin: Percentage?
  package let strata: [Stratum]

  package var size: Int { strata.map(\.lines.count).reduce(0, +) }
  package var population: Int { strata.map(\.population).reduce(0, +) }
}
