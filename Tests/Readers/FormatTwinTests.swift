import Foundation
import HengDocuments
import HengOperations
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import HengWriters
import Testing

@Suite("Every format has the findings of its twin", .serialized)
struct FormatTwinTests {
  private struct Output: Decodable {
    struct Document: Decodable {
      struct Finding: Decodable, Hashable {
        let rule, severity, message: String
      }
      let findings: [Finding]?
      let error: String?
    }
    let documents: [Document]
  }

  private typealias Finding = Output.Document.Finding

  private static let explanation: [Block] = [
    .heading(level: 1, "一、资金使用情况"), .paragraph([.text("全年支出100万元，其中工资支出60万元，占70%，办公支出40万元，占40%。")]),
    .paragraph([.text("发放补助12人，每人500元，12人×500元=6100元。")]),
  ]

  private static let table: [Block] = [
    .sheet(
      Sheet(
        name: "支出表", title: ["支出表"], caption: Caption(left: "样例县", right: "单位：万元"), columns: [20, 20, 20],
        rows: [["项目", "预算", "决算"], ["工资", "60.00", "55.00"], ["办公费", "40.00", "30.00"], ["合计", "100.00", "95.00"]].map { cells in
          Row(cells.map { .text($0) })
        }))
  ]

  private static func document(_ blocks: [Block]) -> Document { Document(title: "样例", page: .official, style: .official, blocks: blocks) }
  private static let whole = document(explanation + table)

  private func findings(_ inputs: [AuditRun.Input]) throws -> Set<Finding> {
    let report = try AuditRun(AuditFiles(try ProfileLibrary.load()), jobs: 1).report(inputs, as: .json)
    var bytes: [UInt8] = []
    for piece in report.output {
      switch piece {
      case .text(let text): bytes += text.utf8
      case .bytes(let some): bytes += some
      case .spool(let spool): try spool.read { bytes += $0 }
      }
    }
    let output = try JSONDecoder().decode(Output.self, from: Data(bytes))
    #expect(output.documents.compactMap(\.error).isEmpty)
    return Set(output.documents.flatMap { $0.findings ?? [] })
  }

  private func findings(_ bytes: [UInt8], _ name: String = "件") throws -> Set<Finding> {
    try findings([AuditRun.Input(file: name) { bytes }])
  }

  /// Wrong share, wrong product, wrong total.
  private func expectFaults(_ found: Set<Finding>) { #expect(found.count { $0.severity == "error" } >= 2, "\(found)") }

  @Test("OFD, written from the words and lines of the PDF")
  func ofd() throws {
    let pdf = try PDFWriter.write(Self.whole)
    let found = try findings(try PrintedOFD.file(pdf).packed)
    expectFaults(found)
    #expect(found == (try findings(pdf)))
  }

  @Test(".doc and .rtf beside .docx, .xls beside .xlsx, also under the names that WPS gives", arguments: ["doc", "rtf", "xls"])
  func old(ending: String) throws {
    let new = ending == "xls" ? try XLSXWriter.write(Self.whole) : try DOCXWriter.write(Self.whole)
    let old = try OldOfficeTests.made(new, as: ending, from: ending == "xls" ? "xlsx" : "docx")
    let found = try findings(old, ending == "xls" ? "件.et" : "件.wps")
    expectFaults(found)
    #expect(found == (try findings(new)))
  }

  @Test("an archive of a DOCX, and an archive in that")
  func archive() throws {
    let docx = try DOCXWriter.write(Self.whole)
    let zip = StoredZip.pack([("内.zip", StoredZip.pack([("件.docx", docx)]))])
    let found = try findings(AuditRun.Input.inputs(of: "材料.zip", mayBeArchive: true) { zip })
    expectFaults(found)
    #expect(found == (try findings(docx)))
  }

  @Test("table and explanation in two files, joined, have the findings of the whole; apart they have no more")
  func joined() throws {
    let parts = try [Self.explanation, Self.table].map { try DOCXWriter.write(Self.document($0)) }
    let inputs = parts.enumerated().map { index, bytes in AuditRun.Input(file: "\(index).docx") { bytes } }
    let whole = try findings(try DOCXWriter.write(Self.whole))
    expectFaults(whole)
    #expect(try findings([.joined(inputs)]) == whole)
    #expect(try findings(inputs).isSubset(of: whole))
  }
}
