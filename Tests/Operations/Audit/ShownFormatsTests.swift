import Foundation
import HengAudit
import HengDocuments
import HengOperations
import HengPrivatePapers
import HengReaders
import HengRules
import HengTestSupport
import HengText
import HengWriters
import Testing

@Suite("No output shows a private number of an archive, an OFD file, an old office file or a scan")
struct ShownFormatsTests {
  /// A paper with invented numbers of persons, as lines.
  private struct Planted {
    var lines: [String] = []
    var values: [String] = []

    init(seed: UInt64) {
      var numbers = InventedNumbers(seed: seed)
      for index in 0..<12 {
        let value = [numbers.idNumber(isChecked: true), numbers.card(19), numbers.mobile()][index % 3]
        values.append(value)
        lines.append("张示例\(value)领取补助100元×2次=\(300 + index)元。")
      }
      let name = numbers.mobile()
      values.append(name)
      fileName = "名单\(name)"
      values.append("李样本")
      lines.append("负责人：李样本")
    }

    let fileName: String

    var ofd: [UInt8] {
      let words = lines.enumerated().map { index, line in OFDFile.Word(line, 50, 50 + Double(index) * 20, 500, 62 + Double(index) * 20) }
      return OFDFile([OFDFile.Page(width: 595, height: 842, words: words)]).packed
    }

    /// What a stand-in for the recognition prints of a picture.
    var recognised: String {
      let words = lines.enumerated().map { index, line in "word\t0.90\t50\t\(50 + index * 20)\t500\t\(62 + index * 20)\t\(line)" }
      return (["page\t595\t842"] + words + ["end"]).joined(separator: "\n")
    }

    var docx: [UInt8] { OfficeParts.word(body: lines.map { Words.paragraph($0) }.joined()).packed }
  }

  private enum Kind: String, CaseIterable { case archive, joined, ofd, rtf, picture }

  private func inputs(_ kind: Kind, _ planted: Planted) throws -> [AuditRun.Input] {
    func input(_ ending: String, _ bytes: [UInt8]) -> [AuditRun.Input] { [AuditRun.Input(file: "\(planted.fileName).\(ending)") { bytes }] }
    switch kind {
    case .ofd: return input("ofd", planted.ofd)
    case .picture: return input("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A])
    case .rtf:
      let words = planted.lines.joined(separator: "\\par ").utf16.map {
        $0 < 128 ? String(UnicodeScalar(UInt8($0))) : "\\u\(Int16(bitPattern: $0))?"
      }
      return input("rtf", Array("{\\rtf1\\ansi \(words.joined())\\par}".utf8))
    case .joined: return [.joined(input("docx", planted.docx) + input("ofd", planted.ofd))]
    case .archive:
      let bytes = StoredZip.pack([
        ("\(planted.fileName).docx", planted.docx), ("\(planted.fileName).ofd", planted.ofd), ("\(planted.fileName).空", []),
      ])
      return AuditRun.Input.inputs(of: "\(planted.fileName).zip", mayBeArchive: true) { bytes }
    }
  }

  /// A recognition that prints these words, whatever it is given.
  private func scans(_ printed: String, in folder: URL) throws -> ScanTools {
    let file = folder.appendingPathComponent("python3")
    try StandInProgram.write("cat <<'END'\n\(printed)\nEND", to: file)
    return ScanTools(pythons: [file.path])
  }

  private func written(_ inputs: [AuditRun.Input], _ format: AuditReport.Format, _ scans: ScanTools) throws -> String {
    let report = try AuditRun(AuditFiles(try ProfileLibrary.load(), scans: scans), jobs: 1).report(inputs, as: format)
    let bytes = try report.output.reduce(into: [UInt8]()) { bytes, piece in
      switch piece {
      case .text(let text): bytes += text.utf8
      case .bytes(let some): bytes += some
      case .spool(let spool): try spool.read { bytes += $0 }
      }
    }
    let unread = report.unreadable.map { $0.file + $0.message }.joined()
    guard format == .xlsx else {
      let text = String(decoding: bytes, as: UTF8.self)
      return text + (text.removingPercentEncoding ?? "") + unread
    }
    return try PaperReader.read(bytes).blocks.map { block in
      switch block {
      case .line(let line): line.text
      case .table(let table): table.cells.map(\.text).joined(separator: "\n")
      }
    }.joined(separator: "\n") + unread
  }

  @Test("none of the planted values is readable, in any format of output", arguments: Kind.allCases)
  private func nothing(kind: Kind) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let planted = Planted(seed: 77)
    let scans = try scans(planted.recognised, in: folder)
    for format in AuditReport.Format.allCases {
      let text = try written(try inputs(kind, planted), format, scans)
      #expect((format == .dump || text.contains("PA-")) && text.contains("****"), "\(kind) \(format)")
      let plain = String(decoding: Folding(text, chineseDigits: true).bytes, as: UTF8.self)
      let shown = planted.values.filter { text.contains($0) || plain.contains($0) }
      #expect(shown.isEmpty, "\(kind), \(format): \(shown)")
    }
  }
}
