package import HengDomain
package import HengValues

/// Jobs stand beside the ledger: they count no revision up and leave no audit entry.
extension LedgerStore {
  /// Queues jobs with their bytes, in the order given.
  package func queue(_ jobs: [(job: Job, bytes: [UInt8])]) async throws(LedgerError) {
    try await change { transaction in
      for (job, bytes) in jobs {
        try transaction.execute(
          .addJob,
          [
            .text(job.id), .text(job.kind.rawValue), .text(job.county?.text ?? ""), .text(job.sending), .text(job.actor),
            .text(job.payload), .integer(job.isLong ? 1 : 0), .text(job.createdAt.text), .text(job.askedAt.text),
          ])
        try transaction.execute(.addJobPayload, [.text(job.id), .blob(bytes)])
      }
    }
  }

  /// Takes the next job of a kind, so that nobody else does; nil when none waits. `takesLong`: those known to take long may be taken too.
  package func takeJob(_ kind: Job.Kind, takesLong: Bool, at time: Timestamp) async throws(LedgerError) -> (job: Job, bytes: [UInt8])? {
    try await change { transaction in
      guard
        let row = try transaction.first(
          .takeJob, [.text(kind.rawValue), .integer(takesLong ? 1 : 0), .text(time.text), .integer(Job.mostAttempts)])
      else { return nil }
      let job = try Job(row)
      guard let payload = try transaction.first(.jobPayload, [.text(job.id)]) else {
        throw LedgerError.refused(.missing(.weighedPaper, id: job.payload))
      }
      return (job, try payload.blob("bytes"))
    }
  }

  /// Ends a running or waiting job; false when it had ended already. Its bytes go.
  @discardableResult
  package func end(
    job id: String, as state: Job.State, message: String = "", result: String = ""
  ) async throws(LedgerError) -> Bool {
    try await change { transaction in
      let progress = state == .done ? 100 : 0
      let ended = try transaction.execute(
        .endJob, [.text(id), .text(state.rawValue), .text(message), .text(result), .integer(progress)])
      if ended > 0 { try transaction.execute(.dropJobPayload, [.text(id)]) }
      return ended > 0
    }
  }

  /// Puts a running job back among those that take long. This beginning does not count as an attempt.
  package func putBack(job id: String) async throws(LedgerError) {
    try await change { transaction in _ = try transaction.execute(.putJobBack, [.text(id)]) }
  }

  /// Notes that a job takes long, or how far it is.
  package func note(job id: String, isLong: Bool, progress: Int, at time: Timestamp) async throws(LedgerError) {
    try await change { transaction in
      _ = try transaction.execute(
        .noteJob, [.text(id), .integer(isLong ? 1 : 0), .integer(min(max(progress, 0), 100)), .text(time.text)])
    }
  }

  /// Jobs taken before `time` and not ended: their program died. They wait again, or are given up with `message` after too many attempts.
  package func reclaimJobs(takenBefore time: Timestamp, message: String) async throws(LedgerError) {
    try await change { transaction in
      _ = try transaction.execute(.giveUpJobs, [.text(time.text), .integer(Job.mostAttempts), .text(message)])
      _ = try transaction.execute(.reclaimJobs, [.text(time.text)])
      _ = try transaction.execute(.dropPayloadsOfEnded)
    }
  }

  /// Jobs whose sender has not asked since `time` are cancelled, waiting and running alike; gives the ids of those that ran, for their runner to stop.
  package func abandonJobs(askedBefore time: Timestamp, message: String) async throws(LedgerError) -> [String] {
    try await change { transaction in
      let running = try transaction.query(.abandonedRunning, [.text(time.text)]).map { row in try row.text("id") }
      _ = try transaction.execute(.abandon, [.text(time.text), .text(message)])
      _ = try transaction.execute(.dropPayloadsOfEnded)
      return running
    }
  }

  /// Clears away jobs that were asked for before `time` and have ended.
  package func clearJobs(askedBefore time: Timestamp) async throws(LedgerError) {
    try await change { transaction in _ = try transaction.execute(.clearJobs, [.text(time.text)]) }
  }

  /// The jobs that were asked for together, with how many stand before each; the sender is noted as still there.
  package func jobs(ofSending sending: String, askedAt time: Timestamp?) async throws(LedgerError) -> [(job: Job, before: Int)] {
    if let time {
      try await change { transaction in _ = try transaction.execute(.noteAsked, [.text(sending), .text(time.text)]) }
    }
    return try await read { transaction in
      try transaction.query(.jobsOfSending, [.text(sending)]).map { row in (try Job(row), Int(try row.integer("before"))) }
    }
  }
}

extension Job {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    let county = try row.text("county")
    self.init(
      id: try row.text("id"), kind: try row.choice("kind"), county: county.isEmpty ? nil : try? AdministrativeDivision(county),
      sending: try row.text("sending"), actor: try row.text("actor"), payload: try row.text("payload"),
      state: try row.choice("state"), isLong: try row.flag("is_long"), attempts: Int(try row.integer("attempts")),
      createdAt: try row.value("created_at") { text throws(ValueError) in try Timestamp(text) },
      takenAt: try row.optionalText("taken_at").flatMap { try? Timestamp($0) },
      askedAt: try row.value("asked_at") { text throws(ValueError) in try Timestamp(text) },
      progress: Int(try row.integer("progress")), message: try row.text("message"), result: try row.text("result"))
  }
}

extension Statement {
  private static let columns =
    "id, kind, county, sending, actor, payload, state, is_long, attempts, created_at, taken_at, asked_at, progress, message, result"

  fileprivate static let addJob = Statement(
    "job.add",
    """
    INSERT INTO job (\(columns), number)
    VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, 0, $8, NULL, $9, 0, '', '', (SELECT COALESCE(max(number), 0) + 1 FROM job))
    """)

  fileprivate static let addJobPayload = Statement("jobPayload.add", "INSERT INTO job_payload (job, bytes) VALUES ($1, $2)")
  fileprivate static let jobPayload = Statement("jobPayload.ofJob", "SELECT bytes FROM job_payload WHERE job = $1")
  fileprivate static let dropJobPayload = Statement("jobPayload.drop", "DELETE FROM job_payload WHERE job = $1")

  fileprivate static let takeJob = Statement(
    "job.take",
    """
    UPDATE job SET state = 'running', taken_at = $3, attempts = attempts + 1
    WHERE state = 'waiting' AND id = (
      SELECT id FROM job WHERE state = 'waiting' AND kind = $1 AND is_long <= $2 AND attempts < $4
      ORDER BY is_long, number LIMIT 1)
    RETURNING \(columns)
    """)

  fileprivate static let endJob = Statement(
    "job.end",
    """
    UPDATE job SET state = $2, taken_at = NULL, message = $3, result = $4, progress = $5
    WHERE id = $1 AND state IN ('waiting', 'running')
    """)

  fileprivate static let putJobBack = Statement(
    "job.putBack",
    "UPDATE job SET state = 'waiting', taken_at = NULL, is_long = 1, attempts = attempts - 1, progress = 0 WHERE id = $1 AND state = 'running'"
  )

  fileprivate static let noteJob = Statement(
    "job.note", "UPDATE job SET is_long = $2, progress = $3, taken_at = $4 WHERE id = $1 AND state = 'running'")

  fileprivate static let giveUpJobs = Statement(
    "job.giveUp",
    """
    UPDATE job SET state = 'failed', taken_at = NULL, message = $3
    WHERE state = 'running' AND taken_at < $1 AND attempts >= $2
    """)

  fileprivate static let reclaimJobs = Statement(
    "job.reclaim", "UPDATE job SET state = 'waiting', taken_at = NULL, is_long = 1 WHERE state = 'running' AND taken_at < $1")

  fileprivate static let abandonedRunning = Statement(
    "job.abandonedRunning", "SELECT id FROM job WHERE state = 'running' AND asked_at < $1")

  fileprivate static let abandon = Statement(
    "job.abandon",
    """
    UPDATE job SET state = 'cancelled', taken_at = NULL, message = $2, progress = 0
    WHERE state IN ('waiting', 'running') AND asked_at < $1
    """)

  fileprivate static let dropPayloadsOfEnded = Statement(
    "jobPayload.dropEnded",
    "DELETE FROM job_payload WHERE job IN (SELECT id FROM job WHERE state IN ('done', 'failed', 'cancelled'))")

  fileprivate static let clearJobs = Statement(
    "job.clear", "DELETE FROM job WHERE state IN ('done', 'failed', 'cancelled') AND asked_at < $1")

  fileprivate static let noteAsked = Statement(
    "job.noteAsked", "UPDATE job SET asked_at = $2 WHERE sending = $1 AND state IN ('waiting', 'running') AND asked_at < $2")

  fileprivate static let jobsOfSending = Statement(
    "job.ofSending",
    """
    SELECT \(columns), (
      SELECT count(*) FROM job other WHERE job.state = 'waiting' AND other.state = 'waiting' AND other.kind = job.kind
      AND (other.is_long < job.is_long OR other.is_long = job.is_long AND other.number < job.number)) AS before
    FROM job WHERE sending = $1 ORDER BY number
    """)
}
