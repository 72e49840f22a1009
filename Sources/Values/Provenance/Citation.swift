/// Where a recorded fact stands: the paper or ledger it was taken from and its place there (来源).
///
/// `paper` is the key of a registered source paper (`S002`) or the name of a ledger of our own (`payment`);
/// `lines` is the printed place (`1223;1253`, `第3页`, a record id). A citation is never empty.
package struct Citation: Hashable, Sendable, Codable {
  package var paper: String
  package var lines: String

  package init(paper: String, lines: String) {
    self.paper = paper
    self.lines = lines
  }

  /// Chinese place text: `S002 第1223;1253行`.
  package var text: String {
    lines.isEmpty ? paper : lines.first?.isNumber == true ? "\(paper) 第\(lines)行" : "\(paper) \(lines)"
  }
}
