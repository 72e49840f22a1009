import HengDomain
package import HengValues

extension ProjectAssessment {
  /// The recorded values of every indicator, by its place on the target sheet: target, value to date, forecast, actual, weight, printed score.
  package var indicatorFigures: [Figure] {
    let monitoring = Dictionary((ledger.monitoring.last?.rows ?? []).map { ($0.indicator, $0) }) { first, _ in first }
    let evaluation = Dictionary((ledger.selfEvaluations.last?.rows ?? []).map { ($0.indicator, $0) }) { first, _ in first }
    return (ledger.targetSheet?.indicators ?? []).flatMap { indicator in
      var figures = [figure(indicator, "target", "年度指标值", indicator.target.text, indicator.citation)]
      if let row = monitoring[indicator.id] {
        figures.append(figure(indicator, "toDate", "至今完成", row.valueToDate.text, row.citation))
        figures.append(figure(indicator, "forecast", "全年预计", row.forecast.text, row.citation))
      }
      if let row = evaluation[indicator.id] {
        figures.append(figure(indicator, "actual", "实际完成值", row.actual.text, row.citation))
        figures.append(figure(indicator, "weight", "分值", "\(row.weight)", row.citation))
        figures.append(figure(indicator, "printedScore", "填报得分", row.printedScore.printed { "\($0)" }, row.citation))
      }
      return figures.filter { !$0.text.isEmpty }
    }
  }

  private func figure(_ indicator: Indicator, _ field: String, _ label: String, _ text: String, _ citation: Citation) -> Figure {
    .recorded(key: "indicators.\(indicator.order).\(field)", label: "“\(indicator.name)”\(label)", text: text, citation)
  }
}
