import Foundation
import HengAudit
import HengDocuments
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

/// Small papers with one trouble each (`field/`).
@Suite("Troubles of the field", .enabled(if: Corpus.runs(FieldPaper.arePresent), "没有原文语料，未核对"))
struct FieldPaperTests {
  @Test("a note on the three public expenses published by itself")
  func threePublicNote() throws {
    let findings = try FieldPaper.findings("three-public-note.txt")
    let errors = findings.filter { $0.severity == .error }
    for figure in ["43%", "47%", "69%"] {
      #expect(errors.contains { $0.sides.contains { $0.figure.withoutSpaces.hasPrefix(figure) } }, "\(figure)")
    }
    #expect(!errors.contains { $0.rule == "FA-060" })
  }

  @Test("computations with exact counts and rates")
  func products() throws {
    let findings = try FieldPaper.findings("exact-products.txt").filter { $0.rule == "PA-27" && $0.severity == .error }
    let text = try String(contentsOf: FieldPaper.folder.appendingPathComponent("exact-products.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wrong = lines.indices.filter { FieldPaper.isWrongProduct(String(lines[$0])) }.map { $0 + 1 }
    #expect(findings.compactMap { $0.sides.first?.place.line } == wrong)
  }

  @Test(
    "units in words, bare numbers under a unit",
    arguments: ["self-evaluation-units-in-words.txt", "self-evaluation-units-in-words.docx", "self-evaluation-units-in-words.xlsx"])
  func unitsInWords(_ name: String) throws {
    let findings = try FieldPaper.findings(name)
    #expect(!findings.contains { $0.rule == "SC-08" }, "\(findings.map(\.described))")
    #expect(
      findings.count {
        $0.severity == .error && $0.saidFigures.contains("89.974") || $0.severity == .error && $0.saidFigures.contains("90")
      } >= 2, "\(findings.map(\.described))")
  }

  @Test("a ledger whose number format prints a negative amount in red without its sign")
  func redNegative() throws {
    let texts = try FieldPaper.cells("ledger-red-negative.xlsx")
    #expect(texts.contains { $0.withoutSpaces.hasPrefix("-300") || $0.withoutSpaces.hasPrefix("(300") }, "\(texts)")
    #expect(!texts.contains { $0.withoutSpaces.hasPrefix("300") })
  }

  @Test(
    "a formula whose result is an empty text is an empty cell",
    arguments: ["ledger-formula-empty-string.xlsx", "form-formula-empty-string.xlsx"])
  func emptyFormula(_ name: String) throws {
    #expect(try !FieldPaper.cells(name).isEmpty)
  }

  @Test("group rows that carry the weight", arguments: ["self-evaluation-star-groups.xlsx", "self-evaluation-star-groups-gb18030.html"])
  func starGroups(_ name: String) throws {
    let findings = try FieldPaper.findings(name)
    #expect(!findings.contains { ["PT-06", "SC-09"].contains($0.rule) && $0.message.contains("★") }, "\(findings.map(\.described))")
  }

  @Test("headings wrapped, spaced and with a colon", arguments: FieldPaper.rows("headings.tsv"))
  func headings(_ row: [String]) throws {
    let heading = row[0].replacing("⏎", with: "\n")
    let paper = try TextReader.read(Array((heading + "\n一、收入支出决算总体情况说明\n2023年度收入总计100.00万元，支出总计100.00万元。\n").utf8))
    #expect(AccountsNarrative(paper: paper, file: "件") != nil, "\(row)")
  }

  @Test("sentences of an explanation", arguments: FieldPaper.rows("narrative-wording.tsv"))
  func wording(_ row: [String]) throws {
    let headings = [
      "三公": "七、“三公”经费支出决算情况说明\n（一）“三公”经费支出决算总体情况说明", "总体": "一、收入支出决算总体情况说明", "具体": "五、一般公共预算财政拨款支出决算情况说明\n（三）一般公共预算财政拨款支出决算具体情况",
      "机关运行": "十一、其他重要事项的情况说明\n（一）机关运行经费支出情况",
    ]
    let heading = try #require(headings[row[0]])
    let text = "第三部分 示例县示例局2023年度部门决算情况说明\n\(heading)\n\(row[1])\n"
    let findings = try FieldPaper.auditor().audit(try TextReader.read(Array(text.utf8)), file: "件").findings.filter {
      !["PA-22", "PA-30", "FA-103", "FA-193", "FA-191"].contains($0.rule)
    }
    switch row[2] {
    case "error": #expect(findings.contains { $0.severity == .error }, "\(findings.map(\.described))")
    case "any": #expect(findings.contains { $0.severity != .info }, "\(row)")
    default: #expect(!findings.contains { $0.severity != .info }, "\(findings.map(\.described))")
    }
  }

  @Test("targets and actual values", arguments: FieldPaper.rows("targets-and-actuals.tsv"))
  func targets(_ row: [String]) throws {
    let target = IndicatorValue(parsing: row[0]), actual = IndicatorValue(parsing: row[1])
    switch row[2].split(separator: " ").first.map(String.init) ?? "" {
    case "met", "short":
      #expect(target.isComparable(with: actual), "\(row)")
      if let due = target.ends, let own = actual.ends(in: target) {
        let isMet = target.comparator == .atMost ? own.upperBound <= due.upperBound : own.lowerBound >= due.lowerBound
        #expect(isMet == row[2].hasPrefix("met"), "\(row)")
      } else if case .deadline(let first) = target.form, case .deadline(let last) = actual.form {
        #expect(!first.isEarlier(than: last), "\(row)")
      } else {
        Issue.record("\(row)")
      }
    case "late":
      guard case .deadline(let due) = target.form, case .deadline(let done) = actual.form else { throw FieldPaper.Unread() }
      #expect(due.isEarlier(than: done))
    default: #expect(!target.isComparable(with: actual), "\(row)")
    }
  }
}

enum FieldPaper {
  struct Unread: Error {}

  static let folder = Corpus.file("field")
  static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("headings.tsv").path) }

  static func auditor() throws -> PaperAuditor { PaperAuditor(try ProfileLibrary.load()) }

  static func findings(_ name: String) throws -> [Finding] {
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    let findings = try auditor().audit(try PaperReader.read(bytes), file: name).findings
    Measure.write("field-" + name, findings.map(\.described))
    return findings
  }

  /// The texts of all cells of a workbook.
  static func cells(_ name: String) throws -> [String] {
    try PaperReader.read(Array(try Data(contentsOf: folder.appendingPathComponent(name)))).blocks.flatMap { block -> [String] in
      if case .table(let table) = block { table.cells.map(\.text) } else { [] }
    }
  }

  static func rows(_ name: String) -> [[String]] {
    let text = (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Whether `a×b=c` of a line does not hold for the printed figures.
  static func isWrongProduct(_ line: String) -> Bool {
    let parts = line.replacing("。", with: "").split(separator: "=")
    guard parts.count == 2 else { return false }
    func value(_ text: Substring) -> Double {
      let digits = text.filter { $0.isASCII && ($0.isNumber || $0 == ".") }
      return (Double(digits) ?? 0) * (text.contains("万") ? 10_000 : 1) * (text.contains("%") ? 0.01 : 1)
    }
    let product = parts[0].split(separator: "×").map(value).reduce(1, *)
    return abs(product - value(parts[1])) > (parts[1].contains("万") ? 50 : 0.5)
  }
}
