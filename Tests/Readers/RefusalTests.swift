import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import HengWriters
import Testing

@Suite("What cannot be read is refused in Chinese, never with a crash")
struct RefusalTests {
  private static func workbook() throws -> [UInt8] {
    var dice = RandomSheet(seed: 4)
    return try XLSXWriter.write(dice.document())
  }

  private func refusal(_ bytes: [UInt8], _ limits: ReaderLimits = .standard) -> ReaderError? {
    do throws(ReaderError) { _ = try XLSXReader.read(bytes, limits: limits) } catch { return error }
    return nil
  }

  @Test("files of other kinds")
  func kinds() throws {
    #expect(refusal([]) == .notAWorkbook)
    #expect(refusal(Array("{\"unit\":\"万元\"}".utf8)) == .notAWorkbook)
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
    #expect(refusal(ole)?.message.contains(".xls") == true)
    #expect(refusal(ole + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }) == .encrypted)
    for (part, word) in [("word/document.xml", "Word"), ("xl/workbook.bin", "xlsb"), ("a.txt", "压缩包"), ("ppt/presentation.xml", "演示")] {
      #expect(refusal(try Packed.zip([part: [65]]))?.message.contains(word) == true)
    }
    #expect(refusal(try Packed.zip(["content.xml": [65], "mimetype": [65]]))?.message.contains("ods") == true)
  }

  @Test("an entity is never expanded, an encoding never guessed")
  func xml() throws {
    let bomb =
      "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
    #expect(refusal(try Packed.workbook(sheet: bomb)) == .declaresEntities(part: "xl/worksheets/sheet1.xml"))
    let file = "<!DOCTYPE w SYSTEM \"file:///etc/hostname\"><worksheet/>"
    #expect(refusal(try Packed.workbook(sheet: file)) == .declaresEntities(part: "xl/worksheets/sheet1.xml"))
    let encoding = "<?xml version=\"1.0\" encoding=\"GB18030\"?><worksheet/>"
    #expect(refusal(try Packed.workbook(sheet: encoding)) == .unknownEncoding(part: "xl/worksheets/sheet1.xml"))
    #expect(refusal(try Packed.workbook(sheet: "<worksheet><sheetData>"))?.message.contains("sheet1.xml") == true)
  }

  @Test("each limit holds, before and while unpacking")
  func limits() throws {
    let bytes = try Self.workbook()
    func refused(_ change: (inout ReaderLimits) -> Void) -> String {
      var limits = ReaderLimits()
      change(&limits)
      return refusal(bytes, limits)?.message ?? ""
    }
    #expect(refused { $0.fileSize = 1_000 }.contains("文件超过上限"))
    #expect(refused { $0.unpackedSize = 5_000 }.contains("解压后的内容"))
    #expect(
      refused {
        $0.freeSize = 0
        $0.ratio = 1
      }.contains("压缩比"))
    #expect(refused { $0.parts = 3 }.contains("3 个"))
    #expect(refused { $0.rows = 4 }.contains("行数"))
    #expect(refused { $0.columns = 1 }.contains("列数"))
    #expect(refused { $0.sharedStrings = 2 }.contains("2 条"))
    #expect(refused { $0.places = 5 }.contains("上限（5"))
    #expect(refused { $0.styles = 2 }.contains("样式"))
  }

  @Test("a small file that unpacks to hundreds of megabytes is refused at once")
  func bomb() throws {
    let bytes = try Packed.zip(["xl/workbook.xml": Array(repeating: 32, count: 60 << 20)])
    #expect(bytes.count < 200_000)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(refusal(bytes) == .tooLarge(what: "文件的压缩比", limit: "200 倍")) }
    #expect(time < .seconds(1))
  }

  @Test("rows beyond Excel's, merges over everything, one endless tag")
  func extremes() throws {
    func sheet(_ inside: String) throws -> ReaderError? { refusal(try Packed.workbook(sheet: inside)) }
    #expect(try sheet("<sheetData><row r='1048577'><c r='A1048577'><v>1</v></c></row></sheetData>")?.message.contains("1048576 行") == true)
    #expect(try sheet("<sheetData><row r='1'><c r='XFE1'><v>1</v></c></row></sheetData>")?.message.contains("16384 列") == true)
    #expect(try sheet("<sheetData><row r='99999999999999999999'/></sheetData>")?.message.contains("行号") == true)
    let wide =
      "<sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
    #expect(try sheet(wide)?.message.contains("行数乘列数") == true)
    let tag = "<sheetData><row r='1' x='" + String(repeating: "a", count: 3 << 20) + "'/></sheetData>"
    #expect(try sheet(tag)?.message.contains("过长") == true)
    let shared = "<sheetData><row><c t='s'><v>7</v></c></row></sheetData>"
    #expect(try sheet(shared) == .damaged(part: "xl/worksheets/sheet1.xml", reason: "A1 引用的文字不存在"))
  }

  @Test("an entry that asks for a password")
  func encrypted() throws {
    var bytes = try Packed.workbook(sheet: "<sheetData/>")
    // The flag of encryption, in each local header and in each entry of the directory.
    for index in bytes.indices.dropLast(10) where bytes[index] == 0x50 && bytes[index + 1] == 0x4B {
      if bytes[index + 2] == 3 { bytes[index + 6] |= 1 }
      if bytes[index + 2] == 1 { bytes[index + 8] |= 1 }
    }
    #expect(refusal(bytes) == .encrypted)
  }

  @Test("a file cut short at any place, or with bytes turned, ends in a value or a refusal")
  func mutations() throws {
    var generator = SeededGenerator(2024)
    let whole = try Self.workbook()
    var refusals = 0
    for round in 0..<600 {
      var bytes = whole
      if round % 3 == 0 {
        bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
      } else {
        for _ in 0..<Int.random(in: 1...(round % 3 == 1 ? 3 : 200), using: &generator) {
          bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      if let error = refusal(bytes) {
        refusals += 1
        #expect(error.message.hasSuffix("。"))
      }
    }
    #expect(refusals > 300)
  }

  @Test("a part whose words are turned, in a sound zip, ends in a value or a refusal")
  func turnedParts() throws {
    var generator = SeededGenerator(99)
    let parts = try Tool.withFolder { folder in
      try Data(Self.workbook()).write(to: folder.appendingPathComponent("a.xlsx"))
      try Tool.run("python3", "-m", "zipfile", "-e", "a.xlsx", "parts", in: folder)
      let root = folder.appendingPathComponent("parts")
      var parts: [String: [UInt8]] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
      where name.hasSuffix(".xml") || name.hasSuffix("s/.rels") || name.hasSuffix(".xml.rels") {
        parts[name] = [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
      }
      return parts
    }
    let names = parts.keys.sorted()
    var (values, refusals) = (0, 0)
    for _ in 0..<150 {
      var turned = parts
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let name = names[Int.random(in: names.indices, using: &generator)]
        guard var bytes = turned[name], !bytes.isEmpty else { continue }
        // Digits and letters stay well-formed XML and reach the handlers.
        let index = Int.random(in: bytes.indices, using: &generator)
        let replacement = Array("0987654321ZAs\"<".utf8)
        bytes[index] = replacement[Int.random(in: replacement.indices, using: &generator)]
        turned[name] = bytes
      }
      if refusal(StoredZip.pack(turned.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })) == nil { values += 1 } else { refusals += 1 }
    }
    #expect(values > 10)
    #expect(refusals > 10)
  }
}
