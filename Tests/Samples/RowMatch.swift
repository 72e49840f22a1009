import HengSamples

/// Compares a transcribed row with its lines of the paper, cell by cell and in order, with nothing left over.
enum RowMatch {
  /// The fault in plain words; nil where row and paper agree.
  static func fault(_ row: SampleIndicator, form: String, in paper: SourcePaper) -> String? {
    let values = cells(of: row, form: form)
    let name = squeezed(row.name)
    switch form {
    case "target.ningxia", "selfEvaluation.shanxi":
      return faultInTabs(row, name: name, values: values, in: paper)
    default:
      return faultInRuns(row, name: name, values: values, in: paper)
    }
  }

  /// The cells after the name, in the form's order.
  static func cells(of row: SampleIndicator, form: String) -> [String] {
    let cells: [String?] =
      switch form {
      case "target.ningxia": [row.target]
      case "target.hebei": [row.definition, row.target, row.basis]
      case "selfEvaluation.shanxi": [row.target, row.actual, row.weight, row.score]
      default: [row.target, row.toDate, row.forecast, row.cause, row.likelihood, row.remedy, row.remark]
      }
    return cells.compactMap { $0 }
  }

  private static func faultInTabs(_ row: SampleIndicator, name: String, values: [String], in paper: SourcePaper) -> String? {
    let printed = paper.cells(row.lines).filter { !$0.contains("未完成按完成情况得分") }
    guard printed.count > values.count, Array(printed.suffix(values.count)) == values else { return "原文各格为 \(printed)" }
    var front = printed.dropLast(values.count)
    let printedName = front.removeLast()
    if row.nameShortened == true { return missing(from: printedName, row) }
    guard printedName == name else { return "原文名称为 \(printedName)" }
    let left = front.filter { !withoutLabels($0).isEmpty && $0 != name }
    return left.isEmpty ? nil : "原文还有 \(left)"
  }

  private static func faultInRuns(_ row: SampleIndicator, name: String, values: [String], in paper: SourcePaper) -> String? {
    let text = paper.joined(row.lines)
    let tail = values.joined()
    if row.nameShortened == true {
      guard text.hasSuffix(tail) else { return "原文为 \(text)" }
      return missing(from: String(text.dropLast(tail.count)), row)
    }
    if text.hasSuffix(name + tail) {
      let left = withoutLabels(String(text.dropLast(name.count + tail.count)))
      return left.isEmpty ? nil : "原文还有 \(left)"
    }
    // A row that a page break tore, cited in two parts: its cells are put together from fragments.
    guard row.lines.contains(";") else { return "原文为 \(text)" }
    var fragments = paper.fragments(row.lines)
    for cell in [name] + values {
      guard let left = taking(cell, from: fragments) else { return "原文没有 \(cell)：\(text)" }
      fragments = left
    }
    let left = withoutLabels(fragments.joined())
    return left.isEmpty ? nil : "原文还有 \(left)"
  }

  /// A shortened name keeps every figure of the long one, and no other; the printed number stands in `ordinal`.
  private static func missing(from printed: String, _ row: SampleIndicator) -> String? {
    let kept = (numbers(in: row.name) + [row.ordinal].compactMap { $0 }).sorted()
    let long = numbers(in: printed).sorted()
    return kept == long ? nil : "短名数字 \(kept)，原文 \(long)"
  }
}
