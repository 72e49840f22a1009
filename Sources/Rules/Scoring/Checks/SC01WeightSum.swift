import HengValues

extension Rule<ScoredSheet> {
  static let sc01WeightSum = Rule(
    "SC-01", "分值合计为100分（含预算执行10分）", .error, basis: "自评表满分100分；财预〔2020〕10号", remedy: "请核对各行分值，使合计等于100分"
  ) { subject, _ in
    let sum = subject.weights.sum
    guard sum != ExactDecimal(100) else { return .remarks([]) }
    return .remarks([
      Remark(
        "分值合计为\(sum.trimmed)分，不是100分", computation: "\(subject.weights.sumText) = \(sum)",
        sides: [
          Finding.Side(label: "分值合计", figure: "\(sum)", place: subject.formPlace),
          Finding.Side(label: "应为", figure: "100", place: subject.formPlace),
        ])
    ])
  }
}
