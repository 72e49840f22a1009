package import HengValues

/// The scores of one self-evaluation side by side (得分口径): as filled in, by the rules, and by the rules after corrections.
///
/// Wherever a score stands, it says which of the three it is. Counts, grades and advice go by `standing`.
package struct ScoreStory: Hashable, Sendable {
  package enum Version: String, CaseIterable, Hashable, Sendable {
    /// As filled in or published.
    case filled
    /// The rules on the original form.
    case byForm
    /// The rules on the corrected version.
    case corrected

    package var label: String {
      switch self {
      case .filled: "填报"
      case .byForm: "按原表"
      case .corrected: "更正后"
      }
    }

    /// What the words mean, for a note.
    package var explanation: String {
      switch self {
      case .filled: "表上填写或公开的得分"
      case .byForm: "按评分规则对原表重新计算"
      case .corrected: "按评分规则对更正后的表计算"
      }
    }
  }

  package struct Score: Hashable, Sendable {
    package var version: Version
    /// Nil while a row has no score, or nothing was filled in.
    package var total: ExactDecimal?
    package var grade: Grade?
    package var trace: Trace

    package init(version: Version, total: ExactDecimal?, grade: Grade?, trace: Trace) {
      self.version = version
      self.total = total
      self.grade = grade
      self.trace = trace
    }

    /// `83.02`; without a total 未填 or 不能计算.
    package var text: String { total.map { "\($0)" } ?? (version == .filled ? "未填" : "不能计算") }

    /// `更正后83.02分`.
    package var words: String { version.label + text + (total == nil ? "" : "分") }

    /// The total as a figure; nil without one.
    package func figure(_ key: String) -> Figure? { total.map { Figure(key: key, text: "\($0)", trace: trace) } }
  }

  package var filled: Score
  package var byForm: Score
  /// Nil where nobody has corrected the form.
  package var corrected: Score?
  /// The corrections of the form, each with its reason.
  package var corrections: [ProjectCorrection]
  /// Why the corrections cannot be made; nil where they can.
  package var failure: String?

  package init(filled: Score, byForm: Score, corrected: Score?, corrections: [ProjectCorrection] = [], failure: String? = nil) {
    self.filled = filled
    self.byForm = byForm
    self.corrected = corrected
    self.corrections = corrections
    self.failure = failure
  }

  /// The score that counts, grades and advice go by: after corrections, else by the form.
  package var standing: Score { corrected ?? byForm }

  /// In the order of the versions.
  package var scores: [Score] { [filled, byForm] + (corrected.map { [$0] } ?? []) }

  package subscript(_ version: Version) -> Score? { scores.first { $0.version == version } }

  /// Which score several papers go by together: `更正后（没有更正的按原表）`.
  package static func basis(of stories: [ScoreStory]) -> String {
    let mended = stories.count { $0.corrected != nil }
    switch mended {
    case 0: return Version.byForm.label
    case stories.count: return Version.corrected.label
    default: return "\(Version.corrected.label)（没有更正的\(Version.byForm.label)）"
    }
  }
}
