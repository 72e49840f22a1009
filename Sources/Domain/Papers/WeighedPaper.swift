package import HengValues

/// A published paper as it was received for weighing (送审文书). Its bytes are never altered.
package struct WeighedPaper: Hashable, Sendable {
  package let sha256: String
  package let fileName: String
  package let receivedAt: Timestamp
  package let receivedBy: String

  package init(sha256: String, fileName: String, receivedAt: Timestamp, receivedBy: String) {
    self.sha256 = sha256
    self.fileName = fileName
    self.receivedAt = receivedAt
    self.receivedBy = receivedBy
  }
}

/// What a person decided on a finding (意见处理).
package struct FindingVerdict: Hashable, Sendable {
  package enum Decision: String, CaseIterable, Hashable, Sendable {
    /// 确认: the unit is asked to mend it.
    case confirmed
    /// 不采纳: a false alarm, or explained.
    case dismissed

    package var label: String { self == .confirmed ? "确认" : "不采纳" }
  }

  package let finding: String
  package let decision: Decision
  package let reason: String
  package let actor: String
  package let at: Timestamp

  package init(finding: String, decision: Decision, reason: String, actor: String, at: Timestamp) {
    self.finding = finding
    self.decision = decision
    self.reason = reason
    self.actor = actor
    self.at = at
  }
}
