/// How often one sender may ask in a minute (来者限次): a minute's worth at once, then one by one as time goes by.
///
/// Of each sender one number is kept, the time at which his whole budget is there again, and of so many senders at most.
package struct SenderBudget: Sendable {
  /// Thirty people behind one address who all sign in at eight, each of them with a typing error or two, need 90 of the 120.
  package static let signIns = SenderBudget(perMinute: 120)
  /// Thirty people who each save once in three seconds, all at the same time.
  package static let changes = SenderBudget(perMinute: 600)
  /// Thirty people who each take ten files in a minute; a file costs tenths of a second.
  package static let files = SenderBudget(perMinute: 300)

  private static let minute: Int64 = 60_000
  private let each: Int64
  private let mostSenders: Int
  private var wholeAt: [String: Int64] = [:]

  package init(perMinute: Int, mostSenders: Int = 10_000) {
    each = Self.minute / Int64(max(perMinute, 1))
    self.mostSenders = mostSenders
  }

  /// Takes one from the budget of a sender; where it is spent, gives the seconds until there is one again.
  ///
  /// - Parameter now: milliseconds of a clock that is never set.
  package mutating func secondsToWait(_ sender: String, at now: Int64) -> Int? {
    let next = max(wholeAt[sender] ?? now, now) + each
    let excess = next - now - Self.minute
    guard excess <= 0 else { return Int((excess + 999) / 1_000) }
    if wholeAt[sender] == nil, wholeAt.count >= mostSenders { makeRoom(at: now) }
    wholeAt[sender] = next
    return nil
  }

  package var senders: Int { wholeAt.count }

  /// Who has his whole budget is as good as unknown; else the one who is nearest to it goes.
  private mutating func makeRoom(at now: Int64) {
    wholeAt = wholeAt.filter { $0.value > now }
    if wholeAt.count >= mostSenders, let nearest = wholeAt.min(by: { $0.value < $1.value }) { wholeAt[nearest.key] = nil }
  }
}
