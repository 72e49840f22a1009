import Foundation
import HengAudit
import HengReaders
import HengRules
import HengTestSupport
import Testing

/// Two more published final accounts: what a reader finds in them, and what must stay silent.
@Suite("Defects of published PDFs", .enabled(if: Corpus.runs(PublishedDefects.arePresent), "没有原文语料，未核对"))
struct PublishedDefectTests {
  @Test("defects of both papers")
  func listed() throws {
    var told = 0, missed: [String] = []
    for (key, defects) in PublishedDefects.listed {
      let findings = try PublishedDefects.findings(key)
      for defect in defects {
        let isTold = findings.contains { finding in
          defect.rules.contains(finding.rule) && defect.words.allSatisfy { finding.described.contains($0) }
        }
        if isTold { told += 1 } else { missed.append("\(key) \(defect.name)") }
      }
    }
    Measure.write("pdf", ["told \(told) of \(told + missed.count)"] + missed)
    #expect(told >= 22, "\(missed)")
  }

  @Test("other measures and parts stay silent", arguments: ["putuo-planning", "putuo-social"])
  func silent(_ key: String) throws {
    let findings = try PublishedDefects.findings(key)
    #expect(!findings.contains { ["FA-161", "FA-170", "FA-197"].contains($0.rule) }, "\(findings.map(\.described))")
  }
}

enum PublishedDefects {
  struct Defect {
    let name: String
    let rules: [String]
    let words: [String]
  }

  private static func d(_ name: String, _ rules: [String], _ words: [String]) -> Defect { Defect(name: name, rules: rules, words: words) }

  static let listed: [(String, [Defect])] = [
    (
      "putuo-planning",
      [
        d("表的标题", ["FA-204"], []), d("基本支出", ["FA-150", "FA-151"], ["5,377.64"]),
        d("13.95", ["PA-43"], ["13.95"]), d("99.86", ["FA-141", "PA-33"], ["99.86"]),
        d("95.45", ["FA-144", "PA-33"], ["95.45"]), d("奖金", ["FA-205"], ["“奖金”"]),
        d("奖励金", ["FA-205"], ["奖励金"]), d("其他补助", ["FA-205"], ["其他对个人和家庭的补助"]),
        d("税金", ["FA-205"], ["税金及附加"]), d("第5项", ["FA-207"], ["退休人员活动费"]),
        d("第11项", ["FA-207"], ["其他国土资源事务"]), d("第12项的款", ["FA-207"], ["住房公积金"]),
        d("第13项的款", ["FA-207"], ["购房补贴"]), d("下降（增长）", ["PA-21", "FA-103"], ["增长"]),
        d("0.39万", ["PA-43"], ["0.39"]), d("和与", ["FA-209"], ["规划与"]),
        d("上一度", ["PA-20", "PA-19"], ["上一度"]), d("士地", ["PA-20"], ["士地"]),
        d("括号", ["PA-19"], ["括号"]), d("2120101", ["FA-025"], ["8.77"]),
        d("2200150", ["FA-025"], ["2,077.09"]), d("目录", ["PA-23", "FA-204"], ["其他重要事项"]),
        d("末位", ["FA-023", "FA-043"], ["236.6"]),
      ]
    ),
    (
      "putuo-social",
      [
        d("9.55", ["FA-143", "PA-33"], ["9.55"]), d("邮电费", ["FA-205"], ["邮电费"]),
        d("95.89", ["FA-144", "PA-33"], ["95.89"]), d("100%", ["PA-34", "FA-101"], ["100.00%"]),
        d("表式", ["PA-21"], ["表格式"]), d("公积金", ["FA-208"], ["医疗"]),
        d("采购", ["FA-171", "PA-32"], ["21.07"]), d("目录", ["PA-23", "FA-204"], ["其他重要事项"]),
      ]
    ),
  ]

  struct Absent: Error {}

  static let folder = Corpus.file("pdf")
  static var arePresent: Bool { names.contains { $0.hasPrefix("putuo-planning") } }
  private static var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  static func findings(_ key: String) throws -> [Finding] {
    guard let name = names.first(where: { $0.hasPrefix(key) }) else { throw Absent() }
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    let audited = try PaperAuditor(ProfileLibrary.load()).audit(PaperReader.read(bytes), file: key)
    Measure.write(
      "pdf-" + key, audited.findings.map(\.described) + audited.coverage.filter { $0.state == .notRun }.map { "\($0.rule) \($0.reason)" })
    return audited.findings
  }
}
