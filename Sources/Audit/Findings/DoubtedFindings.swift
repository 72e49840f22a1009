import HengRules
import HengValues

/// Findings that rest on cells which were not read for certain become questions (存疑).
enum DoubtedFindings {
  static func regraded(_ findings: [Finding], doubts: [RecognitionDoubt]) -> [Finding] {
    guard !doubts.isEmpty else { return findings }
    return findings.withinBudget.map { finding in
      guard finding.severity != .question, finding.severity != .info,
        let doubt = doubts.first(where: { doubt in
          doubt.weakensFindings && !finding.sides.isEmpty && finding.sides.allSatisfy { doubt.place.holds($0.place) }
        })
      else { return finding }
      var doubted = finding
      doubted.severity = .question
      doubted.message += "（这里读得不确定：\(doubt.message)）"
      return doubted
    }
  }
}

extension Place {
  /// Whether another place lies within the lines, the area or the cell of this one.
  fileprivate func holds(_ other: Place) -> Bool {
    if let mine = line, let theirs = other.line {
      return mine <= theirs && (other.endLine ?? theirs) <= (endLine ?? mine)
    }
    if let page, page == other.page, let mine = box, let theirs = other.box, mine.count == 4, theirs.count == 4 {
      return mine[0] <= theirs[0] && mine[1] <= theirs[1] && theirs[2] <= mine[2] && theirs[3] <= mine[3]
    }
    return row != nil && row == other.row && column == other.column && sheet == other.sheet
  }
}
