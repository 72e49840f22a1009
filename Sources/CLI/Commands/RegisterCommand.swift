import ArgumentParser
import HengDomain
import HengOperations
import HengStore
import HengValues

/// `heng register key|import|list|show|erase|rekey`.
struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "户和人员的名册：密钥、导入、查看、清除、换密钥。",
    discussion: "姓名、号码和电话在库里都是加密的，密钥在数据库以外的密钥文件里。先用 heng register key make 生成密钥，再导入名册。",
    subcommands: [
      RegisterKeyCommand.self, RegisterImportCommand.self, RegisterListCommand.self, RegisterShowCommand.self,
      RegisterEraseCommand.self, RegisterRekeyCommand.self,
    ])
}

/// Where the register is, and its key (名册选项).
struct RegisterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("县区的行政区划代码，例如 141123。", valueName: "代码")) var county: String
  @Option(help: ArgumentHelp("密钥文件。", valueName: "文件")) var keyFile = "heng.keys"
  @OptionGroup var database: DatabaseOptions

  /// With the desk of the register; a refusal ends the command with code 2.
  func desk<T>(_ body: (RegisterDesk, AdministrativeDivision) async throws -> T) async throws -> T {
    let division: AdministrativeDivision
    do throws(ValueError) { division = try AdministrativeDivision(county) } catch { throw Exit.refused(error.message) }
    return try await database.storing { store, engines in
      do {
        return try await body(
          RegisterDesk(store: store, keyFile: keyFile, now: engines.now, newID: engines.newID), division)
      } catch let error as RegisterError { throw Exit.refused(error.message) }
    }
  }
}

struct RegisterListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出户，不含姓名和号码。", discussion: "按户编号列出；一次列不完的，用 --after 接着列。")

  @Option(help: ArgumentHelp("从这个户编号以后列起。", valueName: "户编号")) var after = ""
  @Option(help: ArgumentHelp("最多列多少户。", valueName: "户数")) var limit = 50
  @OptionGroup var register: RegisterOptions

  func run() async throws {
    guard (1...10_000).contains(limit) else { throw refuse("--limit 应在1至10000之间。") }
    try await register.desk { desk, county in
      let households = try await desk.households(of: county, after: after, limit: limit)
      if households.isEmpty { return Terminal.error("没有可列的户。请核对县区和户编号，或先导入名册。") }
      try Terminal.output(households.map(\.line).joined(separator: "\n"))
    }
  }
}

/// `heng register show --household 户001`, or a person by number, card or name from standard input.
struct RegisterShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一户或一个人，姓名和号码遮住；写明原因的可显示全文。",
    discussion: "按身份证号、银行卡号或姓名查找时，从标准输入读一行，不要写在命令里，免得留在命令记录中。显示全文写进操作日志。")

  @Option(help: ArgumentHelp("户编号。", valueName: "户编号")) var household: String?
  @Option(help: ArgumentHelp("按什么查找：身份证号、银行卡号或姓名；从标准输入读一行。", valueName: "查找项")) var find: String?
  @Option(help: ArgumentHelp("显示这个人员编号的全文。", valueName: "人员编号")) var reveal: String?
  @Option(help: ArgumentHelp("显示全文的经办人。", valueName: "姓名")) var by: String?
  @Option(name: .customLong("as"), help: ArgumentHelp("身份；不写时是单位财务。", valueName: "身份")) var role = Role.unitFinanceOfficer.label
  @Option(help: ArgumentHelp("显示全文的原因。", valueName: "原因")) var reason: String?
  @OptionGroup var register: RegisterOptions

  func run() async throws {
    guard [household, find, reveal].compactMap({ $0 }).count == 1 else { throw refuse("请写 --household、--find、--reveal 中的一项。") }
    if let reveal { return try await show(reveal) }
    let people: [RegisteredPerson]
    if let household {
      people = try await register.desk { desk, county in
        guard let entry = try await desk.household(number: household, of: county) else { throw refuse("名册里没有这个户编号。请核对。") }
        try Terminal.output(entry.household.line)
        return entry.people
      }
    } else {
      guard let key = find.flatMap(PersonKey.init(rawValue:)) else {
        throw refuse("没有这种查找项。可选：\(PersonKey.allCases.map(\.rawValue).joined(separator: "、"))。")
      }
      guard let typed = readLine(), !typed.trimmedSpaces.isEmpty else { throw refuse("标准输入里没有\(key.rawValue)。请输入一行。") }
      people = try await register.desk { desk, county in try await desk.people(key, typed, of: county) }
      if people.isEmpty { Terminal.error("名册里没有找到。") }
    }
    if !people.isEmpty { try Terminal.output(people.map(\.line).joined(separator: "\n")) }
  }

  private func show(_ id: String) async throws {
    guard let by, let reason else { throw refuse("显示全文须写明 --by 经办人 和 --reason 原因。") }
    let role = try PersonOptions.role(named: role)
    let identity = try await register.desk { desk, county in
      try await desk.reveal(ID(id), of: county, desk.note(by, as: role, reason: reason))
    }
    let lines = [
      "姓名　\(identity.name)", "身份证号　\(identity.idNumber.text)", "银行卡号　\(identity.card?.text ?? "没有登记")",
      "联系电话　\(identity.telephone.isEmpty ? "没有登记" : identity.telephone)",
    ]
    try Terminal.output(lines.joined(separator: "\n"))
  }
}

extension Household {
  /// With the status recorded last.
  fileprivate var line: String {
    guard let status = statuses.last else { return "\(number)　\(division.text)" }
    let risks = status.risks.isEmpty ? "" : "　" + status.risks.map(\.label).joined(separator: "、")
    let eliminated = status.eliminatedOn.map { "　风险消除 \($0.text)" } ?? ""
    return "\(number)　\(division.text)　\(status.kind.label)　\(status.since.text)\(risks)\(eliminated)"
  }
}

extension RegisteredPerson {
  /// Masked.
  fileprivate var line: String {
    guard let identity else { return "\(id.text)　\(relation.rawValue)　个人信息已清除" }
    let masked = identity.map { "\($0.maskedName)　\($0.idNumber.masked)　\($0.card?.masked ?? "没有银行卡")" }
    let words = [labour?.rawValue ?? "", schooling, work].filter { !$0.isEmpty }.joined(separator: "　")
    return "\(id.text)　\(relation.rawValue)　\(masked.revealed(because: .matching))　\(words)"
  }
}
