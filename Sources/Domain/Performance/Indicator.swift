package import HengValues

/// One row of a target sheet (绩效指标): what is promised, and how it is measured.
package struct Indicator: Hashable, Sendable {
  package var id: ID<Indicator>
  /// Place on the sheet, from 0.
  package var order: Int
  package var level1: IndicatorLevel1
  package var level2: IndicatorLevel2
  /// Empty on a row that the form keeps without an indicator.
  package var name: String
  /// 绩效指标描述
  package var definition: String?
  /// 年度指标值(A)
  package var target: IndicatorValue
  /// 指标值确定依据
  package var basis: String?
  /// Fixed when the target is approved; nil means the default by comparator and level.
  package var direction: IndicatorDirection?
  /// 分值 approved with the target, where the form has one.
  package var weight: ExactDecimal?
  package var citation: Citation

  package init(
    id: ID<Indicator>, order: Int, level1: IndicatorLevel1, level2: IndicatorLevel2, name: String, definition: String? = nil,
    target: IndicatorValue, basis: String? = nil, direction: IndicatorDirection? = nil, weight: ExactDecimal? = nil,
    citation: Citation
  ) {
    self.id = id
    self.order = order
    self.level1 = level1
    self.level2 = level2
    self.name = name
    self.definition = definition
    self.target = target
    self.basis = basis
    self.direction = direction
    self.weight = weight
    self.citation = citation
  }
}

/// 一级指标
package enum IndicatorLevel1: String, CaseIterable, Hashable, Sendable, Codable {
  case input, cost, output, outcome, satisfaction

  package var label: String {
    switch self {
    case .input: "投入指标"
    case .cost: "成本指标"
    case .output: "产出指标"
    case .outcome: "效益指标"
    case .satisfaction: "满意度指标"
    }
  }
}

/// 二级指标
package enum IndicatorLevel2: String, CaseIterable, Hashable, Sendable, Codable {
  case quantity, quality, timeliness, cost, economic, social, ecological, sustainability, satisfaction

  package var label: String {
    switch self {
    case .quantity: "数量指标"
    case .quality: "质量指标"
    case .timeliness: "时效指标"
    case .cost: "成本指标"
    case .economic: "经济效益指标"
    case .social: "社会效益指标"
    case .ecological: "生态效益指标"
    case .sustainability: "可持续影响指标"
    case .satisfaction: "服务对象满意度指标"
    }
  }
}

/// How an actual value is held against the target (指标方向).
package enum IndicatorDirection: String, CaseIterable, Hashable, Sendable, Codable {
  /// 正向 ≥
  case increasing
  /// 反向 ≤
  case decreasing
  /// 等于 =
  case equal
  /// 区间
  case range
  /// 定性
  case qualitative
  /// 时限
  case date
  /// 是否
  case boolean

  package var label: String {
    switch self {
    case .increasing: "正向"
    case .decreasing: "反向"
    case .equal: "等于"
    case .range: "区间"
    case .qualitative: "定性"
    case .date: "时限"
    case .boolean: "是否"
    }
  }
}
