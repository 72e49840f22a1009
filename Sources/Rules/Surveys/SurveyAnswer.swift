import HengValues

/// The five grades of an answer (满意程度); 基本满意 is the middle one unless the questionnaire says that it is satisfied.
package enum SatisfactionGrade: Int, CaseIterable, Hashable, Sendable {
  case verySatisfied, satisfied, fair, dissatisfied, veryDissatisfied

  package var label: String {
    switch self {
    case .verySatisfied: "非常满意"
    case .satisfied: "满意"
    case .fair: "一般"
    case .dissatisfied: "不满意"
    case .veryDissatisfied: "非常不满意"
    }
  }

  /// - Parameter countsBasic: 基本满意 is satisfied (问卷写明基本满意算满意).
  package init?(_ words: String, countsBasic: Bool) {
    switch words.halfWidth.withoutSpaces {
    case "非常满意", "很满意", "十分满意", "5", "5分": self = .verySatisfied
    case "满意", "比较满意", "较满意", "4", "4分": self = .satisfied
    case "基本满意": self = countsBasic ? .satisfied : .fair
    case "一般", "中立", "3", "3分": self = .fair
    case "不满意", "不太满意", "比较不满意", "较不满意", "2", "2分": self = .dissatisfied
    case "非常不满意", "很不满意", "十分不满意", "1", "1分": self = .veryDissatisfied
    default: return nil
    }
  }

  /// The top two of five.
  package var isSatisfied: Bool { self == .verySatisfied || self == .satisfied }
}

/// What became of somebody who was drawn (访问结果).
package enum SurveyOutcome: String, CaseIterable, Hashable, Sendable {
  case completed = "完成"
  case refused = "拒答"
  case absent = "无人"
  case moved = "迁出"
  case wrongEntry = "错误名单"
  case ineligible = "不合格"
  /// Neither an answer nor a reason.
  case unknown = "未写明"

  /// Somebody who could have answered (回答率的分母).
  package var isOfResponse: Bool { [.completed, .refused, .absent, .unknown].contains(self) }
}

/// By what the satisfied are divided (满意度口径).
package enum SatisfactionRule: String, CaseIterable, Hashable, Sendable {
  case valid = "有效回答"
  case surveyed = "全部调查对象"
  case beneficiaries = "全部受益对象"
  case mean = "五级折分平均"
}
