import HengAudit
import HengDocuments
import HengSamples
import HengValues
import Testing

@Suite("Published forms without delimiters", .enabled(if: UnruledCorpus.isPresent, "原文不在，未比对"))
struct UnruledCorpusTests {
  private func compare(_ forms: [RecognisedForm], _ keys: [String]) throws -> CellCount {
    let samples = try Samples.load()
    #expect(forms.count == keys.count)
    var whole = CellCount()
    for (form, key) in zip(forms, keys) {
      var comparison = SampleComparison(try #require(samples.project(key)))
      comparison.compare(form)
      whole.right += comparison.count.right
      whole.wrong += comparison.count.wrong
    }
    return whole
  }

  @Test("Every cell of the eight monitoring forms is read as it was transcribed")
  func monitoring() throws {
    let paper = try #require(UnruledCorpus.paper("S000"))
    let count = try compare(Recogniser.unruledMonitoring.forms(paper, "S000"), (1...8).map { "X\($0)" })
    #expect(count.wrong == [])
  }

  @Test("Every cell of the eleven target sheets is read as it was transcribed")
  func targets() throws {
    let paper = try #require(UnruledCorpus.paper("S004"))
    let count = try compare(Recogniser.unruledTargets.forms(paper, "S004"), (1...11).map { "J\($0)" })
    #expect(count.wrong == [])
  }

  @Test("Without the empty lines between cells the same rows are read, or doubted")
  func dense() throws {
    for (key, recogniser) in [("S000", Recogniser.unruledMonitoring), ("S004", .unruledTargets)] {
      let paper = try #require(UnruledCorpus.paper(key))
      var dense = paper
      dense.blocks.removeAll { $0.line?.text.withoutSpaces.isEmpty == true }
      let whole = recogniser.forms(paper, key), read = recogniser.forms(dense, key)
      #expect(read.map(\.title) == whole.map(\.title))
      #expect(read.map(\.rowCount) == whole.map(\.rowCount))
      for (form, golden) in zip(read, whole) where form.content != golden.content { #expect(!form.doubts.isEmpty, "\(form.title)") }
    }
  }

  @Test("The department's own targets are four items and four measures")
  func department() throws {
    let paper = try #require(UnruledCorpus.paper("S004"))
    let forms = Recogniser.departmentTargets.forms(paper, "S004")
    #expect(forms.count == 1)
    guard case .report(let report) = try #require(forms.first).content else { return #expect(Bool(false)) }
    #expect(report.sections.map(\.level) == [1, 1, 2, 2, 2, 2, 1, 2, 2, 2, 2])
    #expect(report.unit == "巨鹿县乡村振兴局本级")
    #expect(report.sections.allSatisfy { $0.level == 1 && $0.heading != "总体绩效目标" || $0.passages.count == 1 })
    #expect(forms.first?.place == Place(line: 2, endLine: 77))
  }
}
