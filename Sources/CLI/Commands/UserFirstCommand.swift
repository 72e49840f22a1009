import ArgumentParser
import HengDomain
import HengOperations

extension UserCommand {
  /// `heng user first --system zhangshili=张示例 --security … --audit …`.
  struct First: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "在还没有人员的数据库里建立首批三位管理员，并显示各自的一次性口令。",
      discussion: "不写姓名时建立 sysadmin、secadmin、auditadmin 三个账号。一次性口令写到标准输出，只显示这一次，7天内首次登录时改掉。只能办一次。")
    @Option(help: ArgumentHelp("系统管理员：用户名=姓名。", valueName: "用户名=姓名")) var system: String?
    @Option(help: ArgumentHelp("安全管理员：用户名=姓名。", valueName: "用户名=姓名")) var security: String?
    @Option(help: ArgumentHelp("审计管理员：用户名=姓名。", valueName: "用户名=姓名")) var audit: String?
    @Option(help: ArgumentHelp("三人所在单位；不写时是“本单位”。", valueName: "单位")) var unit: String?
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      var first = FirstPeople()
      if let system { first.system = try named(system) }
      if let security { first.security = try named(security) }
      if let audit { first.audit = try named(audit) }
      if let unit { first.unit = unit }
      let people = try await database.managingPeople { try await $0.registerFirst(first) }
      let lines = people.map { "\($0.role.label)\t\($0.person.account.text)\t\($0.password.text)" }
      try Terminal.output(lines.joined(separator: "\n"))
      Terminal.error("已建立三位管理员。上面是各自的用户名和一次性口令，只显示这一次，请分别交给本人，首次登录时改掉。")
    }

    private func named(_ text: String) throws -> FirstPeople.Named {
      guard let named = FirstPeople.Named(text) else { throw refuse("“\(text)”应写成 用户名=姓名，例如 zhangshili=张示例。") }
      return named
    }
  }
}
