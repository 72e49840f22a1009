package import HengValues

/// A form file that a county uses from a day on (县区表样): its text as it is written, in versions that are never changed.
package struct CountyFormFile: Hashable, Sendable {
  package var county: AdministrativeDivision
  /// Key of the layout: `selfEvaluation.mycounty`.
  package var key: String
  package var version: Int
  /// The kind of form that it is used for: `selfEvaluation.project`.
  package var kind: String
  package var validFrom: CivilDate
  package var text: String
  package var sha256: String
  package var recordedAt: Timestamp
  package var recordedBy: String

  package init(
    county: AdministrativeDivision, key: String, version: Int, kind: String, validFrom: CivilDate, text: String, sha256: String,
    recordedAt: Timestamp, recordedBy: String
  ) {
    self.county = county
    self.key = key
    self.version = version
    self.kind = kind
    self.validFrom = validFrom
    self.text = text
    self.sha256 = sha256
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }
}
