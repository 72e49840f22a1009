import Foundation
import HengAudit
import HengReaders
import HengRules
import HengTestSupport
import Testing

/// Papers that nobody tuned the rules on; the counts stand in docs/AUDIT-ACCURACY.md.
@Suite("Papers of many provinces", .enabled(if: Corpus.runs(RealPaper.all != nil), "没有原文语料，未核对"))
struct RealPaperTests {
  private static let audits: [String: [Finding]] = {
    guard let auditor = (try? ProfileLibrary.load()).map({ PaperAuditor($0) }) else { return [:] }
    var audits: [String: [Finding]] = [:]
    for paper in RealPaper.all ?? [] { audits[paper.file] = try? paper.findings(auditor) }
    return audits
  }()

  @Test("contradicting papers are told of, clean ones are not called wrong")
  func counts() throws {
    let papers = try #require(RealPaper.all)
    var told: [String] = [], missed: [String] = [], falselyCalled: [String] = [], lines: [String] = []
    for paper in papers {
      let findings = try #require(Self.audits[paper.file], "\(paper.file)")
      let grave = findings.filter(\.isGrave)
      if paper.contradictions.isEmpty {
        if findings.contains(where: { $0.severity == .error }) { falselyCalled.append(paper.file) }
      } else {
        let found = paper.contradictions.filter { check in grave.contains { $0.means(check) } }
        if found.isEmpty { missed.append(paper.file) } else { told.append(paper.file) }
        lines.append("\(paper.file): \(found.count)/\(paper.contradictions.count)")
      }
    }
    Measure.write("rules-real", Self.spoken(papers))
    for paper in papers {
      lines += ["", "== \(paper.file)"] + paper.checks.filter { "FTR".contains($0.type) }.map { "   \($0.type) \($0.desc)" }
      lines += (Self.audits[paper.file] ?? []).map(\.described)
    }
    Measure.write("real", ["told \(told.count) missed \(missed) false \(falselyCalled)"] + lines)
    #expect(told.count >= 11, "\(missed)")
    #expect(falselyCalled.count <= 1, "\(falselyCalled)")
  }

  /// By rule: papers on which an error or a warning of it means a contradiction, clean papers with an error, papers on which it said anything else.
  private static func spoken(_ papers: [RealPaper]) -> [String] {
    var counts: [String: [Int]] = [:]
    for paper in papers {
      let grave = (audits[paper.file] ?? []).filter(\.isGrave)
      for (rule, findings) in Dictionary(grouping: grave, by: \.rule) {
        let isTrue = paper.contradictions.contains { check in findings.contains { $0.means(check) } }
        let isFalse = paper.contradictions.isEmpty && findings.contains { $0.severity == .error }
        counts[rule, default: [0, 0, 0]][isTrue ? 0 : isFalse ? 1 : 2] += 1
      }
    }
    return counts.sorted { $0.key < $1.key }.map { "\($0.key)\t" + $0.value.map(String.init).joined(separator: "\t") }
  }

  @Test("what only looks wrong, and what is rounded, is no error", arguments: RealPaper.all ?? [])
  func traps(_ paper: RealPaper) throws {
    let errors = try #require(Self.audits[paper.file]).filter { $0.severity == .error }
    for check in paper.checks where check.type == "T" || check.type == "R" {
      #expect(!errors.contains { $0.means(check) }, "\(check.desc)")
    }
  }
}
