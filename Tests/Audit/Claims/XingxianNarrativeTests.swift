import Foundation
import HengAudit
import HengDocuments
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

@Suite("The explanation of S002")
struct XingxianNarrativeTests {
  private static let file = "S002-xingxian-2022-final-accounts.txt"

  /// The paper, or nil where the corpus is absent.
  private static let paper: Paper? = {
    guard let data = try? Data(contentsOf: Corpus.file(file)) else { return nil }
    return try? TextReader.read([UInt8](data))
  }()

  private static func subject(_ paper: Paper) throws -> AccountsSubject {
    let forms = try AccountsFixture.xingxianForms(file: file).map { form in
      EvaluationSummary(
        project: form.project, score: try ExactDecimal(parsing: form.score),
        budget: try PrintedAmount(parsing: form.budget, unit: .wanYuan),
        outturn: try PrintedAmount(parsing: form.outturn, unit: .wanYuan),
        citation: Citation(paper: file, Place(line: form.line, endLine: form.line)))
    }
    return AccountsSubject(
      accounts: try AccountsFixture.xingxian(file: file), narrative: AccountsNarrative(paper: paper, file: file), evaluations: forms)
  }

  private static func report(_ paper: Paper) throws -> RuleReport {
    NarrativeRules.all.report(on: try subject(paper), profile: try ProfileLibrary.load().profile("sx.xingxian"))
  }

  @Test("Each rule says what the inventory of the paper says")
  func states() throws {
    guard let paper = Self.paper else { return try Corpus.mayLack(Self.file) }
    let report = try Self.report(paper)
    let failed: Set<String> = [
      "102", "121", "123", "131", "141", "142", "145", "150", "152", "160", "162", "163", "164", "172", "180", "182", "184", "185",
      "192", "193", "194", "195", "196", "197", "198", "199", "200", "201", "202",
    ]
    let other: [String: Coverage.State] = [
      "190": .notRun, "203": .notRun, "205": .notRun, "206": .notRun, "207": .notRun, "208": .notRun, "209": .notRun,
    ]
    for entry in report.coverage {
      let code = String(entry.rule.dropFirst(3))
      let due = other[code] ?? (failed.contains(code) ? .failed : .passed)
      #expect(entry.state == due, "\(entry.rule) \(entry.reason) \(report.findings.filter { $0.rule == entry.rule }.map(\.message))")
    }
    #expect(report.coverage.count == NarrativeRules.all.count)
  }

  @Test(
    "A finding names the lines of both sides",
    arguments: [
      ("FA-102", [410]), ("FA-121", [157, 432]), ("FA-123", [432, 434]), ("FA-131", [444]), ("FA-141", [157, 450]), ("FA-142", [246, 452]),
      ("FA-145", [257, 470]), ("FA-150", [246, 474]), ("FA-152", [476]), ("FA-160", [332, 494]), ("FA-162", [332, 500]),
      ("FA-163", [494, 500]),
      ("FA-164", [508]), ("FA-172", [510, 526]), ("FA-180", [157, 534]), ("FA-182", [552, 562, 2338, 1612]), ("FA-184", [246, 534]),
      ("FA-185", [259, 310, 548]), ("FA-192", [444, 450]), ("FA-193", [446, 472, 29]), ("FA-194", [476, 478]), ("FA-195", [512]),
      ("FA-196", [518]), ("FA-197", [157, 534]), ("FA-198", [468, 534]), ("FA-199", [538, 544, 546, 576]), ("FA-200", [570]),
      ("FA-201", [570, 810]), ("FA-202", [556, 2973]),
    ])
  func places(code: String, lines: [Int]) throws {
    guard let paper = Self.paper else { return try Corpus.mayLack(Self.file) }
    let findings = try Self.report(paper).findings.filter { $0.rule == code }
    let named = Set(findings.flatMap(\.sides).flatMap { side in (side.place.line ?? 0)...(side.place.endLine ?? side.place.line ?? 0) })
    for line in lines { #expect(named.contains(line), "\(code): \(named.sorted())") }
    #expect(findings.allSatisfy { $0.sides.count > 1 || ["FA-152", "FA-195"].contains(code) })
    #expect(findings.flatMap(\.sides).allSatisfy { $0.place.file == Self.file })
  }

  @Test("The explanation is found as a form with its sections")
  func form() throws {
    guard let paper = Self.paper else { return try Corpus.mayLack(Self.file) }
    let forms = Recogniser.narrative.forms(paper, Self.file)
    #expect(forms.map(\.kind) == [.narrative])
    #expect(forms.first?.place.line == 406)
    #expect(forms.first?.place.endLine == 580)
    guard case .narrative(let narrative) = forms.first?.content else { return }
    #expect(narrative.department == "兴县乡村振兴局")
    #expect(narrative.sections.count { $0.level == 1 } == 10)
  }
}
