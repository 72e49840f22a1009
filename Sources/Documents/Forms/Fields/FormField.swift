package import HengDomain
import HengValues

/// A field that a cell of a form may name (字段): the one closed registry. A form file writes its Chinese name in braces, `{{项目名称}}`.
///
/// Each field has one type (`FormField+Type`), one place where its figure is made (`FormSubject+…`) and one way in which a filled
/// cell becomes a value (`FilledForm`).
package enum FormField: Hashable, Sendable {
  case head(HeadField)
  case fund(FundRow.Kind, FundColumn)
  /// Money by who gives it, told by the allotments alone; open for the hand while they do not tell it.
  case giver(FundGiver, GiverColumn)
  case row(RowField)
  case choice(ChoiceField)
  /// A cause or a likelihood of a row that the form ticks in a column of its own.
  case cause(DeviationCause)
  case likelihood(AchievementLikelihood)
  /// Left open for the hand: seals, signatures, names of persons, which the ledger does not keep (手填).
  case handwritten
}

/// Fields that stand once on a paper.
package enum HeadField: String, CaseIterable, Hashable, Sendable {
  case project = "项目名称"
  /// Four digits.
  case year = "年度"
  case moneyUnit = "金额单位"
  case department = "主管部门"
  case departmentCode = "主管部门代码"
  case departmentAndCode = "主管部门及代码"
  case unit = "实施单位"
  case unitCode = "单位代码"
  /// `475001巨鹿县乡村振兴局本级`.
  case codeAndUnit = "单位代码及名称"
  case projectCode = "项目编码"
  case nature = "项目属性"
  case duration = "项目期"
  case purpose = "资金用途"
  case planMarch = "支出计划·3月底"
  case planJune = "支出计划·6月底"
  case planOctober = "支出计划·10月底"
  case planDecember = "支出计划·12月底"
  case objective = "年度总体目标"
  case achievement = "实际完成情况"
  /// `1-7月`.
  case months = "监控月份"
  /// The points of the execution rate, 10 on most forms.
  case executionPoints = "执行率分值"
  case total = "总分"
  /// `3.`: the place of a sheet in a bureau's list.
  case sheetNumber = "表序"
}

/// Fields of a row of money, by its row.
package enum FundColumn: String, CaseIterable, Hashable, Sendable {
  case initialBudget = "年初预算数"
  case revisedBudget = "全年预算数"
  case outturn = "执行数"
  case rate = "执行率"
  case weight = "分值"
  case score = "得分"
}

/// Fields of a row of money by its giver.
package enum GiverColumn: String, CaseIterable, Hashable, Sendable {
  case budget = "全年预算数"
  case outturn = "执行数"
  case rate = "执行率"
}

/// Fields of an indicator row.
package enum RowField: String, CaseIterable, Hashable, Sendable {
  case level1 = "一级指标"
  /// The sum of the level's points, `50` of `产出指标（50分）`.
  case level1Points = "一级指标分值"
  case level2 = "二级指标"
  case name = "三级指标"
  case definition = "指标解释"
  case target = "指标值"
  /// The target in three parts: `≥`, `100`, `人`. A value that has no such parts stands whole under 指标数值.
  case comparator = "指标性质"
  case number = "指标数值"
  case measureUnit = "度量单位"
  case basis = "指标值依据"
  case valueToDate = "完成情况"
  case forecast = "全年预计完成"
  case cause = "偏差原因"
  case likelihood = "完成可能性"
  case correctiveAction = "整改措施"
  case remark = "备注"
  case actual = "实际完成值"
  case weight = "指标分值"
  case score = "指标得分"
  case deviation = "未完成原因"
}

/// A box to tick.
package enum ChoiceField: Hashable, Sendable {
  /// 本级安排, 上级转移支付.
  case ownSource, transfer
  /// 自评 and 审核, by grade.
  case selfGrade(Grade), reviewGrade(Grade)
}

extension ChoiceField: CaseIterable {
  package static var allCases: [ChoiceField] {
    [.ownSource, .transfer] + Grade.allCases.map { .selfGrade($0) } + Grade.allCases.map { .reviewGrade($0) }
  }

  package var name: String {
    switch self {
    case .ownSource: "勾选·本级安排"
    case .transfer: "勾选·上级转移支付"
    case .selfGrade(let grade): "勾选·自评\(grade.rawValue)"
    case .reviewGrade(let grade): "勾选·审核\(grade.rawValue)"
    }
  }
}

extension FundRow.Kind {
  /// The row in the name of a field.
  package var fieldName: String {
    switch self {
    case .total: "资金总额"
    case .fiscalAppropriation: "财政拨款"
    case .carriedOver: "上年结转"
    case .otherFunds: "其他资金"
    }
  }
}

extension FormField: CaseIterable {
  package static var allCases: [FormField] {
    HeadField.allCases.map { .head($0) }
      + FundRow.Kind.allCases.flatMap { kind in FundColumn.allCases.map { .fund(kind, $0) } }
      + FundGiver.allCases.flatMap { giver in GiverColumn.allCases.map { .giver(giver, $0) } }
      + RowField.allCases.map { .row($0) } + ChoiceField.allCases.map { .choice($0) }
      + DeviationCause.allCases.map { .cause($0) } + AchievementLikelihood.allCases.map { .likelihood($0) } + [.handwritten]
  }

  /// The Chinese name, as a tag bears it.
  package var name: String {
    switch self {
    case .head(let field): field.rawValue
    case .fund(let kind, let column): "\(kind.fieldName)·\(column.rawValue)"
    case .giver(let giver, let column): "\(giver.label)·\(column.rawValue)"
    case .row(let field): field.rawValue
    case .choice(let field): field.name
    case .cause(let cause): "偏差·\(cause.rawValue)"
    case .likelihood(let likelihood): "可能性·\(likelihood.rawValue)"
    case .handwritten: "手填"
    }
  }

  private static let byName = Dictionary(allCases.map { ($0.name, $0) }) { first, _ in first }

  /// The field of a name; blanks count for nothing, and `.` `-` `_` are written for the dot in the middle.
  package init?(named name: String) {
    let words = String(name.withoutSpaces.map { ".-_•・．－＿".contains($0) ? "·" : $0 })
    guard let field = Self.byName[words] else { return nil }
    self = field
  }
}
