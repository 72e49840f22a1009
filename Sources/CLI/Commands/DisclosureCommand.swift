import ArgumentParser
import HengDomain
import HengOperations
import HengStore
import HengValues

/// `heng disclosure print|check|release|step|approve|publish|list`: a year's final accounts as they are published.
struct DisclosureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclosure", abstract: "打印、检查、公开部门决算全套文书。",
    subcommands: [Print.self, Check.self, Release.self, Step.self, Approve.self, Publish.self, List.self])

  struct Print: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "打印全套文书：四种格式和清单装在一个压缩包里。",
      discussion: "打印的是草稿，没有经过公开前检查；公开请用 heng disclosure publish。同样的台账每次印出的文件逐字节相同。")
    @OptionGroup var target: DepartmentOptions
    @Option(name: .customLong("as"), help: ArgumentHelp("只要一种格式：html、xlsx、docx 或 pdf；不写时看 --out 的后缀，后缀是 zip 或没有时打印压缩包。", valueName: "格式"))
    var format: String?
    @Option(help: ArgumentHelp("写到这个文件。", valueName: "文件")) var out: String

    func run() async throws {
      if let format, OutputEnding.text(out) == "zip" {
        throw refuse("--as \(format) 与文件名 \(out) 的后缀不一致，没有写任何文件。请改正其中一处。")
      }
      let isArchive = format == nil && ["", "zip"].contains(OutputEnding.text(out))
      let paper = isArchive ? nil : try PaperTarget(as: format, out: out, usually: .docx)
      let bytes = try await target.desk { desk, key in
        let disclosure = try target.required(try await desk.disclosure(key))
        for problem in disclosure.problems { Terminal.error("未完成：\(problem)") }
        guard let paper else {
          return try DisclosureSet(disclosure.draft, department: key.department, year: key.year, version: 0, forms: disclosure.forms)
            .archive()
        }
        return try PrintForm.print(disclosure.draft, as: paper.format)
      }
      do throws(FileProblem) { try FileAccess.write(bytes, to: out) } catch { throw refuse(error.message) }
      Terminal.error("已写入 \(out)（\(bytes.count)字节）。")
    }
  }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "公开前检查：把全套文书读回来核对，逐项列出结果。", discussion: "有一项未完成或不通过时，退出码为 1。")
    @Flag(help: "每项的意见全部列出，不只列前8条。") var all = false
    @OptionGroup var target: DepartmentOptions

    func run() async throws {
      let checked = try await target.desk { desk, key in try target.required(try await desk.checkedSet(key)) }
      let lines = all ? checked.gate.lines(most: .max) : checked.gate.lines
      try Terminal.output((checked.problems.map { "〔未完成〕\($0)" } + lines).joined(separator: "\n"))
      if !checked.mayLeave { throw Exit.findings }
    }
  }

  struct Step: AsyncParsableCommand {
    /// 批复 and 公开 are commands of their own.
    private static let actions: [Action] = [.verify, .submit, .return, .withdraw, .correct, .archive]

    static let configuration = CommandConfiguration(abstract: "办理：核查、送审、退回、撤回、更正、归档。")
    @Argument(help: ArgumentHelp("核查、送审、退回、撤回、更正或归档。", valueName: "操作")) var action: String
    @OptionGroup var target: DepartmentOptions
    @OptionGroup var person: PersonOptions

    func run() async throws {
      guard let action = Self.actions.first(where: { $0.rawValue == action }) else {
        throw refuse("没有“\(action)”这种操作。可选：\(Self.actions.map(\.rawValue).joined(separator: "、"))。")
      }
      let role = try person.knownRole()
      try await target.desk { desk, key in
        try await desk.advance(key, action, by: person.by, as: role, reason: person.reason)
        let state = try await desk.progress(key)?.state
        Terminal.error("\(key.department)\(key.year.text)部门决算：\(state?.label ?? "")。")
      }
    }
  }

  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "记录财政部门的批复日期；应在批复后二十日内公开。")
    @Option(help: ArgumentHelp("批复日期，例如 2023-09-18。", valueName: "日期")) var on: String
    @OptionGroup var target: DepartmentOptions
    @OptionGroup var person: PersonOptions

    func run() async throws {
      guard try person.knownRole() == .financeBureau else { throw refuse("批复由财政部门作出。请用 --as 财政局。") }
      guard let date = try? CivilDate(on) else { throw refuse("“\(on)”不是日期。请写成 2023-09-18。") }
      try await target.desk { desk, key in try await desk.approve(key, on: date, by: person.by, reason: person.reason) }
      Terminal.error("已记录 \(date.text) 批复。")
    }
  }

  struct Publish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "公开：已批复、检查也通过的，把压缩包存档，此后不能更改。", discussion: "第2版起必须用 --correction 写更正说明。")
    @Option(help: ArgumentHelp("更正说明：与上一版相比改了什么、为什么。", valueName: "说明")) var correction: String?
    @Option(help: ArgumentHelp("同时写到这个文件。", valueName: "文件")) var out: String?
    @OptionGroup var target: DepartmentOptions
    @OptionGroup var person: PersonOptions

    func run() async throws {
      let role = try person.knownRole()
      try await target.desk { desk, key in
        let record = try await desk.publish(key, by: person.by, as: role, reason: person.reason, correction: correction)
        if let out, let kept = try await desk.publishedSet(record.digest) {
          do throws(FileProblem) { try FileAccess.write(kept.bytes, to: out) } catch { throw refuse(error.message) }
        }
        Terminal.error("已公开第\(record.version)版，摘要 \(record.digest)。")
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "列出已公开的各版。")
    @OptionGroup var target: DepartmentOptions

    func run() async throws {
      let sets = try await target.desk { desk, key in try await desk.publishedSets(key) }
      try Terminal.output(
        sets.isEmpty
          ? "还没有公开过。"
          : sets.map { "第\($0.version)版　\($0.publishedAt.beijingText)　\($0.publishedBy)　\($0.digest)　\($0.correction ?? "")" }
            .joined(separator: "\n"))
    }
  }
}
