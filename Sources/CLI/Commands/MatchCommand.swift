import ArgumentParser
import HengOperations
import HengRules
import HengValues

/// `heng match LEFT RIGHT --on COLUMN`: holds a roster against a register.
struct MatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match", abstract: "比对两份名册：对上、缺少、重复、同号不同名、号码有误。",
    discussion: """
      第一份是要核对的名册，第二份是对照（登记册、学籍、社保等）。xlsx 或 CSV（UTF-8、GB18030）均可，首行是栏目名。
      15位和18位的身份证号按同一人比对。结果里号码和姓名遮去一部分，按行号到原表核对。
      """)

  @Argument(help: ArgumentHelp("要核对的名册。", valueName: "名册"))
  var left: String

  @Argument(help: ArgumentHelp("对照的名册。", valueName: "对照"))
  var right: String

  @Option(help: ArgumentHelp("按哪一栏比对，例如 身份证号；两份叫法不同的写 身份证号=证件号码。", valueName: "栏目"))
  var on: String

  @Option(help: ArgumentHelp("姓名的栏目；不写时找“姓名”“户主姓名”等。", valueName: "栏目"))
  var name: String?

  @Option(help: ArgumentHelp("比对栏是什么：号码（身份证号）或 文字；不写时按栏目名和内容判断。", valueName: "种类"))
  var kind: String?

  @Option(help: ArgumentHelp("格式：text、csv、json 或 xlsx；不写时看 --out 的后缀，也没有时为 text。", valueName: "格式"))
  var format: String?

  @Option(help: ArgumentHelp("写到这个文件；不写则输出到标准输出。", valueName: "文件"))
  var out: String?

  /// Bytes of one roster: ten million rows.
  private static let mostBytes = 1 << 30

  func run() async throws {
    let format = try wanted()
    let keyKind = try kind.map { text in
      guard let known = RosterKeyKind(rawValue: text) else {
        throw refuse("没有“\(text)”这种比对栏。可选：\(RosterKeyKind.allCases.map(\.rawValue).joined(separator: "、"))。")
      }
      return known
    }
    do {
      let columns = MatchRosters.Columns(on: on, person: name, kind: keyKind)
      let comparison = try MatchRosters()(try input(left), try input(right), columns)
      let bytes = try comparison.output(as: format)
      guard let out else { return try Terminal.output(bytes) }
      try FileAccess.write(bytes, to: out)
      Terminal.error("已写入 \(out)（\(bytes.count)字节）。")
    } catch let error as FileProblem { throw refuse(error.message) } catch let error as RosterError { throw refuse(error.message) }
  }

  private func input(_ path: String) throws(FileProblem) -> MatchRosters.Input {
    MatchRosters.Input(name: path.shownName, bytes: try FileAccess.read(path, atMost: Self.mostBytes))
  }

  private func wanted() throws -> RosterComparison.Format {
    let ending = out.map { OutputEnding.text($0) }.flatMap { $0 == "txt" ? .text : RosterComparison.Format(rawValue: $0) }
    guard let name = format else {
      if out != nil, ending == nil { throw refuse("从文件名看不出格式。后缀可以是 txt、csv、json、xlsx；也可以用 --format 写明格式。") }
      return try shown(ending ?? .text)
    }
    guard let known = RosterComparison.Format(rawValue: name) else {
      throw refuse("没有“\(name)”这种格式。可选：\(RosterComparison.Format.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    if let ending, ending != known { throw refuse("--format \(name) 与文件名 \(out ?? "") 的后缀不一致，没有写任何文件。请改正其中一处。") }
    return try shown(known)
  }

  private func shown(_ format: RosterComparison.Format) throws -> RosterComparison.Format {
    if format == .xlsx, out == nil, Terminal.isShown { throw refuse("xlsx 文件不能显示在终端上。请用 --out 写明文件名。") }
    return format
  }
}
