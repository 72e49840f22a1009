import HengOperations
import HengRules
import Testing

@Suite("What was read of a paper")
struct AuditDumpTests {
  @Test("every cell and every figure with its place, what is private covered")
  func dump() throws {
    let text = """
      示例镇2023年“三公”经费说明
      公务接待费20.10万元，占88.86%，联系人电话13800138000。
      项目\t2023年\t2022年
      公务接待费\t249.29\t247.21
      公务用车运行费\t507.98\t427.83
      合计\t757.27\t675.04

      """
    let run = AuditRun(AuditFiles(try ProfileLibrary.load()), jobs: 1)
    let report = try run.report([AuditRun.Input(file: "件.txt") { Array(text.utf8) }], as: .dump)
    let bytes: [UInt8] = try report.output.reduce(into: []) { bytes, piece in
      switch piece {
      case .text(let text): bytes += text.utf8
      case .bytes(let some): bytes += some
      case .spool(let spool): try spool.read { bytes += $0 }
      }
    }
    let dump = String(decoding: bytes, as: UTF8.self)
    for words in ["第2行第2列", "249.29　→ 249.29", "20.10万元　金额 201000元　名称“公务接待费”", "88.86%　百分比"] {
      #expect(dump.contains(words), "\(words)\n\(dump)")
    }
    #expect(!dump.contains("13800138000"))
  }
}
