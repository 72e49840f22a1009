package import HengDocuments
import HengValues

extension AuditedPaper {
  /// Whether anything was read that rules could judge (读到内容): a form, a finding, a table with figures, or words that are no separated row.
  package func isRead(from paper: Paper) -> Bool {
    if WorkBudget.current.isSpent || !forms.isEmpty || !findings.isEmpty { return true }
    return paper.blocks.contains { block in
      switch block {
      case .line(let line):
        line.text.holds("。") || line.text.holds("；") || !line.text.withoutSpaces.isEmpty && !line.text.utf8.contains(0x2C)
      case .table(let table): StatedTableReader.table(table, file: file, intro: nil) != nil
      }
    }
  }
}
