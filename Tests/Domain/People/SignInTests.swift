import HengDomain
import HengValues
import Testing

@Suite("Attempts and sessions in time")
struct SignInTests {
  private let policy = SignInPolicy.standard

  private func at(_ seconds: Int) -> Timestamp { Timestamp(clampingSeconds: 1_800_000_000 + seconds) }

  @Test("Five wrong attempts in a row lock for thirty minutes, and then count anew")
  func locks() {
    var attempts = SignInAttempts(seenAt: at(0))
    for left in [4, 3, 2, 1, 0] { #expect(attempts.begin(at: at(0), policy) == .allowed(left: left)) }
    #expect(attempts.begin(at: at(1), policy) == .locked(minutes: 30, isFirst: true))
    #expect(attempts.begin(at: at(1_790), policy) == .locked(minutes: 1, isFirst: false))
    #expect(attempts.begin(at: at(1_800), policy) == .allowed(left: 4))
  }

  @Test("Wrong attempts that lie a lock's time apart do not add up")
  func apart() {
    var attempts = SignInAttempts(seenAt: at(0))
    for round in 0..<9 { #expect(attempts.begin(at: at(round * 1_801), policy) == .allowed(left: 4)) }
  }

  @Test("A clock that is set back makes no lock longer than the policy says, and no count shorter")
  func setBack() {
    var attempts = SignInAttempts(seenAt: at(0))
    for _ in 0..<5 { _ = attempts.begin(at: at(100_000), policy) }
    #expect(attempts.begin(at: at(0), policy) == .locked(minutes: 30, isFirst: true))
    #expect(attempts.begin(at: at(1_800), policy) == .allowed(left: 4))
    var others = SignInAttempts(failed: 3, seenAt: at(100_000))
    #expect(others.begin(at: at(0), policy) == .allowed(left: 1))
  }

  private func session(seen: Int = 0, revokedBy: String? = nil, at revoked: Int = 10) -> SignInSession {
    SignInSession(
      id: ID("s"), person: ID("p"), begunAt: at(0), seenAt: at(seen), expiresAt: at(12 * 3_600), machine: "",
      revokedAt: revokedBy.map { _ in at(revoked) }, revokedBy: revokedBy)
  }

  @Test("A session ends after thirty idle minutes, after twelve hours, and when it is ended")
  func ends() {
    func end(_ session: SignInSession, _ seconds: Int) -> SignInSession.End? {
      session.end(at: at(seconds), greatest: session.seenAt, policy)
    }
    #expect(end(session(), 1_799) == nil && end(session(), 1_800) == .idle(minutes: 30))
    #expect(end(session(seen: 43_100), 43_199) == nil && end(session(seen: 43_100), 43_200) == .expired(hours: 12))
    #expect(end(session(revokedBy: "王试用"), 1) == .revoked)
    #expect(end(session(revokedBy: SignInSession.byTime, at: 2_000), 1) == .idle(minutes: 30), "whatever the clock says later")
    #expect(end(session(revokedBy: SignInSession.byTime, at: 43_200), 1) == .expired(hours: 12))
  }

  @Test("A clock behind what any session has seen ends it; two clocks of one installation may differ a little")
  func clock() {
    let session = session(seen: 1_000)
    #expect(session.end(at: at(880), greatest: at(1_000), policy) == nil)
    #expect(session.end(at: at(879), greatest: at(1_000), policy) == .clockSetBack(now: at(879), seen: at(1_000)))
    #expect(session.end(at: at(1_001), greatest: at(9_000), policy) == .clockSetBack(now: at(1_001), seen: at(9_000)))
    #expect(session.end(at: at(2_700), greatest: at(2_800), policy) == .idle(minutes: 30), "the greatest time counts")
  }
}
