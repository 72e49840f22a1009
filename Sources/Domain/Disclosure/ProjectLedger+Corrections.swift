import HengValues

extension ProjectLedger {
  /// The ledger with a further version of its target sheet and its last self-evaluation, in which the corrections stand (更正后的台账).
  ///
  /// Corrections of other projects are passed over; without any, the ledger stays as it is. The published versions stay beside the new
  /// ones. Scores, rates, total and grades of the new version are open: the forms print what the rules compute. Grades come
  /// from the score card, which this room does not know.
  package func corrected(by corrections: [ProjectCorrection]) throws(CorrectionError) -> ProjectLedger {
    let own = corrections.filter { $0.project == project.id }
    guard let first = own.first else { return self }
    guard let evaluation = selfEvaluations.last, let sheet = targetSheet(evaluation.targetSheet) else {
      throw CorrectionError(first, .nothingToCorrect)
    }
    var draft = CorrectedPapers(sheet: sheet, evaluation: evaluation)
    draft.openScores()
    try draft.apply(own)
    var ledger = self
    ledger.targetSheets.append(draft.sheet)
    ledger.selfEvaluations.append(draft.evaluation)
    return ledger
  }
}

/// The new versions while corrections are written into them.
private struct CorrectedPapers {
  var sheet: PerformanceTargetSheet
  var evaluation: SelfEvaluation

  /// The next version of both; indicators keep their ids.
  init(sheet: PerformanceTargetSheet, evaluation: SelfEvaluation) {
    self.sheet = sheet.adjusted(id: ID(sheet.id.text.nextVersion), reason: "")
    self.sheet.state = sheet.state
    self.evaluation = evaluation
    self.evaluation.id = ID(evaluation.id.text.nextVersion)
    self.evaluation.targetSheet = self.sheet.id
  }

  /// Clears what was scored by hand; a dash stays a dash.
  mutating func openScores() {
    for index in evaluation.funds.indices {
      if evaluation.funds[index].score.value != nil { evaluation.funds[index].score = .blank }
      if evaluation.funds[index].rate.value != nil { evaluation.funds[index].rate = .blank }
    }
    for index in evaluation.rows.indices { evaluation.rows[index].printedScore = .blank }
    evaluation.printedTotal = .blank
    evaluation.selfGrade = nil
    evaluation.reviewGrade = nil
  }

  mutating func apply(_ corrections: [ProjectCorrection]) throws(CorrectionError) {
    var seen: Set<Target> = []
    var reasons: [String] = []
    // Indicators are named as published: their places are found before a name changes, and values are read under the new name.
    var placed: [(correction: ProjectCorrection, place: Int?)] = []
    for correction in corrections {
      guard seen.insert(Target(correction)).inserted else { throw CorrectionError(correction, .repeated) }
      placed.append((correction, try place(of: correction)))
      if !correction.reason.isEmpty, !reasons.contains(correction.reason) { reasons.append(correction.reason) }
    }
    for (correction, place) in placed where correction.field == .name { try write(correction, place) }
    for (correction, place) in placed where correction.field != .name { try write(correction, place) }
    sheet.adjustmentReason = "更正：" + reasons.joined(separator: "；")
  }

  private struct Target: Hashable {
    let indicator: String
    let field: ProjectCorrection.Field

    init(_ correction: ProjectCorrection) {
      indicator = correction.indicator
      field = correction.field
    }
  }

  /// The place of the indicator on the sheet; nil for the whole form.
  private func place(of correction: ProjectCorrection) throws(CorrectionError) -> Int? {
    guard correction.field.isOfIndicator != correction.indicator.isEmpty else { throw CorrectionError(correction, .misplacedField) }
    guard correction.field.isOfIndicator else { return nil }
    let places = sheet.indicators.indices.filter { sheet.indicators[$0].name == correction.indicator }
    guard let place = places.first else { throw CorrectionError(correction, .unknownIndicator) }
    guard places.count == 1 else { throw CorrectionError(correction, .ambiguousIndicator) }
    return place
  }

  private mutating func write(_ correction: ProjectCorrection, _ place: Int?) throws(CorrectionError) {
    guard let place else { return try writeForm(correction) }
    let id = sheet.indicators[place].id
    guard let row = evaluation.rows.firstIndex(where: { $0.indicator == id }) else { throw CorrectionError(correction, .unknownIndicator) }
    switch correction.field {
    case .name: sheet.indicators[place].name = try filled(correction)
    case .target: sheet.indicators[place].target = try reading(correction, under: sheet.indicators[place].name)
    case .actual:
      evaluation.rows[row].actual = try reading(correction, under: sheet.indicators[place].name)
      evaluation.rows[row].actualSource = .typed
    case .weight:
      let weight = try decimal(correction, "请填大于0的分值，如 30") { $0 > .zero }
      sheet.indicators[place].weight = weight
      evaluation.rows[row].weight = weight
    case .coefficient:
      evaluation.rows[row].coefficient = try decimal(correction, "请填0至1的系数，如 0.80") { !$0.isNegative && $0 <= ExactDecimal(1) }
    case .deviation: evaluation.rows[row].deviation = try filled(correction)
    case .isTargetTooLow:
      guard ["是", "否"].contains(correction.value) else { throw CorrectionError(correction, .unreadableValue("请填“是”或“否”")) }
      evaluation.rows[row].isTargetTooLow = correction.value == "是"
    case .achievement, .unit: throw CorrectionError(correction, .misplacedField)
    }
    evaluation.rows[row].citation = correction.citation
  }

  private mutating func writeForm(_ correction: ProjectCorrection) throws(CorrectionError) {
    switch correction.field {
    case .achievement: evaluation.achievement = try filled(correction)
    case .unit:
      guard let unit = MoneyUnit(rawValue: correction.value) else {
        throw CorrectionError(correction, .unreadableValue("请填“元”“万元”或“亿元”"))
      }
      evaluation.unit = unit
      evaluation.funds = evaluation.funds.map { $0.labelled(unit) }
      sheet.unit = unit
      sheet.funds = sheet.funds.map { $0.labelled(unit) }
    default: throw CorrectionError(correction, .misplacedField)
    }
  }

  private func filled(_ correction: ProjectCorrection) throws(CorrectionError) -> String {
    guard correction.value.contains(where: { !$0.isWhitespace }) else { throw CorrectionError(correction, .unreadableValue("请填写内容")) }
    return correction.value
  }

  private func reading(_ correction: ProjectCorrection, under name: String) throws(CorrectionError) -> IndicatorValue {
    IndicatorValue(parsing: try filled(correction), name: name)
  }

  private func decimal(
    _ correction: ProjectCorrection, _ remedy: String, _ isFit: (ExactDecimal) -> Bool
  ) throws(CorrectionError) -> ExactDecimal {
    do throws(ValueError) {
      let value = try ExactDecimal(parsing: correction.value)
      if isFit(value) { return value }
    } catch {}
    throw CorrectionError(correction, .unreadableValue(remedy))
  }
}

extension ProjectCorrection.Field {
  /// Of one indicator; else of the whole form.
  package var isOfIndicator: Bool { self != .achievement && self != .unit }
}

extension FundRow {
  /// The same printed digits under another unit: the label was wrong, not the figure.
  fileprivate func labelled(_ unit: MoneyUnit) -> FundRow {
    var row = self
    row.initialBudget = initialBudget.map { PrintedAmount($0.digits, unit) }
    row.revisedBudget = revisedBudget.map { PrintedAmount($0.digits, unit) }
    row.outturn = outturn.map { PrintedAmount($0.digits, unit) }
    return row
  }
}

extension String {
  /// `x.target.1` becomes `x.target.2`; a text without a number at its end gets `.2`.
  fileprivate var nextVersion: String {
    guard let dot = lastIndex(of: "."), let version = Int(self[index(after: dot)...]) else { return self + ".2" }
    return "\(self[..<dot]).\(version + 1)"
  }
}
