import HengValues

extension Rule<ProjectPapers> {
  static let cp04SameIndicators = Rule(
    "CP-04", "监控表和自评表列出批复的全部指标，不多不少", .question, basis: "监控和自评以批复的绩效目标为准", remedy: "请核对缺少或增加的指标；经批准调整的，请附调整批复"
  ) { papers, _ in
    let pairs = papers.pairs { $0.rows.isEmpty ? nil : $0.rows }
    guard !pairs.isEmpty else { return .notApplicable("只有一张表有指标") }
    return .remarks(
      pairs.compactMap { left, right in
        func missing(_ rows: [ProjectPapers.Form.Row], in others: [ProjectPapers.Form.Row]) -> [ProjectPapers.Form.Row] {
          let names = Set(others.map { $0.name.halfWidth.withoutSpaces })
          return rows.filter { !$0.name.withoutSpaces.isEmpty && !names.contains($0.name.halfWidth.withoutSpaces) }
        }
        let (gone, added) = (missing(left.1, in: right.1), missing(right.1, in: left.1))
        guard !gone.isEmpty || !added.isEmpty else { return nil }
        var parts: [String] = []
        if !gone.isEmpty { parts.append("\(right.0.label)没有\(left.0.label)的指标\(names(gone))") }
        if !added.isEmpty { parts.append("\(right.0.label)多出指标\(names(added))") }
        return Remark(
          parts.joined(separator: "；"),
          sides: gone.map { .row(left.0, $0, $0.target.printed) } + added.map { .row(right.0, $0, $0.target.printed) })
      })
  }

  private static func names(_ rows: [ProjectPapers.Form.Row]) -> String { rows.map { "“\($0.name)”" }.joined(separator: "、") }
}
