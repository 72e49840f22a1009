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
    /// 列入意见: the unit is asked to mend it.
    case confirmed
    /// 请对方说明: the unit is asked what is meant.
    case questioned
    /// 不采纳: a false alarm, or explained.
    case dismissed
    /// 撤销处理: what was decided no longer holds.
    case reopened

    package var label: String {
      switch self {
      case .confirmed: "列入意见"
      case .questioned: "请对方说明"
      case .dismissed: "不采纳"
      case .reopened: "撤销处理"
      }
    }
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

/// How a received paper stands (文书办理情况): what was found when it came, and on how much somebody has decided.
package struct PaperStanding: Hashable, Sendable {
  package let errors: Int
  package let warnings: Int
  package let infos: Int
  package let questions: Int
  package let decided: Int

  package init(errors: Int, warnings: Int, infos: Int, questions: Int, decided: Int = 0) {
    (self.errors, self.warnings, self.infos, self.questions, self.decided) = (errors, warnings, infos, questions, decided)
  }

  package var all: Int { errors + warnings + infos + questions }
}
