import HengReaders
import HengTestSupport
import Testing

@Suite("An archive of papers")
struct PaperArchiveTests {
  private typealias Part = StoredZip.Part

  private func part(_ name: String, _ words: String = "正文") -> Part { Part(name: Array(name.utf8), bytes: Array(words.utf8)) }

  private func archive(_ parts: [Part], _ change: (inout ReaderLimits) -> Void = { _ in }) throws -> PaperArchive {
    var limits = ReaderLimits.paper
    change(&limits)
    return try #require(try PaperArchive(StoredZip.pack(parts), limits: limits))
  }

  @Test("Names in UTF-8 and in GBK, folders, files of the system left out")
  func names() throws {
    var gbk = Part(name: [0xD7, 0xD4, 0xC6, 0xC0, 0xB1, 0xED, 0x2E, 0x74, 0x78, 0x74], bytes: Array("甲".utf8))
    gbk.flags = 0
    let archive = try archive([
      part("材料/"), part("材料/目标表.txt"), gbk, part("__MACOSX/._a"), part("材料/.DS_Store"), part("~$目标表.docx"), part("Thumbs.db"),
      part("表\\监控表.txt"),
    ])
    #expect(archive.entries.map(\.name) == ["材料/目标表.txt", "自评表.txt", "表/监控表.txt"])
    #expect(try archive.bytes(of: archive.entries[1]) == Array("甲".utf8))
    #expect(archive.joined == nil)
  }

  @Test("Bytes that are no archive of files are none, office files among them")
  func others() throws {
    let files: [[UInt8]] = [
      Array("正文".utf8), OfficeParts.word(body: Words.paragraph("字")).packed, StoredZip.pack([("OFD.xml", [65])]),
      StoredZip.pack([("content.xml", [65]), ("mimetype", [65])]),
    ]
    for bytes in files {
      #expect(try PaperArchive(bytes) == nil)
      #expect(!PaperArchive.isLikely(bytes))
    }
    #expect(PaperArchive.isLikely(StoredZip.pack([("a.txt", [65])])))
    // An office file that lies unpacked inside makes no office file of the archive.
    #expect(PaperArchive.isLikely(StoredZip.pack([("a.docx", OfficeParts.word(body: Words.paragraph("字")).packed)])))
  }

  @Test("What is not read is told entry by entry, and the others are read")
  func refused() throws {
    var locked = part("锁.txt"), link = part("链接.txt", "/etc/passwd"), torn = part("坏.txt")
    locked.flags = 0x801
    link.madeBy = 3 << 8 | 20
    link.attributes = 0xA1FF << 16
    torn.isSumWrong = true
    let archive = try archive([
      part("好.txt"), locked, link, torn, part("../外.txt"), part("/etc/绝对.txt"), part("C:/盘.txt"), part("好.txt", "又"),
    ])
    var words: [String: String] = [:]
    for entry in archive.entries {
      do throws(ReaderError) { words[entry.name] = String(decoding: try archive.bytes(of: entry), as: UTF8.self) } catch {
        words[entry.name] = error.message
        #expect(error.message.hasSuffix("。"))
      }
    }
    #expect(words["好.txt"] == "正文" && words["好.txt（第2个）"] == "又")
    #expect(words["锁.txt"]?.contains("密码") == true)
    #expect(words["链接.txt"]?.contains("链接") == true)
    #expect(words["坏.txt"]?.contains("损坏") == true)
    for name in ["../外.txt", "/etc/绝对.txt", "C:/盘.txt"] { #expect(words[name]?.contains("以外") == true, "\(name)") }
  }

  @Test("An archive inside is opened, one inside that is named")
  func nested() throws {
    let deep = StoredZip.pack([part("三.txt")])
    let inner = StoredZip.pack([part("二.txt", "乙"), Part(name: Array("深.zip".utf8), bytes: deep)])
    let archive = try archive([part("一.txt"), Part(name: Array("内.ZIP".utf8), bytes: inner)])
    #expect(archive.entries.map(\.name) == ["一.txt", "内.ZIP/二.txt", "内.ZIP/深.zip"])
    #expect(try archive.bytes(of: archive.entries[1]) == Array("乙".utf8))
    #expect(archive.entries[2].refusal?.message.contains("压缩包里的压缩包") == true)
  }

  @Test("Numbers, sizes and ratio are bounded")
  func bounds() throws {
    let many = (0..<20).map { part("\($0).txt") }
    #expect(throws: ReaderError.tooLarge(what: "压缩包中的文件", limit: "10 个")) { try archive(many) { $0.archiveFiles = 10 } }
    #expect(throws: ReaderError.self) { try archive(many) { $0.parts = 10 } }
    let sized = try archive([part("大.txt", String(repeating: "a", count: 200)), part("小.txt")]) { $0.unpackedSize = 100 }
    #expect(sized.entries.map { $0.refusal == nil } == [false, true])
    var boast = part("夸.txt")
    boast.promised = 1 << 30
    #expect(try archive([boast]).entries.first?.refusal?.message.contains("上限") == true)
    boast.promised = 20 << 20
    #expect(try archive([boast]).entries.first?.refusal == .tooLarge(what: "文件的压缩比", limit: "200 倍"))
    boast.promised = 10
    let lying = try archive([boast])
    #expect(throws: ReaderError.self) { try lying.bytes(of: lying.entries[0]) }
  }

  @Test("A directory that breaks off is a refusal, never a crash", arguments: 0..<200)
  func torn(seed: UInt64) throws {
    var dice = SeededGenerator(seed)
    var bytes = StoredZip.pack([part("一.txt"), part("二.txt", String(repeating: "乙", count: 50)), part("内.zip", "PK")])
    for _ in 0..<Int.random(in: 1...6, using: &dice) {
      bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
    }
    if seed.isMultiple(of: 3) { bytes.removeLast(Int.random(in: 1...60, using: &dice)) }
    _ = PaperArchive.isLikely(bytes)
    do throws(ReaderError) {
      guard let archive = try PaperArchive(bytes) else { return }
      for entry in archive.entries { _ = try? archive.bytes(of: entry) }
    } catch { #expect(error.message.hasSuffix("。")) }
  }
}
