import HengDomain
import HengRules
import HengTestSupport
import HengValues
import Testing

/// Projects whose payments name their allotments, and these the documents by which money came; drawn by chance.
private struct SourcedProject {
  /// By the rules of the test alone: row and level of each payment.
  struct Told {
    var payment: ID<Payment>
    var row: FundRow.Kind
    var level: FundLevel?
    var amount: Money
  }

  var ledger: ProjectLedger
  var told: [Told] = []
  /// Whether each payment's source is known.
  var isKnown = true

  static func cite(_ text: String) -> Citation { Citation(paper: "虚构", lines: text) }

  init(_ seed: UInt64) throws {
    var dice = SeededGenerator(seed)
    let county = try AdministrativeDivision("149901"), year = try FiscalYear(2023)
    var project = Project(
      id: ID("p"), county: county, year: year, code: nil, name: "样例项目", supervisingDepartment: "样例县乙局", implementingUnit: "样例县乙局",
      initialBudget: nil, revisedBudget: Money(fen: 100_000_000), state: .implemented, citation: Self.cite("1"))
    ledger = ProjectLedger(project: project)
    var sources: [(row: FundRow.Kind, level: FundLevel?)] = []
    for place in 0..<Int.random(in: 1...5, using: &dice) {
      let level = Int.random(in: 0...8, using: &dice) == 0 ? nil : FundLevel.allCases.randomElement(using: &dice)
      let isEarlier = Bool.random(using: &dice), isListed = Bool.random(using: &dice), isCarried = Bool.random(using: &dice)
      let document = FundingDocument(
        id: ID("d\(place)"), county: county, year: try FiscalYear(isEarlier ? 2022 : 2023),
        number: try DocumentNumber("样财农〔2022〕\(place + 1)号"), date: nil, level: isListed ? nil : level, amount: nil,
        citation: Self.cite("d\(place)"))
      ledger.documents.append(document)
      if isListed {
        project.sources.append(FundSource(level: level, amount: .zero, isCarriedOver: isCarried, document: document.id))
      }
      let isOpen = Int.random(in: 0...11, using: &dice) == 0
      ledger.allotments.append(
        BudgetAllotment(
          id: ID("a\(place)"), project: project.id, document: isOpen ? nil : document.id, amount: Money(fen: 50_000_000), state: .allocated,
          citation: Self.cite("a\(place)")))
      let row: FundRow.Kind = level == .other ? .otherFunds : (isListed ? isCarried : isEarlier) ? .carriedOver : .fiscalAppropriation
      sources.append((row, level))
    }
    ledger.project = project
    for place in 0..<Int.random(in: 0...6, using: &dice) {
      let from = Int.random(in: 0..<ledger.allotments.count, using: &dice), isBare = Int.random(in: 0...14, using: &dice) == 0
      let amount = Money(fen: Int128(Int.random(in: -999...99_999, using: &dice)) * 10_000)
      ledger.payments.append(
        Payment(
          id: ID("y\(place)"), of: project, allotment: isBare ? nil : ledger.allotments[from].id,
          date: try CivilDate(year: 2023, month: Int.random(in: 1...12, using: &dice), day: 9), amount: amount, purpose: "第\(place)批",
          citation: Self.cite("y\(place)")))
      told.append(Told(payment: ID("y\(place)"), row: sources[from].row, level: sources[from].level, amount: amount))
      if isBare || ledger.allotments[from].document == nil { isKnown = false }
    }
  }

  func sum(_ rows: Set<FundRow.Kind>) -> Money { told.filter { rows.contains($0.row) }.map(\.amount).sum }
}

@Suite("Outturn by the sources of the money")
struct OutturnBySourceTests {
  @Test(
    "parts are the payments of the allotments from that source, and make up the whole; one payment of unknown source leaves all as claimed")
  func parts() throws {
    var known = 0, open = 0
    for seed in 0..<200 as Range<UInt64> {
      let project = try SourcedProject(seed), whole = Outturn(of: project.ledger)
      guard let parted = OutturnBySource(whole, of: project.ledger) else {
        #expect(!project.isKnown || project.ledger.payments.isEmpty, "seed \(seed)")
        open += 1
        continue
      }
      known += 1
      #expect(project.isKnown, "seed \(seed)")
      let kinds: [FundRow.Kind] = [.fiscalAppropriation, .carriedOver, .otherFunds]
      let outturns = kinds.map { parted.outturn([$0]) }
      #expect(zip(kinds, outturns).allSatisfy { $1.amount == project.sum([$0]) }, "seed \(seed)")
      #expect(outturns.map(\.amount).sum == whole.amount && outturns.flatMap(\.payments).count == whole.payments.count, "seed \(seed)")
      let isLevelKnown = project.told.allSatisfy { $0.level != nil }
      for giver in FundGiver.allCases {
        let own = project.told.filter { told in
          switch giver {
          case .central: told.level == .central
          case .local: [.provincial, .municipal, .county].contains(told.level)
          }
        }
        #expect(parted.outturn(of: giver)?.amount == (isLevelKnown ? own.map(\.amount).sum : nil), "seed \(seed)")
      }
    }
    #expect(known > 80 && open > 20)
  }

  @Test("a trace goes down to the allotments and each payment once")
  func trace() throws {
    for seed in 0..<60 as Range<UInt64> {
      let project = try SourcedProject(seed)
      guard let parted = OutturnBySource(Outturn(of: project.ledger), of: project.ledger) else { continue }
      for kind in [FundRow.Kind.fiscalAppropriation, .carriedOver, .otherFunds] {
        let part = parted.outturn([kind]), own = project.told.filter { $0.row == kind }
        guard !own.isEmpty else { continue }
        let trace = part.trace(in: .yuan), lines = trace.leaves.compactMap { $0.origin?.text }
        let used = Set(project.ledger.payments.filter { payment in own.contains { $0.payment == payment.id } }.compactMap(\.allotment))
        #expect(trace.unexplained.isEmpty && trace.value == part.amount.printed(in: .yuan).text, "seed \(seed)")
        #expect(lines.sorted() == (own.map { "虚构 \($0.payment.text)" } + used.map { "虚构 \($0.text)" }).sorted(), "seed \(seed)")
      }
    }
  }

  @Test("a form without a row for 上年结转 does not part it from 财政拨款; an empty row of a source that paid nothing stays empty")
  func rows() throws {
    for seed in 0..<120 as Range<UInt64> {
      let project = try SourcedProject(seed), paid = Outturn(of: project.ledger)
      guard project.isKnown, !project.ledger.payments.isEmpty else { continue }
      func derived(_ kinds: [FundRow.Kind], _ claim: Entry<PrintedAmount> = .blank) -> [FundRow.Kind: Outturn] {
        kinds.map { FundRow(kind: $0, outturn: claim, citation: SourcedProject.cite("9")) }.derived(paid, of: project.ledger)
      }
      let whole = derived([.total, .fiscalAppropriation, .otherFunds])
      #expect(whole[.total] == paid && whole[.carriedOver] == nil, "seed \(seed)")
      #expect((whole[.fiscalAppropriation]?.amount ?? .zero) == project.sum([.fiscalAppropriation, .carriedOver]), "seed \(seed)")
      let parted = derived(FundRow.Kind.allCases)
      for kind in [FundRow.Kind.fiscalAppropriation, .carriedOver, .otherFunds] {
        let has = project.told.contains { $0.row == kind }
        #expect(parted[kind]?.amount == (has ? project.sum([kind]) : nil), "seed \(seed) \(kind)")
        #expect(derived(FundRow.Kind.allCases, .value(PrintedAmount(ExactDecimal(7), .wanYuan)))[kind]?.amount == project.sum([kind]))
      }
    }
  }

  @Test("a row that claims otherwise is a finding with both values, beside that of the total; the same fault in both is told once")
  func findings() throws {
    let library = try ProfileLibrary.load(), profile = try library.profile("national")
    var told = 0
    for seed in 0..<60 as Range<UInt64> {
      var project = try SourcedProject(seed)
      let paid = Outturn(of: project.ledger)
      guard let parted = OutturnBySource(paid, of: project.ledger), !paid.amount.isZero else { continue }
      let rows = [FundRow.Kind.fiscalAppropriation, .carriedOver, .otherFunds].map { kind in
        FundRow(kind: kind, outturn: .value(PrintedAmount(ExactDecimal(7), .wanYuan)), citation: SourcedProject.cite("\(kind)"))
      }
      let budget = Entry.value(Money(fen: 100_000_000).printed(in: .wanYuan))
      let total = FundRow(
        kind: .total, initialBudget: budget, revisedBudget: budget, outturn: .value(paid.printed(in: .wanYuan)), rate: .unfilled,
        citation: SourcedProject.cite("total"))
      let sheet = PerformanceTargetSheet(
        id: ID("t"), project: project.ledger.project.id, layout: .ningxia, objective: "示例目标", funds: [], indicators: [], state: .approved,
        citation: SourcedProject.cite("t"))
      project.ledger.targetSheets = [sheet]
      project.ledger.selfEvaluations = [
        SelfEvaluation(
          id: ID("s"), project: sheet.project, targetSheet: sheet.id, funds: [total] + rows, objective: "示例目标", achievement: "", rows: [],
          printedTotal: .blank, selfGrade: nil, reviewGrade: nil, state: .draft, citation: SourcedProject.cite("s"))
      ]
      project.ledger.monitoring = [
        MonitoringReport(
          id: ID("m"), project: sheet.project, targetSheet: sheet.id, round: 1,
          period: .whole(project.ledger.project.year), layout: .brief, objective: "示例目标", funds: [total] + rows, rows: [], state: .draft,
          citation: SourcedProject.cite("m"))
      ]
      let scored = try #require(try ScoredProject(project.ledger, corrections: [], peers: [], profile: profile))
      let monitored = try #require(MonitoredProject(project.ledger.monitoring[0], ledger: project.ledger))
      let reports = [
        SelfEvaluationRules.all.report(on: scored.original, profile: profile).findings.filter { $0.rule == "SC-23" },
        MonitoringRules.all.report(on: monitored, profile: profile).findings.filter { $0.rule == "MO-16" },
      ]
      let wrong = rows.filter { parted.outturn([$0.kind]).amount != Money(fen: 7_000_000) }
      for findings in reports {
        #expect(findings.count == wrong.count, "seed \(seed)")
        for (finding, row) in zip(findings, wrong) {
          let ledger = parted.outturn([row.kind]).printed(in: .wanYuan).text
          #expect(finding.message.contains("7万元") && finding.message.contains(ledger) && finding.message.contains(row.kind.label))
          #expect(!finding.remedy.isEmpty && finding.sides.count == 2)
          told += 1
        }
      }
    }
    #expect(told > 40)
  }
}
