import HengValues

/// A correction that cannot be made (更正不成): which one, why, and what to do.
package struct CorrectionError: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The project has no self-evaluation, or its target sheet is not there.
    case nothingToCorrect
    /// No indicator bears the name.
    case unknownIndicator
    /// Several indicators bear the name.
    case ambiguousIndicator
    /// A field of an indicator without the indicator's name, or a field of the whole form with one.
    case misplacedField
    /// The same field of the same indicator is corrected twice.
    case repeated
    /// The value is none of its field; what it should be.
    case unreadableValue(String)
  }

  package var correction: ProjectCorrection
  package var reason: Reason

  package init(_ correction: ProjectCorrection, _ reason: Reason) {
    self.correction = correction
    self.reason = reason
  }

  /// The whole in one Chinese line.
  package var message: String {
    let place = correction.indicator.isEmpty ? "全表" : "指标“\(correction.indicator)”"
    let head = "项目 \(correction.project.text) 的更正（\(place)，\(correction.field.label)）不能进行："
    return switch reason {
    case .nothingToCorrect: head + "该项目没有自评表或相应的绩效目标表。请先录入自评表。"
    case .unknownIndicator: head + "自评表中没有这项指标。请按公开的自评表填写指标名称。"
    case .ambiguousIndicator: head + "自评表中有几项指标同名，不能确定是哪一项。请先给它们不同的名称。"
    case .misplacedField:
      head + (correction.indicator.isEmpty ? "没有写明指标名称。请填写指标名称。" : "这一栏属于全表，不属于某项指标。请把指标名称留空。")
    case .repeated: head + "同一栏更正了两次。请只留一条。"
    case .unreadableValue(let due): head + "“\(correction.value)”不能识别。\(due)。"
    }
  }
}
