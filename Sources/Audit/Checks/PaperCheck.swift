package import HengDocuments
package import HengRules

/// A paper with its recognised forms, as the checks take it (核查对象).
package struct PaperSubject: Sendable {
  package let paper: Paper
  package let file: String
  package let forms: [RecognisedForm]
  package let profile: Profile

  package init(paper: Paper, file: String, forms: [RecognisedForm], profile: Profile) {
    self.paper = paper
    self.file = file
    self.forms = forms
    self.profile = profile
  }
}

/// One family of rules run on a paper (一类核查): makes the rules' subjects from the forms and runs the rules on each.
package struct PaperCheck: Sendable {
  package let name: String
  package let report: @Sendable (PaperSubject) -> RuleReport

  package init(_ name: String, report: @escaping @Sendable (PaperSubject) -> RuleReport) {
    self.name = name
    self.report = report
  }
}

extension PaperCheck {
  /// All checks in the order of the catalogue.
  package static let all: [PaperCheck] = [.accounts, .forms, .text]
}
