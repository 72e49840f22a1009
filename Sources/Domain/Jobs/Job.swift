package import HengValues

/// Work that was asked for and is done apart from the request (后台任务): the weighing of a paper, later imports, prints, recalculation.
///
/// It stands in the database, so a program that dies leaves it to the next: taken once at a time, tried a bounded number of times.
package struct Job: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// 核查一份送来的文书
    case weighing
  }

  package enum State: String, CaseIterable, Hashable, Sendable {
    case waiting, running, done, failed, cancelled

    package var label: String {
      switch self {
      case .waiting: "排队"
      case .running: "进行中"
      case .done: "完成"
      case .failed: "没有完成"
      case .cancelled: "已取消"
      }
    }

    package var isEnded: Bool { self == .done || self == .failed || self == .cancelled }
  }

  /// How often a job is begun before it is given up: a program that died while it worked may have died of it.
  package static let mostAttempts = 3

  package let id: String
  package let kind: Kind
  /// The county that it is for; nil for what belongs to none.
  package let county: AdministrativeDivision?
  /// Jobs that were asked for together (一次提交).
  package let sending: String
  /// Who asked.
  package let actor: String
  /// What the bytes of the job are called: a file's name.
  package let payload: String
  package var state: State
  /// Jobs that have taken long stand behind those that may be short.
  package var isLong: Bool
  package var attempts: Int
  package let createdAt: Timestamp
  package var takenAt: Timestamp?
  /// When the sender last asked how far it is; whoever does not ask any more has left.
  package var askedAt: Timestamp
  /// Per cent.
  package var progress: Int
  /// Why it did not end well.
  package var message: String
  /// What came of it: the digest of a paper.
  package var result: String

  package init(
    id: String, kind: Kind, county: AdministrativeDivision? = nil, sending: String, actor: String, payload: String,
    state: State = .waiting, isLong: Bool = false, attempts: Int = 0, createdAt: Timestamp, takenAt: Timestamp? = nil,
    askedAt: Timestamp? = nil, progress: Int = 0, message: String = "", result: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.county = county
    self.sending = sending
    self.actor = actor
    self.payload = payload
    self.state = state
    self.isLong = isLong
    self.attempts = attempts
    self.createdAt = createdAt
    self.takenAt = takenAt
    self.askedAt = askedAt ?? createdAt
    self.progress = progress
    self.message = message
    self.result = result
  }
}
