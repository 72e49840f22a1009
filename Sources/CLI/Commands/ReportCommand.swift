import ArgumentParser
import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengValues

/// `heng report KIND`: a report, list or letter made of the records; `heng report list` names the kinds.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "打印评价报告、整改通知和回执、汇总表、部门整体自评和目标。",
    discussion:
      "heng report list 列出种类；heng report year 把一个县区一年的全部表格、报告、汇总表和决算公开按四种格式打印成一个压缩包。按项目打印的写 --project，按县区年度或部门打印的写 --county、--year（和 --department）。"
  )

  @Argument(help: ArgumentHelp("种类，例如 report.evaluation；list 为列出种类。", valueName: "种类")) var kind: String
  @Option(help: ArgumentHelp("项目编码或台账编号。", valueName: "编码")) var project: String?
  @Option(help: ArgumentHelp("县区的行政区划代码。", valueName: "代码")) var county: String?
  @Option(help: ArgumentHelp("年度。", valueName: "年度")) var year: Int?
  @Option(help: ArgumentHelp("部门名称。", valueName: "部门")) var department: String?
  @Option(help: ArgumentHelp("整改期限，例如 2023-06-30。", valueName: "日期")) var deadline: String?
  @Option(name: .customLong("as"), help: ArgumentHelp("文件格式：html、xlsx、docx 或 pdf；不写时看 --out 的后缀，也没有时为 docx。", valueName: "格式"))
  var format: String?
  @Option(help: ArgumentHelp("写到这个文件；不写则输出到标准输出。", valueName: "文件")) var out: String?
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    if kind == "list" {
      return try Terminal.output(
        ReportKind.allCases.map { "\($0.rawValue)　\($0.title)　按\($0.subject.label)" }.joined(separator: "\n"))
    }
    if kind == "year" { return try await printYear() }
    guard let kind = ReportKind(rawValue: kind) else {
      throw refuse("没有名为“\(kind)”的报告。可打印：\(ReportKind.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    let target = try PaperTarget(as: format, out: out, usually: .docx)
    let bytes = try await database.storing { store, engines in
      let library = try ProfileLibrary.load()
      let desk = ReportDesk(
        ledger: LedgerDesk(store: store, library: library),
        disclosures: DisclosureDesk(store: store, library: library, now: engines.now), library: library)
      return try PrintForm.print(try await document(kind, desk), as: target.format)
    }
    try target.write(bytes)
  }

  /// Every paper of a county's year in one archive.
  private func printYear() async throws {
    let key = try countyYear()
    guard let out, OutputEnding.text(out) == "zip" else { throw refuse("请用 --out 写明压缩包的文件名，例如 --out 全年文书.zip。") }
    try await database.storing { store, engines in
      let library = try ProfileLibrary.load()
      let ledger = LedgerDesk(store: store, library: library)
      let desk = ReportDesk(
        ledger: ledger, disclosures: DisclosureDesk(store: store, library: library, now: engines.now), library: library)
      let papers = try await desk.year(key)
      let draft: DraftFile
      do throws(FileProblem) { draft = try DraftFile(for: out) } catch { throw refuse(error.message) }
      do {
        let summary = try await PrintYear(papers)({ try draft.add($0) })
        _ = try draft.keep()
        Terminal.error("已写入 \(out)：\(summary.words)。")
      } catch let error as PrintError {
        draft.drop()
        throw refuse(error.message)
      } catch {
        draft.drop()
        throw refuse(draft.problem.message)
      }
    }
  }

  private func document(_ kind: ReportKind, _ desk: ReportDesk) async throws -> Document {
    switch kind.subject {
    case .project:
      guard let project else { throw refuse("请用 --project 写明项目编码或台账编号。") }
      let due = try deadline.map { text in
        guard let date = try? CivilDate(text) else { throw refuse("“\(text)”不是日期。请写成 2023-06-30。") }
        return date
      }
      return try await desk.document(kind, project: project, terms: RectificationTerms(deadline: due))
    case .countyYear: return try await desk.document(kind, of: try countyYear())
    case .departmentYear:
      guard let department else { throw refuse("请用 --department 写明部门。") }
      let key = try countyYear()
      return try await desk.document(kind, of: DepartmentYear(county: key.county, year: key.year, department: department))
    }
  }

  private func countyYear() throws -> CountyYear {
    guard let division = county.flatMap({ try? AdministrativeDivision($0) }), let known = year.flatMap({ try? FiscalYear($0) }) else {
      throw refuse("请写明县区代码和年度，例如 --county 141123 --year 2022。")
    }
    return CountyYear(county: division, year: known)
  }
}
