import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import HengWriters
import Testing

@Suite("A PDF that cannot be read is refused in Chinese, and nothing is left behind")
struct PDFRefusalTests {
  private static let document = Document(title: "样例", blocks: [.paragraph([.text("样例文字一二三四五六七八九十。")])])

  private func refusal(_ bytes: [UInt8], _ limits: ReaderLimits = .standard, _ tools: PDFTools = .installed) -> ReaderError? {
    do throws(ReaderError) { _ = try PDFReader.read(bytes, limits: limits, tools: tools) } catch { return error }
    return nil
  }

  @Test("other kinds, cut files, random bytes")
  func kinds() throws {
    let whole = try PDFWriter.write(Self.document)
    #expect(refusal([]) == .notAPDF)
    #expect(refusal(Array("PK\u{3}\u{4}".utf8)) == .notAPDF)
    #expect(refusal(Array(whole.prefix(whole.count / 2)))?.message.contains("不完整") == true)
    var generator = SeededGenerator(3)
    let noise = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(refusal(Array("%PDF-1.7\n".utf8) + noise)?.message.contains("已损坏") == true)
    #expect(refusal(Array("%PDF-1.7\n".utf8) + noise + Array("\n%%EOF\n".utf8))?.message.contains("找不到页面") == true)
    var limits = ReaderLimits()
    limits.fileSize = 1_000
    #expect(refusal(whole, limits)?.message.contains("文件超过上限") == true)
  }

  @Test("turned bytes end in a value or a refusal")
  func mutations() throws {
    var generator = SeededGenerator(2024)
    let whole = try PDFWriter.write(Self.document)
    for _ in 0..<25 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...60, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if let error = refusal(bytes) { #expect(error.message.hasSuffix("。")) }
    }
  }

  @Test("a password for opening is named; one that only forbids changes is none of ours")
  func passwords() throws {
    guard (try? Tool.run("qpdf", "--version")) != nil else { return }
    try Tool.withFolder { folder in
      try Data(PDFWriter.write(Self.document)).write(to: folder.appendingPathComponent("a.pdf"))
      try Tool.run("qpdf", "--encrypt", "secret", "owner", "256", "--", "a.pdf", "locked.pdf", in: folder)
      try Tool.run("qpdf", "--encrypt", "", "owner", "256", "--extract=n", "--modify=none", "--", "a.pdf", "open.pdf", in: folder)
      #expect(refusal([UInt8](try Data(contentsOf: folder.appendingPathComponent("locked.pdf")))) == .encrypted)
      #expect(refusal([UInt8](try Data(contentsOf: folder.appendingPathComponent("open.pdf")))) == nil)
    }
  }

  @Test("a page that is only an image is named; a page number on it does not make it text")
  func scanned() throws {
    var scan = InventedPDF.Page()
    scan.image(x: 0, y: 0, width: 595, height: 842)
    var numbered = scan
    numbered.write("- 3 -", x: 280, y: 820)
    var text = InventedPDF.Page()
    text.write("Plain words that fill a line of this page", x: 60, y: 100)
    text.image(x: 60, y: 200, width: 100, height: 80)
    let bytes = InventedPDF([text, scan, numbered, InventedPDF.Page()]).bytes
    let paper = try PDFReader.read(bytes, scans: .none)
    #expect(paper.pageCount == 4)
    #expect(paper.cautions.map { $0.place?.page } == [2, 3])
    #expect(paper.cautions.first?.message.hasPrefix("第2页是扫描图片，没有文字，未核查。") == true)
    #expect(paper.blocks.compactMap(\.line?.text) == ["Plain words that fill a line of this page", "- 3 -"])
  }

  @Test("absent programs are named with their Debian package")
  func missingTools() throws {
    let bytes = try PDFWriter.write(Self.document)
    let error = refusal(bytes, .standard, PDFTools(folders: ["/nowhere"]))
    #expect(error == .missingTool("pdftotext", package: "poppler-utils"))
    #expect(error?.message.contains("apt-get install poppler-utils") == true)
  }

  /// Programs that stand in poppler's place: shell scripts.
  private func withTools<T>(_ script: String, _ body: (PDFTools, URL) throws -> T) throws -> T {
    try Tool.withFolder { folder in
      // Written by another process: a file that we had open ourselves may still be busy in a fork when it is to run.
      try Tool.run(
        "sh", "-c", "for name in pdftotext pdfimages pdftocairo; do printf '%s\\n' '#!/bin/sh' \"$0\" > $name; chmod 755 $name; done",
        script,
        in: folder)
      return try body(PDFTools(folders: [folder.path]), folder)
    }
  }

  @Test("a program that hangs or prints without end is stopped")
  func bounded() throws {
    let bytes = try PDFWriter.write(Self.document)
    var limits = ReaderLimits()
    limits.seconds = 1
    limits.toolOutput = 1 << 20
    let clock = ContinuousClock()
    let time = try clock.measure {
      try withTools("exec sleep 100") { tools, _ in #expect(refusal(bytes, limits, tools) == .tookTooLong(seconds: 1)) }
    }
    #expect(time < .seconds(10))
    limits.seconds = 30
    try withTools("exec yes") { tools, _ in #expect(refusal(bytes, limits, tools)?.message.contains("文字超过上限（1 MB）") == true) }
    try withTools("kill -SEGV $$") { tools, _ in #expect(refusal(bytes, limits, tools)?.message.contains("读到中途出错") == true) }
  }

  @Test("the file that the programs read has no name any more")
  func unnamed() throws {
    let bytes = try PDFWriter.write(Self.document)
    try withTools("readlink /dev/fd/3 >> \"$0.link\"; cat /dev/fd/3 | wc -c >> \"$0.link\"; exit 1") { tools, folder in
      #expect(refusal(bytes, .standard, tools) != nil)
      let seen = try String(contentsOf: folder.appendingPathComponent("pdftotext.link"), encoding: .utf8)
      #expect(seen.contains("(deleted)"))
      #expect(seen.contains("\(bytes.count)"))
    }
  }

  @Test("the same bytes give the same paper, on several threads at once")
  func stable() async throws {
    let bytes = try PDFWriter.write(Self.document)
    let first = try PDFReader.read(bytes)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { try PDFReader.read(bytes) == first } }
      for try await isSame in group { #expect(isSame) }
    }
  }
}
