import Dispatch
import Foundation
import HengAudit
import HengDomain
import HengRules
package import HengValues
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

  /// Hands out the budget of each file and hears when it is done with it (看管).
  package struct Watch: Sendable {
    package let begin: @Sendable (_ file: String) -> WorkBudget
    package let end: @Sendable (_ file: String) -> Void

    package init(begin: @escaping @Sendable (String) -> WorkBudget, end: @escaping @Sendable (String) -> Void) {
      self.begin = begin
      self.end = end
    }

    package static let none = Watch(begin: { _ in .unlimited }, end: { _ in })
  }

  private let files: AuditFiles
  private let jobs: Int
  private let profile: String?
  private let watch: Watch

  package init(_ files: AuditFiles, jobs: Int, profile: String? = nil, watch: Watch = .none) {
    self.files = files
    self.jobs = max(1, jobs)
    self.profile = profile
    self.watch = watch
  }

  /// Results that wait for an earlier one at most: a slow paper stops the others before they pile up behind it.
  private static let mostAhead = 64

  /// `keep` makes of each result what is wanted of it; `take` gets these in the order of the papers, one call at a time, so that a long run
  /// holds neither papers nor results.
  ///
  /// `progress` hears after each file how many are done; it may be called from any thread, one call at a time.
  func each<Kept: Sendable>(
    _ inputs: [Input], progress: @Sendable (Int) -> Void = { _ in },
    keep: @Sendable (AuditedFile) -> Kept, take: @Sendable (Result<Kept, AuditInputError>) -> Void
  ) {
    let state = Mutex<State<Kept>>(State(count: inputs.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, inputs.count)) { _ in
      while true {
        switch state.withLock({ $0.next(ahead: Self.mostAhead) }) {
        case .none: return
        case .later: Thread.sleep(forTimeInterval: 0.002)
        case .index(let index):
          let result = result(of: inputs[index], keep: keep)
          state.withLock { state in
            state.waiting[index] = result
            state.done += 1
            progress(state.done)
            while let following = state.waiting.removeValue(forKey: state.given) {
              state.given += 1
              take(following)
            }
          }
        }
      }
    }
  }

  /// What the papers of a run say of each other, by the rules of the whole country where no profile is named.
  func comparison(of forms: [ProjectPapers.Form], _ accounts: [FinalAccounts]) -> RuleReport? {
    files.comparison(of: forms, accounts, profile: profile)
  }

  private func result<Kept>(
    of input: Input, keep: (AuditedFile) -> Kept
  ) -> Result<Kept, AuditInputError> {
    let budget = watch.begin(input.file)
    defer { watch.end(input.file) }
    do throws(AuditInputError) {
      return .success(keep(try files.audit(try input.load(), file: input.file, profile: profile, budget: budget)))
    } catch {
      return .failure(error)
    }
  }

  private enum Next { case none, later, index(Int) }

  private struct State<Kept: Sendable>: Sendable {
    /// Results whose turn has not come.
    var waiting: [Int: Result<Kept, AuditInputError>] = [:]
    /// How many have been given away.
    var given = 0
    var done = 0
    private let count: Int
    private var following = 0

    init(count: Int) { self.count = count }

    mutating func next(ahead: Int) -> Next {
      guard following < count else { return .none }
      guard following - given <= ahead else { return .later }
      following += 1
      return .index(following - 1)
    }
  }
}
