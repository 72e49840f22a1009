import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo03KnownLikelihood = Rule(
    "MO-03", "完成目标可能性用规定的说法填写", .warning, basis: "财预〔2019〕136号附表：确定能、有可能、完全不可能",
    remedy: "请填“确定能”“有可能”或“完全不可能”"
  ) { subject, _ in
    guard subject.report.layout == .withLikelihood else { return .notApplicable("本表没有“完成目标可能性”栏") }
    var remarks = subject.rows.filter { !$0.row.likelihoodText.withoutSpaces.isEmpty && $0.row.likelihood == nil }.map { row in
      Remark(
        "“\(row.indicator.name)”完成目标可能性“\(row.row.likelihoodText.withoutSpaces)”不是规定的说法", sides: [row.side("可能性", row.row.likelihoodText)])
    }
    let blank = subject.rows.filter { $0.likelihoodText.withoutSpaces.isEmpty }
    if !blank.isEmpty {
      remarks.append(Remark("有\(blank.count)项指标没有填完成目标可能性", sides: blank.map { $0.side("可能性", "") }, severity: .info))
    }
    return .remarks(remarks)
  }
}
