import Foundation
import Testing

/// The site in a real browser, through `Tests/Browser/screens.py`: three screens, no scripts, keyboard alone.
@Suite("Pages in headless Chromium", .serialized)
struct BrowserTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Pages that are looked at together, so that no test takes long.
  enum Part: CaseIterable { case ledger, projects, forms, payments, accounts, volume, papers, registration, corrections }

  /// A page of every kind; `404:`, `long:` and `form:FILE:` are explained in `screens.py`.
  private static func pages(_ part: Part, _ program: HengProgram, paper: String) -> [String] {
    let department = "/counties/141123/2022/accounts/%E5%85%B4%E5%8E%BF%E4%B9%A1%E6%9D%91%E6%8C%AF%E5%85%B4%E5%B1%80"
    return switch part {
    case .ledger:
      [
        "/", "/counties/640104/2024", "/counties/141123/2022", "/projects", "/projects?sort=rate", "/projects?q=%E6%B2%A1%E6%9C%89",
        "404:/nothing",
      ]
    case .projects:
      [
        "/projects/nx.xingqing.2024.X2", "/projects/sx.xingxian.2022.S2/findings", "/projects/sx.xingxian.2022.S1/why/project.rate",
        "/projects/sx.xingxian.2022.S1/forms/selfEvaluation.shanxi", "/projects/nx.xingqing.2024.X2/forms/monitoring.xingqing",
      ]
    case .forms:
      [
        "/projects/nx.pingluo.2023.P1/forms/selfEvaluation.project/edit",
        "/projects/nx.xingqing.2024.X2/forms/monitoring.project/edit?month=8",
        "/projects/hb.julu.2023.J5/forms/target.project/review", "/projects/hb.julu.2023.J5/forms/monitoring.project/edit",
      ]
    case .payments:
      [
        "/payments", "/payments?county=141123&year=2022&sort=amount", "/payments?q=%E6%B2%A1%E6%9C%89", "/counties/141123/2022/documents",
        "/projects?county=141123&year=2022&sort=budget",
      ]
    case .corrections:
      [
        "/counties/141123/2022/documents/new", "/projects/sx.xingxian.2022.S1/registration", "/projects/sx.xingxian.2022.S1/withdrawal",
        "/settings/counties/141123/departments/%E5%85%B4%E5%8E%BF%E4%B9%A1%E6%9D%91%E6%8C%AF%E5%85%B4%E5%B1%80/name",
      ]
    case .accounts:
      [
        "/accounts", "/counties/141123/2022/accounts", department, "\(department)/gate",
        "form:\(program.folder.appendingPathComponent("bad.xlsx").path):/counties/141123/2022/accounts",
      ]
    case .registration:
      [
        "/settings/counties?q=%E5%85%B4%E5%8E%BF", "/settings/counties/141123", "/counties/141123/2022/projects/new",
        "/counties/141123/2022/registration", "/trail",
      ]
    case .volume: ["long:\(department)/volume"]
    case .papers:
      [
        "/rules", "/papers", "/papers/S002?lines=1223%3B1253", "/papers/%E8%AF%B4%E6%98%8E?lines=2", "/audit", "/audit/\(paper)",
        "/audit/\(paper)/paper",
      ]
    }
  }

  /// A paper of ours with a contradiction and a box that was left as mark-up.
  private static func send(_ server: HengServer) throws -> String {
    let sent = try Tool.run(
      "curl", "-s", "-o", "/dev/null", "-w", "%{redirect_url}", "-F", "actor=示例经办", "-F",
      "papers=@-;filename=说明.txt;type=text/plain", server.base + "/audit",
      input: "绩效自评\n本单位2023年12月31日自评得分95分。。\n资金来源 本级安排 <input checked=\"\" type=\"checkbox\"/> 上级转移支付\n")
    return try #require(sent.split(separator: "/").last.map(String.init))
  }

  @Test(
    "every kind of page fits its screen, is legible, works without scripts, is reached by Tab and breaks no number",
    arguments: Part.allCases)
  func screens(part: Part) throws {
    let program = try HengProgram()
    defer { program.remove() }
    let server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    defer { server.stop() }
    let made = try program.run(
      "form", "selfEvaluation.shanxi", "--project", "S1", "--as", "xlsx", "--out", "bad.xlsx", "--database", "s.db")
    #expect(made.code == 0, "\(made.errors)")
    let paper = try Self.send(server)
    try look(Self.pages(part, program, paper: paper), at: server, program)
  }

  private func look(_ pages: [String], at server: HengServer, _ program: HengProgram) throws {
    let python = Self.root.appendingPathComponent(".venv/bin/python3")
    try #require(FileManager.default.fileExists(atPath: python.path), "run scripts/prepare-venv first")
    let process = Process()
    process.executableURL = python
    process.arguments =
      [
        Self.root.appendingPathComponent("Tests/Browser/screens.py").path, "--wait", "120", "--timeout", "120", server.base,
        program.folder.appendingPathComponent("png").path,
      ]
      + pages
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    _ = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: said.prefix(6000), as: UTF8.self))")
  }
}
