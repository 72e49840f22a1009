import Foundation
import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Testing

/// The stored ledger of schema 0016, upgraded, beside what the program of that schema told of it (Dumps/0016.papers.tsv): the tables of
/// final accounts, the figures of explanations, scores, and where each figure's trace ends. The program of then wrote the file.
@Suite("Papers of an upgraded ledger are those of before")
struct UpgradedPapersTests {
  /// A figure with the ends of its trace: `152.52万元 ⇥ S002 643;826`.
  private struct Told: Hashable {
    var text: String
    var ends: [String]
  }

  private static let dumps = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Store/Ledger/Dumps")

  /// By `owner key`.
  private static func before() throws -> [String: Told] {
    var ends: [String] = [], told: [String: Told] = [:]
    for line in try String(contentsOf: dumps.appending(path: "0016.papers.tsv"), encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch parts[0] {
      case "leaf": ends.append(parts[1...].joined(separator: "\t"))
      case "told":
        let numbers = parts[4].split(separator: " ").compactMap { Int($0) }
        told["\(parts[1]) \(parts[2])"] = Told(text: parts[3], ends: numbers.map { ends[$0 - 1] })
      default: break
      }
    }
    return told
  }

  private static func after(_ store: LedgerStore) async throws -> [String: Told] {
    let library = try ProfileLibrary.load(), counties = try await store.counties()
    var told: [String: Told] = [:]
    func tell(_ owner: String, _ key: String, _ text: String, _ trace: Trace?) {
      told["\(owner) \(key)"] = Told(text: text, ends: (trace?.leaves ?? []).map { "\($0.value)\t\($0.origin?.text ?? "")" })
    }
    func tell(_ owner: String, _ name: String, _ score: ScoreStory.Score, _ card: ScoreCard?) {
      tell(owner, "\(name).total", score.total.map { "\($0)" } ?? "", card?.totalTrace)
      tell(owner, "\(name).grade", score.grade?.rawValue ?? "", nil)
      if let execution = card?.execution { tell(owner, "\(name).execution", execution.score.map { "\($0)" } ?? "", execution.trace) }
      for (place, item) in (card?.items ?? []).enumerated() {
        tell(owner, "\(name).\(place)", item.score.map { "\($0)" } ?? "", item.trace)
      }
    }
    for key in try await store.countyYears() {
      guard let county = counties.first(where: { $0.division == key.county }) else { continue }
      let ledgers = try await store.ledgers(key), records = try await store.disclosures(key)
      let corrections = records.flatMap(\.corrections)
      for assessment in try AssessProjects(library)(ledgers, county: county, corrections: corrections) {
        let owner = assessment.project.id.text
        tell(owner, "outturn", "\(Outturn(of: assessment.ledger).amount.fen)", nil)
        guard let story = assessment.story else { continue }
        tell(owner, "filled", story.filled, nil)
        tell(owner, "byForm", story.byForm, assessment.card)
        if let corrected = story.corrected { tell(owner, "corrected", corrected, assessment.correctedCard) }
      }
      for accounts in try await store.accounts(key) {
        let record =
          records.first { $0.department == accounts.department }
          ?? DisclosureRecord(
            county: key.county, year: key.year, department: accounts.department, citation: Citation(paper: "x", lines: ""))
        let disclosure = try CompileDisclosure(library)(county: county, ledger: accounts, record: record, projects: ledgers)
        for (address, trace) in disclosure.compiled.traces {
          tell(accounts.key.text, "accounts.\(address.text)", disclosure.compiled.accounts[address]?.printed ?? "", trace)
        }
        for figure in disclosure.volume.blocks.flatMap(\.figures) where figure.key.hasPrefix("narrative.") {
          tell(accounts.key.text, figure.key, figure.text, figure.trace)
        }
      }
    }
    return told
  }

  /// What differs, and why (Dumps/0016.differences.tsv); whatever is not there is as it was. A `reason` heads the lines that it explains:
  /// a `leaf` is told otherwise wherever it stands, or only after another one (`pair`); `corrections` follow the ends of one figure.
  private struct Differences {
    var reasons: [String] = []
    var leaves: [String: String] = [:]
    var pairs: [[String]: String] = [:]
    var corrections: Set<String> = []

    init() throws {
      for line in try String(contentsOf: UpgradedPapersTests.dumps.appending(path: "0016.differences.tsv"), encoding: .utf8).split(
        separator: "\n")
      {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, parts[0] == "reason" || !reasons.isEmpty else { throw CocoaError(.fileReadCorruptFile) }
        switch parts[0] {
        case "reason": reasons.append(parts[1])
        case "leaf": leaves["\(parts[1])\t\(parts[2])"] = "\(parts[3])\t\(parts[4])"
        case "pair": pairs[["\(parts[1])\t\(parts[2])", "\(parts[3])\t\(parts[4])"]] = "\(parts[5])\t\(parts[6])"
        case "corrections": corrections.insert(parts[1])
        default: throw CocoaError(.fileReadCorruptFile)
        }
      }
    }

    /// What is to be told now of a figure, given what is told.
    func told(_ key: String, _ old: Told, now: Told) -> Told {
      var ends = old.ends.enumerated().map { place, end in
        place > 0 ? pairs[[old.ends[place - 1], end]] ?? leaves[end] ?? end : leaves[end] ?? end
      }
      if corrections.contains(key), now.ends.count > ends.count { ends += now.ends[ends.count...] }
      return Told(text: old.text, ends: ends)
    }
  }

  /// Differences as their file lists them, to be looked at and explained.
  private static func listed(_ key: String, _ new: Told, _ expected: Told) -> [String] {
    (new.text == expected.text ? [] : ["text\t\(key)\t\(new.text)"])
      + (new.ends == expected.ends ? [] : ["ends\t\(key)\t\(new.ends.joined(separator: "\t"))"])
  }

  @Test("tables, explanation, three scores and the ends of all traces are as before, but for what is listed", arguments: Engine.allCases)
  func papers(engine: Engine) async throws {
    let before = try Self.before(), differences = try Differences()
    try await withGround(engine) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(Array(Migration.bundled.prefix(16)), at: "2026-03-01T08:30:00.000Z")
      let dump = try String(contentsOf: Self.dumps.appending(path: "0016.sql"), encoding: .utf8)
      try await driver.write { transaction in try transaction.run(script: dump, name: "test.dump") }
      _ = try await driver.migrate(at: "2026-05-01T08:30:00.000Z")
      let after = try await Self.after(LedgerStore(driver, newID: { "none" }))
      #expect(before.count > 600 && differences.reasons.allSatisfy { !$0.isEmpty })
      #expect(Set(after.keys).symmetricDifference(before.keys).sorted() == [])
      var unlisted: [String] = []
      for (key, old) in before.sorted(by: { $0.key < $1.key }) {
        guard let new = after[key] else { continue }
        unlisted += Self.listed(key, new, differences.told(key, old, now: new))
      }
      #expect(unlisted.joined(separator: "\n") == "")
      // A listed difference that is none would hide the next one.
      let known = Set(before.values.flatMap(\.ends))
      #expect(differences.leaves.allSatisfy { known.contains($0.key) && $0.key != $0.value })
      #expect(differences.pairs.allSatisfy { known.isSuperset(of: $0.key) && $0.key[1] != $0.value })
      #expect(differences.corrections.allSatisfy { (after[$0]?.ends.count ?? 0) > (before[$0]?.ends.count ?? 0) })
      try await driver.close()
    }
  }
}
