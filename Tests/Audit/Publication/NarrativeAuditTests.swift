import HengAudit
import HengDocuments
import HengDomain
import HengFacts
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("The explanation, printed and weighed by our own auditor")
struct NarrativeAuditTests {
  /// Rules that have nothing to judge in these papers, each with its reason.
  static let silent: Set<String> = [
    "FA-186",  // no project bears the name of a known scheme
    "FA-190",  // the dates are not printed in the explanation
    "FA-200",  // no self-evaluation forms are attached here
    "FA-207", "FA-208",  // the items are not told by 类, 款 and 项
    "FA-209",  // the department is not printed before the contents
    "FA-203",  // no words compare outturn and budget
    "FA-206",  // headings are told by class, not by item
  ]

  static func narrativeFindings(_ report: [Finding]) -> [Finding] {
    report.filter { ($0.rule.hasPrefix("FA-") && (Int($0.rule.dropFirst(3)) ?? 0) >= 100) || !$0.rule.hasPrefix("FA-") }
      .filter { $0.severity == .error || $0.severity == .warning }
  }

  @Test("Everything filled: no rule on the explanation complains, and each has judged", arguments: [AccountsTableSet.ten, .nine])
  func filled(_ set: AccountsTableSet) throws {
    let ground = try NarrativeGround.invented(3, set: set)
    let facts = try ground.facts()
    let audited = try PaperAuditor(try NarrativeGround.library.get()).audit(ground.paper(facts), file: NarrativeGround.file)
    let found = Self.narrativeFindings(audited.findings)
    #expect(found.isEmpty, "\(found.map { "\($0.rule) \($0.message) \($0.computation) \($0.sides.map(\.quote))" })")
    let own = audited.coverage.filter { $0.rule.hasPrefix("FA-") && (Int($0.rule.dropFirst(3)) ?? 0) >= 100 }
    let idle = own.filter { $0.state == .notRun && !Self.silent.contains($0.rule) }
    #expect(own.count > 45)
    let isExcused = set == .nine ? ["FA-171", "FA-172", "FA-170"] : []
    #expect(idle.allSatisfy { isExcused.contains($0.rule) }, "\(idle.map { "\($0.rule) \($0.reason)" })")
  }

  @Test("Each printed figure is read back as a claim", arguments: [AccountsTableSet.ten, .nine])
  func figuresReadBack(_ set: AccountsTableSet) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let ground = try NarrativeGround.invented(seed, set: set)
      let facts = try ground.facts()
      let missing = try Self.missing(facts, ground)
      #expect(missing.isEmpty, "\(seed) \(missing)")
    }
  }

  /// Figures of the explanation that no claim holds, by their printed text.
  static func missing(_ facts: NarrativeFacts, _ ground: NarrativeGround) throws -> [String] {
    let narrative = try #require(AccountsNarrative(paper: ground.paper(facts), file: NarrativeGround.file))
    var read: [String: Int] = [:]
    func add(_ text: String?) { if let text { read[text, default: 0] += 1 } }
    func money(_ stated: Stated<PrintedAmount>?) { add(stated.map { $0.value.digits.grouped + $0.value.unit.rawValue }) }
    for claim in narrative.sections.flatMap(\.claims) {
      for stated in [claim.amount, claim.budget, claim.change?.amount] { money(stated) }
      for stated in [claim.share, claim.completion, claim.change?.percent] { add(stated?.value.text) }
      add(claim.count?.value.text)
      add(claim.score.map { "\($0.value)分" })
    }
    var missing: [String] = []
    for figure in DisclosureBlocks.narrative(facts).flatMap(\.figures) where !figure.key.contains(".report.") {
      read[figure.text, default: 0] -= 1
      if read[figure.text, default: 0] < 0 { missing.append("\(figure.key) \(figure.text)") }
    }
    return missing
  }

  @Test("Random years: no finding of error or warning on the explanation", arguments: [AccountsTableSet.ten, .nine])
  func random(_ set: AccountsTableSet) throws {
    let auditor = PaperAuditor(try NarrativeGround.library.get())
    for seed in 11...26 as ClosedRange<UInt64> {
      let ground = try NarrativeGround.invented(seed, set: set)
      let found = Self.narrativeFindings(try auditor.audit(ground.paper(try ground.facts()), file: NarrativeGround.file).findings)
      #expect(found.isEmpty, "\(seed) \(found.map { "\($0.rule) \($0.message) \($0.computation)" })")
    }
  }

  /// What a changed digit breaks.
  static let tampered: [(key: String, rule: String)] = [
    ("overall.receipts", "FA-100"), ("receipts.other.amount", "FA-110"), ("payments.basic.amount", "FA-121"),
    ("payments.project.percent", "FA-122"), ("appropriation.payments", "FA-130"), ("general.total", "FA-140"),
    ("general.shareOfPayments", "FA-141"), ("general.personnel.amount", "FA-142"), ("general.budget", "FA-144"),
    ("basic.total", "FA-150"), ("basic.operating", "FA-194"), ("threePublic.total.outturn", "FA-160"),
    ("threePublic.detail.reception", "FA-161"), ("threePublic.total.change", "FA-163"), ("agency.amount", "FA-170"),
    ("procurement.goods", "FA-171"), ("assets.leaders", "FA-172"), ("performance.work.share", "FA-180"),
    ("performance.tier2.count", "FA-181"), ("performance.project.p1.outturn", "FA-182"), ("performance.department.budget", "FA-183"),
  ]

  @Test("A changed digit of our own explanation is found", arguments: tampered)
  func tamperedDigits(_ key: String, _ rule: String) throws {
    let ground = try NarrativeGround.invented(3, set: .ten)
    let facts = try ground.facts()
    let blocks = DisclosureBlocks.narrative(facts).map { block -> Block in
      guard case .paragraph(let runs) = block else { return block }
      return .paragraph(
        runs.map { run in
          guard let figure = run.figure, figure.key == "narrative." + key else { return run }
          return .text(figure.text.changedDigit)
        })
    }
    #expect(blocks != DisclosureBlocks.narrative(facts), "\(key) stands nowhere")
    let audited = try PaperAuditor(try NarrativeGround.library.get()).audit(
      ground.paper(facts, explanation: blocks), file: NarrativeGround.file)
    #expect(Self.narrativeFindings(audited.findings).contains { $0.rule == rule }, "\(audited.findings.map(\.rule))")
  }

  @Test("Figures have keys of their own, and each trace ends in a recorded fact, a parameter or a definition")
  func traces() throws {
    let facts = try NarrativeGround.invented(5, set: .ten).facts()
    let figures = DisclosureBlocks.narrative(facts).flatMap(\.figures)
    #expect(figures.count > 120)
    #expect(figures.allSatisfy { $0.key.hasPrefix("narrative.") && !$0.text.isEmpty })
    #expect(figures.allSatisfy { $0.trace.unexplained.isEmpty })
    let byKey = Dictionary(grouping: figures, by: \.key)
    #expect(byKey.values.allSatisfy { Set($0.map(\.text)).count == 1 })
  }

  @Test("Digits stand in figures only: the words of the explanation hold years, item numbers and the equipment threshold")
  func noNakedDigits() throws {
    let facts = try NarrativeGround.invented(5, set: .ten).facts()
    for block in DisclosureBlocks.narrative(facts) {
      guard case .paragraph(let runs) = block else { continue }
      let words = runs.map { $0.figure == nil ? $0.text : "＃" }.joined()
      let rest = ["2023年度", "2023年12月31日", "2023年", "2022年", "单价100万元"].reduce(words) { $0.replacing($1, with: "") }
      let body = rest.first?.isNumber == true ? String(rest.drop { $0.isNumber || $0 == "." }) : rest
      #expect(!body.contains { $0.isASCII && $0.isNumber }, "\(words)")
    }
  }
}

extension String {
  /// The first digit is another.
  fileprivate var changedDigit: String {
    guard let index = firstIndex(where: \.isNumber), let digit = self[index].wholeNumberValue else { return self }
    return replacingCharacters(at: index, with: "\((digit + 4) % 9 + 1)")
  }

  private func replacingCharacters(at index: Index, with text: String) -> String {
    self[..<index] + text + self[self.index(after: index)...]
  }
}
