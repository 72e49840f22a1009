import ArgumentParser
import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengValues

/// `heng form KIND --project CODE --as FORMAT`: prints an official form; `list`, `fields`, `define` and `check` serve its files.
struct FormCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "打印正式表格，定义和检查表样。",
    discussion: "heng form 种类 --project 编码 打印项目的表；不写 --project 打印空白表。同样的台账两次打印，文件逐字节相同。",
    subcommands: [
      FormPrintCommand.self, FormListCommand.self, FormFieldsCommand.self, FormDefineCommand.self, FormCheckCommand.self,
      FormAdoptCommand.self,
    ],
    defaultSubcommand: FormPrintCommand.self)
}

struct FormPrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "print", abstract: "打印一张表（可省去 print）。")

  @Argument(help: ArgumentHelp("表格种类，例如 selfEvaluation.project；heng form list 列出种类和版式。", valueName: "种类"))
  var kind: String

  @Option(help: ArgumentHelp("版式，例如 selfEvaluation.shanxi；不写则用该县自己的。", valueName: "版式"))
  var layout: String?

  @Option(help: ArgumentHelp("项目编码或台账编号，例如 sx.xingxian.2022.S1；不写则打印空白表，须写明版式。", valueName: "编码"))
  var project: String?

  @Option(help: ArgumentHelp("部门名称；部门整体的表取自这个部门，须同时写明 --county 和 --year。", valueName: "部门"))
  var department: String?

  @Option(help: ArgumentHelp("县区的行政区划代码。", valueName: "代码"))
  var county: String?

  @Option(help: ArgumentHelp("部门整体的表是哪一年的；空白表上的年度。", valueName: "年度"))
  var year: String?

  @Flag(help: "空白表上印出字段标记，供 heng form define 参照。")
  var tags = false

  @Option(name: .customLong("as"), help: ArgumentHelp("文件格式：html、xlsx、docx 或 pdf；不写时看 --out 的后缀，也没有时为 html。", valueName: "格式"))
  var format: String?

  @Option(help: ArgumentHelp("写到这个文件；不写则输出到标准输出。", valueName: "文件"))
  var out: String?

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let target = try PaperTarget(as: format, out: out, usually: .html)
    let request: FormRequest
    do throws(PrintError) { request = try FormRequest(kind, layout: layout) } catch { throw refuse(error.message) }
    try target.write(try await bytes(request, as: target.format))
  }

  private func bytes(_ request: FormRequest, as format: PaperFormat) async throws -> [UInt8] {
    if let department { return try await whole(request, of: department, as: format) }
    guard let project else { return try blank(request, as: format) }
    return try await database.reading { desk in
      guard let assessment = try await desk.assessment(project) else {
        throw refuse("台账中没有项目“\(project)”。请核对编码，或先用 heng serve --sample 装入样例。")
      }
      return try PrintForm.print(request, of: assessment, as: format)
    }
  }

  private func whole(_ request: FormRequest, of department: String, as format: PaperFormat) async throws -> [UInt8] {
    guard project == nil, let division = county.flatMap({ try? AdministrativeDivision($0) }), let number = year.flatMap(Int.init),
      let year = try? FiscalYear(number)
    else { throw refuse("部门整体的表请写成 --department 部门名称 --county 141123 --year 2022，不写 --project。") }
    return try await database.storing { store, engines in
      let library = try ProfileLibrary.load()
      let desk = ReportDesk(
        ledger: LedgerDesk(store: store, library: library),
        disclosures: DisclosureDesk(store: store, library: library, now: engines.now), library: library)
      let key = DepartmentYear(county: division, year: year, department: department)
      return try PrintForm.print(try await desk.form(request, of: key), as: format)
    }
  }

  private func blank(_ request: FormRequest, as format: PaperFormat) throws -> [UInt8] {
    let layouts = FormLibrary.carried.layouts(of: request.kind)
    guard let layout = layouts.first(where: { $0.key == request.layout }) else {
      throw refuse("请用 --project 写明项目编码或台账编号；打印空白表请用 --layout 写明版式，可选：\(layouts.map(\.key).joined(separator: "、"))。")
    }
    do throws(PrintError) {
      return try PrintForm.print(tags ? OfficialForm.tagged(layout) : OfficialForm.open(layout, year: year ?? "　　　　"), as: format)
    } catch { throw refuse(error.message) }
  }
}

struct FormListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出表格种类和各种版式。")

  func run() throws {
    var lines: [String] = []
    for kind in FormKind.allCases {
      lines.append("\(kind.rawValue)　\(kind.title)")
      for layout in FormLibrary.carried.layouts(of: kind) {
        let own = layout.source.isOwnArrangement ? "；只知栏目，版面自拟" : ""
        lines.append("  \(layout.key)　\(layout.name)（\(layout.region)）　来源：\(layout.source.text)（\(layout.source.trust.rawValue)\(own)）")
      }
    }
    try Terminal.output(lines.joined(separator: "\n"))
  }
}

struct FormFieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "fields", abstract: "列出表样文件和空白表里可以写的字段。")

  func run() throws { try Terminal.output(FormField.allCases.map { "{{\($0.name)}}" }.joined(separator: "\n")) }
}

struct FormDefineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define", abstract: "由空白表生成表样文件。", discussion: "先在空白的 xlsx 表里要填的格写上 {{项目名称}} 这样的标记，表中其余文字照搬。")

  @Argument(help: ArgumentHelp("写有标记的空白表（xlsx）。", valueName: "空白表"))
  var blank: String

  @Option(help: ArgumentHelp("版式的名字，例如 selfEvaluation.mycounty；不写则取文件名。", valueName: "版式"))
  var key: String?

  @Option(help: ArgumentHelp("表格种类；不写则看字段判断。", valueName: "种类"))
  var kind: String?

  @Option(help: ArgumentHelp("哪里的表。", valueName: "地区"))
  var region: String = "本县"

  @Option(help: ArgumentHelp("表样出自哪个文件。", valueName: "来源"))
  var source: String?

  @Option(help: ArgumentHelp("写到这个文件；不写则输出到标准输出。", valueName: "文件"))
  var out: String?

  func run() throws {
    var chosen: FormKind?
    if let kind {
      guard let found = FormKind(rawValue: kind) else {
        throw refuse("没有名为“\(kind)”的表格种类。可选：\(FormKind.allCases.map(\.rawValue).joined(separator: "、"))。")
      }
      chosen = found
    }
    let name = blank.split(separator: "/").last.map { $0.split(separator: ".").dropLast().joined(separator: ".") } ?? ""
    let heading = FormDefinition.Heading(
      key: key ?? (name.isEmpty ? "own" : name), kind: chosen, region: region,
      source: FormSource(text: source ?? "空白表 \(name)", trust: .P, isOwnArrangement: false))
    do {
      let layout = try DefineForm.define(try FileAccess.read(blank), file: blank, heading: heading)
      guard let out else { return try Terminal.output(layout.written) }
      try FileAccess.write(Array(layout.written.utf8), to: out)
      Terminal.error("已写入 \(out)：\(layout.kind.title)，\(layout.fields.count)个字段。")
    } catch let error as PrintError { throw refuse(error.message) } catch let error as FileProblem { throw refuse(error.message) }
  }
}

struct FormCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: "检查一个表样文件。")

  @Argument(help: ArgumentHelp("表样文件（yaml）。", valueName: "文件"))
  var file: String

  func run() throws {
    do {
      let text = String(decoding: try FileAccess.read(file), as: UTF8.self)
      let layout = try DefineForm.check(text, file: file)
      try Terminal.output("\(file)：\(layout.kind.title) \(layout.key)“\(layout.name)”，\(layout.fields.count)个字段，可以使用。")
    } catch let error as PrintError { throw refuse(error.message) } catch let error as FileProblem { throw refuse(error.message) }
  }
}

struct FormAdoptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "把本县自己的表样登记进数据库，从某日起用它。", discussion: "登记过的不能改；改过的文件再登记一次，是下一版。已经公开的文本记着当时那一版的校验和。")

  @Argument(help: ArgumentHelp("表样文件（yaml），先用 heng form check 检查。", valueName: "文件"))
  var file: String

  @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码"))
  var county: String

  @Option(help: ArgumentHelp("从哪天起用，例如 2026-01-01。", valueName: "日期"))
  var from: String

  @Option(help: ArgumentHelp("登记人。", valueName: "姓名"))
  var by: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    guard let division = try? AdministrativeDivision(county), let day = try? CivilDate(from), !by.isEmpty else {
      throw refuse("县区代码、日期或登记人有误。请写成 --county 141123 --from 2026-01-01 --by 姓名。")
    }
    let text: String
    do throws(FileProblem) { text = String(decoding: try FileAccess.read(file), as: UTF8.self) } catch { throw refuse(error.message) }
    try await database.storing { store, engines in
      let kept = try DefineForm.file(text, named: file, county: division, from: day, by: by, at: engines.now())
      let note = ChangeNote(actor: by, role: .financeBureau, at: kept.recordedAt, reason: "登记县区表样")
      try await store.keep(form: kept, note)
      Terminal.error("已登记 \(kept.key)，从\(day.chineseText)起用。")
    }
  }
}
