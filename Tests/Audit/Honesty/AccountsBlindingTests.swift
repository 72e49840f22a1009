import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues
import Testing

/// Which tables a rule on accounts compares.
enum TablesOfRules {
  static let all: [String: [Int]] = {
    let groups: [([String], [Int])] = [
      (["FA-001", "FA-002", "FA-003", "FA-004", "FA-005", "FA-006"], [1]), (["FA-010", "FA-011"], [2]), (["FA-012", "FA-013"], [1, 2]),
      (["FA-020", "FA-021"], [3]), (["FA-022", "FA-023"], [1, 3]), (["FA-030", "FA-031", "FA-032", "FA-033", "FA-034"], [4]),
      (["FA-035", "FA-036"], [1, 4]), (["FA-037"], [1, 3, 4, 5]), (["FA-040", "FA-041"], [5]), (["FA-042", "FA-043"], [4, 5]),
      (["FA-044"], [3, 5]), (["FA-045"], [2, 4]), (["FA-050", "FA-051", "FA-052", "FA-055"], [6]), (["FA-053", "FA-054"], [5, 6]),
      (["FA-060", "FA-061", "FA-063"], [7]), (["FA-062"], [6, 7]), (["FA-080", "FA-083", "FA-082"], [10]),
      (["FA-081", "FA-084"], [6, 10]),
      (["FA-086"], [7, 10]),
    ]
    return Dictionary(uniqueKeysWithValues: groups.flatMap { rules, tables in rules.map { ($0, tables) } })
  }()

  static func needing(_ kind: AccountsTable.Kind) -> [String] {
    all.filter { $0.value.contains(kind.rawValue) }.map(\.key).sorted()
  }
}

@Suite("Accounts with a part taken away")
struct AccountsBlindingTests {
  private static func coverage(_ audited: AuditedPaper) -> [String: Coverage] {
    Dictionary(audited.coverage.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Errors and warnings that begin at a place on which the whole paper had none, but for those that say that a part is missing.
  static func newAlarms(_ audited: AuditedPaper, _ whole: AuditedPaper) -> [String] {
    let known = Set(whole.findings.flatMap { finding in finding.sides.map(\.place.plain) })
    return audited.findings.filter { finding in
      guard finding.severity == .error || finding.severity == .warning, finding.rule != "FA-191" else { return false }
      return !known.contains(finding.place.plain)
    }.map { "\($0.said) \($0.sides.map(\.place.text))" }
  }

  /// The lines of a table with its title and notes: from the title to the title of the next.
  private static func lines(_ kind: AccountsTable.Kind, _ paper: Paper, end: Int) -> ClosedRange<Int>? {
    func title(_ kind: AccountsTable.Kind) -> Int? {
      paper.blocks.last { ($0.line?.text.withoutSpaces).map { $0 == kind.title } ?? false }?.place.line
    }
    guard let first = title(kind) else { return nil }
    let next = AccountsTable.Kind.allCases.compactMap(title).filter { $0 > first }.min() ?? end
    return first...(next - 1)
  }

  @Test(
    "Each table of the published accounts: its rules say that it is missing, and nothing else is alarmed",
    .enabled(if: CorpusPapers.arePresent), arguments: AccountsTable.Kind.allCases)
  func published(_ kind: AccountsTable.Kind) throws {
    let paper = try #require(try CorpusPapers.paper("S002")).part(1...620)
    let auditor = try HonestyAudit.auditor([.accounts, .narrative])
    let whole = try auditor.audit(paper, file: "件", profile: "sx.xingxian")
    let gone = try #require(Self.lines(kind, paper, end: 405))
    var blind = paper
    blind.blocks.removeAll { $0.place.line.map(gone.contains) ?? false }
    let audited = try auditor.audit(blind, file: "件", profile: "sx.xingxian")
    #expect(!audited.forms.contains { $0.kind == .accounts(kind) })
    Self.expectSilence(kind, audited, whole)
    #expect(audited.findings.filter { $0.rule == "FA-191" && $0.message.contains(kind.title) }.count == 1)
  }

  @Test("Each table of invented accounts", arguments: [AccountsTableSet.ten, .nine])
  func invented(_ set: AccountsTableSet) throws {
    let auditor = try HonestyAudit.auditor([.accounts])
    for seed in 31...33 as ClosedRange<UInt64> {
      let paper = AccountsPrint(InventedAccounts(seed, set: set), AccountsPropertyTests.styles[2]).paper
      let whole = try auditor.audit(paper, file: "件", profile: "national")
      for form in whole.forms {
        guard case .accounts(let table) = form.content else { continue }
        var blind = paper
        let title = try #require(paper.blocks.firstIndex { $0.line?.text == table.title })
        let next = paper.blocks[(title + 1)...].firstIndex {
          $0.line?.text.hasSuffix("决算表") ?? false || $0.line?.text.hasSuffix("总表") ?? false
            || $0.line?.text.hasSuffix("统计表") ?? false || $0.line?.text.hasSuffix("明细表") ?? false
        }
        blind.blocks.removeSubrange(title..<(next ?? paper.blocks.endIndex))
        let audited = try auditor.audit(blind, file: "件", profile: "national")
        #expect(audited.forms.count == whole.forms.count - 1, "\(table.title)")
        Self.expectSilence(table.kind, audited, whole)
      }
    }
  }

  private static func expectSilence(_ kind: AccountsTable.Kind, _ audited: AuditedPaper, _ whole: AuditedPaper) {
    let (before, after) = (coverage(whole), coverage(audited))
    for rule in TablesOfRules.needing(kind) {
      guard let entry = after[rule] else { continue }
      let isSilent = entry.state == .notRun || entry.state == .notApplicable
      #expect(isSilent, "\(kind.title) \(rule) \(entry.state) \(entry.reason)")
      let wasSilent = before[rule].map { $0.state == .notRun || $0.state == .notApplicable } ?? true
      let tables = (TablesOfRules.all[rule] ?? []).compactMap(AccountsTable.Kind.init(rawValue:)).map(\.title)
      #expect(wasSilent || tables.contains { entry.reason.contains($0) } || entry.state == .notApplicable, "\(rule) \(entry.reason)")
    }
    #expect(newAlarms(audited, whole) == [], "\(kind.title)")
    for (rule, entry) in after where entry.state == .passed && before[rule]?.state != .passed {
      print("没有\(kind.title)：\(rule) \(before[rule]?.state.label ?? "") → 通过")
    }
    for entry in after.values where entry.state == .notRun || entry.state == .notApplicable { #expect(!entry.reason.isEmpty) }
  }

  @Test("Without the explanation no rule on it passes", .enabled(if: CorpusPapers.arePresent))
  func explanation() throws {
    let auditor = try HonestyAudit.auditor([.accounts, .narrative])
    let paper = try #require(try CorpusPapers.paper("S002"))
    let whole = try auditor.audit(paper.part(1...620), file: "件", profile: "sx.xingxian")
    let audited = try auditor.audit(paper.part(54...404), file: "件", profile: "sx.xingxian")
    for rule in NarrativeRules.all {
      let entry = Self.coverage(audited)[rule.code]
      #expect(entry?.state == .notRun || entry?.state == .notApplicable, "\(rule.code) \(entry?.state.rawValue ?? "")")
      #expect(entry?.reason.isEmpty == false)
    }
    #expect(Self.newAlarms(audited, whole) == [])
  }

  @Test("Without any table no rule on the tables passes", .enabled(if: CorpusPapers.arePresent))
  func tables() throws {
    let auditor = try HonestyAudit.auditor([.accounts, .narrative])
    let paper = try #require(try CorpusPapers.paper("S002"))
    let whole = try auditor.audit(paper.part(1...620), file: "件", profile: "sx.xingxian")
    var blind = paper.part(1...620)
    blind.blocks.removeAll { $0.place.line.map((54...404).contains) ?? false }
    let audited = try auditor.audit(blind, file: "件", profile: "sx.xingxian")
    for rule in AccountsRules.tables {
      let entry = Self.coverage(audited)[rule.code]
      #expect(entry?.state == .notRun || entry?.state == .notApplicable, "\(rule.code) \(entry?.state.rawValue ?? "")")
    }
    #expect(Self.newAlarms(audited, whole) == [])
  }
}

extension Place {
  /// Without the file and the field.
  fileprivate var plain: Place {
    var copy = self
    copy.file = nil
    copy.field = nil
    return copy
  }
}
