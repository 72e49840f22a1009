import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengTestSupport
import HengValues
import Testing

/// Whatever is entered: either the papers do not leave, or they agree with themselves.
///
/// `HENG_MUTATIONS` in the environment makes so many times more of them.
@Suite("A record is changed, and the set is printed again")
struct MutationTests {
  enum Outcome: Equatable, Sendable {
    /// Problems or open findings: nothing is printed for publication.
    case kept
    case left
    case contradicts([String])
  }

  private static let gate = Result { PublicationGate(try XingxianSet.library.get()) }
  private static let headings = Result { try AccountsHeadings.load() }
  private static let times = ProcessInfo.processInfo.environment["HENG_MUTATIONS"].flatMap(UInt64.init) ?? 1

  /// What becomes of records: compiled, printed, read back through the gate.
  private static func outcome(_ records: XingxianSet.Records, as formats: [PaperFormat] = [.html]) throws -> Outcome {
    let disclosure = try records.disclosure()
    guard disclosure.problems.isEmpty, disclosure.openFindings.isEmpty else { return .kept }
    return try judged(disclosure.volume, of: disclosure, formats)
  }

  private static func judged(_ volume: Document, of disclosure: Disclosure, _ formats: [PaperFormat] = [.html]) throws -> Outcome {
    var set = try XingxianSet.set.get()
    set.files = try set.files.filter { formats.contains($0.format) }.map { file in
      var file = file
      file.bytes = try PrintForm.print(volume, as: file.format)
      return file
    }
    let report = try gate.get().report(on: set, of: disclosure, today: try XingxianSet.today.get())
    return report.isOpen ? .left : .contradicts(GateReport(report.checks.filter { $0.state == .failed }).lines)
  }

  /// Nil where the records have nothing to change.
  private static func changed(_ records: XingxianSet.Records, _ mutation: Mutation, _ seed: UInt64) -> XingxianSet.Records? {
    var (records, random) = (records, SeededGenerator(seed))
    return mutation.apply(&records, &random) ? records : nil
  }

  private struct Tally: Sendable {
    var kept = 0
    var left = 0
    var faults: [String] = []

    mutating func add(_ what: String, _ outcome: Outcome) {
      switch outcome {
      case .kept: kept += 1
      case .left: left += 1
      case .contradicts(let lines): faults.append("\(what)\n\(lines.joined(separator: "\n"))")
      }
    }
  }

  /// Runs all of them at once.
  private static func tally<Case: Sendable>(
    _ cases: [Case], _ run: @escaping @Sendable (Case) throws -> [(String, Outcome)]
  ) async throws -> Tally {
    try await withThrowingTaskGroup(of: [(String, Outcome)].self) { group in
      for item in cases { group.addTask { try run(item) } }
      var tally = Tally()
      for try await outcomes in group { for (what, outcome) in outcomes { tally.add(what, outcome) } }
      return tally
    }
  }

  /// With two of its six reports, unless more is asked for: the volume is half as long.
  private static func sampleRecords() throws -> XingxianSet.Records {
    var records = try XingxianSet.records.get()
    if times == 1 { records.record.reports = [records.record.reports[0], records.record.reports[3]] }
    return records
  }

  @Test("one of Xing county's: every kind of change")
  func sample() async throws {
    let records = try Self.sampleRecords()
    let cases = Mutation.all.indices.flatMap { index in (0..<Self.times).map { (index, UInt64(index) * 10 + 1 + $0 * 1_000) } }
    let tally = try await Self.tally(cases) { index, seed in
      let mutation = Mutation.all[index]
      guard let records = Self.changed(records, mutation, seed) else { return [] }
      return [("\(mutation.name) \(seed)", try Self.outcome(records))]
    }
    #expect(tally.faults == [], "\(tally.faults.joined(separator: "\n"))")
    #expect(tally.left >= 25 && tally.kept >= 6, "\(tally.left) left, \(tally.kept) kept")
  }

  @Test("one of an invented department's")
  func invented() async throws {
    let headings = try Self.headings.get()
    let tally = try await Self.tally(Array(1...10 * Self.times)) { seed in
      let records = try XingxianSet.Records.invented(seed, headings: headings)
      var outcomes = [("\(seed)", try Self.outcome(records))]
      var random = SeededGenerator(seed)
      for _ in 0..<2 {
        guard let mutation = Mutation.all.randomElement(using: &random) else { continue }
        let turn = UInt64.random(in: 0...1_000, using: &random)
        guard let records = Self.changed(records, mutation, turn) else { continue }
        outcomes.append(("\(seed) \(mutation.name) \(turn)", try Self.outcome(records)))
      }
      return outcomes
    }
    #expect(tally.faults == [], "\(tally.faults.joined(separator: "\n"))")
    #expect(tally.left >= 14, "\(tally.left) left, \(tally.kept) kept")
  }

  @Test("Changes that once left and contradicted themselves are kept")
  func caught() throws {
    // Vehicles bought for nothing, and a reviewer's coefficient on an indicator that is computed.
    let bought = try XingxianSet.Records.invented(40, headings: try Self.headings.get())
    for (records, name, seed) in [(bought, "三公数量", 35), (try XingxianSet.records.get(), "评分系数", 1_441)]
      as [(XingxianSet.Records, String, UInt64)]
    {
      let mutation = try #require(Mutation.all.first { $0.name == name })
      let changed = try #require(Self.changed(records, mutation, seed))
      #expect(try records.disclosure().problems == [] && Self.outcome(changed) == .kept, "\(name)")
    }
  }

  @Test("In all four formats", arguments: [3, 11] as [UInt64])
  func formats(_ seed: UInt64) throws {
    let records = try XingxianSet.Records.invented(seed, headings: try Self.headings.get())
    let mutation = try #require(Mutation.all.first { $0.name == "年初预算金额" })
    let changed = try #require((seed...seed + 20).lazy.compactMap { Self.changed(records, mutation, $0) }.first { $0 != records })
    #expect(try Self.outcome(changed, as: PaperFormat.allCases) == .left)
  }

  /// The property could fail: tables of the changed records above the explanation of those before.
  @Test("Old words under new tables are found out", arguments: ["支出金额", "资产数量", "三公预算", "采购金额"])
  func torn(_ name: String) throws {
    let before = try XingxianSet.disclosure.get()
    let mutation = try #require(Mutation.all.first { $0.name == name })
    let seeds = (1...40 as ClosedRange<UInt64>).lazy
    let after = try #require(
      try seeds.compactMap { try Self.changed(XingxianSet.records.get(), mutation, $0)?.disclosure() }
        .first { $0.problems.isEmpty && $0.openFindings.isEmpty && $0.compiled.accounts != before.compiled.accounts })
    var volume = before.volume
    var sheets = after.volume.blocks.compactMap { block in if case .sheet(let sheet) = block, sheet.isInContents { sheet } else { nil } }
    for index in volume.blocks.indices {
      guard case .sheet(let sheet) = volume.blocks[index], sheet.isInContents, !sheets.isEmpty else { continue }
      volume.blocks[index] = .sheet(sheets.removeFirst())
    }
    guard case .contradicts(let lines) = try Self.judged(volume, of: after) else {
      Issue.record("nothing is found")
      return
    }
    #expect(lines.contains("〔不通过〕核查程序读回全套文书，没有错误"), "\(lines.joined(separator: "\n"))")
  }
}
