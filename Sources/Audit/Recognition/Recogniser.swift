package import HengDocuments

/// Finds the forms of one family on a paper (识别): by header words and vocabulary, never by column numbers.
///
/// A recogniser reads the whole paper and returns what it is sure of; the same blocks may serve several recognisers.
package struct Recogniser: Sendable {
  package let name: String
  /// `file` names the paper in citations.
  package let forms: @Sendable (_ paper: Paper, _ file: String) -> [RecognisedForm]

  package init(_ name: String, forms: @escaping @Sendable (Paper, String) -> [RecognisedForm]) {
    self.name = name
    self.forms = forms
  }
}

extension Recogniser {
  /// All recognisers of the program.
  package static let all: [Recogniser] = [
    .departmentTargets, .unruledTargets, .unruledMonitoring, .grids,
    .accounts, .narrative, .reports,
  ]
}
