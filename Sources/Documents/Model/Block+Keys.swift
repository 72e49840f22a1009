import HengValues

extension Block {
  /// The block with every figure's key under a prefix, so that papers of several projects can stand in one document.
  package func prefixingKeys(_ prefix: String) -> Block {
    switch self {
    case .paragraph(let runs): return .paragraph(runs.map { $0.prefixingKey(prefix) })
    case .sheet(var sheet):
      for row in sheet.rows.indices {
        for cell in sheet.rows[row].cells.indices {
          sheet.rows[row].cells[cell].runs = sheet.rows[row].cells[cell].runs.map { $0.prefixingKey(prefix) }
        }
      }
      return .sheet(sheet)
    case .cover, .contents, .section, .title, .heading, .signature, .pageBreak: return self
    }
  }
}

extension Run {
  fileprivate func prefixingKey(_ prefix: String) -> Run {
    guard case .figure(var figure) = self else { return self }
    figure.key = "\(prefix).\(figure.key)"
    return .figure(figure)
  }
}
