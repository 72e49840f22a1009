import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo02CauseAndMeasure = Rule(
    "MO-02", "不能确定完成或预计达不到目标的，写明原因和整改措施", .error, basis: "财预〔2019〕136号：对偏离目标的须分析原因并纠正",
    remedy: "请在“偏差原因分析”和“整改措施”栏写明原因、措施和时限"
  ) { subject, _ in
    let hasMeasures = subject.hasMeasures
    return .remarks(
      subject.rows.compactMap { row in
        let isUnsure = row.likelihood == .possible || row.likelihood == .impossible
        guard isUnsure || row.forecast == .missed else { return hasMeasures ? causeAlone(row) : nil }
        // A forecast below its target without a cause is said by PT-12.
        var missing = row.cause.withoutSpaces.isEmpty && row.forecast != .missed ? ["原因"] : []
        if hasMeasures, row.correctiveAction.withoutSpaces.isEmpty { missing.append("整改措施") }
        let ground =
          row.forecast == .missed ? "全年预计\(row.row.forecast.text)，达不到目标\(row.indicator.target.text)" : "完成可能性为“\(row.likelihoodText)”"
        let sides = [row.side("目标", row.indicator.target.text), row.side("全年预计", row.row.forecast.text)]
        if !missing.isEmpty { return Remark("“\(row.indicator.name)”\(ground)，没有写明\(missing.joined(separator: "和"))", sides: sides) }
        guard hasMeasures, row.row.mergedRows != 0, row.correctiveAction.withoutSpaces == row.cause.withoutSpaces else { return nil }
        return Remark("“\(row.indicator.name)”\(ground)，整改措施栏只重复了原因“\(row.cause.withoutSpaces)”", sides: sides, severity: .warning)
      })
  }

  /// What a cause says that was not as it should be; other words in the column only describe.
  private static let lacks = ["未", "没有", "不足", "不能", "不到", "无法", "尚", "延", "缺", "较少", "减少", "困难", "滞后", "推迟"]

  /// A deviation is explained, and nothing is said of what is done about it.
  private static func causeAlone(_ row: MonitoredRow) -> Remark? {
    let cause = row.cause.withoutSpaces
    guard row.row.mergedRows != 0, row.correctiveAction.withoutSpaces.isEmpty, !cause.hasHead("没有偏差"),
      Self.lacks.contains(where: cause.holds)
    else { return nil }
    return Remark(
      "“\(row.indicator.name)”写了偏差原因“\(cause)”，没有写整改措施", sides: [row.side("偏差原因", cause)], severity: .warning,
      remedy: "请写明整改措施和时限；没有偏差的，删去原因")
  }
}
