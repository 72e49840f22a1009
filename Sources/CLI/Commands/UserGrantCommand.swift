import ArgumentParser
import HengDomain
import HengOperations
import HengValues

extension UserCommand {
  /// `heng user grant zhangshili --role 单位财务 --division 141123 --by secadmin --reason 到岗`.
  struct Grant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "给一个人员授予角色和管辖范围，由安全管理员办理。",
      discussion: "区划连同下级一起授予：1411 管到 141123，乡镇管到各村。不写部门时管那里的全部部门。代管和临时授权要写到期日。系统、安全、审计三种管理员不写区划，一人只能任一种，也不能同时办业务。")
    @Argument(help: ArgumentHelp("用户名。", valueName: "用户名")) var account: String
    @Option(help: ArgumentHelp("角色，例如 单位财务、乡镇审核人、安全管理员。", valueName: "角色")) var role: String
    @Option(help: ArgumentHelp("行政区划代码，例如 141123。", valueName: "代码")) var division: String?
    @Option(help: ArgumentHelp("部门编号或登记时的名称；不写时是全部部门。", valueName: "部门")) var department: String?
    @Option(help: ArgumentHelp("方式：本职、代管、临时。", valueName: "方式")) var kind: String = RoleGrant.Kind.own.label
    @Option(help: ArgumentHelp("从哪一天起；不写时是今天。", valueName: "日期")) var since: String?
    @Option(help: ArgumentHelp("到哪一天为止（含当天）。", valueName: "日期")) var until: String?
    @OptionGroup var administrator: AdministratorOptions
    @OptionGroup var why: ReasonOptions

    func run() async throws {
      guard let known = Role(named: role) else {
        throw refuse("没有“\(role)”这种角色。可选：\(Role.allCases.filter { $0 != .publicReader }.map(\.label).joined(separator: "、"))。")
      }
      guard let way = RoleGrant.Kind.allCases.first(where: { $0.label == kind }) else {
        throw refuse("没有“\(kind)”这种方式。可选：\(RoleGrant.Kind.allCases.map(\.label).joined(separator: "、"))。")
      }
      let area = try division.map { text in try read("--division", text) { text throws(ValueError) in try AdministrativeDivision(text) } }
      let (begin, end) = (try day("--since", since), try day("--until", until))
      let person = try await administrator.desk { desk, by in
        let person = try await desk.person(account: account)
        let wish = GrantWish(
          person: person.id, role: known, division: area, department: department.map { departmentID($0, area) }, kind: way, since: begin,
          until: end)
        _ = try await desk.grant(wish, by: by.id, reason: why.reason)
        return person
      }
      Terminal.error("已授予“\(person.actor)”“\(known.label)”\(area.map { "，区划 \($0.text)" } ?? "")。")
    }

    private func departmentID(_ text: String, _ area: AdministrativeDivision?) -> ID<Department> {
      guard let county = area?.ancestor(at: .county), !text.hasPrefix(county.text + ".") else { return ID(text) }
      return Department.id(text, of: county)
    }

    private func day(_ option: String, _ text: String?) throws -> CivilDate? {
      try text.map { text in try read(option, text) { text throws(ValueError) in try CivilDate(text) } }
    }

    private func read<Value>(_ option: String, _ text: String, _ parse: (String) throws(ValueError) -> Value) throws -> Value {
      do throws(ValueError) { return try parse(text) } catch { throw refuse("\(option)：\(error.message)") }
    }
  }

  /// `heng user revoke 编号 --by secadmin --reason 调岗`.
  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "撤销一个授权，从今天起不再有效，由安全管理员办理。")
    @Argument(help: ArgumentHelp("授权编号，heng user list 列出。", valueName: "编号")) var grant: String
    @OptionGroup var administrator: AdministratorOptions
    @OptionGroup var why: ReasonOptions

    func run() async throws {
      try await administrator.desk { desk, by in try await desk.revoke(ID(grant), by: by.id, reason: why.reason) }
      Terminal.error("授权已撤销。")
    }
  }

  /// `heng user reset-password zhangshili --by secadmin --reason 忘记口令`.
  struct ResetPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset-password", abstract: "重设一个人员的口令，由安全管理员办理；新的一次性口令只显示这一次。",
      discussion: "他的登录全部收回，锁定解除。手机丢了的加上 --without-code，动态验证码同时停用。一次性口令7天内有效，首次登录时改掉。")
    @Argument(help: ArgumentHelp("用户名。", valueName: "用户名")) var account: String
    @Flag(name: .customLong("without-code"), help: "同时停用动态验证码。") var withoutCode = false
    @OptionGroup var administrator: AdministratorOptions
    @OptionGroup var why: ReasonOptions

    func run() async throws {
      let (person, password) = try await administrator.desk { desk, by in
        let person = try await desk.person(account: account)
        return (person, try await desk.resetPassword(of: person.id, withoutCode: withoutCode, by: by.id, reason: why.reason))
      }
      try Terminal.output("\(person.account.text)\t\(password.text)")
      Terminal.error("“\(person.actor)”的口令已重设。上面的一次性口令只显示这一次，请交给本人，首次登录时改掉。")
    }
  }
}
