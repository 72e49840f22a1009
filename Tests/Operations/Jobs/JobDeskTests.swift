import Foundation
import HengAudit
import HengDomain
import HengOperations
import HengRules
import HengStore
import HengStoreSupport
import HengValues
import Synchronization
import Testing

@Suite("Papers that were sent, one bad one among them")
struct JobDeskTests {
  /// A desk on a fresh database whose weighing takes as long as the paper's words say: `ms 5000`.
  private func withDesk(
    _ bounds: JobDesk.Bounds, clock: @escaping TimeSource = { Timestamp(clampingSeconds: Int(Date().timeIntervalSince1970)) },
    _ body: (JobDesk, AuditDesk, Record) async throws -> Void
  ) async throws {
    try await withGround(.sqliteMemory) { ground async throws in
      let driver = try await ground.open()
      _ = try await driver.migrate(at: "2026-03-01T08:30:00.000Z")
      let store = LedgerStore(driver, newID: { UUID().uuidString })
      let files = AuditFiles(try ProfileLibrary.load())
      let begun = Record()
      let weighing = PaperWeighing { request, paper in
        begun.list.withLock { $0.append(request.file) }
        let words = String(decoding: paper, as: UTF8.self)
        if let wait = words.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) { try await Task.sleep(for: .milliseconds(wait)) }
        if words.hasPrefix("bad") { throw AuditInputError(file: request.file, message: "读不了。") }
        return try files.answer(request, paper, budget: .unlimited)
      }
      let audits = AuditDesk(store: store, weighing: weighing, now: clock)
      let desk = JobDesk(store: store, audits: audits, now: clock, newID: { UUID().uuidString }, bounds: bounds)
      try await body(desk, audits, begun)
      try await driver.close()
    }
  }

  private final class Record: Sendable { let list = Mutex<[String]>([]) }

  private var quick: JobDesk.Bounds {
    var bounds = JobDesk.Bounds()
    bounds.patience = .milliseconds(150)
    return bounds
  }

  private func send(_ desk: JobDesk, _ name: String, _ words: String) async throws -> String {
    try await desk.send([("\(name).txt", Array(words.utf8))], by: "示例经办")
  }

  @Test("Five endless papers delay a short one by no more than the patience allows")
  func short() async throws {
    try await withDesk(quick) { desk, audits, _ in
      var bad: [String] = []
      for number in 0..<5 { bad.append(try await send(desk, "bad\(number)", "ms 60000 \(number)")) }
      let time = try await ContinuousClock().measure {
        let jobs = try await desk.jobs(of: try await send(desk, "short", "正文"), waiting: .seconds(50))
        #expect(jobs.map(\.job.state) == [.done])
        #expect(try await audits.papers(page: 1).papers.map(\.fileName) == ["short.txt"])
      }
      // Each bad one gets its patience once, then stands behind.
      #expect(time < .seconds(5), "\(time)")
      for sending in bad { try await desk.cancel(sending) }
      for sending in bad { #expect(try await desk.jobs(of: sending, waiting: .seconds(50)).map(\.job.state) == [.cancelled]) }
      #expect(try await audits.papers(page: 1).total == 1, "a cancelled paper is not kept")
    }
  }

  @Test("A long paper ends well, and a paper that cannot be read is told with its reason")
  func ends() async throws {
    try await withDesk(quick) { desk, audits, _ in
      let sending = try await desk.send([("long.txt", Array("ms 700".utf8)), ("bad.txt", Array("bad".utf8))], by: "示例经办")
      let jobs = try await desk.jobs(of: sending, waiting: .seconds(50)).map(\.job)
      #expect(jobs.map(\.state) == [.done, .failed] && jobs[1].message == "读不了。")
      let page = try #require(try await audits.audit(jobs[0].result))
      #expect(page.page.file == "long.txt" && page.page.fragment { _ in "" }.contains("核查情况"))
      #expect(try await audits.export(jobs[0].result, as: .json)?.file == "long.txt")
    }
  }

  @Test("Whoever waits knows how many stand before, and is cancelled when nobody asks any more")
  func leaving() async throws {
    let hand = Hand()
    var bounds = JobDesk.Bounds()
    bounds.patience = .seconds(600)
    try await withDesk(bounds, clock: hand.now) { desk, _, begun in
      let endless = [try await send(desk, "a", "ms 60000 a"), try await send(desk, "b", "ms 60000 b")]
      let waiting = [try await send(desk, "c", "c"), try await send(desk, "d", "d")]
      #expect(try await desk.jobs(of: waiting[1]).map(\.before) == [1])
      hand.set(25)
      _ = try await desk.jobs(of: waiting[1])
      hand.set(40)
      try await desk.start()
      #expect(try await desk.jobs(of: waiting[0]).map(\.job.state) == [.cancelled])
      // The endless ones are told so too, and gave their places up.
      for sending in endless { #expect(try await desk.jobs(of: sending).map(\.job.state) == [.cancelled]) }
      #expect(try await desk.jobs(of: waiting[1], waiting: .seconds(50)).map(\.job.state) == [.done])
      #expect(begun.list.withLock { $0.sorted() } == ["a.txt", "b.txt", "d.txt"])
    }
  }

  private final class Hand: Sendable {
    private let second = Mutex(0)
    var now: TimeSource { { Timestamp(clampingSeconds: 1_800_000_000 + self.second.withLock { $0 }) } }
    func set(_ value: Int) { second.withLock { $0 = value } }
  }
}

@Suite("A process that weighs one paper")
struct WeighingProcessTests {
  private func message(_ script: String, _ bounds: WeighingProcess.Bounds = WeighingProcess.Bounds()) async -> String {
    do {
      let answer = try await WeighingProcess(command: ["/bin/sh", "-c", script], bounds: bounds).weighing.answer(
        WeighingRequest(file: "甲.txt"), Array("正文".utf8))
      return String(decoding: answer, as: UTF8.self)
    } catch let error as AuditInputError { return error.message } catch { return "\(error)" }
  }

  @Test("gets the request and the paper, and gives what it prints")
  func answers() async {
    #expect(await message("cat /dev/fd/3").hasSuffix("\n正文"))
    #expect(await message("echo 读不了。 >&2; exit 2") == "读不了。")
  }

  @Test("that dies, or prints or works without end, is told in one sentence; its own children go with it")
  func ends() async throws {
    #expect(await message("kill -SEGV $$").contains("核查中途停止"))
    var bounds = WeighingProcess.Bounds()
    bounds.output = 1 << 16
    #expect(await message("yes", bounds).contains("核查结果超过上限"))
    bounds.seconds = 1
    let mark = FileManager.default.temporaryDirectory.appendingPathComponent("heng-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: mark) }
    #expect(await message("sleep 600 & echo $! > '\(mark.path)'; wait", bounds).contains("超过 1 秒"))
    let grandchild = try String(contentsOf: mark, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try await isGone(grandchild))
  }

  /// Killed, or waiting for somebody to take note of it.
  private func isGone(_ pid: String) async throws -> Bool {
    for _ in 0..<100 {
      guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return true }
      if status.split(separator: ")").last?.split(separator: " ").first == "Z" { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  @Test("is stopped with the task that waits for it, and lets the next one in")
  func cancelled() async throws {
    var bounds = WeighingProcess.Bounds()
    bounds.atOnce = 1
    bounds.seconds = 50
    let weighing = WeighingProcess(command: ["/bin/sh", "-c", "sleep 60"], bounds: bounds).weighing
    let first = Task { try await weighing.answer(WeighingRequest(file: "a"), []) }
    let second = Task { try await weighing.answer(WeighingRequest(file: "b"), []) }
    try await Task.sleep(for: .milliseconds(200))
    for task in [second, first] {
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test("A request travels whole, decisions and all")
  func travels() throws {
    let verdict = FindingVerdict(
      finding: "0123456789abcdef", decision: .dismissed, reason: "已说明\n见附件", actor: "示例复核", at: try Timestamp("2026-03-02T08:30:00Z"))
    for format in AuditReport.Format.allCases.map(Optional.some) + [nil] {
      let packed = try WeighingMessage.packed(WeighingRequest(file: "一\n二\".txt", format: format, verdicts: [verdict]), [10, 0, 10])
      let (request, paper) = try #require(WeighingMessage.unpacked(packed))
      #expect(request.file == "一\n二\".txt" && request.format == format && request.verdicts == [verdict] && paper == [10, 0, 10])
    }
    #expect(WeighingMessage.unpacked([1, 2, 3]) == nil && WeighingMessage.unpacked([10]) == nil)
  }
}
