import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt05LevelFitsIndicator = Rule(
    "PT-05", "二级指标类别与指标内容相符", .warning, basis: "财预〔2015〕88号：产出分数量、质量、时效、成本，效益、满意度另列",
    remedy: "请把该指标移到相应的二级指标下"
  ) { subject, _ in
    .remarks(
      subject.rows.compactMap { row in
        if let level = due(row) {
          return Remark("“\(row.name)”属于\(level.label)，却列在\(row.level2.label)下", sides: [row.side])
        }
        return doubt(row).map { Remark("“\(row.name)”列在\(row.level2.label)下，\($0)", sides: [row.side], severity: .question) }
      })
  }

  /// The class where a row belongs beyond doubt, when it stands elsewhere.
  private static func due(_ row: Indicator) -> IndicatorLevel2? {
    let name = IndicatorName(row.name)
    if name.isSatisfaction { return row.level2 == .satisfaction ? nil : .satisfaction }
    guard row.isOutput else { return nil }
    if name.ends(["单价", "总成本", "成本"]), row.target.isMoney { return row.isCost ? nil : .cost }
    if name.ends(["周期", "时限", "及时率", "准时率", "及时性", "时效性", "完成时间", "完工时间"]) {
      return row.level2 == .timeliness ? nil : .timeliness
    }
    if row.level2 == .cost, row.target.countUnit != nil { return .quantity }
    return nil
  }

  private static func doubt(_ row: Indicator) -> String? {
    let name = IndicatorName(row.name)
    switch (row.level2, row.target.dimension) {
    case (.cost, .ratio) where !name.contains(["成本", "节约", "超", "控制", "预算", "造价", "概算", "费", "价", "支出"]):
      return "目标是百分比，不像成本"
    case (.quantity, .ratio) where !name.contains(["完成", "覆盖"]): return "目标是百分比，更像质量指标"
    case (.quality, .money), (.timeliness, .money): return "目标是金额，更像成本指标"
    default: return nil
    }
  }
}
