import Foundation
import HengDocuments
import HengReaders
import HengTestSupport
import HengValues
import HengWriters
import Testing

@Suite("Old office files", .serialized)
struct OldOfficeTests {
  private static let document = Document(
    title: "样例", page: .official, style: .official,
    blocks: [
      .heading(level: 1, "一、资金使用情况"), .paragraph([.text("全年支出100万元，其中工资支出60万元，占60%。")]),
      .sheet(
        Sheet(
          name: "支出表", title: ["支出表"], caption: Caption(left: "样例县", right: "单位：万元"), columns: [20, 20],
          rows: [
            Row([.label("项目"), .label("金额")]), Row([.text("工资"), .text("60.00")]), Row([.text("办公费"), .text("40.00")]),
            Row([.text("合计"), .text("100.00")]),
          ])),
    ])

  /// What LibreOffice itself makes of one of our files.
  static func made(_ bytes: [UInt8], as ending: String, from: String) throws -> [UInt8] {
    try Tool.withFolder { folder in
      try Data(bytes).write(to: folder.appendingPathComponent("a.\(from)"))
      let filter = ["doc": "doc:MS Word 97", "xls": "xls:MS Excel 97", "rtf": "rtf"][ending] ?? ending
      try Tool.run(
        "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", filter, "--outdir", folder.path,
        folder.appendingPathComponent("a.\(from)").path, in: folder)
      return [UInt8](try Data(contentsOf: folder.appendingPathComponent("a.\(ending)")))
    }
  }

  private func texts(_ paper: Paper) -> [String] {
    paper.blocks.flatMap { block in
      switch block {
      case .line(let line): [PDFContent.squeezed(line.text)]
      case .table(let table): table.cells.map { "\($0.row),\($0.column):" + PDFContent.squeezed($0.text) }
      }
    }.filter { !$0.isEmpty }
  }

  @Test("a .doc, an .rtf and an .xls read as the new file does that they were made from, under any name", arguments: ["doc", "rtf", "xls"])
  func twins(ending: String) throws {
    let new = ending == "xls" ? try XLSXWriter.write(Self.document) : try DOCXWriter.write(Self.document)
    let old = try Self.made(new, as: ending, from: ending == "xls" ? "xlsx" : "docx")
    #expect(OldOffice(old) == (ending == "doc" ? .document : ending == "xls" ? .workbook : .richText))
    let paper = try PaperReader.read(old)
    #expect(texts(paper) == texts(try PaperReader.read(new)))
    #expect(paper.format == (ending == "xls" ? .xlsx : .docx))
  }

  @Test("where LibreOffice is absent the kind and the way out are named")
  func absent() throws {
    let old = Self.container("Workbook")
    let error = #expect(throws: ReaderError.self) { try PaperReader.read(old, office: OfficeTools(programs: ["/nowhere"])) }
    #expect(error?.message.contains("libreoffice-calc-nogui") == true && error?.message.contains("另存为") == true)
  }

  /// A stand-in for LibreOffice: a script.
  private func standIn<T>(_ script: String, _ body: (OfficeTools) throws -> T) throws -> T {
    try Tool.withFolder { folder in
      let file = folder.appendingPathComponent("soffice.bin")
      try StandInProgram.write(script, to: file)
      return try body(OfficeTools(programs: [file.path]))
    }
  }

  /// As much of an OLE container as its kind needs to be known.
  private static func container(_ stream: String) -> [UInt8] {
    let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    return head + [UInt8](repeating: 0, count: 600) + stream.utf16.flatMap { [UInt8($0), 0] }
  }

  private let old = container("WordDocument")

  private var folders: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)) ?? []).filter {
      $0.hasPrefix("heng-office-")
    }
  }

  @Test("a converter that hangs, fails, prints without end or writes nothing leaves a message and no folder")
  func bounds() throws {
    var limits = ReaderLimits.paper
    limits.officeSeconds = 1
    for (script, word) in [("sleep 60", "超过 1 秒"), ("exit 3", "打不开"), ("yes", "打不开"), ("exit 81", "打不开"), ("kill -9 $$", "打不开")] {
      let before = Set(folders)
      try standIn(script) { tools in
        let error = #expect(throws: ReaderError.self) { try PaperReader.read(old, limits: limits, office: tools) }
        #expect(error?.message.contains(word) == true, "\(script): \(error?.message ?? "")")
      }
      // Other tests convert beside this one; their folders go too.
      for _ in 0..<300 where !Set(folders).subtracting(before).isEmpty { usleep(100_000) }
      #expect(Set(folders).subtracting(before).isEmpty)
    }
  }

  @Test("it works in a folder of its own, with macros off, and its file is read as any stranger's")
  func surroundings() throws {
    let script = """
      for word in "$@"; do case "$word" in -env:*) profile="${word#-env:UserInstallation=file://}" ;; esac; done
      grep -q 'DisableMacrosExecution.*true' "$profile/user/registrymodifications.xcu" || exit 1
      [ "$HOME" = "$(dirname "$profile")" ] || exit 1
      ln -s /etc/passwd "$HOME/out/in.docx"
      """
    _ = try standIn(script) { tools in
      #expect(throws: ReaderError.damaged(part: "旧版 Office 文件", reason: "LibreOffice 打不开，也可能设有密码")) {
        try PaperReader.read(old, office: tools)
      }
    }
    _ = try standIn("printf junk > \"$HOME/out/in.docx\"") { tools in
      #expect(throws: ReaderError.self) { try PaperReader.read(old, office: tools) }
    }
  }
}
