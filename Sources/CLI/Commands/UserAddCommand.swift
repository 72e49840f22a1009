import ArgumentParser
import HengDomain
import HengOperations

extension UserCommand {
  /// `heng user add zhangshili --name 张示例 --unit 示例局 --by sysadmin --reason 入职`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "登记一个人员，由系统管理员办理。",
      discussion: "登记以后，由安全管理员授权（heng user grant）并给一次性口令（heng user reset-password），本人才能登录。同名的两个人用不同的用户名。")
    @Argument(help: ArgumentHelp("用户名：3至32个字母、数字、汉字或 . _ -，不分大小写。", valueName: "用户名")) var account: String
    @Option(help: ArgumentHelp("姓名。", valueName: "姓名")) var name: String
    @Option(help: ArgumentHelp("所在单位。", valueName: "单位")) var unit: String
    @OptionGroup var administrator: AdministratorOptions
    @OptionGroup var why: ReasonOptions

    func run() async throws {
      let person = try await administrator.desk { desk, by in
        try await desk.register(account: account, name: name, unit: unit, by: by.id, reason: why.reason)
      }
      Terminal.error("已登记“\(person.actor)”。请由安全管理员授权并给一次性口令。")
    }
  }

  /// `heng user deactivate zhangshili --by sysadmin --reason 调离`.
  struct Deactivate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "停用一个人员并收回他的登录，由系统管理员办理；人员不删除，操作日志里仍看得到姓名。")
    @Argument(help: ArgumentHelp("用户名。", valueName: "用户名")) var account: String
    @Flag(help: "重新启用已停用的人员。") var undo = false
    @OptionGroup var administrator: AdministratorOptions
    @OptionGroup var why: ReasonOptions

    func run() async throws {
      let person = try await administrator.desk { desk, by in
        let person = try await desk.person(account: account)
        if undo {
          try await desk.reactivate(person.id, by: by.id, reason: why.reason)
        } else {
          try await desk.deactivate(person.id, by: by.id, reason: why.reason)
        }
        return person
      }
      Terminal.error(undo ? "“\(person.actor)”已重新启用。" : "“\(person.actor)”已停用，他的登录已收回。")
    }
  }
}
