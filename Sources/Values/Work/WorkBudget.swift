import Synchronization

/// How long one piece of work may go on (工作时限), and a way to stop it from outside.
///
/// Whoever starts the work hands in the clock and makes the budget `current`; every loop over input asks it. Readers throw once it is spent.
/// Recognisers and rules only leave their loops: what they return then is worth nothing, and the one who began the work looks at
/// `ending` before using it. So no deadline depends on a child process or on a signature that can throw.
package final class WorkBudget: Sendable {
  /// Why work had to stop.
  package enum Ending: Int, Hashable, Sendable { case time = 1, cancelled, memory }

  /// Time since any fixed moment; it never goes back.
  package typealias Clock = @Sendable () -> Duration

  /// What the work was given, for messages.
  package let seconds: Int
  private let clock: Clock?
  private let deadline: Duration
  private let ended = Atomic<Int>(0)
  /// Milliseconds that were granted beyond the deadline.
  private let granted = Atomic<Int>(0)

  package init(seconds: Int, clock: @escaping Clock) {
    self.seconds = seconds
    self.clock = clock
    deadline = clock() + .seconds(seconds)
  }

  private init() {
    seconds = .max
    clock = nil
    deadline = .zero
  }

  /// Without a deadline; it can be cancelled by nobody, for all share it.
  package static let unlimited = WorkBudget()

  /// The budget of the work that is going on.
  @TaskLocal package static var current = WorkBudget.unlimited

  /// Once spent it stays so.
  package var isSpent: Bool {
    guard let clock else { return false }
    if ended.load(ordering: .relaxed) != 0 { return true }
    let granted = granted.load(ordering: .relaxed)
    guard clock() >= (granted == 0 ? deadline : deadline + .milliseconds(granted)) else { return false }
    end(.time)
    return true
  }

  /// Nil while the work may go on.
  package var ending: Ending? { isSpent ? Ending(rawValue: ended.load(ordering: .relaxed)) : nil }

  /// What is left until the deadline, never below zero; nil without a deadline.
  package var remaining: Duration? { clock.map { max(deadline + extended - $0(), .zero) } }

  /// What was granted beyond the time that the work was given.
  package var extended: Duration { .milliseconds(granted.load(ordering: .relaxed)) }

  /// Grants more time, for a part of the work that has bounds of its own; what that part did not need is taken back as less than zero.
  package func extend(by time: Duration) {
    let milliseconds = Int(time.components.seconds) * 1_000 + Int(time.components.attoseconds / 1_000_000_000_000_000)
    if clock != nil { granted.add(milliseconds, ordering: .relaxed) }
  }

  /// Stops the work at its next question.
  package func stop(_ ending: Ending) { if clock != nil { end(ending) } }

  private func end(_ ending: Ending) {
    _ = ended.compareExchange(expected: 0, desired: ending.rawValue, ordering: .relaxed)
  }
}

extension Sequence {
  /// The elements as long as the work may go on: a loop over input that ends early when its time is up.
  package var withinBudget: BudgetedSequence<Self> { BudgetedSequence(base: self) }
}

/// A sequence that ends early once the current budget is spent (限时遍历).
package struct BudgetedSequence<Base: Sequence>: Sequence {
  fileprivate let base: Base

  package struct Iterator: IteratorProtocol {
    fileprivate var base: Base.Iterator
    fileprivate let budget: WorkBudget

    package mutating func next() -> Base.Element? { budget.isSpent ? nil : base.next() }
  }

  package func makeIterator() -> Iterator { Iterator(base: base.makeIterator(), budget: WorkBudget.current) }
}
