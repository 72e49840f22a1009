import HengValues

extension Rule<PaperTextSubject> {
  static let pa48OneValue = Rule(
    "PA-48", "同一名称、同一时间的数在各处相同", .warning, basis: "两处的数只差一位数字，或相邻两位次序颠倒，多为笔误", remedy: "请核对两处的数，改正写错的一处；确有不同的请写明口径"
  ) { subject, _ in
    let named = subject.named
    return .remarks(texts(named) + subject.tables.withinBudget.flatMap { tables($0, named) })
  }

  // MARK: two places of the text

  private static func texts(_ named: NamedValues) -> [Remark] {
    named.groups.withinBudget.flatMap { group -> [Remark] in
      guard group.count <= 60 else { return [] }
      return group.indices.dropLast().flatMap { i in
        group[(i + 1)...].compactMap { other in remark(group[i], other, among: group) }
      }
    }
  }

  private static func remark(_ one: NamedValues.Entry, _ other: NamedValues.Entry, among group: [NamedValues.Entry]) -> Remark? {
    guard one.figure.kind == other.figure.kind, one.figure.kind != .count("分"), !one.figure.isDate, one.sentence != other.sentence,
      one.period == other.period || one.period.isEmpty || other.period.isEmpty
    else { return nil }
    let isSame = one.name == other.name && one.name.count >= 4
    let isTail = min(one.name.count, other.name.count) >= 5 && (one.name.hasTail(other.name) || other.name.hasTail(one.name))
    guard isSame || isTail else { return nil }
    let (a, b) = (one.figure.number.exact, other.figure.number.exact)
    guard Slip.parts(a, b, least: isSame ? 4 : min(one.name.count, other.name.count) >= 6 ? 5 : 6) else { return nil }
    // A third place that agrees with neither leaves the name open.
    return Remark(
      "“\(one.name)”一处写\(one.sentence.printed(one.figure))，另一处写\(other.sentence.printed(other.figure))",
      sides: [one.sentence.side("一处", one.figure), other.sentence.side("另一处", other.figure)])
  }

  // MARK: text and table

  private static func tables(_ table: StatedTable, _ named: NamedValues) -> [Remark] {
    var labelled: [String: [StatedTable.Cell]] = [:]
    for row in table.rows.indices {
      let label = NamedValues.normal(table.label(row).withoutMark)
      if label.count >= 4 { labelled[label, default: []] += table.rows[row].filter { $0.number != nil && !$0.isPercent } }
    }
    for column in table.heads.indices where table.rows.count <= 3 {
      let head = NamedValues.normal(table.heads[column])
      if head.count >= 4 { labelled[head, default: []] += table.rows.map { $0[column] }.filter { $0.number != nil && !$0.isPercent } }
    }
    return labelled.keys.sorted().flatMap { label -> [Remark] in
      guard let cells = labelled[label], !cells.isEmpty else { return [] }
      return named.ending(in: label).compactMap { entry in
        guard entry.name.hasTail(label), entry.figure.kind == .money || cells.count == 1 else { return nil }
        let told = entry.figure.number.digits
        guard !cells.contains(where: { $0.number == told }) else { return nil }
        let near = cells.filter { cell in cell.number.map { $0.decimals == told.decimals && Slip.parts($0, told) } ?? false }
        guard near.count == 1, let cell = near.first else { return nil }
        return Remark(
          "“\(entry.name)”正文写\(entry.sentence.printed(entry.figure))，表中为\(cell.text)",
          sides: [entry.sentence.side("正文", entry.figure), cell.side("表中", table.file)])
      }
    }
  }
}

extension String {
  /// Without `一、`, `（1）`, `1.` and 其中 before the words.
  fileprivate var withoutMark: String {
    var words = self[...]
    if words.hasHead("其中:") { words = words.dropFirst(3) }
    if words.hasHead("("), let close = words.firstIndex(of: ")"), words.distance(from: words.startIndex, to: close) <= 3 {
      words = words[words.index(after: close)...]
    }
    if let mark = words.firstIndex(where: { "、.".contains($0) }), words.distance(from: words.startIndex, to: mark) <= 2 {
      words = words[words.index(after: mark)...]
    }
    return String(words)
  }
}
