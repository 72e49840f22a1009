import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt35PricePerWhat = Rule(
    "PT-35", "补助标准写明按什么计发", .info, basis: "指标值书写规范：标准写明“元/人”“元/学年”等", remedy: "请写成“3000元/人/年”等"
  ) { subject, _ in
    .remarks(
      subject.rows.filter { row in
        row.target.isPlainMoney && !IndicatorName(row.name).isDetail && IndicatorName(row.name).ends(["标准"])
          && !row.name.containsAny(["均", "每", "单价"])
      }.map { row in Remark("“\(row.name)”目标“\(row.target.text)”没有写明按什么计发", sides: [row.side]) })
  }
}
