package import HengDomain
package import HengStore
import HengText
package import HengValues

/// Papers that were sent and wait to be weighed (送核查的任务): queued in the database, weighed a few at a time, apart from requests.
///
/// Of `places` jobs at once only all but one may be long. A job that is not done after `patience` is long: where too many are, it is
/// stopped, put behind and begun anew when there is room. So a short paper waits no longer than that for any number of long ones.
package actor JobDesk {
  package struct Bounds: Sendable {
    /// Jobs at once; at least two, or a long one would stop all others.
    package var places = 2
    package var patience = Duration.seconds(2)
    /// Seconds after which a sender who has not asked has left, and after which a job belongs to a program that died.
    package var senderGone = 30
    package var programDead = 60
    /// Jobs that one sending may hold.
    package var sending = 200

    package init() {}
  }

  private struct Running {
    let task: Task<Void, Never>
    var isLong: Bool
    var stop: Stop?
  }

  private enum Stop { case cancelled, putBack }

  private let store: LedgerStore
  private let audits: AuditDesk
  private let now: TimeSource
  private let newID: @Sendable () -> String
  private let bounds: Bounds
  private let onEnd: @Sendable (Int) -> Void
  private var running: [String: Running] = [:]
  /// Files that were not taken out of their archive, and why, until their jobs have their turn.
  private var refusals: [String: String] = [:]
  private var isPumping = false
  private var pumpAgain = false
  private var tending: Task<Void, Never>?
  /// Jobs that ended because the store took nothing: a full disk may not even take that they ended.
  private var troubled: [String: (error: LedgerError, at: Timestamp)] = [:]

  /// - Parameter onEnd: hears how many bytes a job held, once it has let go of them.
  package init(
    store: LedgerStore, audits: AuditDesk, now: @escaping TimeSource, newID: @escaping @Sendable () -> String, bounds: Bounds = Bounds(),
    onEnd: @escaping @Sendable (Int) -> Void = { _ in }
  ) {
    self.store = store
    self.audits = audits
    self.now = now
    self.newID = newID
    self.bounds = bounds
    self.onEnd = onEnd
  }

  /// Takes up what an earlier program left behind.
  package func start() async throws {
    try await tend()
    keepTending()
  }

  /// Queues papers, the files of archives one by one; gives the name of the sending. `asOne`: all files are one paper.
  package func send(
    _ papers: [(fileName: String, bytes: [UInt8])], asOne: Bool = false, by actor: String
  ) async throws -> String {
    var files = try await audits.files(of: papers)
    guard files.count <= bounds.sending else {
      throw AuditDeskError(message: "一次送来 \(files.count) 个文件，超过 \(bounds.sending) 个。请分几次送核查。")
    }
    if asOne { files = [try JoinedFiles.one(files)] }
    let sending = newID()
    let at = now()
    try await store.queue(
      files.map { file in
        let id = newID()
        if let refusal = file.refusal { refusals[id] = refusal }
        return (
          Job(id: id, kind: .weighing, sending: sending, actor: actor, payload: PrivateMask.masked(file.name), createdAt: at), file.bytes
        )
      })
    await pump()
    keepTending()
    return sending
  }

  /// The jobs of a sending with their places in the queue; empty for an unknown one. Asking says that the sender is still there.
  package func jobs(of sending: String) async throws -> [(job: Job, before: Int)] {
    let jobs = try await store.jobs(ofSending: sending, askedAt: now())
    if !jobs.allSatisfy(\.job.state.isEnded) { keepTending() }
    return jobs
  }

  /// Waits until all are done, at most so long; gives them as they then stand. Throws what the store said where it kept none of them.
  package func jobs(of sending: String, waiting time: Duration) async throws -> [(job: Job, before: Int)] {
    let end = ContinuousClock.now + time
    _ = try await jobs(of: sending)
    while true {
      let jobs = try await store.jobs(ofSending: sending, askedAt: nil)
      if !jobs.contains(where: { $0.job.state == .done }), let trouble = jobs.lazy.compactMap({ self.troubled[$0.job.id] }).first {
        throw trouble.error
      }
      if jobs.allSatisfy(\.job.state.isEnded) || ContinuousClock.now >= end { return jobs }
      try await Task.sleep(for: .milliseconds(40))
    }
  }

  /// Cancels what of a sending has not ended.
  package func cancel(_ sending: String) async throws {
    for (job, _) in try await store.jobs(ofSending: sending, askedAt: nil) where !job.state.isEnded {
      try await store.end(job: job.id, as: .cancelled, message: "已按要求取消，没有核查。")
      stop(job.id, .cancelled)
    }
    await pump()
  }

  // MARK: Taking and running

  /// Fills the free places. Only one goes round at a time.
  private func pump() async {
    guard !isPumping else { return pumpAgain = true }
    isPumping = true
    repeat {
      pumpAgain = false
      while running.count < bounds.places, let taken = try? await take() { begin(taken.job, taken.bytes) }
    } while pumpAgain
    isPumping = false
  }

  /// Jobs that are at work now (正在核查的任务数).
  package var runningCount: Int { running.count }

  private var longRunning: Int { running.values.count { $0.isLong } }
  private var hasRoomForLong: Bool { longRunning < max(bounds.places - 1, 1) }

  private func take() async throws -> (job: Job, bytes: [UInt8])? {
    try await store.takeJob(.weighing, takesLong: hasRoomForLong, at: now())
  }

  private func begin(_ job: Job, _ bytes: [UInt8]) {
    let (size, onEnd) = (bytes.count, onEnd)
    let refusal = refusals.removeValue(forKey: job.id)
    let task = Task {
      let ending: JobEnding
      do {
        if let refusal { throw AuditInputError(file: job.payload, message: refusal) }
        ending = .done(try await audits.receive(bytes, fileName: job.payload, by: job.actor))
      } catch let error as AuditInputError {
        ending = .failed(PrivateMask.masked(error.message))
      } catch is CancellationError {
        ending = .stopped
      } catch let error as LedgerError {
        ending = .troubled(error)
      } catch {
        ending = .failed("核查没有完成。请重新送来；仍不成功，请联系管理员。")
      }
      // Beside the task, which may be cancelled: what it ended with is recorded all the same.
      await Task { await finish(job, ending) }.value
      onEnd(size)
    }
    running[job.id] = Running(task: task, isLong: job.isLong)
    if !job.isLong {
      Task {
        try? await Task.sleep(for: bounds.patience)
        await grewLong(job)
      }
    }
  }

  private enum JobEnding { case done(String), failed(String), troubled(LedgerError), stopped }

  private func finish(_ job: Job, _ ending: JobEnding) async {
    let stop = running[job.id]?.stop
    switch (ending, stop) {
    case (.done(let digest), _): _ = try? await store.end(job: job.id, as: .done, result: digest)
    case (.failed(let message), _): _ = try? await store.end(job: job.id, as: .failed, message: message)
    case (.troubled(let error), _):
      troubled[job.id] = (error, now())
      await recordTrouble()
    case (.stopped, .putBack): try? await store.putBack(job: job.id)
    case (.stopped, _): _ = try? await store.end(job: job.id, as: .cancelled, message: "已取消，没有核查。")
    }
    running[job.id] = nil
    await pump()
  }

  /// Records as failed what the store did not take, as soon as it takes that much; it is told for as long as a sender may ask.
  private func recordTrouble() async {
    for (id, trouble) in troubled {
      guard (try? await store.end(job: id, as: .failed, message: PrivateMask.masked(trouble.error.message))) != nil else { continue }
      if trouble.at < now().earlier(bounds.senderGone) { troubled[id] = nil }
    }
  }

  private func grewLong(_ job: Job) async {
    guard running[job.id] != nil, running[job.id]?.stop == nil else { return }
    guard hasRoomForLong else { return stop(job.id, .putBack) }
    running[job.id]?.isLong = true
    try? await store.note(job: job.id, isLong: true, progress: 50, at: now())
    await pump()
  }

  private func stop(_ id: String, _ reason: Stop) {
    running[id]?.stop = reason
    running[id]?.task.cancel()
  }

  // MARK: Tending

  /// Every few seconds, as long as anything runs or waits.
  private func keepTending() {
    guard tending == nil else { return }
    tending = Task {
      var quiet = 0
      while quiet < 30, !Task.isCancelled {
        try? await Task.sleep(for: .seconds(3))
        try? await tend()
        quiet = running.isEmpty && troubled.isEmpty ? quiet + 1 : 0
      }
      tending = nil
    }
  }

  private func tend() async throws {
    let time = now()
    await recordTrouble()
    // What runs here belongs to no dead program.
    for (id, running) in running { try await store.note(job: id, isLong: running.isLong, progress: 50, at: time) }
    try await store.reclaimJobs(
      takenBefore: time.earlier(bounds.programDead), message: "核查 \(Job.mostAttempts) 次都没有完成，不再尝试。请拆成几个文件，或重新导出后再试。")
    let left = "送来的人已离开，没有核查。需要时请重新送来。"
    for id in try await store.abandonJobs(askedBefore: time.earlier(bounds.senderGone), message: left) {
      if running[id] != nil { stop(id, .cancelled) }
    }
    try await store.clearJobs(askedBefore: time.earlier(7 * 86_400))
    await pump()
  }
}

extension Timestamp {
  fileprivate func earlier(_ seconds: Int) -> Timestamp { Timestamp(clampingSeconds: secondsSinceEpoch - seconds) }
}
