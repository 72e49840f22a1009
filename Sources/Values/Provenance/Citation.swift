/// Where a recorded fact stands: the paper or ledger it was taken from and its place there (来源).
///
/// `paper` is the key of a registered source paper (`S002`), the file of a paper that is weighed, or the name of a ledger of
/// our own (`payment`); `lines` is the printed place (`1223;1253`, `第3页`, a record id). A citation is never empty.
package struct Citation: Hashable, Sendable, Codable {
  package var paper: String
  package var lines: String
  /// The exact place, where a reader has measured it.
  package var place: Place?

  package init(paper: String, lines: String, place: Place? = nil) {
    self.paper = paper
    self.lines = lines
    self.place = place
  }

  /// A place that a reader has measured on a paper.
  package init(paper: String, _ place: Place) {
    self.init(paper: paper, lines: place.lines, place: place)
  }

  /// Chinese place text: `S002 第1223;1253行`.
  package var text: String {
    lines.isEmpty ? paper : lines.first?.isNumber == true ? "\(paper) 第\(lines)行" : "\(paper) \(lines)"
  }

  /// Whether the paper is one of the registered source papers (`S002`): what is cited so was taken over from print.
  package var isOfRegisteredPaper: Bool { paper.first == "S" && paper.count > 1 && paper.dropFirst().allSatisfy(\.isNumber) }

  /// The place of a labelled field there, for a finding.
  package func place(field: String) -> Place {
    guard var known = place else { return Place(file: paper, field: lines.isEmpty ? field : "\(field)（\(lines)）") }
    known.file = paper
    known.field = field
    return known
  }
}
