package import HengValues

/// What a survey is drawn and judged by (满意度调查参数): dated parameters of a profile.
package struct SurveyTerms: Hashable, Sendable {
  /// z of the level of confidence.
  package let z: ExactDecimal
  /// Allowed error of a share, as a share.
  package let error: ExactDecimal
  package let errorNoted: ExactDecimal
  package let leastResponse: ExactDecimal
  package let leastCompletion: ExactDecimal
  /// Groups of fewer answers are not shown.
  package let leastShown: Int
  /// Points of the five grades, the best first.
  package let gradePoints: [ExactDecimal]

  package init(_ profile: Profile, on day: CivilDate) throws(ProfileError) {
    z = try profile.decimal("survey.z", on: day)
    error = try profile.decimal("survey.error", on: day)
    errorNoted = try profile.decimal("survey.errorNoted", on: day)
    leastResponse = try profile.decimal("survey.response", on: day)
    leastCompletion = try profile.decimal("survey.completion", on: day)
    leastShown = Int(try profile.decimal("survey.leastShown", on: day).ratio.rounded(0).coefficient)
    gradePoints = try profile.decimals("survey.gradePoints", on: day)
  }
}
