import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Jobs in the database")
struct JobTests {
  private func time(_ second: Int) throws -> Timestamp {
    Timestamp(clampingSeconds: try Timestamp("2026-03-01T08:00:00Z").secondsSinceEpoch + second)
  }

  private func job(_ id: String, sending: String = "s") throws -> Job {
    Job(id: id, kind: .weighing, sending: sending, actor: "示例经办", payload: "\(id).txt", createdAt: try time(0))
  }

  private func states(_ shop: Shop, _ sending: String = "s") async throws -> [Job.State] {
    try await shop.store.jobs(ofSending: sending, askedAt: nil).map(\.job.state)
  }

  @Test("A job is taken once, in the order of asking, however many ask for one", arguments: Engine.allCases)
  func takenOnce(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let store = shop.store, jobs = try (0..<12).map { (job: try job("j\($0)"), bytes: [UInt8($0)]) }
      try await store.queue(jobs)
      #expect(try await store.jobs(ofSending: "s", askedAt: nil).map(\.before) == Array(0..<12))
      let at = try time(1)
      let taken = try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<4 {
          group.addTask {
            var mine: [String] = []
            while let (job, bytes) = try await store.takeJob(.weighing, takesLong: true, at: at) {
              #expect(job.state == .running && job.attempts == 1 && job.payload == "j\(bytes[0]).txt")
              mine.append(job.id)
            }
            return mine
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(taken.sorted() == jobs.map(\.job.id).sorted())
      #expect(try await states(shop) == Array(repeating: .running, count: 12))
    }
  }

  @Test("A job that ends stays as it ended, and its bytes go", arguments: Engine.allCases)
  func ended(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let revision = try await shop.store.revision()
      try await shop.store.queue([(try job("a"), [1]), (try job("b"), [2])])
      _ = try await shop.store.takeJob(.weighing, takesLong: true, at: try time(1))
      #expect(try await shop.store.end(job: "a", as: .done, result: "digest"))
      #expect(try await shop.store.end(job: "b", as: .cancelled, message: "已取消"))
      #expect(try await !shop.store.end(job: "a", as: .failed))
      #expect(try await states(shop) == [.done, .cancelled])
      #expect(try await shop.count("job_payload") == 0)
      #expect(try await shop.store.takeJob(.weighing, takesLong: true, at: try time(2)) == nil)
      #expect(await violation(shop.driver, "UPDATE job SET state = 'waiting'")?.name == "job_has_ended")
      #expect(try await shop.store.revision() == revision, "a job is no change of the ledger")
      try await shop.store.clearJobs(askedBefore: try time(9))
      #expect(try await shop.count("job") == 0)
    }
  }

  @Test("A job of a program that died is taken again, three times and no more", arguments: Engine.allCases)
  func reclaimed(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      try await shop.store.queue([(try job("a"), [1])])
      for attempt in 1...3 {
        let taken = try #require(try await shop.store.takeJob(.weighing, takesLong: true, at: try time(attempt * 100)))
        #expect(taken.job.attempts == attempt && taken.bytes == [1])
        try await shop.store.reclaimJobs(takenBefore: try time(attempt * 100), message: "放弃")
        #expect(try await states(shop) == [.running], "taken at that very second")
        try await shop.store.reclaimJobs(takenBefore: try time(attempt * 100 + 60), message: "放弃")
      }
      #expect(try await states(shop) == [.failed])
      #expect(try await shop.store.jobs(ofSending: "s", askedAt: nil).map(\.job.message) == ["放弃"])
      #expect(try await shop.count("job_payload") == 0)
    }
  }

  @Test("A long job stands behind the others, and waits for room of its own", arguments: Engine.allCases)
  func long(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      try await shop.store.queue([(try job("a"), [1]), (try job("b"), [2])])
      _ = try await shop.store.takeJob(.weighing, takesLong: false, at: try time(1))
      try await shop.store.putBack(job: "a")
      let jobs = try await shop.store.jobs(ofSending: "s", askedAt: nil)
      #expect(jobs.map(\.job.attempts) == [0, 0] && jobs.map(\.before) == [1, 0] && jobs[0].job.isLong)
      #expect(try await shop.store.takeJob(.weighing, takesLong: false, at: try time(2))?.job.id == "b")
      #expect(try await shop.store.takeJob(.weighing, takesLong: false, at: try time(2)) == nil)
      #expect(try await shop.store.takeJob(.weighing, takesLong: true, at: try time(2))?.job.id == "a")
    }
  }

  @Test("Jobs whose sender has left are cancelled; one who still asks is there", arguments: Engine.allCases)
  func abandoned(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      try await shop.store.queue([
        (try job("a", sending: "gone"), [1]), (try job("b", sending: "here"), [2]), (try job("c", sending: "gone"), [3]),
      ])
      _ = try await shop.store.takeJob(.weighing, takesLong: true, at: try time(1))
      _ = try await shop.store.jobs(ofSending: "here", askedAt: try time(50))
      #expect(try await shop.store.abandonJobs(askedBefore: try time(40), message: "已离开") == ["a"])
      #expect(try await states(shop, "gone") == [.cancelled, .cancelled])
      #expect(try await shop.count("job_payload") == 1)
      #expect(try await states(shop, "here") == [.waiting])
    }
  }
}
