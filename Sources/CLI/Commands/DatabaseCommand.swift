import ArgumentParser
import HengOperations
import HengStore
import HengValues

/// `heng database migrate|sample|backup|restore|verify|anchor`.
struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "database", abstract: "建库升级、备份、恢复、检查、写锚点。",
    subcommands: [Migrate.self, Sample.self, Backup.self, Restore.self, Verify.self, Anchor.self])

  struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "建立数据库，或升级到本程序的版本；已是最新时不做改动。")
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      try await refusing {
        let engines = try Engines.required()
        let driver = try await options.open(engines, create: true)
        let applied: [String]
        do throws(StoreError) { applied = try await driver.migrate(at: engines.now().milliseconds) } catch {
          try? await driver.close()
          throw error
        }
        try await driver.close()
        Terminal.error(applied.isEmpty ? "数据库 \(driver.place) 已是最新。" : "数据库 \(driver.place) 已升级：\(applied.joined(separator: "、"))。")
      }
    }
  }

  struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "把四个县区的样例装入空的数据库。")
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      try await options.storing { store, engines in
        let count = try await LoadSample(store, now: engines.now)()
        Terminal.error(count == 0 ? "数据库里已有台账，没有装入样例。" : "已装入四个县区的样例，共\(count)个项目。")
      }
    }
  }

  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "在线备份到一个文件，不影响使用。")
    @Argument(help: ArgumentHelp("备份文件。", valueName: "文件")) var file: String
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      try await refusing {
        let engines = try Engines.required()
        let driver = try await options.open(engines, create: false)
        do throws(StoreError) { try await engines.backup(driver, file) } catch {
          try? await driver.close()
          throw error
        }
        try await driver.close()
        Terminal.error("已备份到 \(file)，并检查无误。")
      }
    }
  }

  struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "用备份文件替换数据库；原数据库另存，备份先经检查。")
    @Argument(help: ArgumentHelp("备份文件。", valueName: "文件")) var file: String
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      try await refusing {
        guard case .sqliteFile(let path) = try DatabaseAddress.parse(options.database) else {
          throw refuse("只有文件数据库可以这样恢复。PostgreSQL 请用其自带的备份工具。")
        }
        let kept = try await Engines.required().restore(file, path)
        Terminal.error("已从 \(file) 恢复到 \(path)。" + (kept.map { "原数据库已另存为 \($0)。" } ?? ""))
      }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "检查数据库是否完好、是否被改动过，逐项列出查了什么。",
      discussion: "查页面、引用、库结构与触发器、每个县区的记录链、公开文本和送审文书的字节，指出每条链上第一处不符。整条链被截短或重算，只有用锚点文件才看得出。")
    @Option(help: ArgumentHelp("锚点文件（heng database anchor 写的），或公开文本中的 清单.json。", valueName: "文件")) var anchor: String?
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      let checks = try await refusing {
        let anchors = try anchor.map { path throws(DeskError) in try AnchorFile.read(path) }
        let driver = try await options.open(try Engines.required(), create: false)
        let checks: [StoreCheck]
        do throws(StoreError) {
          let own = try await driver.verify(Migration.bundled)
          // A broken file or another schema has no ledger to be read; a changed one has.
          let isReadable = own.allSatisfy { $0.problems.isEmpty || $0.name == StoreCheck.schemaName }
          let store = LedgerStore(driver) { "" }
          checks = own + (isReadable ? await store.checks() + store.chainChecks(anchors: anchors) : [])
        } catch {
          try? await driver.close()
          throw error
        }
        try await driver.close()
        return checks
      }
      try Terminal.output(checks.map(\.text).joined(separator: "\n"))
      if checks.contains(where: { !$0.problems.isEmpty }) { throw Exit.findings }
    }
  }
}

extension DatabaseCommand {
  struct Anchor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "把各条记录链现在的链头写进数据库以外的一个文件（锚点）。",
      discussion: "文件不在时建立，在时往后加，每条链一行。请放在改得动数据库的人改不到的地方。heng database verify --anchor 用它检查。")
    @Option(help: ArgumentHelp("锚点文件。", valueName: "文件")) var out: String
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
      try await options.storing { store, engines in
        let file = try AnchorFile(out, of: try DatabaseAddress.parse(options.database))
        let count = try await AnchorChains(store, to: file, now: engines.now)()
        Terminal.error(count == 0 ? "数据库里还没有记录，没有链可写。" : "已把\(count)条链的链头写到 \(out)。")
      }
    }
  }
}

extension Timestamp {
  /// As the store records moments: `2026-03-01T08:30:00.000Z`.
  var milliseconds: String { text.dropLast() + ".000Z" }
}
