import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("Encodings of text files")
struct TextEncodingTests {
  private func text(_ bytes: [UInt8]) throws -> String {
    try TextReader.read(bytes).blocks.compactMap(\.line?.text).joined(separator: "\n")
  }

  private func refusal(_ bytes: [UInt8]) -> String {
    do throws(ReaderError) { _ = try TextReader.read(bytes) } catch { return error.message }
    return ""
  }

  private func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    text.utf16.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test("UTF-8 with and without its mark, UTF-16 in both orders")
  func unicode() throws {
    let words = "年度资金总额：883.56万元\n𠮷野村"
    #expect(try text(Array(words.utf8)) == words)
    #expect(try text([0xEF, 0xBB, 0xBF] + Array(words.utf8)) == words)
    #expect(try text([0xFF, 0xFE] + utf16(words, isBig: false)) == words)
    #expect(try text([0xFE, 0xFF] + utf16(words, isBig: true)) == words)
  }

  /// Encoded by Python, decoded by us.
  @Test("Random Chinese text survives GB18030, GBK and GB2312", arguments: ["gb18030", "gbk", "gb2312"])
  func gb(name: String) throws {
    var generator = SeededGenerator(18_030)
    let ranges: [ClosedRange<UInt32>] =
      name == "gb18030"
      ? [0x4E00...0x9FA5, 0x3400...0x4DB5, 0x20000...0x2A6D6, 0x30...0x39] : name == "gbk" ? [0x4E00...0x9FA5, 0x30...0x39] : []
    let common = Array(
      "年度资金总额的一是了我不在人们有来他这上着个地到大里说就去子得也和那要下看天时过出小么起你都把好还多没为又可家学只以主会样年想生同老中十从自面前头道它后然走很像见两用她国动进成回什边作对开而己些现山民候经发工向事命给长水几义三声于高手知理眼志点心战二问但身方实吃做叫当住听革打呢真全才四已所敌之最光产情路分总条白话东席次亲如被花口放儿常气五第使写军吧文运再果怎定许快明行因别飞外树物活部门无往船望新带队先力完却站代员机更九您每风级跟笑啊孩万少直意夜比阶连车重便斗马哪化太指变社似士者干石满日决百原拿群究各六本思解立河村八难早论吗根共让相研今其书坐接应关信觉步反处记将千找争领或师结块跑谁草越字加脚紧爱等习阵怕月青半火法题建赶位唱海七女任件感准张团屋离色脸片科倒睛利世刚且由送切星导晚表够整认响雪流未场该并底深刻平伟忙提确近亮轻讲农古黑告界拉名呀土清阳照办史改历转画造嘴此治北必服雨穿内识验传业菜爬睡兴形量咱观苦体众通冲合破友度术饭公旁房极南枪读沙岁线野坚空收算至政城劳落钱特围弟胜教热展包歌类渐强数乡呼性音答哥际旧神座章帮啦受系令跳非何牛取入岸敢掉忽种装顶急林停息句区衣般报叶压慢叔背细"
        .unicodeScalars)
    var lines: [String] = []
    for _ in 0..<200 {
      var line = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...60, using: &generator) {
        guard let range = ranges.randomElement(using: &generator) else {
          line.append(common.randomElement(using: &generator) ?? "一")
          continue
        }
        line.append(Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? "一")
      }
      lines.append(String(line) + "，1.5％")
    }
    let source = lines.joined(separator: "\n")
    let bytes = try Tool.withFolder { folder in
      try Data(source.utf8).write(to: folder.appendingPathComponent("a"))
      let script = "import sys; open('b','wb').write(open('a', encoding='utf-8', newline='').read().encode(sys.argv[1]))"
      try Tool.run("python3", "-c", script, name, in: folder)
      return [UInt8](try Data(contentsOf: folder.appendingPathComponent("b")))
    }
    #expect(try text(bytes) == source)
    if name == "gb18030" { #expect(try text([0x84, 0x31, 0x95, 0x33] + bytes) == source) }
  }

  @Test("A few damaged bytes in UTF-8 read as � with their lines; they never turn a paper into other characters")
  func damaged() throws {
    let words = "第一行的文字\n第二行的文字\n第三行的文字"
    var bytes = Array(words.utf8)
    bytes[22] = 0xFF
    let paper = try TextReader.read(bytes)
    #expect(paper.blocks.count == 3)
    #expect(paper.blocks.last?.line?.text == "第三行的文字")
    #expect(paper.cautions.count == 1)
    #expect(paper.cautions.first?.message.contains("第2行") == true && paper.cautions.first?.place == Place(line: 2, endLine: 2))
    #expect(try TextReader.read(Array(words.utf8.dropLast())).cautions.first?.place?.line == 3)
    #expect(try TextReader.read(Array("丢了�字".utf8)).cautions.count == 1)
  }

  @Test("What is no text is refused and says why")
  func refusals() {
    #expect(refusal([0x80, 0x81, 0xFF, 0xFF, 0x90]).contains("既不是 UTF-8，也不是 GB18030"))
    #expect(refusal(Array("甲".utf8) + [0] + Array("乙".utf8)).contains("空字符"))
    #expect(refusal(utf16("没有标记 of UTF-16", isBig: false)).contains("UTF-16"))
    #expect(refusal([0xFF, 0xFE, 0, 0, 1]).contains("UTF-32"))
    #expect(refusal([0xFF, 0xFE, 0x41]).contains("单数"))
    #expect(refusal([0xFF, 0xFE, 0x3D, 0xD8]).contains("半个"))
    #expect(refusal([0xFF, 0xFE, 0x00, 0xDC, 0x41, 0]).contains("无效"))
    #expect(refusal([0xEF, 0xBB, 0xBF, 0xB0, 0xA1, 0xB0, 0xA1]).contains("标明"))
  }

  @Test("Control characters read as a space, shapeless ones as nothing; both are told")
  func cleaned() throws {
    let paper = try TextReader.read(Array("12\u{01}34\n56\u{200B}78\u{AD}\u{FEFF}\n\u{202E}倒\u{85}".utf8))
    #expect(paper.blocks.compactMap(\.line?.text) == ["12 34", "5678", "倒 "])
    #expect(paper.cautions.map(\.message) == ["有 2 个控制字符，读作空格。", "有 4 个看不见的字符（零宽字符、软连字符等），没有读。"])
    #expect(paper.cautions.first?.place?.line == 1)
  }

  @Test("Line ends of every system")
  func lineEnds() throws {
    #expect(try text(Array("甲\r\n乙\r\r\n丙\r".utf8)) == "甲\n乙\n丙")
    #expect(try text(Array("甲\r乙\r丙".utf8)) == "甲\n乙\n丙")
    #expect(try text(Array("1\r2\n".utf8)) == "1 2")
    #expect(try TextReader.read([]).blocks.isEmpty)
  }

  @Test("Limits: lines, one endless line, a table of millions; ragged and empty tables")
  func limits() throws {
    let clock = ContinuousClock()
    var count = 0
    let time = try clock.measure { count = try TextReader.read(Array(repeating: 0x0A, count: 1_000_000)).blocks.count }
    #expect(count == 1_000_000)
    #expect(time < .seconds(20))
    #expect(refusal(Array(repeating: 0x0A, count: 1_048_577)).contains("1048576 行"))
    #expect(refusal(Array(repeating: 0x61, count: 1_048_577)).contains("第1行的长度"))
    #expect(refusal(Array(repeating: 9, count: 1_000_000) + [0x61, 0x0A, 0x61, 9, 0x61, 0x0A, 0x62, 9, 0x61]).contains("行数乘列数"))
    #expect(try TextReader.read(Array(repeating: 9, count: 1_000_000)).tables.isEmpty)
    var small = ReaderLimits()
    small.fileSize = 3
    #expect(throws: ReaderError.tooLarge(what: "文件", limit: "0 MB")) { try TextReader.read(Array("四个字".utf8), limits: small) }
  }
}
