import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt22MoneyWritten = Rule(
    "PT-22", "金额写明“元”，一次性的补助、奖励不按年计", .warning, basis: "指标值书写规范：金额写明货币单位和计发次数", remedy: "请补写“元”，一次性的写“元/个”“元/人”等"
  ) { subject, _ in
    let bare = subject.rows.filter { if case .money(_, _, _, hasYuan: false, _) = $0.target.form { true } else { false } }
    let yearly = subject.rows.filter { row in
      row.target.perUnits == [.year] && IndicatorName(row.name).contains(["一次性"]) && !bare.contains(row)
    }
    var remarks: [Remark] = []
    if let first = bare.first {
      let isOnce = first.target.perUnits == [.year] && (subject.objective + first.name).containsAny(["一次性", "奖励", "以奖代补"])
      remarks.append(
        Remark(
          "\(Self.named(bare))指标值“\(first.target.text)”没有写“元”" + (isOnce ? "，一次性奖励却按年计" : ""), sides: bare.map(\.side)))
    }
    if let first = yearly.first {
      remarks.append(
        Remark("\(Self.named(yearly))名称写“一次性”，指标值“\(first.target.text)”却按年计", sides: yearly.map(\.side), severity: .question))
    }
    return .remarks(remarks)
  }

  /// `“甲”`, or `“甲”等3项`.
  static func named(_ rows: [Indicator]) -> String {
    guard let first = rows.first else { return "" }
    return "“\(first.name)”" + (rows.count == 1 ? "" : "等\(rows.count)项")
  }
}
