import ArgumentParser
import HengDomain
import HengOperations
import HengRules
import HengValues

/// `heng entitle --scheme ID… --roster FILE`: who is entitled to how much; `list`, `fields` and `check` serve the scheme files.
struct EntitleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entitle", abstract: "按补贴方案算名册上每个人可以领多少、为什么。",
    discussion: "只计算，不写入数据库。方案是带日期和来源的数据；文件没有写明的地方有默认取法，可以用 --choose 改。",
    subcommands: [EntitleRosterCommand.self, EntitleListCommand.self, EntitleFieldsCommand.self, EntitleCheckCommand.self],
    defaultSubcommand: EntitleRosterCommand.self)
}

/// Which schemes hold, and how what is open is read.
struct SchemeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("用这个方案文件，不用程序自带的。", valueName: "文件"))
  var schemes: String?

  @Option(help: ArgumentHelp("选定一个待定事项，例如 XQ-POST.社保补助周期=一次；可以写几次。", valueName: "取法"))
  var choose: [String] = []

  /// Bytes of a scheme file.
  private static let mostBytes = 1 << 22

  func library() throws -> SchemeLibrary {
    var chosen: [String: [String: String]] = [:]
    for text in choose {
      guard let equal = text.firstIndex(of: "="), let point = text[..<equal].firstIndex(of: ".") else {
        throw Exit.refused("“\(text)”看不懂。请写成 方案编号.待定事项=取法，例如 XQ-POST.社保补助周期=一次。")
      }
      chosen[String(text[..<point]), default: [:]][String(text[text.index(after: point)..<equal])] = String(
        text[text.index(after: equal)...])
    }
    do {
      guard let path = schemes else { return try SchemeLibrary.load(chosen: chosen) }
      let bytes = try FileAccess.read(path, atMost: Self.mostBytes)
      return try SchemeLibrary.load(
        SchemeLibrary.Source(name: path.shownName, text: String(decoding: bytes, as: UTF8.self)), chosen: chosen)
    } catch let error as FileProblem { throw Exit.refused(error.message) } catch let error as SchemeFaults {
      throw Exit.refused("方案文件有\(error.all.count)处错误：\n\(error.message)")
    }
  }
}

struct EntitleRosterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "按名册计发（可省去 roster）。",
    discussion: "名册是 xlsx 或 CSV（UTF-8、GB18030），首行是栏目名。有一处读不懂就全部列出，不计算。结果里姓名和号码遮去一部分，按行号到原表核对。")

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("方案编号，可以写几个；heng entitle list 列出全部。", valueName: "编号"))
  var scheme: [String] = []

  @Option(help: ArgumentHelp("名册。", valueName: "文件"))
  var roster: String

  @Option(help: ArgumentHelp("基准日，例如 2024-12-31；不写是今天。", valueName: "日期"))
  var on: String?

  @Option(help: ArgumentHelp("格式：csv 或 json；不写时看 --out 的后缀，也没有时为 csv。", valueName: "格式"))
  var format: String?

  @Flag(help: "json 里每一行带上经办核对表、审计条款和计算过程。")
  var explain = false

  @Option(help: ArgumentHelp("写到这个文件；不写则输出到标准输出。", valueName: "文件"))
  var out: String?

  @OptionGroup var options: SchemeOptions

  private static let mostBytes = 1 << 28
  /// Bad cells that are shown one by one.
  private static let mostFaults = 1_000

  func run() async throws {
    let format = try wanted(), library = try options.library(), date = try day()
    guard !scheme.isEmpty else { throw refuse("请用 --scheme 写明方案编号；heng entitle list 列出全部方案。") }
    guard Set(scheme).count == scheme.count else { throw refuse("--scheme 里有的方案写了两次。请删去一个。") }
    if explain, format == .csv { throw refuse("--explain 只用于 json。请写 --format json，或去掉 --explain。") }
    do {
      let bytes = try FileAccess.read(roster, atMost: Self.mostBytes)
      let sheet = try EntitleRoster(library)(bytes, name: roster.shownName, schemes: scheme, on: date)
      let output = try sheet.output(as: format, explained: explain)
      if let out { try FileAccess.write(output, to: out) } else { try Terminal.output(output) }
      tell(sheet)
    } catch let error as FileProblem { throw refuse(error.message) } catch let error as EntitleError {
      var lines = [error.message] + error.faults.prefix(Self.mostFaults).map(\.message)
      if error.faults.count > Self.mostFaults { lines.append("另有\(error.faults.count - Self.mostFaults)处，改正以上各处后再看") }
      throw refuse(lines.joined(separator: "\n"))
    }
  }

  /// Sums on standard error, beside the data.
  private func tell(_ sheet: EntitlementSheet) {
    for total in sheet.totals {
      Terminal.error("\(total.id) \(total.name)：\(total.count)行可发，共\(total.amount.printed(in: .yuan, decimals: 2).text)")
    }
    if !sheet.absent.isEmpty { Terminal.error("名册没有这些栏目，当作没有填：\(sheet.absent.joined(separator: "、"))") }
    if !sheet.strange.isEmpty { Terminal.error("没有用到的栏目：\(sheet.strange.joined(separator: "、"))") }
    if let out { Terminal.error("已写入 \(out)。") }
  }

  private func day() throws -> CivilDate {
    guard let on else { return try Engines.required().now().date() }
    do throws(ValueError) { return try CivilDate(on) } catch { throw refuse(error.message) }
  }

  private func wanted() throws -> EntitlementSheet.Format {
    let ending = out.flatMap { EntitlementSheet.Format(rawValue: OutputEnding.text($0)) }
    guard let name = format else {
      if out != nil, ending == nil { throw refuse("从文件名看不出格式。后缀可以是 csv、json；也可以用 --format 写明格式。") }
      return ending ?? .csv
    }
    guard let known = EntitlementSheet.Format(rawValue: name) else {
      throw refuse("没有“\(name)”这种格式。可选：\(EntitlementSheet.Format.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    if let ending, ending != known {
      throw refuse("--format \(name) 与文件名 \(out ?? "") 的后缀不一致，没有写任何文件。请改正其中一处。")
    }
    return known
  }
}

struct EntitleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出补贴方案、有效期、来源和待定事项。")

  @OptionGroup var options: SchemeOptions

  func run() throws {
    var lines: [String] = [], county = ""
    for compiled in try options.library().schemes {
      let scheme = compiled.scheme
      if scheme.county.name != county {
        county = scheme.county.name
        lines.append("\(county)（\(scheme.county.division)）")
      }
      let end = scheme.validTo.map { "至\($0.value.text)" } ?? ""
      let open = scheme.withoutAmount.map { "；不能计算：\($0.value)" } ?? ""
      lines.append("  \(scheme.id)　\(scheme.name)　\(scheme.validFrom.value.text)起\(end)　来源：\(scheme.basis.sourceText)\(open)")
      for choice in scheme.choices {
        lines.append(
          "    待定 \(choice.name)：\(choice.question)。可选 \(choice.options.joined(separator: "、"))，现用 \(compiled.chosen[choice.name] ?? "")（\(choice.reason)）"
        )
      }
    }
    try Terminal.output(lines.joined(separator: "\n"))
  }
}

struct EntitleFieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "fields", abstract: "列出名册可以写的栏目和取值。")

  func run() throws {
    let library: SchemeLibrary
    do throws(SchemeFaults) { library = try SchemeLibrary.load() } catch { throw refuse(error.message) }
    try Terminal.output(
      library.vocabulary.fields.map { field in
        let other = field.headings.isEmpty ? "" : "　也可写：\(field.headings.joined(separator: "、"))"
        let words = field.words.isEmpty ? "" : "　取值：\(field.words.joined(separator: "、"))"
        return "\(field.name)\(words)\(other)"
      }.joined(separator: "\n"))
  }
}

struct EntitleCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "检查一个方案文件，列出全部错误的行和列。", discussion: "程序自带的方案文件在源代码的 Sources/Rules/Schemes/Parameters，可以照着写。")

  @Argument(help: ArgumentHelp("方案文件。", valueName: "文件"))
  var file: String

  func run() throws {
    var options = SchemeOptions()
    options.schemes = file
    options.choose = []
    let library = try options.library()
    try Terminal.output("\(file)：\(library.ids.count)个方案，没有错误。")
  }
}
