/// One condition that a set must meet before it leaves the office (公开前检查), with what it found.
package struct GateCheck: Hashable, Sendable {
  package enum State: String, Hashable, Sendable { case passed, failed, notice }

  package var title: String
  package var state: State
  /// What was looked at, or what is wrong and what to do; at most a few lines are shown of many.
  package var details: [String]

  package init(_ title: String, _ state: State, _ details: [String]) {
    self.title = title
    self.state = state
    self.details = details
  }

  /// Passed unless something is wrong.
  init(_ title: String, wrong: [String], otherwise: String) {
    self.init(title, wrong.isEmpty ? .passed : .failed, wrong.isEmpty ? [otherwise] : wrong)
  }
}

/// All conditions of a set (公开前检查结果); one that failed keeps the gate shut.
package struct GateReport: Hashable, Sendable {
  package var checks: [GateCheck]
  /// What is taken for private and nobody released.
  package var held: [HeldOccurrence]
  /// How many occurrences of the set a second person released.
  package var released: Int

  package init(_ checks: [GateCheck], held: [HeldOccurrence] = [], released: Int = 0) {
    self.checks = checks
    self.held = held
    self.released = released
  }

  package var isOpen: Bool { !checks.contains { $0.state == .failed } }

  /// The report as plain lines, with the first details of each check.
  package var lines: [String] { lines(most: 8) }

  package func lines(most: Int) -> [String] {
    checks.flatMap { check -> [String] in
      let mark = check.state == .passed ? "通过" : check.state == .failed ? "不通过" : "提示"
      let shown = check.details.prefix(most).map { "　　\($0)" }
      let more = check.details.count > most ? ["　　……共\(check.details.count)条"] : []
      return ["〔\(mark)〕\(check.title)"] + shown + more
    }
  }
}
