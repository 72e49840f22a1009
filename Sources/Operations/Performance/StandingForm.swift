package import HengDocuments
package import HengDomain
import HengRules
import HengStore
import HengValues

/// A form as it is stored, or as a new one begins (已存的表): enough to take in what a page sends; the rules have not been asked.
package struct StandingForm: Sendable {
  let ground: FormDesk.Ground
  package let kind: FormKind
  package let record: FormRecord
  /// How often the stored record was changed; 0 for one that is not stored yet.
  package let changes: Int
  package let layout: FormLayout
  package let entry: FormEntry

  package var project: Project { ground.assessment.project }
  package var isNew: Bool { changes == 0 }

  /// The record with what was typed, and the cells that hold no value of their kind.
  func taking(_ entry: FormEntry) -> (record: FormRecord, problems: [FormProblem]) {
    record.taking(entry, on: layout, ground.ledger.holding(record))
  }
}
