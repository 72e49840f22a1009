import Foundation
import HengAudit
import HengDocuments
import HengOperations
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import HengWriters
import Testing

@Suite("Archives and joined files are weighed")
struct ArchiveAuditTests {
  private let table = "单位决算收支情况表\t\t\n项目\t金额\t\n工资\t60\t\n办公费\t30\t\n合计\t90\t\n"
  private let wrong = "全年支出100万元，其中工资支出60万元，占70%，办公支出40万元，占40%。\n"

  private func output(_ inputs: [AuditRun.Input], _ format: AuditReport.Format) throws -> (text: String, unreadable: [String]) {
    let report = try AuditRun(AuditFiles(try ProfileLibrary.load()), jobs: 2).report(inputs, as: format)
    let bytes = try report.output.reduce(into: [UInt8]()) { bytes, piece in
      switch piece {
      case .text(let text): bytes += text.utf8
      case .bytes(let some): bytes += some
      case .spool(let spool): try spool.read { bytes += $0 }
      }
    }
    return (String(decoding: bytes, as: UTF8.self), report.unreadable.map(\.file))
  }

  private var archive: [UInt8] {
    StoredZip.pack([("表/甲.txt", Array(wrong.utf8)), ("乙.txt", Array("正文。\n".utf8)), ("空.txt", []), ("../丙.txt", Array(wrong.utf8))])
  }

  @Test(
    "each file bears the archive's name before its own in every format; what is not read is named", arguments: AuditReport.Format.allCases)
  func each(format: AuditReport.Format) throws {
    let bytes = archive
    let inputs = AuditRun.Input.inputs(of: "材料.zip", mayBeArchive: true) { bytes }
    #expect(inputs.map(\.file) == ["材料.zip/表/甲.txt", "材料.zip/乙.txt", "材料.zip/空.txt", "材料.zip/../丙.txt"])
    let (text, unreadable) = try output(inputs, format)
    #expect(unreadable == ["材料.zip/空.txt", "材料.zip/../丙.txt"])
    guard format != .xlsx else { return }
    for name in ["材料.zip/表/甲.txt", "材料.zip/乙.txt"] {
      let address = try #require(name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed))
      #expect(text.contains(name) || text.contains(address), "\(name)")
    }
  }

  @Test("a file of an archive has the findings of the file alone")
  func alone() throws {
    let files = AuditFiles(try ProfileLibrary.load())
    let bytes = archive
    let first = try #require(AuditRun.Input.inputs(of: "材料.zip", mayBeArchive: true) { bytes }.first)
    let (inside, alone) = (try files.audit(try first.load(), file: first.file), try files.audit(Array(wrong.utf8), file: "甲.txt"))
    #expect(!alone.audited.findings.isEmpty && inside.audited.findings == alone.audited.findings)
  }

  private func joined(_ files: [(String, [UInt8])]) throws -> AuditedFile {
    try AuditFiles(try ProfileLibrary.load()).audit(try JoinedFiles.packed(files), file: "x")
  }

  @Test("joined files are one paper under the first name; every side tells its file, and both parts are seen")
  func joined() throws {
    let made = try joined([("前.txt", Array("正文。\n第二行。\n".utf8)), ("后.txt", Array(wrong.utf8))])
    #expect(made.file == "前.txt" && made.audited.files == ["前.txt", "后.txt"])
    let finding = try #require(made.audited.findings.first { $0.rule == "PA-33" || $0.severity == .error })
    #expect(finding.sides.allSatisfy { $0.place.file == "后.txt" && $0.place.line == 1 && !$0.quote.isEmpty })
    let json = try AuditJSON.document(ShownFile(made))
    #expect(json.contains("\"file\":\"前.txt\"") && json.contains("\"files\":[\"前.txt\",\"后.txt\"]"))
    let html = AuditHTML.fragment(ShownFile(made))
    #expect(html.contains("id=\"p1-m1-1\"") && html.contains("后.txt</p>"))
  }

  @Test("a file of the set that cannot be read is told beside what the others say")
  func unread() throws {
    let made = try joined([("前.txt", Array(wrong.utf8)), ("后.bin", [0, 1, 2, 0])])
    #expect(made.audited.cautions.contains { $0.message.hasPrefix("后.bin：没有读") })
    #expect(throws: AuditInputError.self) { try joined([("前.bin", [0, 1]), ("后.bin", [0, 1, 2, 0])]) }
  }

  @Test("the files of an archive travel as one run of bytes")
  func unpacked() throws {
    let files = AuditFiles(try ProfileLibrary.load())
    var request = WeighingRequest(file: "材料.zip")
    request.unpacks = true
    let packed = try WeighingMessage.packed(request, archive)
    let (asked, paper) = try #require(WeighingMessage.unpacked(packed))
    #expect(asked.unpacks)
    let made = try UnpackedFiles(packed: try files.answer(asked, paper, budget: .unlimited))
    #expect(made.files.map(\.name) == ["材料.zip/表/甲.txt", "材料.zip/乙.txt", "材料.zip/空.txt", "材料.zip/../丙.txt"])
    #expect(made.files.map { $0.refusal == nil } == [true, true, true, false])
    #expect(made.files[0].bytes == Array(wrong.utf8))
    #expect(throws: (any Error).self) { try UnpackedFiles(packed: [1, 2]) }
  }
}
