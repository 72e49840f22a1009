import Foundation
import HengDomain
import HengStore
import HengValues

/// One worker's endless payments and corrections.
struct Work {
  let store: LedgerStore
  let worker: Int
  let run: String
  var dice: Dice

  mutating func go() async {
    var standing: [Payment] = []
    var number = 0
    guard let project = try? Writer.project(worker), let note = try? Writer.note("示例会计\(worker)") else { return }
    while true {
      number += 1
      if dice.roll(4) == 0, let old = standing.last {
        var corrected = old
        corrected.amount = Money(fen: Int128(1 + dice.roll(100_000)))
        if await attempt(corrected, { store throws(LedgerError) in try await store.correct(corrected, note) }) {
          standing[standing.count - 1] = corrected
        } else {
          standing.removeLast()
        }
      } else {
        let payment = self.payment(number, of: project)
        if await attempt(payment, { store throws(LedgerError) in try await store.record(payment, note) }) { standing.append(payment) }
      }
    }
  }

  private mutating func payment(_ number: Int, of project: Project) -> Payment {
    Payment(
      id: ID("w\(worker).\(run).\(number)"), of: project, allotment: dice.roll(2) == 0 ? ID("\(project.id.text).a") : nil,
      date: CivilDate(clampingDayNumber: 19_000), isDateAssumed: false, amount: Money(fen: Int128(1 + dice.roll(100_000))),
      purpose: String(repeating: "补助", count: dice.roll(200)), payees: Quantity(ExactDecimal(3), .person),
      citation: Citation(paper: "payment", lines: "\(number)"))
  }

  private func attempt(_ payment: Payment, _ work: (LedgerStore) async throws(LedgerError) -> Void) async -> Bool {
    tell("T \(payment.id.text) \(payment.amount.fen)")
    do throws(LedgerError) {
      try await work(store)
      tell("A")
      return true
    } catch {
      if case .store(.outcomeUnknown) = error { tell("U") } else { tell("F \(error.message.replacing("\n", with: " "))") }
      try? await Task.sleep(for: .milliseconds(2))
      return false
    }
  }

  private func tell(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
  }
}
