import HengAudit
import HengDocuments
import HengRules
import HengValues
import Testing

@Suite("An invented paper in the print of Shanghai")
struct InventedShanghaiTests {
  /// A fault put into the paper: words, what stands there instead, and the rule that must find it in that line.
  struct Fault: Sendable, CustomTestStringConvertible {
    var rule: String
    var words: String
    var instead: String
    /// Which of several places with the same words, from 0.
    var occurrence = 0
    var testDescription: String { "\(rule) \(words)" }
  }

  private static func audited(_ text: String) throws -> AuditedPaper {
    try PaperAuditor(ProfileLibrary.load()).audit(InventedShanghaiPaper.paper(text), file: "虚构.pdf")
  }

  private static func described(_ finding: Finding) -> String {
    "\(finding.rule) \(finding.severity) \(finding.message) \(finding.computation)"
  }

  @Test("Nine tables and the explanation are recognised, and nothing is found")
  func sound() throws {
    let audit = try Self.audited(InventedShanghaiPaper.text)
    #expect(audit.forms.compactMap { $0.kind.key.hasPrefix("accounts") ? $0.rowCount : nil } == [11, 11, 11, 11, 11, 16, 1, 0, 0])
    #expect(audit.forms.contains { $0.kind.key == "narrative" })
    #expect(audit.findings.map(Self.described) == [])
    #expect(audit.cautions == [])
    let passed = audit.coverage.count { $0.state == .passed && $0.rule.hasPrefix("FA") }
    #expect(passed >= 50, "\(passed) rules had something to check")
  }

  static let faults: [Fault] = [
    Fault(rule: "FA-143", words: "占85.86%", instead: "占86.58%"),
    Fault(rule: "FA-203", words: "决算为1000.00万元。决算数小于", instead: "决算为1000.00万元。决算数大于"),
    Fault(rule: "FA-203", words: "决算数小于预算数的主要原因：接待减少", instead: "决算数大于预算数的主要原因：接待减少"),
    Fault(rule: "FA-100", words: "收入支出总计1350.00万元", instead: "收入支出总计0万元"),
    Fault(rule: "FA-103", words: "增加50.00万元，增长3.85%", instead: "增加50.00万元，下降3.85%"),
    Fault(rule: "FA-101", words: "增长1.95%", instead: "增长1.59%"),
    Fault(rule: "FA-204", words: "第三部分 虚构区示例局2024年度", instead: "第三部分 虚构区示例局2023年度", occurrence: 1),
    Fault(rule: "FA-204", words: "截至2024年12月31日", instead: "截至2023年12月31日"),
    Fault(rule: "FA-191", words: "三、支出决算表", instead: "三、支出决算明细总表"),
    Fault(rule: "FA-110", words: "其他收入5.00万元", instead: "其他收入50.00万元"),
    Fault(rule: "FA-120", words: "本年支出合计1305.00万元", instead: "本年支出合计1315.00万元"),
    Fault(rule: "FA-145", words: "年初预算为88.40万元，支出决算为88.40万元", instead: "年初预算为88.40万元，支出决算为84.80万元"),
    Fault(rule: "FA-205", words: "主要包括：办公费、", instead: "主要包括：办公费、印刷费、"),
    Fault(rule: "FA-162", words: "完成预算的83.33%", instead: "完成预算的38.33%"),
    Fault(rule: "FA-171", words: "服务采购金额50.00万元", instead: "服务采购金额55.00万元"),
    Fault(rule: "FA-172", words: "共有车辆3辆", instead: "共有车辆5辆"),
    Fault(rule: "FA-170", words: "机关运行经费支出130.00万元", instead: "机关运行经费支出132.00万元"),
    Fault(rule: "FA-181", words: "“优”的项目2个", instead: "“优”的项目3个"),
    Fault(rule: "PA-21", words: "虚构区示例局共有车辆", instead: "虚构区XX局共有车辆"),
  ]

  @Test("Each fault in the words is found where it stands", arguments: faults)
  func words(fault: Fault) throws {
    let (text, line) = try #require(Self.text(with: fault))
    let findings = try Self.audited(text).findings
    let found = findings.filter { $0.rule == fault.rule && $0.sides.contains { $0.place.box?[1] == line * 10 } }
    #expect(!found.isEmpty, "\(findings.map(Self.described)), line \(line)")
  }

  static let tableFaults: [Fault] = [
    Fault(rule: "FA-0", words: "总计|1,350.00|总计|1,350.00", instead: "总计|1,350.00|总计|1,530.00"),
    Fault(rule: "FA-0", words: "本年收入合计|1,310.00|本年支出合计", instead: "本年收入合计|1,301.00|本年支出合计"),
    Fault(rule: "FA-0", words: "本年收入合计|1,310.00|本年支出合计|1,305.00", instead: "本年收入合计|1,310.00|本年支出合计|1,405.00"),
    Fault(rule: "FA-0", words: "201|一般公共服务支出|1,125.50|1,120.50", instead: "201|一般公共服务支出|1,135.50|1,120.50"),
    Fault(rule: "FA-0", words: "20106|财政事务|1,120.50|1,000.00|120.50", instead: "20106|财政事务|1,120.50|1,100.00|120.50"),
    Fault(rule: "FA-0", words: "2210201|住房公积金|96.10|96.10||||", instead: "2210201|住房公积金|69.10|69.10||||"),
    Fault(rule: "FA-0", words: "30102|津贴补贴|450.00", instead: "30102|津贴补贴|540.00"),
    Fault(rule: "FA-0", words: "人员经费合计|<|1,054.50|公用经费合计|<|130.00", instead: "人员经费合计|<|1,054.50|公用经费合计|<|150.00"),
    Fault(rule: "FA-0", words: "12.00|10.00|||10.00|9.00", instead: "12.00|11.00|||10.00|9.00"),
  ]

  @Test("Each fault in a table is found in its row", arguments: tableFaults)
  func tables(fault: Fault) throws {
    let (text, line) = try #require(Self.text(with: fault))
    let findings = try Self.audited(text).findings
    let found = findings.filter { finding in
      finding.rule.hasPrefix(fault.rule) && finding.severity == .error
        && finding.sides.contains { $0.place.box.map { $0[1] <= line * 10 + 19 && $0[1] >= line * 10 } ?? false }
    }
    #expect(!found.isEmpty, "\(findings.map(Self.described)), line \(line)")
  }

  /// The paper with the fault, and the line in which it stands.
  private static func text(with fault: Fault) -> (text: String, line: Int)? {
    var lines = InventedShanghaiPaper.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let places = lines.indices.filter { lines[$0].contains(fault.words) }
    guard places.indices.contains(fault.occurrence) else { return nil }
    let line = places[fault.occurrence]
    lines[line] = lines[line].replacing(fault.words, with: fault.instead)
    return (lines.joined(separator: "\n"), line)
  }
}
