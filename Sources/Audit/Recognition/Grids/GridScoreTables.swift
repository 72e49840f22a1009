import HengDocuments
import HengValues

extension Recogniser {
  /// Score tables of reports (评分情况表).
  package static let scoreTables = Recogniser("评分情况表") { paper, file in
    GridForm.forms(.scoreTable, of: paper, file).compactMap(\.scoreTable)
  }
}

extension GridForm {
  var scoreTable: RecognisedForm? {
    var doubts = doubts
    let scored = rows.indicators.filter { !$0.name.text.isEmpty }
    guard !scored.isEmpty else { return nil }
    let lines = scored.map { row -> RecognisedScoreTable.Row in
      let (code, name) = Self.codeAndName(row.name.text)
      return RecognisedScoreTable.Row(
        code: code, name: name, weight: number(row.reading.cells[.weight], "权重", &doubts),
        score: number(row.reading.cells[.score], "得分", &doubts), citation: rowCitation(row))
    }
    let total = rows.totalRow.flatMap { scoreTotal($0, &doubts) }
    let table = RecognisedScoreTable(title: caption.title, rows: lines, total: total, citation: citation)
    let figures = (lines + (total.map { [$0] } ?? [])).map { ($0.weight == nil ? 0 : 1) + ($0.score == nil ? 0 : 1) }.reduce(0, +)
    return recognised(.scoreTable, title: "评分情况表", figures: figures, .scoreTable(table), doubts)
  }

  /// `B41 资金总额`
  static func codeAndName(_ text: String) -> (code: String, name: String) {
    let words = text.trimmedSpaces
    guard let letter = words.unicodeScalars.first, ("A"..."Z").contains(letter) else { return ("", words) }
    let digits = words.dropFirst().prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { return ("", words) }
    return (String(words.prefix(1 + digits.count)), String(words.dropFirst(1 + digits.count)).trimmedSpaces)
  }

  /// 合计: in a row that slipped as a whole, the figures stand as far off their columns as the word off the first.
  private func scoreTotal(_ row: Int, _ doubts: inout [RecognitionDoubt]) -> RecognisedScoreTable.Row? {
    let cells = section.grid.filled(row)
    guard let label = cells.first, let citation = cells.citation(file) else { return nil }
    let numbers = cells.filter { $0.text.number != nil }
    var weight: ExactDecimal?
    var score: ExactDecimal?
    if numbers.count >= 2 {
      (weight, score) = (numbers[numbers.count - 2].text.number, numbers.last?.text.number)
    } else if let only = numbers.first {
      let shift = label.column - (header.slots.first?.range.lowerBound ?? 0)
      let isWeight = header.slot(.weight)?.range.contains(only.column - shift) ?? false
      if isWeight { weight = only.text.number } else { score = only.text.number }
      if shift != 0 {
        doubts.append(RecognitionDoubt("合计行移了位，只读到一个数“\(only.text.line)”，按移位读作\(isWeight ? "权重" : "得分")，请核对", only.place))
      }
    }
    return RecognisedScoreTable.Row(code: "", name: label.text.label, weight: weight, score: score, citation: citation)
  }
}
