import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("Invented forms without delimiters")
struct UnruledPropertyTests {
  /// Cells read as printed, cells in rows that a doubt names, and cells read otherwise without one.
  struct Tally {
    var right = 0
    var doubted = 0
    var wrong: [String] = []
  }

  private func read(_ text: String, _ recogniser: Recogniser) throws -> [RecognisedForm] {
    recogniser.forms(try TextReader.read(Array(text.utf8)), "虚构.txt")
  }

  private func cells(_ form: RecognisedForm) -> [(level1: IndicatorLevel1, level2: IndicatorLevel2, cells: [String], place: Place)] {
    switch form.content {
    case .target(let target):
      target.sheet.indicators.map {
        ($0.level1, $0.level2, [$0.name, $0.definition ?? "", $0.target.printed, $0.basis ?? ""], $0.citation.place ?? Place())
      }
    case .monitoring(let monitoring):
      zip(monitoring.sheet.indicators, monitoring.report.rows).map { indicator, row in
        let texts = [indicator.name, indicator.target.printed, row.valueToDate.printed, row.forecast.printed, row.cause]
        let tail = monitoring.report.layout == .withLikelihood ? [row.likelihoodText, row.correctiveAction] : []
        return (indicator.level1, indicator.level2, texts + tail + [row.remark], indicator.citation.place ?? Place())
      }
    default: []
    }
  }

  private func covers(_ doubt: RecognitionDoubt, _ place: Place) -> Bool {
    guard let first = doubt.place.line, let last = doubt.place.endLine, let from = place.line, let to = place.endLine else { return false }
    return first <= to && from <= last
  }

  private func compare(_ form: RecognisedForm, _ invented: InventedForm, _ tally: inout Tally) {
    let rows = cells(form)
    guard rows.count == invented.rows.count else {
      // A row more or less: every row without a doubt must stand in the form as it was printed.
      for row in rows where !form.doubts.contains(where: { covers($0, row.place) }) {
        let isThere = invented.rows.contains { $0.cells == row.cells && $0.level2 == row.level2 }
        if isThere { tally.right += row.cells.count } else { tally.wrong.append("\(row.cells)") }
      }
      tally.doubted += (invented.rows.count - rows.count).magnitude == 0 ? 0 : 1
      return
    }
    for (row, golden) in zip(rows, invented.rows) {
      let isDoubted = form.doubts.contains { covers($0, row.place) }
      if row.level1 != golden.level1 || row.level2 != golden.level2 { tally.wrong.append("\(row.level2) \(golden.level2)") }
      for (read, printed) in zip(row.cells, golden.cells) {
        if read == printed {
          tally.right += 1
        } else if isDoubted {
          tally.doubted += 1
        } else {
          tally.wrong.append("“\(read)” 应为 “\(printed)” 在 \(row.cells)")
        }
      }
    }
  }

  private func tally(_ count: UInt64, wrapsAtWidth: Bool, pageBreaks: Int = 0, tears: Int = 0) throws -> Tally {
    var tally = Tally()
    for seed in 0..<count {
      var printer = UnruledPrinter(seed &* 7919 &+ 13, wrapsAtWidth: wrapsAtWidth)
      (printer.pageBreaks, printer.tears) = (pageBreaks, tears)
      let form = seed % 2 == 0 ? InventedForm.monitoring(&printer.dice) : InventedForm.target(&printer.dice)
      printer.print(form)
      let forms = try read(printer.text, form.isMonitoring ? .unruledMonitoring : .unruledTargets)
      #expect(forms.count == 1 && forms.first?.title == form.title, "\(seed)")
      if let first = forms.first { compare(first, form, &tally) }
    }
    return tally
  }

  @Test("Forms wrapped at the width of their columns are read, or doubted")
  func wrapped() throws {
    let tally = try tally(16, wrapsAtWidth: true)
    #expect(tally.wrong == [])
    #expect(tally.doubted * 100 < tally.right)
  }

  @Test("Forms over several pages are read, or doubted")
  func pages() throws {
    let tally = try tally(12, wrapsAtWidth: true, pageBreaks: 15)
    #expect(tally.wrong == [])
    #expect(tally.doubted * 100 < tally.right)
  }

  @Test("Rows that a page tears are read, or doubted")
  func torn() throws {
    let tally = try tally(24, wrapsAtWidth: true, tears: 20)
    #expect(tally.wrong == [])
    #expect(tally.doubted * 50 < tally.right)
  }

  @Test("Forms broken at any character are read, or doubted")
  func broken() throws {
    let tally = try tally(24, wrapsAtWidth: false)
    #expect(tally.wrong == [])
    #expect(tally.doubted * 10 < tally.right)
  }

  @Test("A paper that ends inside a form gives no cell that was not printed", arguments: [UInt64(1), 2, 3, 4])
  func cut(seed: UInt64) throws {
    var printer = UnruledPrinter(seed, wrapsAtWidth: true)
    let form = seed % 2 == 0 ? InventedForm.monitoring(&printer.dice) : InventedForm.target(&printer.dice)
    printer.print(form)
    let lines = printer.text.split(separator: "\n", omittingEmptySubsequences: false)
    for length in stride(from: 1, to: lines.count, by: 7) {
      let forms = try read(lines[..<length].joined(separator: "\n"), form.isMonitoring ? .unruledMonitoring : .unruledTargets)
      for found in forms {
        for (row, golden) in zip(cells(found), form.rows) where row.cells != golden.cells {
          #expect(found.doubts.contains { covers($0, row.place) }, "\(length): \(row.cells) \(golden.cells)")
        }
        if found.content == .none { #expect(!found.doubts.isEmpty) }
      }
    }
  }

  @Test("Forms end to end, with text before, between and behind them")
  func several() throws {
    var printer = UnruledPrinter(77, wrapsAtWidth: true)
    let forms = [InventedForm.target(&printer.dice), .monitoring(&printer.dice), .target(&printer.dice), .monitoring(&printer.dice)]
    printer.paragraph("样例县乡村局公开项目绩效目标表和绩效运行监控表共四张，项目名称见各表。")
    printer.print(forms[0])
    printer.print(forms[1])
    printer.paragraph("")
    printer.paragraph("附件说明：以上两张表由样例县乡村局填报，数据截至九月底。各项目实施单位应当在十月十五日以前完成整改。")
    printer.print(forms[2])
    printer.paragraph("")
    printer.paragraph("以下为下半年调整后的监控表，本段文字与表无关，请与前表一并阅读，如有疑问请与财务科联系。")
    printer.print(forms[3])
    printer.paragraph("")
    printer.paragraph("二、下一步工作安排")
    printer.paragraph("严格按照序时进度推进项目实施，确保年底前全部完成绩效目标。")
    let read = try read(printer.text, .unruledTargets) + read(printer.text, .unruledMonitoring)
    #expect(read.count == 4)
    var tally = Tally()
    for (found, form) in zip(read, [forms[0], forms[2], forms[1], forms[3]]) {
      #expect(found.title == form.title)
      #expect(cells(found).map(\.cells) == form.rows.map(\.cells))
      compare(found, form, &tally)
    }
    #expect(tally.wrong == [])
  }

  @Test("Titles that are only mentioned are no forms")
  func mentions() throws {
    let text = "关于报送绩效运行监控表和绩效目标表的通知\n\n各单位应当填写项目名称、\n实施单位等栏目，并于月底前报送项目绩效目标表。\n"
    #expect(try read(text, .unruledMonitoring).isEmpty)
    #expect(try read(text, .unruledTargets).isEmpty)
    #expect(try read(text + "第一部分 部门整体绩效目标见附表\n", .departmentTargets).isEmpty)
  }
}
