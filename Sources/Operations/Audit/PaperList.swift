package import HengDomain

/// One page of the papers received, the latest first (已收文书).
package struct PaperList: Sendable {
  package static let rowsPerPage = 50
  package let papers: [WeighedPaper]
  /// By digest; none for a paper that came before such was kept.
  package let standings: [String: PaperStanding]
  package let page: Int
  package let pages: Int
  package let total: Int

  /// The page that holds anything: a number below 1 is the first, one beyond the end the last.
  static func page(_ wanted: Int, of total: Int) -> (page: Int, pages: Int) {
    let pages = max((total + rowsPerPage - 1) / rowsPerPage, 1)
    return (min(max(wanted, 1), pages), pages)
  }
}
