import ArgumentParser
import Foundation
import HengOperations
import HengRules
import HengValues
import HengWriters

/// `heng audit FILE…`: weighs published papers.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "核查公开的绩效文书：绩效目标表、监控表、自评表、评价报告、部门决算。",
    discussion: """
      输入是文本、PDF、OFD、docx、xlsx 或装有这些文件的 zip，可以多个；给出文件夹时核查其中全部这类文件。几份文书之间也相互对照。
      一份公开材料分成几个文件的，用 --as-one 按顺序给出，合成一份核对。
      每条意见引出两处原文，不断定哪一处有误；没有核对的内容在“核查情况”中列出。有“错误”级意见时退出码为1。
      """)

  @Argument(help: ArgumentHelp("文书文件或文件夹，可以多个。", valueName: "文件"))
  var files: [String]

  @Option(help: ArgumentHelp("输出格式：text、json、sarif、html 或 xlsx（审核意见表）；不写时看 --out 的后缀，也没有时为 text。", valueName: "格式"))
  var format: AuditReport.Format?

  @Flag(help: "只列出读到的表和数字及其位置，供人核对读得对不对；不给意见。个人信息一样遮盖。")
  var dump = false

  @Option(help: ArgumentHelp("参数方案，例如 sx.xingxian；不写时按文书所写的县选用，没有时用 national。", valueName: "方案"))
  var profile: String?

  @Flag(help: "给出的文件（或压缩包里的文件）是同一份公开材料，按给出的顺序合成一份核对。")
  var asOne = false

  @Option(help: ArgumentHelp("同时核查几份；不写时按处理器核数。", valueName: "份数"))
  var jobs: Int?

  @Option(help: ArgumentHelp("写入文件；不写时输出到标准输出。", valueName: "文件"))
  var out: String?

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("缺少参数：请给出要核查的文件。") }
    if dump, format != nil { throw ValidationError("--dump 不能与 --format 同时使用。") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs 至少为 1。") }
  }

  func run() throws {
    let format = try resultFormat()
    var inputs: [AuditRun.Input]
    do throws(FileProblem) { inputs = try PaperFiles.inputs(files) } catch { throw refuse(ShownWords.of(error.message)) }
    if asOne {
      guard inputs.count > 1 else { throw refuse("--as-one 要有两个以上的文件才能合成一份，现在只有一个。请按顺序给出全部文件。") }
      inputs = [.joined(inputs)]
    }
    if format == .xlsx, inputs.count > AuditRun.mostInWorkbook {
      throw refuse("共 \(inputs.count) 份文书，审核意见表（xlsx）一次最多 \(AuditRun.mostInWorkbook) 份。请分几次核查，或改用 --format json。")
    }
    let bar = ProgressBar(total: inputs.count, label: "核查")
    let report = try report(inputs, format, bar)
    bar.finish()
    for error in report.unreadable { Terminal.error("\(error.file.shownName)：\(error.message)") }
    if report.unreadable.count == inputs.count { throw Exit.unusable }
    try write(report.output)
    if report.hasErrors, !dump { throw Exit.findings }
    if !report.unreadable.isEmpty { throw Exit.unusable }
  }

  /// `--format`, else the ending of `--out`, else text. A workbook needs a file, and a file named so needs a workbook.
  private func resultFormat() throws -> AuditReport.Format {
    if dump { return .dump }
    let ending = out.map(OutputEnding.text) ?? ""
    let promised = AuditReport.Format(rawValue: ending == "htm" ? "html" : ending)
    let chosen = format ?? promised ?? .text
    if let promised, chosen != promised, chosen == .xlsx || promised == .xlsx {
      throw refuse("--format \(chosen.rawValue) 与文件名 \(out ?? "") 的后缀不一致，没有写任何文件。请改正其中一处。")
    }
    if out == nil, chosen == .xlsx, Terminal.isShown {
      throw refuse("Excel 文件不能显示在终端上。请用 --out 写明文件名，例如 --out 审核意见.xlsx。")
    }
    return chosen
  }

  private func report(_ inputs: [AuditRun.Input], _ format: AuditReport.Format, _ bar: ProgressBar) throws -> AuditReport {
    do {
      let profiles = try ProfileLibrary.load()
      if let profile { _ = try profiles.profile(profile) }
      let watchdog = Watchdog()
      defer { watchdog.stop() }
      let run = AuditRun(
        AuditFiles(profiles), jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, profile: profile, watch: watchdog.watch)
      return try run.report(inputs, as: format, progress: bar.show)
    } catch let error as ProfileError {
      throw refuse(error.message)
    } catch let error as WriterError {
      throw refuse(error.message)
    } catch let error as OutputProblem {
      throw refuse(error.message)
    }
  }

  private func write(_ output: [AuditReport.Piece]) throws {
    guard let out else { return try pieces(output) { try Terminal.output($0) } }
    let count: Int
    do throws(FileProblem) {
      count = try FileAccess.write(to: out) { add in try pieces(output) { try add($0) } }
    } catch { throw refuse(ShownWords.of(error.message)) }
    Terminal.error(ShownWords.of("已写入 \(out)（\(count)字节）。"))
  }

  private func pieces(_ output: [AuditReport.Piece], _ body: ([UInt8]) throws -> Void) throws {
    for piece in output {
      switch piece {
      case .text(let text): try body(Array(text.utf8))
      case .bytes(let bytes): try body(bytes)
      case .spool(let spool): try spool.read(body)
      }
    }
  }
}

extension AuditReport.Format: ExpressibleByArgument {
  /// `--dump` is an option of its own.
  package init?(argument: String) {
    self.init(rawValue: argument)
    if self == .dump { return nil }
  }

  package static var allValueStrings: [String] { allCases.filter { $0 != .dump }.map(\.rawValue) }
}
