import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues
import Testing

/// Two published final accounts as PDF, beside the project, from their bytes to the findings; figures are transcribed, sentences are not.
@Suite("Published PDFs are weighed from their bytes", .enabled(if: PublishedPDF.arePresent))
struct PublishedPDFTests {
  /// Kind, page of the table, rows with figures, figures.
  private static func tables(_ audit: AuditedPaper) -> [String] {
    audit.forms.filter { $0.kind.key.hasPrefix("accounts") }.map { form in
      "\(form.kind.key) p\(form.place.page ?? 0) \(form.rowCount) \(form.figureCount)"
    }
  }

  @Test("The template: nine empty tables, and nothing found but what is left to fill in")
  func template() throws {
    let audit = try #require(try PublishedPDF.template)
    #expect(
      Self.tables(audit) == [
        "accounts.01 p5 0 0", "accounts.02 p6 0 0", "accounts.03 p7 0 0", "accounts.04 p8 0 0", "accounts.05 p10 0 0",
        "accounts.06 p11 0 0",
        "accounts.07 p12 0 0", "accounts.08 p13 0 0", "accounts.09 p14 0 0",
      ])
    #expect(audit.findings.map(PublishedPDF.described) == ["PA-21 error p1", "PA-23 info p3", "PA-21 error p13", "PA-21 error p15"])
    #expect(audit.cautions == [])
    let ran = audit.coverage.filter { $0.rule.hasPrefix("FA") && $0.state == .failed }
    #expect(ran.isEmpty)
  }

  @Test("The accounts: eight of nine tables, each with its page, rows and figures")
  func tables() throws {
    let audit = try #require(try PublishedPDF.accounts)
    #expect(
      Self.tables(audit) == [
        "accounts.01 p7 12 12", "accounts.02 p8 20 45", "accounts.04 p10 12 19", "accounts.05 p12 20 44", "accounts.06 p13 29 29",
        "accounts.07 p15 0 0", "accounts.08 p16 0 0", "accounts.09 p17 0 0",
      ])
    #expect(audit.forms.flatMap(\.doubts).map(\.message) == [])
    #expect(audit.cautions == [])
    let sets = FinalAccounts.sets(of: audit.forms)
    #expect(sets.count == 1 && sets.first?.tables.allSatisfy { $0.unit == .wanYuan } == true)
    #expect(sets.first?.tables.filter(\.isStatedEmpty).map(\.kind) == [.governmentFunds, .stateCapital])
  }

  /// Address, figure, page.
  private static let golden: [(String, String, Int)] = [
    ("01/201", "2,106.66", 7), ("01/208", "326.71", 7), ("01/210", "60.99", 7), ("01/221", "445.69", 7),
    ("01/一般公共预算财政拨款收入", "2,940.05", 7), ("01/其他收入", "6.20", 7), ("01/年初结转和结余", "49.14", 7), ("01/年末结转和结余", "55.34", 7),
    ("01/总计（支出）", "2,995.39", 7), ("01/总计（收入）", "2,995.39", 7), ("01/本年支出合计", "2,940.05", 7), ("01/本年收入合计", "2,946.25", 7),
    ("02/201/其他收入", "6.20", 8), ("02/201/财政拨款收入", "2,106.66", 8), ("02/20106/合计", "2,112.86", 8), ("02/2010601/其他收入", "0.01", 8),
    ("02/2010601/财政拨款收入", "1,511.89", 8), ("02/2010602/合计", "16.19", 8), ("02/2010607/合计", "135.25", 8), ("02/2010608/合计", "449.52", 8),
    ("02/208/合计", "326.72", 8), ("02/20805/合计", "326.72", 8), ("02/2080501/合计", "84.65", 8), ("02/2080505/合计", "160.75", 8),
    ("02/2080506/合计", "80.38", 8), ("02/2080599/合计", "0.94", 8), ("02/210/合计", "60.99", 8), ("02/21011/合计", "60.99", 8),
    ("02/2101101/合计", "60.99", 8), ("02/221/合计", "445.69", 8), ("02/22102/合计", "445.69", 8), ("02/2210201/合计", "187.19", 9),
    ("02/2210203/合计", "258.50", 9), ("02/合计/其他收入", "6.20", 8), ("02/合计/财政拨款收入", "2,940.05", 8), ("04/201/一般公共预算财政拨款", "2,106.66", 10),
    ("04/201/合计", "2,106.66", 10), ("04/208/一般公共预算财政拨款", "326.71", 10), ("04/208/合计", "326.71", 10), ("04/210/一般公共预算财政拨款", "60.99", 10),
    ("04/210/合计", "60.99", 10), ("04/221/一般公共预算财政拨款", "445.69", 11), ("04/221/合计", "445.69", 11), ("04/一般公共预算财政拨款收入", "2,940.05", 10),
    ("04/年初结转和结余", "21.63", 11), ("04/年初结转和结余（一般公共预算财政拨款）", "21.63", 11), ("04/年末结转和结余/一般公共预算财政拨款", "21.63", 11),
    ("04/年末结转和结余/合计", "21.63", 11), ("04/总计（支出）/一般公共预算财政拨款", "2,961.68", 11), ("04/总计（支出）/合计", "2,961.68", 11),
    ("04/总计（收入）", "2,961.68", 11), ("04/本年支出合计/一般公共预算财政拨款", "2,940.05", 11), ("04/本年支出合计/合计", "2,940.05", 11),
    ("04/本年收入合计", "2,940.05", 11), ("05/201/合计", "2,106.66", 12), ("05/201/基本支出", "1,503.52", 12), ("05/20106/合计", "2,106.66", 12),
    ("05/20106/项目支出", "603.14", 12), ("05/2010601/合计", "1,511.89", 12), ("05/2010601/基本支出", "1,503.52", 12),
    ("05/2010602/合计", "10.00", 12), ("05/2010607/合计", "135.25", 12), ("05/2010608/合计", "449.52", 12), ("05/208/合计", "326.72", 12),
    ("05/20805/合计", "326.72", 12), ("05/2080501/合计", "84.65", 12), ("05/2080505/合计", "160.75", 12), ("05/2080506/合计", "80.38", 12),
    ("05/2080599/合计", "0.94", 12), ("05/210/合计", "60.99", 12), ("05/21011/合计", "60.99", 12), ("05/2101101/合计", "60.99", 12),
    ("05/221/合计", "445.69", 12), ("05/22102/合计", "445.69", 12), ("05/2210201/合计", "187.19", 12), ("05/2210203/合计", "258.50", 12),
    ("05/合计/合计", "2,940.05", 12), ("05/合计/基本支出", "2,336.91", 12), ("05/合计/项目支出", "603.14", 12), ("06/301", "2,082.85", 13),
    ("06/30102", "1,238.58", 13), ("06/30109", "80.38", 13), ("06/30112", "1.61", 13), ("06/30199", "91.03", 13),
    ("06/30201", "21.21", 13), ("06/30204", "0.09", 13), ("06/30211", "1.20", 13), ("06/30216", "4.05", 13), ("06/30228", "24.42", 13),
    ("06/30239", "48.49", 13), ("06/303", "69.41", 13), ("06/30309", "0.31", 13), ("06/31002", "13.58", 13),
    ("06/人员经费合计", "2,152.26", 14), ("06/公用经费合计", "184.65", 14),
  ]

  @Test("A figure is found by its meaning, on its page")
  func cells() throws {
    let audit = try #require(try PublishedPDF.accounts)
    let accounts = try #require(FinalAccounts.sets(of: audit.forms).first)
    var cells: [String: AccountsCell] = [:]
    for table in accounts.tables {
      for (place, cell) in table.cells { cells[AccountsAddress(table.kind, place.row, place.column).text] = cell }
    }
    for (address, printed, page) in Self.golden {
      let cell = try #require(cells[address], "\(address)")
      #expect(cell.printed == printed, "\(address)")
      #expect(cell.amount.value?.digits.grouped == printed, "\(address)")
      #expect(cell.citation.place?.page == page && cell.citation.place?.box?.count == 4, "\(address)")
    }
    #expect(cells.values.count { $0.amount.value != nil } == 149)
    for blank in ["01/202", "02/2010602/事业收入", "05/2010602/基本支出", "06/30310", "07/“三公”经费/合计预算数"] {
      #expect(cells[blank]?.amount == .blank, "\(blank)")
    }
  }

  /// Rule, severity, pages of the sides. Every one was judged on the printed page.
  @Test("The accounts: exactly what is wrong with them is found")
  func findings() throws {
    let audit = try #require(try PublishedPDF.accounts)
    #expect(
      audit.findings.map { finding in
        "\(finding.rule) \(finding.severity) \(finding.sides.map { "\($0.place.page ?? 0)" }.joined(separator: ","))"
      } == [
        "FA-191 error 2,18",  // 支出决算表 is in the contents and nowhere else
        "PA-23 info 3,23",  // 其他重要事项（的情况）说明
        "FA-204 error 7,2", "PA-21 error 7",  // the department left as XX
        "FA-025 warning 12",  // 行政运行 with 项目支出
        "FA-043 question 12,10",  // 326.72 and 326.71: rounding, or not
        "FA-204 error 18,2",  // the part headed 2023
        "FA-100 error 18,7",  // a total of 0
        "FA-143 error 19,19,19",  // 71.73 % for 71.65 %
        "FA-203 error 19,19,19",  // 大于 for 小于
        "FA-206 question 19,12",  // 一般行政管理事务 told as 基本支出, printed as 项目支出
        "FA-203 error 20,20,20", "FA-203 error 21,21,21",  // 大于, 等于 for 小于
        "FA-205 error 21,13", "FA-205 question 21,13",  // 个人农业生产补贴 for 奖励金
        "FA-160 question 22,15",  // a budget of 0.95 beside an empty table
        "FA-204 error 24,2",  // 截至2023年
        "PA-19 info 25",  // 。。
      ])
  }

  @Test("A finding quotes the words of its own cell")
  func quotes() throws {
    let audit = try #require(try PublishedPDF.accounts)
    let named = try #require(audit.findings.first { $0.rule == "FA-205" })
    #expect(named.sides.map(\.quote).last == "")
    #expect(audit.findings.first { $0.rule == "FA-204" && $0.place.page == 24 }?.sides.last?.quote.contains("2024") == true)
  }
}

/// The two papers after they were weighed.
enum PublishedPDF {
  static var arePresent: Bool { bytes("putuo-finance") != nil && bytes("shanghai") != nil }

  static var template: AuditedPaper? { get throws { try audited("shanghai") } }
  static var accounts: AuditedPaper? { get throws { try audited("putuo-finance") } }

  private static func bytes(_ key: String) -> [UInt8]? {
    let pdfs = CorpusPapers.folder.appendingPathComponent("pdf")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: pdfs.path)) ?? []
    guard let name = names.first(where: { $0.hasPrefix(key) && $0.hasSuffix(".pdf") }) else { return nil }
    return (try? Data(contentsOf: pdfs.appendingPathComponent(name))).map(Array.init)
  }

  private static func audited(_ key: String) throws -> AuditedPaper? {
    guard let bytes = bytes(key) else { return nil }
    return try PaperAuditor(ProfileLibrary.load()).audit(PaperReader.read(bytes), file: key)
  }

  static func described(_ finding: Finding) -> String { "\(finding.rule) \(finding.severity) p\(finding.place.page ?? 0)" }
}
