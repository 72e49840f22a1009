import HengDomain
import HengValues

extension Rule<MonitoredProject> {
  static let mo08WellFormedPercent = Rule(
    "MO-08", "百分比写法正确", .error, basis: "指标值书写规范：一个数只带一个百分号", remedy: "请删去多余的百分号，并核对数值"
  ) { subject, _ in
    .remarks(
      subject.rows.flatMap { row in
        [("年度指标值", row.indicator.target), ("完成情况", row.row.valueToDate), ("全年预计", row.row.forecast)].compactMap { label, value in
          guard case .percent(_, _, let signs) = value.form, signs > 1 else { return nil }
          return Remark("“\(row.indicator.name)”\(label)写作“\(value.text)”，多写了百分号；暂按一个百分号计算", sides: [row.side(label, value.text)])
        }
      })
  }
}
