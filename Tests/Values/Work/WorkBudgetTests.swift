import HengValues
import Synchronization
import Testing

@Suite("The time that work may take")
struct WorkBudgetTests {
  /// A clock that the test sets.
  final class Hand: Sendable {
    private let at = Mutex(Duration.zero)
    var clock: WorkBudget.Clock { { self.at.withLock { $0 } } }
    func set(_ seconds: Int) { at.withLock { $0 = .seconds(seconds) } }
  }

  @Test("A budget is spent at its deadline and stays so, even when the clock goes back")
  func deadline() {
    let hand = Hand()
    let budget = WorkBudget(seconds: 10, clock: hand.clock)
    hand.set(9)
    #expect(!budget.isSpent && budget.ending == nil && budget.remaining == .seconds(1))
    hand.set(10)
    #expect(budget.ending == .time && budget.remaining == .zero)
    hand.set(0)
    #expect(budget.isSpent)
  }

  @Test("What stops a budget first is told; nobody stops the one without an end")
  func stopped() {
    let hand = Hand()
    let budget = WorkBudget(seconds: 10, clock: hand.clock)
    budget.stop(.memory)
    budget.stop(.cancelled)
    hand.set(99)
    #expect(budget.ending == .memory)
    WorkBudget.unlimited.stop(.cancelled)
    #expect(!WorkBudget.unlimited.isSpent && WorkBudget.unlimited.remaining == nil)
  }

  @Test("A loop within the budget ends early, an inner budget ends no outer loop")
  func loops() {
    let hand = Hand()
    let budget = WorkBudget(seconds: 5, clock: hand.clock)
    let seen = WorkBudget.$current.withValue(budget) {
      (0..<100).withinBudget.map { number in
        hand.set(number)
        return number
      }
    }
    #expect(seen == Array(0...5))
    #expect(Array((0..<100).withinBudget).count == 100)
  }
}
