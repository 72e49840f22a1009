import Foundation
import HengAudit
import HengDocuments
import HengOperations
import HengPrivatePapers
import HengReaders
import HengRules
import HengTestSupport
import HengText
import HengValues
import Testing

/// Papers full of invented private numbers, in every place from which an output takes words.
private struct PlantedRun {
  var inputs: [AuditRun.Input] = []
  /// Each number as it was written, and its plain digits.
  var planted: [(written: String, digits: String)] = []
  private var numbers: InventedNumbers
  static let paperCount = 32

  init(seed: UInt64) {
    numbers = InventedNumbers(seed: seed)
    for index in 0..<Self.paperCount {
      let name = "\(index)-\(number(isPlain: true)).txt"
      let text = index.isMultiple(of: 2) ? targets() : report()
      inputs.append(AuditRun.Input(file: name) { Array(text.utf8) })
    }
  }

  /// An identity, card or mobile number in a dress of its own.
  private mutating func number(isPlain: Bool = false) -> String {
    let digits = numbers.pick([numbers.idNumber(isChecked: true), numbers.card(19), numbers.mobile()])
    let written = isPlain ? digits : numbers.pick(Dress.signs).put(digits)
    planted.append((written, digits))
    return written
  }

  private mutating func targets() -> String {
    """
    部门项目支出预算绩效目标表\t\t\t\t
    (2023 年度)\t\t\t\t
    项目名称\t\t示例村道维护\(number())\t\t
    主管部门及代码\t\t示例县乡村振兴局\(number()) 475001\t实施单位\t示例县乡村振兴局（\(number())）
    项目属性\t\t0101—一年期项目\t项目期\t1 年
    项目资金 (万元)\t年度资金总额:\t\t20\t
    \t其中:财政拨款\t\t20\t
    \t其他资金\t\t\t
    年度总体 目标\t维护村道12公里，联系张某某\(number())，方便群众出行。\t\t\t
    名称\t一级指标\t二级指标\t三级指标\t指标值
    绩效指标\t产出指标\t数量指标(必填硬性指标)\t维护村道\(number())里程\t≥12 公里
    \t\t质量指标(必填)\t张某某\(number())验收合格率\t100%
    \t\t时效指标(必填)\t完工时间\(number())\t12月底前
    \t\t成本指标(必填硬性指标)\t材料费（\(number())）\t14 万元
    \t\t\t人工费\(number())\t13 万元
    \t效益指标\t社会效益指标(必填)\t\(number())群众出行条件\t明显改善\(number())
    \t\t可持续影响指标(必填)\t管护机制\t持续健全
    \t满意度指标\t服务对象满意度指标(必填)\t\(number())群众满意度\t≥95%

    """
  }

  private mutating func report() -> String {
    """
    示例县2023年衔接资金绩效评价报告\(number())
    一、项目基本情况
    贴息对象张某某（身份证号\(number())，手机\(number())，卡号\(number())）补助标准200元×3次=700元。。
    李某某\(number())，补助标准100元×2次=300元,\(number())补助100元×2次=350元。
    2023年支出100万元，其中\(number())支出60万元，占70%，\(number())支出30万元。
    本单位自评得分95分，示例单位\(number())自评得分85分。
    1.\(number())
    负责人：钱某某，电话\(number())、\(number())；

    """
  }
}

@Suite("No output of an audit shows a private number")
struct ShownOutputsTests {
  static let seeds: [UInt64] = [10_20] + RandomSeed.asked

  private static func run(_ planted: PlantedRun, _ format: AuditReport.Format) throws -> [UInt8] {
    let run = AuditRun(AuditFiles(try ProfileLibrary.load()), jobs: 2)
    return try run.report(planted.inputs, as: format).output.reduce(into: []) { bytes, piece in
      switch piece {
      case .text(let text): bytes += text.utf8
      case .bytes(let some): bytes += some
      case .spool(let spool): try spool.read { bytes += $0 }
      }
    }
  }

  /// What a person can read of an output: a workbook's cells, a SARIF file's addresses decoded.
  fileprivate static func readable(_ bytes: [UInt8], _ format: AuditReport.Format) throws -> String {
    guard format == .xlsx else {
      let text = String(decoding: bytes, as: UTF8.self)
      return text + (text.removingPercentEncoding ?? "")
    }
    return try PaperReader.read(bytes).blocks.map { block in
      switch block {
      case .line(let line): line.text
      case .table(let table): table.cells.map(\.text).joined(separator: "\n")
      }
    }.joined(separator: "\n")
  }

  @Test("Of more than 300 planted values none is readable in any format", arguments: AuditReport.Format.allCases, seeds)
  func nothing(format: AuditReport.Format, seed: UInt64) throws {
    let planted = PlantedRun(seed: seed)
    #expect(planted.planted.count > 300)
    let text = try Self.readable(try Self.run(planted, format), format)
    #expect((format == .dump || text.contains("PT-")) && text.contains("******"))
    let plain = String(decoding: Folding(text, chineseDigits: true).bytes, as: UTF8.self)
    let shown = planted.planted.filter { text.contains($0.written) || plain.contains($0.digits) }
    #expect(shown.isEmpty, "seed \(seed), \(format): \(shown.count) of \(planted.planted.count): \(shown.prefix(5))")
  }
}

/// A paper of the field whose messages repeat numbers of people (`field/private-data-in-quotes.txt`).
@Suite("Private numbers that findings quote", .enabled(if: Corpus.runs(PrivateQuotes.bytes != nil), "没有原文语料，未核对"))
struct PrivateQuotesTests {
  @Test("none is readable in any format", arguments: AuditReport.Format.allCases)
  func covered(_ format: AuditReport.Format) throws {
    let bytes = try #require(PrivateQuotes.bytes)
    let run = AuditRun(AuditFiles(try ProfileLibrary.load()), jobs: 1)
    let report = try run.report([AuditRun.Input(file: "件.txt") { bytes }], as: format)
    let output: [UInt8] = try report.output.reduce(into: []) { output, piece in
      switch piece {
      case .text(let text): output += text.utf8
      case .bytes(let some): output += some
      case .spool(let spool): try spool.read { output += $0 }
      }
    }
    let text = try ShownOutputsTests.readable(output, format)
    let plain = String(decoding: Folding(text, chineseDigits: true).bytes, as: UTF8.self)
    for number in PrivateQuotes.numbers { #expect(!plain.contains(number), "\(format) \(number)") }
  }
}

private enum PrivateQuotes {
  static let bytes: [UInt8]? = (try? Data(contentsOf: Corpus.file("field").appendingPathComponent("private-data-in-quotes.txt"))).map(
    Array.init)

  /// Runs of eleven digits and more, whatever stands between them.
  static var numbers: [String] {
    let text = String(decoding: Folding(String(decoding: bytes ?? [], as: UTF8.self)).bytes, as: UTF8.self).filter { $0 != " " }
    return text.split { !($0.isASCII && $0.isNumber) }.map(String.init).filter { $0.count >= 11 }
  }
}
