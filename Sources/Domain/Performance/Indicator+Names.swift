extension Indicator {
  /// What a figure of the indicator is called in its trace: `“受益户数”`, or the second level where a form keeps a row without a name.
  package var quotedName: String { name.isEmpty ? level2.label : "“\(name)”" }
}

extension IndicatorLevel1 {
  /// The name of the report's part: 投入, 产出, 效益, 满意度.
  package var partName: String {
    switch self {
    case .input: "投入"
    case .cost: "成本"
    case .output: "产出"
    case .outcome: "效益"
    case .satisfaction: "满意度"
    }
  }

  /// The letter of its codes (指标编码).
  package var partLetter: String {
    switch self {
    case .input: "A"
    case .output: "B"
    case .outcome: "C"
    case .satisfaction: "D"
    case .cost: "E"
    }
  }

  /// The order of a report's parts.
  package static let reportOrder: [IndicatorLevel1] = [.input, .output, .outcome, .satisfaction, .cost]
}
