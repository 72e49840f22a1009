package import HengDocuments
import HengValues

extension AuditedPaper {
  /// Whether anything was read that rules could judge (读到内容): a form, a finding, a ruled table, separated cells with figures, or words
  /// that are no separated row.
  package func isRead(from paper: Paper) -> Bool {
    if WorkBudget.current.isSpent || !forms.isEmpty || !findings.isEmpty { return true }
    return paper.blocks.contains { block in
      switch block {
      case .line(let line): line.text.isRunning
      case .table(let table):
        table.cells.contains { cell in
          table.origin == .ruled ? !cell.text.withoutSpaces.isEmpty : cell.text.utf8.contains { (0x30...0x39).contains($0) }
        }
      }
    }
  }
}

extension String {
  /// Words that run on, and not cells with commas between them; a comma inside a number parts nothing.
  fileprivate var isRunning: Bool {
    if holds("。") || holds("；") { return true }
    let bytes = Array(withoutSpaces.utf8)
    func isDigit(_ place: Int) -> Bool { bytes.indices.contains(place) && (0x30...0x39).contains(bytes[place]) }
    return !bytes.isEmpty && !bytes.indices.contains { bytes[$0] == 0x2C && !(isDigit($0 - 1) && isDigit($0 + 1)) }
  }
}
