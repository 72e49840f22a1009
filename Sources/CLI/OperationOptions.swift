import ArgumentParser
import Foundation
import HengStore
import HengValues
import HengWeb
import Logging

/// What the running site tells of itself, and to whom (运行选项).
struct OperationOptions: ParsableArguments {
  enum LogKind: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: ArgumentHelp("日志写法：text 只写故障，json 每个请求一行。日志里没有人名、地址参数和内容。", valueName: "写法"))
  var log = LogKind.text

  @Option(help: ArgumentHelp("凭据文件：别的机器凭它读取 /metrics（至少16个字符）；不写只有本机能读。", valueName: "文件"))
  var metricsTokenFile: String?

  @Option(help: ArgumentHelp("备份所在的文件夹，/metrics 据此报告最近一次备份。", valueName: "文件夹"))
  var backups: String?

  func operation(_ listening: Listening, _ driver: any Driver, now: @escaping TimeSource) throws -> SiteOperation {
    var operation = SiteOperation(listening: listening, now: now)
    if log == .json { operation.requestLog = Self.write }
    operation.metricsToken = try token()
    operation.checkDatabase = { try await driver.requireCurrentSchema() }
    operation.gauges = { [backups] in
      var gauges: [Gauge] = []
      if let size = try? await driver.size() { gauges.append(Gauge("heng_database_bytes", "Size of the database.", Double(size))) }
      if let last = backups.flatMap(Self.newestBackup) {
        gauges.append(Gauge("heng_backup_last_timestamp_seconds", "When the last backup was written.", last))
      }
      return gauges
    }
    return operation
  }

  func logger(now: @escaping TimeSource) -> Logger {
    var logger = log == .json ? Logger(label: "heng") { _ in JSONLogHandler(now: now, write: Self.write) } : Logger(label: "heng")
    logger.logLevel = .warning
    return logger
  }

  /// A message to who runs the site: a line of the log where that is JSON.
  func say(_ message: String, now: TimeSource) {
    if log == .json { Self.write(LogLine(at: now(), level: "notice", message).text) } else { Terminal.error(message) }
  }

  private func token() throws -> String? {
    guard let metricsTokenFile else { return nil }
    let text: String
    do throws(FileProblem) {
      text = String(decoding: try FileAccess.read(metricsTokenFile, atMost: 4_096), as: UTF8.self)
    } catch {
      throw Exit.refused(error.message)
    }
    let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard token.utf8.count >= 16 else { throw Exit.refused("文件 \(metricsTokenFile) 里的凭据太短。请写至少16个字符，不要用容易猜的词。") }
    return token
  }

  @Sendable private static func write(_ line: String) { Terminal.error(line) }

  /// The time of the youngest backup in a folder, in seconds since 1970.
  private static func newestBackup(in folder: String) -> Double? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let times = names.filter { $0.hasSuffix(".db") }.compactMap { name in
      (try? FileManager.default.attributesOfItem(atPath: folder + "/" + name))?[.modificationDate] as? Date
    }
    return times.max()?.timeIntervalSince1970
  }
}
