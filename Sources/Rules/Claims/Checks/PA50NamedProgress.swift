import HengValues

extension Rule<PaperTextSubject> {
  static let pa50NamedProgress = Rule(
    "PA-50", "指标名称中写明的应完成数和已完成数，与指标的完成值相符", .warning, basis: "没有全部完成的，完成值不能写成100", remedy: "请按名称中的两个数重算完成值和得分"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得其他表格") }
    return .remarks(
      subject.tables.withinBudget.flatMap { table in table.rows.compactMap { row in remark(row, table.file) } })
  }

  private static func remark(_ row: [StatedTable.Cell], _ file: String) -> Remark? {
    for (column, cell) in row.enumerated() where cell.number == nil && cell.text.utf8.count > 24 {
      guard let (sentence, due, done) = progress(cell, file) else { continue }
      let values = row[(column + 1)...].filter { $0.number == ExactDecimal(100) }
      // The weight, the target, and what was done.
      guard values.count > 1, let told = values.last else { continue }
      return Remark(
        "名称写明应完成\(sentence.printed(due))、已完成\(sentence.printed(done))，完成值却是\(told.text)",
        computation: "\(sentence.printed(done)) ÷ \(sentence.printed(due)) = \((done.ratio.divided(by: due.ratio) ?? .zero).percentText)",
        sides: [told.side("完成值", file), cell.side("名称", file)])
    }
    return nil
  }

  private static func progress(
    _ cell: StatedTable.Cell, _ file: String
  ) -> (sentence: StatedSentence, due: StatedFigure, done: StatedFigure)? {
    for sentence in StatedSentence.all([PaperPassage(cell.text, file: file, place: cell.place)]) {
      let counts = sentence.figures.filter { $0.kind.isCount && !$0.isBound }
      guard let done = counts.first(where: { $0.has(["已", "完成", "实际", "实发"]) && !$0.has(["未"]) }),
        let due = counts.first(where: { $0.kind == done.kind && $0.has(["目标", "计划", "应", "任务", "共"]) }), done.ratio < due.ratio
      else { continue }
      return (sentence, due, done)
    }
    return nil
  }
}
