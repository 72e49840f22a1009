import HengData
import HengDomain

extension FormLayout {
  /// Refuses what cannot be printed or read back (表样核对): the grid first, then the fields.
  func check(at path: [any CodingKey]) throws {
    func key(_ name: String) -> [any CodingKey] { path + [DataKey(stringValue: name)] }
    guard Self.extent.contains(columns.count), Self.extent.contains(fixedRows.count) else {
      throw DataFault.error("一张表最多\(Self.extent.upperBound)行、\(Self.extent.upperBound)栏", at: key("blocks"))
    }
    guard columns.allSatisfy({ $0 > 0 }), columns.reduce(0, +) == 100 else {
      throw DataFault.error("各栏宽度应为正整数，合计100，现为\(columns.reduce(0, +))", at: key("columns"))
    }
    for (name, text) in [("form", self.key), ("name", self.name), ("source", source.text), ("sheet", sheet)] where text.isEmpty {
      throw DataFault.error("不能为空", at: key(name))
    }
    guard blocks.count(where: { if case .indicators = $0 { true } else { false } }) == 1, let block = indicators else {
      throw DataFault.error("应有而且只有一个指标块 indicators", at: key("blocks"))
    }
    try checkIndicators(block, at: key("blocks"))
    try checkGrid(at: key("blocks"))
    try checkFields(at: path)
  }

  private func checkIndicators(_ block: FormIndicators, at path: [any CodingKey]) throws {
    let place = blocks.firstIndex(of: .indicators(block)) ?? 0
    let path = path + [DataKey(intValue: place), DataKey(stringValue: "indicators")]
    guard !block.header.isEmpty, block.header.flatMap({ $0 }).allSatisfy(\.text.isLabel) else {
      throw DataFault.error("表头应有文字，而且只能是文字", at: path + [DataKey(stringValue: "header")])
    }
    for (index, cell) in block.row.enumerated() {
      for field in cell.text.fields where !field.isOfRow && field != .handwritten {
        throw DataFault.error(
          "“\(field.name)”不是指标行的字段", at: path + [DataKey(stringValue: "row"), DataKey(intValue: index)])
      }
      if cell.rows > 1 {
        throw DataFault.error("指标行的格子只能占一行，或写 rows: block", at: path + [DataKey(stringValue: "row"), DataKey(intValue: index)])
      }
    }
  }

  /// Cells must tile the grid: no place twice, none left open.
  private func checkGrid(at path: [any CodingKey]) throws {
    let places = rowPlaces
    let sheet = FormPrinter(self, filling: TagFilling(layout: self)).sheet
    guard let problem = sheet.gridProblems.first else { return }
    let place = places.indices.contains(problem.row) ? places[problem.row] : []
    throw DataFault.error("\(problem.text)（从第一行表格数起）", at: path + place)
  }

  /// Of each row of the tagged form, where it stands in the file.
  private var rowPlaces: [[any CodingKey]] {
    blocks.enumerated().flatMap { index, block -> [[any CodingKey]] in
      let start: [any CodingKey] = [DataKey(intValue: index)]
      switch block {
      case .rows(let rows):
        return rows.indices.map { start + [DataKey(stringValue: "rows"), DataKey(intValue: $0)] }
      case .indicators(let block):
        let inside = start + [DataKey(stringValue: "indicators")]
        return block.header.indices.map { inside + [DataKey(stringValue: "header"), DataKey(intValue: $0)] }
          + [inside + [DataKey(stringValue: "row")]]
      }
    }
  }

  private func checkFields(at path: [any CodingKey]) throws {
    var seen: Set<FormField> = []
    for (row, place) in zip(fixedRows, rowPlaces) {
      for (index, cell) in row.enumerated() {
        let at = path + [DataKey(stringValue: "blocks")] + place + [DataKey(intValue: index)]
        for field in cell.text.fields {
          if let records = field.records, !records.contains(kind.record) {
            throw DataFault.error("“\(kind.title)”没有字段“\(field.name)”", at: at)
          }
          if cell.text.fields.count(where: { $0.type != .label }) > 1 {
            throw DataFault.error("一格只能有一个要填的字段", at: at)
          }
          if field.type != .label, field != .handwritten, !seen.insert(field).inserted {
            throw DataFault.error("字段“\(field.name)”写了两次", at: at)
          }
        }
      }
    }
    let missing = kind.mandatoryFields.filter { !fields.contains($0) }
    if !missing.isEmpty {
      throw DataFault.error("缺少字段：\(missing.map(\.name).joined(separator: "、"))", at: path + [DataKey(stringValue: "blocks")])
    }
  }

  /// The rows as they stand in the file; the indicator row once.
  var fixedRows: [[FormCell]] {
    blocks.flatMap { block in
      switch block {
      case .rows(let rows): rows
      case .indicators(let block): block.header + [block.row]
      }
    }
  }
}

extension FormKind {
  /// Without these the form says nothing of its record.
  package var mandatoryFields: [FormField] {
    let rows: [FormField] = [.row(.level1), .row(.level2), .row(.name)]
    let money = FormField.fund(.total, record == .target ? .initialBudget : .outturn)
    let values: [FormField] =
      switch record {
      case .target: []
      case .monitoring: [.row(.valueToDate)]
      case .selfEvaluation: [.row(.actual)]
      }
    let name: [FormField] =
      switch self {
      case .departmentTarget, .departmentSelfEvaluation: [.head(.department)]
      case .projectTarget, .projectMonitoring, .projectSelfEvaluation, .transferSelfEvaluation: [.head(.project)]
      }
    return name + [money] + rows + values
  }
}
