import Foundation
import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("The set of Xing county read back before it leaves")
struct XingxianGateTests {
  private static func report(_ set: DisclosureSet, _ disclosure: Disclosure, today: String = "2023-10-08") throws -> GateReport {
    PublicationGate(try XingxianSet.library.get()).report(on: set, of: disclosure, today: try CivilDate(today))
  }

  /// The conditions that keep the gate shut.
  private static func failed(_ set: DisclosureSet, _ disclosure: Disclosure) throws -> [String] {
    let report = try report(set, disclosure)
    let failed = report.checks.filter { $0.state == .failed }
    #expect(report.isOpen == failed.isEmpty && failed.allSatisfy { !$0.details.isEmpty })
    return failed.map(\.title)
  }

  /// Only the page of the set, for speed; `change` works on its text.
  private static func page(_ disclosure: Disclosure, _ change: (String) -> String = { $0 }) throws -> DisclosureSet {
    var set = try XingxianSet.set.get()
    set.files = set.files.filter { $0.format == .html }
    let printed = String(decoding: try PrintForm.print(disclosure.volume, as: .html), as: UTF8.self)
    let changed = change(printed)
    set.files[0].bytes = Array(changed.utf8)
    return set
  }

  private static func page(replacing old: String, with new: String) throws -> DisclosureSet {
    try page(try XingxianSet.disclosure.get()) { text in
      guard let range = text.range(of: old) else {
        Issue.record("no “\(old)” on the page")
        return text
      }
      return text.replacingCharacters(in: range, with: new)
    }
  }

  @Test("All four files are read back without an error, each figure is found, and the gate is open")
  func open() throws {
    let disclosure = try XingxianSet.disclosure.get()
    #expect(disclosure.problems == [] && disclosure.openFindings.map(\.rule) == [])
    let set = try XingxianSet.set.get()
    #expect(set.files.map(\.format) == PaperFormat.allCases)
    let report = try Self.report(set, disclosure)
    let failed = report.checks.filter { $0.state == .failed }
    #expect(report.isOpen && failed.isEmpty, "\(GateReport(failed).lines.joined(separator: "\n"))")
    #expect(report.checks.count == 12 && report.checks.flatMap(\.details).contains { $0.contains("4个文件，错误0条") })
    #expect(report.checks.flatMap(\.details).contains { $0.hasPrefix("10张表，258个数，4个文件") })
  }

  // MARK: what shuts it

  static let agreement = "决算各表勾稽相符，警告均有说明", errors = "核查程序读回全套文书，没有错误"
  static let figures = "每个数字都能读回", cells = "决算各表逐格读回一致"

  @Test(
    "a figure that is missing or wrong on the page",
    arguments: [
      ("<body>", "<body>", []),
      // Cut from the explanation: it stands nowhere else in this way of writing.
      (">4,129,200.00元<", ">元<", [figures]),
      // A cell of 公开01表, two digits exchanged.
      (">31066335.81<", ">31066335.18<", [errors, figures, cells]),
      // The share that the published explanation printed.
      ("9.81%", "1.87%", [errors, figures]),
      // A score in a self-evaluation form.
      (">83.02<", ">83.92<", [errors, figures]),
    ] as [(String, String, [String])])
  func wrongFigure(_ old: String, _ new: String, _ due: [String]) throws {
    #expect(try Self.failed(Self.page(replacing: old, with: new), try XingxianSet.disclosure.get()) == due, "\(old) → \(new)")
  }

  private static func changed(_ change: (inout XingxianSet.Records) throws -> Void) throws -> Disclosure {
    var records = try XingxianSet.records.get()
    try change(&records)
    return try records.disclosure()
  }

  @Test("a telephone number typed into a text")
  func telephone() throws {
    let disclosure = try Self.changed { $0.record.duties.append("虚构事项的咨询电话是13800138000") }
    #expect(try Self.failed(Self.page(disclosure), disclosure) == ["没有身份证号、银行卡号、电话号码和个人健康信息"])
  }

  @Test("the name of a secret project, in a text or among the projects that are told")
  func secret() throws {
    func hide(_ records: inout XingxianSet.Records) throws {
      var project = try #require(records.projects.first)
      project.project.id = ID("虚构")
      project.project.name = "虚构的不公开事项"
      project.project.isSecret = true
      records.projects.append(project)
    }
    let silent = try Self.changed(hide)
    #expect(silent.secretProjects.count == 1 && silent.problems == [])
    #expect(try Self.failed(Self.page(silent), silent) == [])
    let told = try Self.changed { records in
      try hide(&records)
      records.record.organisation.append("虚构的不公开事项由办公室承办")
    }
    #expect(try Self.failed(Self.page(told), told) == ["涉密项目没有公开"])
    for dressed in [
      "虚构的“不公开”事项", "虚构的（不公开）事项", "虚构的 不公开\u{3000}事项", "虚构的不\u{200B}公开事项", "【虚构的不公开事项】", "2023年虚构的不公开事项（二期）",
    ] {
      let dress = try Self.changed { records in
        try hide(&records)
        records.record.organisation.append("\(dressed)由办公室承办")
      }
      #expect(try Self.failed(Self.page(dress), dress) == ["涉密项目没有公开"], "\(dressed)")
    }
    // Marked secret after its report was written: neither its name nor its form is printed.
    let late = try Self.changed { records in
      let first = try #require(records.record.reports.first?.project)
      for index in records.projects.indices where records.projects[index].project.id == first {
        records.projects[index].project.isSecret = true
      }
    }
    #expect(late.projects.count == 5 && late.problems == [])
    #expect(try Self.failed(Self.page(late), late) == [])
  }

  @Test("project expenditure without any evaluated project is told, and keeps nothing back by itself")
  func nothingEvaluated() throws {
    let title = "有项目支出的，已开展项目绩效自评"
    let disclosure = try XingxianSet.disclosure.get()
    let told = try #require(try Self.report(Self.page(disclosure), disclosure).checks.first { $0.title == title })
    #expect(told.state == .passed && told.details == ["公开03表项目支出26,233,458.49元，已自评6个项目"])
    let silent = try Self.changed { $0.record.reports = [] }
    let asked = try #require(try Self.report(Self.page(silent), silent).checks.first { $0.title == title })
    #expect(asked.state == .notice && asked.details.first?.contains("26,233,458.49元") == true, "\(asked.details)")
  }

  @Test("a rule that the ledger breaks, or a warning without a note")
  func ledger() throws {
    let broken = try Self.changed { records in
      // Last year's accounts closed with less than this year opens with.
      let index = try #require(records.ledger.previous?.tables.firstIndex { $0.kind == .receiptsAndPayments })
      let amount = try PrintedAmount(parsing: "1.00", unit: .yuan)
      records.ledger.previous?.tables[index].cells[AccountsPlace(.closingBalance, .amount)] = AccountsCell(
        printed: "1.00", amount: .value(amount), citation: records.ledger.citation)
    }
    #expect(broken.openFindings.map(\.rule) == ["FA-007"])
    #expect(try Self.failed(Self.page(broken), broken) == [Self.agreement])
    let silent = try Self.changed { $0.ledger.notes.removeAll { $0.rule == "FA-025" } }
    #expect(silent.openFindings.map(\.rule) == ["FA-025"])
    #expect(try Self.failed(Self.page(silent), silent) == [Self.agreement])
  }

  @Test("an author in the properties of the Word file")
  func author() throws {
    var set = try XingxianSet.set.get()
    set.files = set.files.filter { $0.format == .docx }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("heng-author-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (from, to) = (folder.appendingPathComponent("a.docx"), folder.appendingPathComponent("b.docx"))
    try Data(set.files[0].bytes).write(to: from)
    let script = """
      import sys, zipfile
      name, end = 'docProps/core.xml', '</cp:coreProperties>'
      source, target = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED)
      for entry in source.namelist():
        data = source.read(entry)
        if entry == name:
          assert end in data.decode()
          data = data.decode().replace(end, '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">虚构</dc:creator>' + end).encode()
        target.writestr(entry, data)
      assert name in source.namelist()
      target.close()
      """
    try Tool.run(["python3", "-c", script, from.path, to.path])
    let disclosure = try XingxianSet.disclosure.get()
    #expect(try Self.failed(set, disclosure) == [])
    set.files[0].bytes = Array(try Data(contentsOf: to))
    #expect(try Self.failed(set, disclosure) == ["文件中没有隐藏内容、批注、修订和作者信息"])
  }

  @Test("a file that cannot be read")
  func unreadable() throws {
    var set = try XingxianSet.set.get()
    set.files = set.files.filter { $0.format == .pdf }
    set.files[0].bytes.removeLast(set.files[0].bytes.count / 2)
    #expect(try Self.failed(set, try XingxianSet.disclosure.get()).contains("各种格式都能读回"))
  }

  @Test("The twenty days are told and shut nothing", arguments: [("2023-10-08", "还有2日"), ("2023-10-10", "还有0日"), ("2023-10-12", "已超过2日")])
  func deadline(_ today: String, _ words: String) throws {
    let disclosure = try Self.changed { $0.record.approvedOn = try CivilDate("2023-09-20") }
    let report = try Self.report(Self.page(disclosure), disclosure, today: today)
    let check = try #require(report.checks.last)
    #expect(report.isOpen && check.details.contains { $0.contains(words) }, "\(check.details)")
    #expect(check.state == (words.hasPrefix("已") ? .notice : .passed))
  }
}
