import HengDomain
import HengValues

/// A step that was taken, as pages tell it (往来).
struct PastStep {
  let when: String
  let who: String
  let what: String
  let reason: String

  /// - Parameter what: another word for the step.
  init(_ step: TransitionRecord, what: String? = nil) {
    when = PageParts.words(step.at.date().chineseText)
    who = "\(step.actor)（\(step.role.label)）"
    self.what = what ?? step.action.rawValue
    reason = step.reason ?? ""
  }
}
