import ArgumentParser
import Foundation
import HengOperations
import HengRules
import HengValues

/// `heng weigh-job`: weighs one paper for the site, in this process alone; people have no use for it.
///
/// The request and the paper come through file descriptor 3, the answer goes to standard output. The system bounds the memory of this process.
struct WeighJobCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weigh-job", abstract: "供网站内部使用：单独核查一份送来的文书。", shouldDisplay: false)

  /// Bytes of address space; what is used is less. Programs that read papers for us get their own bound, up to the second.
  private static let memory: UInt64 = 1 << 30
  private static let mostOfOthers: UInt64 = 4 << 30

  func run() throws {
    bound()
    guard let (request, paper) = (try? Data(contentsOf: URL(fileURLWithPath: "/dev/fd/3"))).flatMap({ WeighingMessage.unpacked(Array($0)) })
    else { throw refuse("没有收到要核查的文书。这个命令供网站内部使用，请改用 heng audit。") }
    let watchdog = Watchdog()
    do {
      let files = AuditFiles(try ProfileLibrary.load())
      let answer = try watchdog.watching(request.file) { try files.answer(request, paper, budget: $0) }
      try Terminal.output(answer)
    } catch let error as AuditInputError {
      throw refuse(error.message)
    } catch let error as ProfileError {
      throw refuse(error.message)
    }
  }

  /// The site goes first where the processor is short.
  private func bound() {
    var limit = rlimit(rlim_cur: rlim_t(Self.memory), rlim_max: rlim_t(Self.mostOfOthers))
    _ = setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    var core = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
    _ = nice(5)
  }
}
