package import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt05LevelFitsIndicator = Rule(
    "PT-05", "二级指标类别与指标内容相符", .warning, basis: "财预〔2015〕88号：产出分数量、质量、时效、成本，效益、满意度另列",
    remedy: "请把该指标移到相应的二级指标下"
  ) { subject, profile in
    judged { () throws(ProfileError) in
      let services = try profile.words("targets.levels.publicServices", on: subject.day)
      let outputs = subject.rows.filter(\.isOutput)
      let isWhole =
        outputs.count >= 3 && outputs.allSatisfy { $0.dueLevel != nil || isRateUnderTimeliness($0) || doubt($0, services) != nil }
      return subject.rows.compactMap { row in
        if let level = row.dueLevel {
          return Remark(
            "“\(row.name)”属于\(level.label)，却列在\(row.level2.label)下" + (isWhole && row.isOutput ? "；本表产出指标的类别全部不符" : ""), sides: [row.side],
            severity: isWhole && row.isOutput ? .error : nil)
        }
        if isRateUnderTimeliness(row) { return Remark("“\(row.name)”是比率，不反映时间，却列在时效指标下", sides: [row.side]) }
        return doubt(row, services).map { Remark("“\(row.name)”列在\(row.level2.label)下，\($0)", sides: [row.side], severity: .question) }
      }
    }
  }

  /// A share that says nothing of time: 风险补偿比率 under 时效.
  private static func isRateUnderTimeliness(_ row: Indicator) -> Bool {
    guard row.level2 == .timeliness, case .share = IndicatorMeaning(name: row.name), row.target.dimension == .ratio else { return false }
    return !IndicatorName(row.name).contains(["时", "期", "进度", "完成", "拨付", "支付", "发放", "到位", "结转", "支出", "执行", "年度", "开工", "竣工"])
  }

  private static func doubt(_ row: Indicator, _ publicServices: [String]) -> String? {
    let name = IndicatorName(row.name)
    switch (row.level2, row.target.dimension) {
    case (.cost, .ratio) where !name.contains(["成本", "节约", "超", "控制", "预算", "造价", "概算", "费", "价", "支出"]):
      return "目标是百分比，不像成本"
    case (.quantity, .ratio) where !name.contains(["完成", "覆盖"]): return "目标是百分比，更像质量指标"
    case (.quality, .money), (.timeliness, .money): return "目标是金额，更像成本指标"
    case (.economic, _) where name.contains(publicServices): return "反映公共服务条件，更像社会效益指标"
    default: return nil
    }
  }
}

extension Indicator {
  /// What a number under 质量 may count and be of quality all the same: 合格人数, 事故数量.
  private static let qualities = [
    "合格", "达标", "优", "良", "高", "通过", "获", "就业", "脱贫", "脱困", "稳定", "提升", "新增", "增加", "减少", "零", "事故", "死亡", "伤", "投诉", "差错", "违",
    "漏", "错", "返", "覆盖", "完好", "有效", "成功", "符合", "不", "未",
  ]

  /// The class where it belongs beyond doubt, when it stands elsewhere.
  package var dueLevel: IndicatorLevel2? {
    let words = IndicatorName(name)
    if words.isSatisfaction { return level2 == .satisfaction ? nil : .satisfaction }
    guard isOutput else { return nil }
    if words.ends(["单价", "总成本", "成本"]), target.isMoney { return isCost ? nil : .cost }
    if words.ends(["周期", "时限", "及时率", "准时率", "及时性", "时效性", "完成时间", "完工时间"]) {
      return level2 == .timeliness ? nil : .timeliness
    }
    if level2 == .cost, target.countUnit != nil { return .quantity }
    if level2 == .quality, target.countUnit != nil, words.ends(["人数", "户数", "人次", "场次", "数量"]), !words.contains(Self.qualities) {
      return .quantity
    }
    return nil
  }
}
