package import HengDomain

/// What a printed form says (表内容): the texts of its fields as they stand, to be set against a record or taken into one.
package enum FormContent: Hashable, Sendable {
  case target(TargetFormContent)
  case monitoring(MonitoringFormContent)
  case selfEvaluation(SelfEvaluationFormContent)
}

/// The fields of a target sheet, on either layout; a field that the layout lacks is empty.
package struct TargetFormContent: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package var levels: PrintedLevels
    package var name = ""
    package var definition = ""
    package var target = ""
    package var basis = ""
  }

  package var layout: TargetLayout
  package var project = ""
  /// Four digits; empty on the Hebei form, which prints no year.
  package var year = ""
  /// `万元`
  package var moneyUnit = ""
  package var department = ""
  package var departmentCode = ""
  /// 实施单位
  package var unit = ""
  package var unitCode = ""
  package var nature = ""
  package var duration = ""
  package var code = ""
  package var total = ""
  package var fiscalAppropriation = ""
  package var otherFunds = ""
  package var purpose = ""
  /// By the months of `PaymentPlan.months`; empty on the Ningxia form.
  package var paymentPlan: [String] = []
  package var objective = ""
  package var lines: [Line] = []
}

/// The fields of a monitoring form.
package struct MonitoringFormContent: Hashable, Sendable {
  package struct Fund: Hashable, Sendable {
    package var initialBudget = ""
    package var outturn = ""
    package var rate = ""
  }

  package struct Line: Hashable, Sendable {
    package var levels: PrintedLevels
    package var name = ""
    package var target = ""
    package var valueToDate = ""
    package var forecast = ""
    package var cause = ""
    package var likelihood = ""
    package var correctiveAction = ""
    package var remark = ""
    /// As `MonitoringRow.mergedRows`: 0 on a row whose cause cell began further up.
    package var mergedRows = 1
  }

  package var layout: MonitoringLayout
  package var project = ""
  package var year = ""
  /// `1-7月`
  package var months = ""
  package var moneyUnit = ""
  package var department = ""
  package var unit = ""
  package var funds: [FundRow.Kind: Fund] = [:]
  package var objective = ""
  package var lines: [Line] = []
}

/// The fields of a self-evaluation.
package struct SelfEvaluationFormContent: Hashable, Sendable {
  package struct Fund: Hashable, Sendable {
    package var initialBudget = ""
    package var revisedBudget = ""
    package var outturn = ""
    package var weight = ""
    package var rate = ""
    package var score = ""
  }

  package struct Line: Hashable, Sendable {
    package var levels: PrintedLevels
    package var name = ""
    package var target = ""
    package var actual = ""
    package var weight = ""
    package var score = ""
    package var deviation = ""
  }

  package var project = ""
  package var year = ""
  package var moneyUnit = ""
  /// 本级安排 is ticked.
  package var isOwnSource = false
  /// 上级转移支付 is ticked.
  package var isTransfer = false
  package var department = ""
  package var unit = ""
  package var funds: [FundRow.Kind: Fund] = [:]
  package var objective = ""
  package var achievement = ""
  package var lines: [Line] = []
  package var total = ""
  package var selfGrade: Grade?
  package var reviewGrade: Grade?
}

/// The first two levels of a row as printed, with the points of the first where it bears them.
package struct PrintedLevels: Hashable, Sendable {
  /// `产出指标`
  package var level1 = ""
  /// `50` of `产出指标（50分）`.
  package var points = ""
  /// `数量指标`, without what the form demands of it.
  package var level2 = ""

  package var level1Kind: IndicatorLevel1? { IndicatorLevel1.allCases.first { $0.label == level1 } }
  package var level2Kind: IndicatorLevel2? { IndicatorLevel2.allCases.first { $0.label == level2 } }

  package init(level1: String, points: String = "", level2: String) {
    self.level1 = level1
    self.points = points
    self.level2 = level2
  }

  /// Reads the two label cells.
  init(_ cells: (level1: String, level2: String)) {
    let points = cells.level1.bracketed
    self.init(
      level1: cells.level1.bareLabel, points: points.hasSuffix("分") ? String(points.dropLast()) : "",
      level2: cells.level2.bareLabel)
  }
}
