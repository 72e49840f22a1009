import HengWeb
import Testing

@Suite("How often one sender may ask")
struct SenderBudgetTests {
  @Test("a minute's worth goes at once, then one by one; another sender is not touched")
  func spend() {
    var budget = SenderBudget(perMinute: 60)
    for _ in 0..<60 { #expect(budget.secondsToWait("a", at: 1_000) == nil) }
    #expect(budget.secondsToWait("a", at: 1_000) == 1)
    #expect(budget.secondsToWait("b", at: 1_000) == nil)
    #expect(budget.secondsToWait("a", at: 1_999) == 1)
    #expect(budget.secondsToWait("a", at: 2_000) == nil)
    #expect(budget.secondsToWait("a", at: 2_000) == 1)
    for _ in 0..<60 { #expect(budget.secondsToWait("a", at: 120_000) == nil) }
  }

  @Test("asking in vain costs nothing: who was refused waits no longer for having asked")
  func inVain() {
    var budget = SenderBudget(perMinute: 2)
    for _ in 0..<2 { _ = budget.secondsToWait("a", at: 0) }
    for _ in 0..<1_000 { #expect(budget.secondsToWait("a", at: 0) == 30) }
    #expect(budget.secondsToWait("a", at: 30_000) == nil)
  }

  @Test("an office of thirty behind one address signs in, saves and prints within its budgets")
  func office() {
    var (signIns, changes, files) = (SenderBudget.signIns, SenderBudget.changes, SenderBudget.files)
    for second in 0..<60 {
      let now = Int64(second) * 1_000
      // Each signs in three times in the first half minute, saves every three seconds, takes a file every six.
      if second < 30 { for _ in 0..<3 { #expect(signIns.secondsToWait("office", at: now) == nil) } }
      for _ in 0..<10 { #expect(changes.secondsToWait("office", at: now) == nil) }
      for _ in 0..<5 { #expect(files.secondsToWait("office", at: now) == nil) }
    }
  }

  @Test("memory is bounded, and the heaviest sender is not forgotten for the sake of new ones")
  func bounded() {
    var budget = SenderBudget(perMinute: 10, mostSenders: 100)
    for _ in 0..<10 { _ = budget.secondsToWait("heavy", at: 0) }
    for number in 0..<5_000 { #expect(budget.secondsToWait("sender \(number)", at: 0) == nil) }
    #expect(budget.senders == 100)
    #expect(budget.secondsToWait("heavy", at: 0) != nil)
    _ = budget.secondsToWait("late", at: 600_000)
    #expect(budget.senders == 1, "who has his whole budget again is not kept")
  }
}
