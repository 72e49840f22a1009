import ArgumentParser
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengValues

/// `heng user first|add|list|grant|revoke|reset-password|deactivate|sessions`.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "人员、角色、口令和登录会话。",
    discussion: "系统管理员登记和停用人员，安全管理员授权、重设口令、收回会话，审计管理员只看。口令由程序生成，只在终端上显示一次，不作为参数。",
    subcommands: [
      First.self, Add.self, List.self, Grant.self, Revoke.self, ResetPassword.self, Deactivate.self, Sessions.self,
    ])
}

/// Which administrator does something, and why (经办管理员).
struct AdministratorOptions: ParsableArguments {
  @Option(help: ArgumentHelp("经办管理员的用户名。", valueName: "用户名")) var by: String
  @OptionGroup var database: DatabaseOptions

  /// Runs `body` with the desk and the administrator.
  @discardableResult
  func desk<T>(_ body: (PeopleDesk, Person) async throws -> T) async throws -> T {
    try await database.managingPeople { desk in try await body(desk, try await desk.person(account: by)) }
  }
}

/// Why an administrator does something (原因).
struct ReasonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("原因，写进操作日志。", valueName: "原因")) var reason: String
}

extension DatabaseOptions {
  /// With the desk of people.
  func managingPeople<T>(_ body: (PeopleDesk) async throws -> T) async throws -> T {
    try await storing { store, engines in
      let profile = try ProfileLibrary.load().profile("national")
      return try await body(
        PeopleDesk(store: store, profile: profile, work: PasswordWork(), now: engines.now, newID: engines.newID))
    }
  }
}
