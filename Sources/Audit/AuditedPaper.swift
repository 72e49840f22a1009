package import HengDocuments
package import HengRules
package import HengValues

/// A paper after it was weighed (核查结果): what was found on it, what is wrong with it, and what was not checked.
package struct AuditedPaper: Sendable {
  package var file: String
  /// The files that were joined to this paper, the first as `file`; empty for a paper of one file.
  package var files: [String] = []
  package var format: Paper.Format
  package var pageCount: Int
  package var profile: String
  /// In the order of the paper.
  package var forms: [RecognisedForm]
  /// In the order of the paper, each side with its words.
  package var findings: [Finding]
  /// One entry a rule of the catalogue.
  package var coverage: [Coverage]
  /// What the reader or a recogniser could not make out.
  package var cautions: [PaperCaution]
  /// What is private on the paper; findings and forms still show it until they leave (`ShownFile`).
  package var privacy: PaperPrivacy

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  package var report: RuleReport { RuleReport(findings: findings, coverage: coverage) }
}

extension Finding {
  /// The place in the paper where the finding is listed: that of its first side.
  package var place: Place { sides.first?.place ?? Place() }
}

extension Place {
  /// Reading order: page, then line or height on the page, then sheet cell.
  package static func precedes(_ left: Place, _ right: Place) -> Bool {
    func key(_ place: Place) -> (Int, Int, Int, Int, Int, Int) {
      (
        place.page ?? (place.line == nil ? Int.max : 0), place.line ?? place.box?.dropFirst().first ?? Int.max,
        place.row ?? 0, place.box?.first ?? 0, place.column ?? 0, place.endLine ?? 0
      )
    }
    return key(left) < key(right)
  }
}
