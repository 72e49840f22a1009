package import HengRules

/// Holds several papers of one project or one unit against each other (文书对照).
package enum PaperComparison {
  package static func report(on papers: [AuditedPaper]) -> RuleReport {
    RuleReport()
  }
}
