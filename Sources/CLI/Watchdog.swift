import Foundation
import HengOperations
import HengValues
import Synchronization

/// Looks after the time and the memory of work on strangers' files (看管): first it asks the work to stop, and if that does not help it ends
/// the program, with a message and code 2, before the system does without one.
final class Watchdog: Sendable {
  /// Seconds for one file; what is still at work some seconds later does not listen. Bytes of memory for the whole program.
  struct Bounds: Sendable {
    var seconds = 14
    var grace = 3
    var askedMemory = 640 << 20
    var mostMemory = 940 << 20

    init() {
      #if DEBUG
        // Unoptimised, everything takes several times as long.
        seconds *= 4
        grace *= 4
      #endif
    }
  }

  /// For a process that weighs a paper for the site: somewhat more than it gives itself.
  static var processBounds: WeighingProcess.Bounds {
    let own = Bounds()
    var bounds = WeighingProcess.Bounds()
    bounds.seconds = own.seconds + own.grace + 1
    bounds.scanSeconds = WeighingProcess.Bounds.mostForScans
    return bounds
  }

  private struct Work {
    let file: String
    let budget: WorkBudget
    let since: Duration
  }

  private struct State {
    var works: [Int: Work] = [:]
    var last = 0
    var isOver = false
  }

  private let bounds: Bounds
  private let state = Mutex(State())

  init(_ bounds: Bounds = Bounds()) {
    self.bounds = bounds
    let thread = Thread { [weak self] in
      while let self, !self.state.withLock({ $0.isOver }) {
        self.look()
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    thread.start()
  }

  /// Time since the machine started, which nobody sets back.
  static let clock: WorkBudget.Clock = {
    var time = timespec()
    // Asked at every turn of every loop; some milliseconds more or less do not count.
    clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Runs work on a file under a budget of its own.
  func watching<T>(_ file: String, _ body: (WorkBudget) throws -> T) rethrows -> T {
    let (number, budget) = begin(file)
    defer { end(number) }
    return try body(budget)
  }

  /// For a run over many files.
  var watch: AuditRun.Watch {
    AuditRun.Watch {
      self.begin($0).budget
    } end: { file in
      self.state.withLock { state in
        if let number = state.works.first(where: { $1.file == file })?.key { state.works[number] = nil }
      }
    }
  }

  /// Nothing is looked after any more.
  func stop() { state.withLock { $0.isOver = true } }

  private func begin(_ file: String) -> (number: Int, budget: WorkBudget) {
    let budget = WorkBudget(seconds: bounds.seconds, clock: Self.clock)
    let number = state.withLock { state in
      state.last += 1
      state.works[state.last] = Work(file: file, budget: budget, since: Self.clock())
      return state.last
    }
    return (number, budget)
  }

  private func end(_ number: Int) { state.withLock { $0.works[number] = nil } }

  private func look() {
    let now = Self.clock()
    let works = state.withLock { Array($0.works.values) }
    let limit = Duration.seconds(bounds.seconds + bounds.grace)
    if let late = works.first(where: { now - $0.since > limit + $0.budget.extended }) {
      end("\(late.file)：核查超过 \(bounds.seconds) 秒，停不下来，已结束程序，没有输出。请拆成几个文件，或把这个文件移开后再试。")
    }
    var used = Self.memory
    guard used > bounds.askedMemory else { return }
    // What has been let go may not have been given back yet.
    _ = Self.giveBack?(0)
    used = Self.memory
    if used > bounds.mostMemory, let work = works.first {
      end("\(work.file)：核查需要的内存超过 \(bounds.mostMemory >> 20) MB，已结束程序，没有输出。请拆成几个文件，或把这个文件移开后再试。")
    }
    if used > bounds.askedMemory { for work in works { work.budget.stop(.memory) } }
  }

  private func end(_ message: String) {
    Terminal.error(message)
    _exit(2)
  }

  /// glibc's `malloc_trim`, which its module does not name.
  private static let giveBack = dlsym(nil, "malloc_trim").map { unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self) }

  /// Bytes of this program in memory, without what it shares with others as files.
  private static var memory: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let fields = text.split(separator: " ").compactMap { Int($0) }
    return fields.count > 2 ? (fields[1] - fields[2]) * Int(getpagesize()) : 0
  }
}
