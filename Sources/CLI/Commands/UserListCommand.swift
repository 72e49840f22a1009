import ArgumentParser
import HengDomain
import HengOperations
import HengValues

extension UserCommand {
  /// `heng user list --by auditadmin`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "列出人员、在用的授权和状态，三位管理员都可以看。", discussion: "每个授权一行，行首是授权编号，撤销时用它。")
    @OptionGroup var administrator: AdministratorOptions

    func run() async throws {
      let today = try Engines.required().now().date()
      let people = try await administrator.desk { desk, by in try await desk.people(by: by.id) }
      try Terminal.output(people.flatMap { lines($0, today) }.joined(separator: "\n"))
      Terminal.error("共\(people.count)人，在用\(people.count { $0.person.isActive })人。")
    }

    private func lines(_ entry: PersonEntry, _ today: CivilDate) -> [String] {
      let person = entry.person
      let last = entry.lastSignIn.map { "上次登录 \($0.beijingText)" } ?? "从未登录"
      let head = [person.account.text, person.name, person.unit, entry.standing, last].map(\.shownName).joined(separator: "\t")
      return [head] + entry.grants.filter { $0.isOpen(on: today) }.map { "  \($0.id.text)\t\($0.shown)" }
    }
  }

  /// `heng user sessions zhangshili --by secadmin`, with `--end 编号 --reason …` to end one.
  struct Sessions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "列出一个人员的登录会话；安全管理员可以收回一个。", discussion: "每个会话一行，行首是会话编号。收回时写 --end 编号和 --reason 原因。")
    @Argument(help: ArgumentHelp("用户名。", valueName: "用户名")) var account: String
    @Option(help: ArgumentHelp("要收回的会话编号。", valueName: "编号")) var end: String?
    @Option(help: ArgumentHelp("收回的原因，写进操作日志。", valueName: "原因")) var reason: String?
    @OptionGroup var administrator: AdministratorOptions

    func run() async throws {
      if let end {
        guard let reason else { throw refuse("收回会话要写明原因。请加上 --reason 原因。") }
        let ended = try await administrator.desk { desk, by in
          try await desk.revoke(session: ID(end), by: by.id, reason: reason)
        }
        return Terminal.error(ended ? "会话已收回。" : "这个会话早已结束，没有改动。")
      }
      let sessions = try await administrator.desk { desk, by in
        try await desk.sessions(of: try await desk.person(account: account).id, by: by.id)
      }
      try Terminal.output(sessions.map(\.shown).joined(separator: "\n"))
      Terminal.error("共\(sessions.count)次登录。")
    }
  }
}

extension RoleGrant {
  /// `主管部门审核人 141123 全部部门 代管 2024-01-01起 到2024-12-31`.
  fileprivate var shown: String {
    let place = division.map { [$0.text, department?.text ?? "全部部门"] } ?? []
    return ([role.label] + place + [kind.label, "\(since.text)起", until.map { "到\($0.text)" } ?? "长期"]).map(\.shownName)
      .joined(separator: " ")
  }
}

extension SignInSession {
  fileprivate var shown: String {
    let standing = revokedBy.map { "已结束（\($0)）" } ?? "未结束"
    return [
      id.text, "登录 \(begunAt.beijingText)", "上次操作 \(seenAt.beijingText)", machine.isEmpty ? "未知机器" : machine, standing,
    ].map(\.shownName).joined(separator: "\t")
  }
}
