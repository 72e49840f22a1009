import ArgumentParser
import HengDomain
import HengOperations
import HengValues

extension DisclosureCommand {
  /// 放行 of what the gate took for private.
  struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "放行：公开前检查误认为个人信息的一处，由没有编制、核查过决算的第二人写明理由后放行。",
      discussion: """
        凭号见 heng disclosure check 的结果，可以写多个。放行只对这一处有效：文字、文件或位置变了，或者换了号码，仍会拦下。
        放行的人、理由和时间存入台账，不能更改；公开时清单里写明放行了几处。不写凭号时列出已有的放行。
        """)
    @Argument(help: ArgumentHelp("公开前检查中给出的凭号。", valueName: "凭号")) var numbers: [String] = []
    @Option(help: ArgumentHelp("办理更正时的更正说明，应与公开时所写的相同。", valueName: "说明")) var correction: String?
    @OptionGroup var target: DepartmentOptions
    @Option(help: ArgumentHelp("放行人。", valueName: "姓名")) var by: String?
    @Option(name: .customLong("as"), help: ArgumentHelp("身份：主管部门审核人、财政局等。", valueName: "身份"))
    var role: String = Role.departmentReviewer.label
    @Option(help: ArgumentHelp("放行的理由。", valueName: "理由")) var reason: String?

    func run() async throws {
      if numbers.isEmpty { return try await list() }
      guard let by, let reason else { throw refuse("请用 --by 写明放行人，用 --reason 写明理由。") }
      guard let known = Role(named: role), !known.isAdministrator else {
        throw refuse("没有“\(role)”这种身份。可选：\(Role.business.map(\.label).joined(separator: "、"))。")
      }
      let released = try await target.desk { desk, key in
        try await desk.release(numbers, of: key, by: by, as: known, reason: reason, correction: correction)
      }
      for occurrence in released { Terminal.error("已放行：\(occurrence.text)。") }
    }

    private func list() async throws {
      let releases = try await target.desk { desk, key in try await desk.releases(key) }
      try Terminal.output(
        releases.isEmpty
          ? "还没有放行过。"
          : releases.map { "\($0.at.text)　\($0.releasedBy)　\($0.file) \($0.place)：\($0.kind) \($0.shown)　\($0.reason)" }.joined(
            separator: "\n"))
    }
  }
}
