import Foundation
import Testing

/// Where papers go: a file whose name says what it is, a pipe, but no bytes on a terminal.
@Suite("Where heng puts what it prints")
struct OutputTests {
  private func sample() throws -> HengProgram {
    let program = try HengProgram()
    #expect(try program.run("database", "migrate", "--database", "s.db").code == 0)
    #expect(try program.run("database", "sample", "--database", "s.db").code == 0)
    return program
  }

  private static let form = ["form", "selfEvaluation.shanxi", "--project", "S1", "--database", "s.db"]
  private static let year = ["--county", "141123", "--year", "2022", "--database", "s.db"]

  /// The first bytes tell a format: PK of an archive, %PDF, or markup.
  private func kind(_ data: Data) -> String {
    if data.starts(with: Data("%PDF".utf8)) { return "pdf" }
    if data.starts(with: Data([0x50, 0x4B])) {
      let text = String(decoding: data, as: UTF8.self)
      if text.contains("SHA256SUMS") { return "zip" }
      return text.contains("xl/workbook.xml") ? "xlsx" : text.contains("word/document.xml") ? "docx" : "zip"
    }
    return data.starts(with: Data("<!".utf8)) ? "html" : "text"
  }

  @Test("the ending of --out decides the format of a form, a report, a set and an audit")
  func ending() throws {
    let program = try sample()
    defer { program.remove() }
    for ending in ["xlsx", "docx", "pdf", "html"] {
      let form = try program.run(Self.form + ["--out", "a.\(ending)"])
      let one = kind(try program.read("a.\(ending)"))
      #expect(form.code == 0 && one == ending, "\(ending) \(form.errors)")
      let list = try program.run(["report", "summary.selfEvaluation", "--out", "b.\(ending)"] + Self.year)
      let many = kind(try program.read("b.\(ending)"))
      #expect(list.code == 0 && many == ending, "\(ending) \(list.errors)")
    }
    #expect(try program.run(["disclosure", "print", "--out", "c.docx"] + Self.year).code == 0)
    #expect(kind(try program.read("c.docx")) == "docx")
    #expect(try program.run(["disclosure", "print", "--out", "c.zip"] + Self.year).code == 0)
    #expect(kind(try program.read("c.zip")) == "zip")
    _ = try program.run("audit", "a.html", "--out", "d.xlsx")
    #expect(kind(try program.read("d.xlsx")) == "xlsx")
    _ = try program.run("audit", "a.html", "--out", "d.json")
    #expect(try program.read("d.json").starts(with: Data("{".utf8)))
  }

  @Test("an ending that contradicts --as, or says nothing, writes no file")
  func contradiction() throws {
    let program = try sample()
    defer { program.remove() }
    for arguments in [
      Self.form + ["--as", "pdf", "--out", "a.xlsx"], Self.form + ["--out", "a.表"],
      ["report", "summary.selfEvaluation", "--as", "docx", "--out", "a.pdf"] + Self.year,
      ["disclosure", "print", "--as", "xlsx", "--out", "a.docx"] + Self.year, ["audit", "s.db", "--format", "json", "--out", "a.xlsx"],
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.code == 2 && outcome.output.isEmpty && outcome.errors.contains("后缀"), "\(arguments) \(outcome.errors)")
    }
    #expect(!program.files.contains { $0.hasPrefix("a.") })
    #expect(try program.run(Self.form + ["--as", "pdf", "--out", "纸"]).code == 0)
    #expect(kind(try program.read("纸")) == "pdf")
  }

  @Test("bytes go through a pipe and never to a terminal", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func terminal() throws {
    let program = try sample()
    defer { program.remove() }
    let piped = try program.run(Self.form + ["--as", "pdf"])
    #expect(piped.code == 0 && piped.output.hasPrefix("%PDF"))
    for arguments in [
      Self.form + ["--as", "pdf"], Self.form + ["--as", "xlsx"], ["report", "summary.selfEvaluation"] + Self.year,
      ["audit", "s.db", "--format", "xlsx"],
    ] {
      let shown = try program.onTerminal(arguments)
      #expect(shown.code == 2 && shown.output.contains("不能显示在终端上") && shown.output.contains("--out"), "\(arguments) \(shown.output)")
      #expect(!shown.output.contains("%PDF") && !shown.output.contains("PK\u{3}"))
    }
    let page = try program.onTerminal(Self.form)
    #expect(page.code == 0 && page.output.contains("绩效自评表"))
  }

  @Test("a workbook for a county that nobody registered is refused before anyone types, and the known counties are named")
  func unregistered() throws {
    let program = try sample()
    defer { program.remove() }
    let refused = try program.run(
      "accounts", "template", "--county", "149901", "--year", "2023", "--department", "虚构局", "--out", "t.xlsx", "--database", "s.db")
    #expect(refused.code == 2 && refused.errors.contains("149901") && refused.errors.contains("兴县（141123）"), "\(refused.errors)")
    #expect(!program.exists("t.xlsx"))
    let known = try program.run(
      "accounts", "template", "--county", "141123", "--year", "2023", "--department", "虚构局", "--out", "t.xlsx", "--database", "s.db")
    #expect(known.code == 0 && program.exists("t.xlsx"), "\(known.errors)")
  }
}
