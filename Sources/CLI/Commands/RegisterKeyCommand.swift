import ArgumentParser
import HengDomain
import HengOperations

/// `heng register key make|add|list`.
struct RegisterKeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "生成、添加和列出名册的密钥。",
    discussion: "密钥文件只有本人能读写，不要放在数据库旁边，不要和数据库的备份放在一起；另抄一份妥善保管。密钥丢失，名册里的个人信息就无法恢复。",
    subcommands: [Make.self, Add.self, List.self])

  struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("密钥文件。", valueName: "文件")) var keyFile = "heng.keys"
    @Option(help: ArgumentHelp("加密算法：aes256gcm 或 sm4。", valueName: "算法")) var algorithm = "aes256gcm"
  }

  struct Make: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "make", abstract: "生成密钥文件，里面有一个新密钥。")
    @OptionGroup var options: KeyOptions

    func run() async throws {
      try told { () throws(RegisterError) in
        let id = try RegisterKeyFile.make(options.keyFile, algorithmNamed: options.algorithm)
        Terminal.error("已生成密钥 \(id)，写入 \(options.keyFile)。请另抄一份妥善保管，不要和数据库的备份放在一起。")
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "添加一个新密钥，以后用它加密；原来的密钥留着读旧内容。", discussion: "添加以后用 heng register rekey 把旧内容换成新密钥。")
    @OptionGroup var options: KeyOptions

    func run() async throws {
      try told { () throws(RegisterError) in
        let id = try RegisterKeyFile.add(options.keyFile, algorithmNamed: options.algorithm)
        Terminal.error("已添加密钥 \(id)。请用 heng register rekey 换密钥，并重新抄一份密钥文件保管。")
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出密钥的编号和算法，不显示密钥。")
    @Option(help: ArgumentHelp("密钥文件。", valueName: "文件")) var keyFile = "heng.keys"

    func run() async throws {
      var lines: [String] = []
      try told { () throws(RegisterError) in
        lines = try RegisterKeyFile.list(keyFile)
      }
      try Terminal.output(lines.joined(separator: "\n"))
    }
  }
}

/// Runs `body`; a refusal ends the command with code 2.
private func told(_ body: () throws(RegisterError) -> Void) throws {
  do throws(RegisterError) { try body() } catch { throw Exit.refused(error.message) }
}

struct RegisterEraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "清除一个人的姓名、号码和电话，不能恢复。", discussion: "人员编号见 heng register show。操作日志只留下清除这件事。")

  @Argument(help: ArgumentHelp("人员编号。", valueName: "人员编号")) var id: String
  @OptionGroup var register: RegisterOptions
  @OptionGroup var person: PersonOptions

  func run() async throws {
    let role = try person.knownRole()
    try await register.desk { desk, county in
      try await desk.erase(ID(id), of: county, desk.note(person.by, as: role, reason: person.reason))
    }
    Terminal.error("已清除。备份里还有他的加密内容，请按备份的保存期限销毁旧备份。")
  }
}

struct RegisterRekeyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rekey", abstract: "把用旧密钥加密的内容换成新密钥。", discussion: "一批一批地换，可以中断，再运行一次接着换；换的时候照常使用。")

  @OptionGroup var register: RegisterOptions
  @OptionGroup var person: PersonOptions

  func run() async throws {
    let role = try person.knownRole()
    let count = try await register.desk { desk, county in
      try await desk.rekey(county, desk.note(person.by, as: role, reason: person.reason))
    }
    Terminal.error(count == 0 ? "没有用旧密钥加密的内容。" : "已换\(count)人的密钥。这个县区的旧备份仍要用旧密钥打开，请保管好。")
  }
}
