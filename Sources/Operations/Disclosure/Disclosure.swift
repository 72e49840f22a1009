package import HengDocuments
package import HengDomain
package import HengFacts
package import HengRules

/// A department's year-end papers as they stand now (决算公开): the tables, what the rules say of them, and the volume that would be printed.
package struct Disclosure: Sendable {
  package let county: County
  package let profile: Profile
  package let ledger: AccountsLedger
  package let record: DisclosureRecord
  /// The projects that may be published, scored by the rules.
  package let projects: [EvaluatedProject]
  /// 涉密项目: counted nowhere and named nowhere.
  package let secretProjects: [Project]
  /// Names of all other projects of the county's year.
  package let openProjects: [String]
  package let compiled: CompiledAccounts
  /// The FA rules on the tables.
  package let report: RuleReport
  /// What keeps the volume from being whole, each with what to do.
  package let problems: [String]
  /// Payments of the books, or of the department's projects, that are 待核对.
  package let unsettled: [Payment]
  package internal(set) var volume: Document
  /// The layouts on which the volume prints its forms.
  package let forms: [FormLayout]

  /// Errors, and warnings to which nobody has written a note (未处理的意见): they block 核查 and publication.
  package var openFindings: [Finding] {
    let noted = Set(ledger.notes.map(\.rule))
    return report.findings.filter { $0.severity == .error || $0.severity == .warning && !noted.contains($0.rule) }
  }
}
