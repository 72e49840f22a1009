import Dispatch
import HengAudit
import HengDomain
import HengRules
import Synchronization

/// Weighs many papers at once and gives the results in the order of the papers (批量核查).
///
/// A file that cannot be read does not stop the others: its result is the error.
package struct AuditRun: Sendable {
  package struct Input: Sendable {
    package let file: String
    package let load: @Sendable () throws(AuditInputError) -> [UInt8]

    package init(file: String, load: @escaping @Sendable () throws(AuditInputError) -> [UInt8]) {
      self.file = file
      self.load = load
    }
  }

  private let files: AuditFiles
  private let jobs: Int
  private let profile: String?

  package init(_ files: AuditFiles, jobs: Int, profile: String? = nil) {
    self.files = files
    self.jobs = max(1, jobs)
    self.profile = profile
  }

  /// `keep` makes of each result what is wanted of it, so that a long run does not hold a thousand papers.
  ///
  /// `progress` hears after each file how many are done; it may be called from any thread, one call at a time.
  package func results<Kept: Sendable>(
    _ inputs: [Input], progress: @Sendable (Int) -> Void = { _ in },
    keep: @Sendable (AuditedFile) -> Kept
  ) -> [Result<Kept, AuditInputError>] {
    let state = Mutex<State<Kept>>(State(count: inputs.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, inputs.count)) { _ in
      while let index = state.withLock({ $0.next() }) {
        let result = result(of: inputs[index], keep: keep)
        state.withLock { state in
          state.results[index] = result
          state.done += 1
          progress(state.done)
        }
      }
    }
    return state.withLock { $0.results.compactMap { $0 } }
  }

  /// What the papers of a run say of each other, by the rules of the whole country where no profile is named.
  func comparison(of forms: [ProjectPapers.Form], _ accounts: [FinalAccounts]) -> RuleReport? {
    files.comparison(of: forms, accounts, profile: profile)
  }

  private func result<Kept>(
    of input: Input, keep: (AuditedFile) -> Kept
  ) -> Result<Kept, AuditInputError> {
    do throws(AuditInputError) {
      return .success(keep(try files.audit(try input.load(), file: input.file, profile: profile)))
    } catch {
      return .failure(error)
    }
  }

  private struct State<Kept: Sendable>: Sendable {
    var results: [Result<Kept, AuditInputError>?]
    var done = 0
    private var following = 0

    init(count: Int) { results = Array(repeating: nil, count: count) }

    mutating func next() -> Int? {
      guard following < results.count else { return nil }
      following += 1
      return following - 1
    }
  }
}
