import ArgumentParser
import HengDocuments
import HengDomain
import HengOperations
import HengStore
import HengValues

/// `heng accounts template|import|explain`: a department's final accounts come in and explain themselves.
struct AccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "部门决算台账：模板、导入、数字来历。",
    subcommands: [Template.self, Import.self, Unsettled.self, Settle.self, Rename.self, Explain.self])

  struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "写出决算台账工作簿，填好后再导入。", discussion: "台账中已有该部门决算时写出已填的数，否则为空表。")
    @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
    @Option(help: ArgumentHelp("年度，例如 2022。", valueName: "年度")) var year: Int
    @Option(help: ArgumentHelp("部门名称。", valueName: "部门")) var department: String
    @Option(help: ArgumentHelp("写到这个文件。", valueName: "文件")) var out: String
    @Flag(help: "只要空表，不填已有的数。") var empty = false
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      guard let division = try? AdministrativeDivision(county), let year = try? FiscalYear(year) else {
        throw refuse("县区代码或年度有误。请写成 --county 141123 --year 2022。")
      }
      let key = DepartmentYear(county: division, year: year, department: department)
      let bytes = try await database.disclosing { desk in try await desk.template(key, isFilled: !empty) }
      do throws(FileProblem) { try FileAccess.write(bytes, to: out) } catch { throw refuse(error.message) }
      Terminal.error("已写入 \(out)（\(bytes.count)字节）。")
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "导入决算台账工作簿，或财务系统导出的支出明细账。",
      discussion: """
        已有的支出按记录号，或按月份、凭证号、分录号认出：相同的不变，改过的先冲销再重记，文件中没有的保留不动；写明 --complete 的月份，文件中没有的也冲销。\
        要冲销时先列出来、不保存，核对后加 --confirm 再导入。工作簿的其他各表整表替换。有一处错误就全部不导入：错误写在退回的工作簿里（--returned），退出码为 1。\
        明细账没有封面，须写明 --county、--year、--department。
        """)
    @Argument(help: ArgumentHelp("xlsx 文件。", valueName: "文件")) var file: String
    @Option(help: ArgumentHelp("县区的行政区划代码。", valueName: "代码")) var county: String?
    @Option(help: ArgumentHelp("年度。", valueName: "年度")) var year: Int?
    @Option(help: ArgumentHelp("部门名称。", valueName: "部门")) var department: String?
    @Option(help: ArgumentHelp("有错误时把标好错误的工作簿写到这个文件。", valueName: "文件")) var returned: String?
    @Option(help: ArgumentHelp("文件中这些月份的支出是完整的：1-3、1,2,5 或“全年”。", valueName: "月份")) var complete: String?
    @Flag(help: "只列出会新增、更正、冲销、保留哪些支出，不保存。") var preview = false
    @Flag(help: "已核对要冲销的支出，可以保存。") var confirm = false
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var person: PersonOptions

    func run() async throws {
      let bytes: [UInt8]
      do throws(FileProblem) { bytes = try FileAccess.read(file) } catch { throw refuse(error.message) }
      let scope = try scope()
      let consent = DisclosureDesk.ImportConsent(complete: try completeness(), isPreview: preview, mayReverse: confirm)
      let outcome = try await database.disclosing { desk in
        try await desk.receive(bytes, fileName: file, scope: scope, consent: consent, by: person.by, reason: person.reason)
      }
      switch outcome {
      case .stored(let key, let plan, let notices):
        for line in notices.map(\.message) + plan.lines { Terminal.error(line) }
        Terminal.error("已导入“\(key.department)”\(key.year.text)决算台账。")
      case .planned(_, let plan, let notices):
        for notice in notices { Terminal.error(notice.message) }
        try Terminal.output(plan.lines.joined(separator: "\n"))
        guard !preview else { return }
        Terminal.error("没有保存：导入会冲销已有的支出。请核对以上各笔，确认后加 --confirm 再导入一次。")
        throw Exit.findings
      case .refused(let refusal, let marked):
        try Terminal.output(([refusal.summary] + refusal.faults.map(\.message)).joined(separator: "\n"))
        if let returned {
          do throws(FileProblem) { try FileAccess.write(marked, to: returned) } catch { throw refuse(error.message) }
          Terminal.error("标好错误的工作簿已写入 \(returned)。")
        }
        throw Exit.findings
      }
    }

    private func completeness() throws -> PaymentCompleteness {
      guard let complete else { return .none }
      guard let completeness = PaymentCompleteness(declared: complete) else {
        throw refuse("看不懂 --complete “\(complete)”。请写月份，例如 1-3、1,2,5，或写 全年。")
      }
      return completeness
    }

    private func scope() throws -> DepartmentYear? {
      guard county != nil || year != nil || department != nil else { return nil }
      guard let division = county.flatMap({ try? AdministrativeDivision($0) }), let known = year.flatMap({ try? FiscalYear($0) }),
        let department
      else { throw refuse("请把 --county、--year、--department 一起写明，例如 --county 141123 --year 2022 --department 示例局。") }
      return DepartmentYear(county: division, year: known, department: department)
    }
  }

  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "说明决算全套文书中的一个数字是怎么来的。", discussion: "不写键时列出全部数字和它们的键；写了键就打印计算过程，一直到台账里的记录。")
    @Argument(help: ArgumentHelp("数字的键，例如 accounts.03.合计.基本支出。", valueName: "键")) var key: String?
    @OptionGroup var target: DepartmentOptions

    func run() async throws {
      try await target.desk { desk, department in
        let figures = try target.required(try await desk.disclosure(department)).volume.figures
        guard let key else {
          return try Terminal.output(figures.map { "\($0.key)　\($0.text)　\($0.trace.label)" }.joined(separator: "\n"))
        }
        guard let figure = figures.first(where: { $0.key == key }) else { throw refuse("没有键为“\(key)”的数字。不写键可列出全部。") }
        try Terminal.output(figure.trace.lines().joined(separator: "\n"))
      }
    }
  }
}
