import HengValues

/// The classes of the value typology for indicator cells: how the published forms were counted.
enum GrammarClass: String, CaseIterable, Sendable {
  case V0, V1, V2, V2x, V3, V4, V5, V6, V6x, V7, V8, V9, V10, V11, V12, V13
  /// 是 and 有: no cell of the four counties, but other papers have them.
  case boolean
  case unrecognised

  init(_ form: IndicatorValue.Form) {
    switch form {
    case .empty: self = .V0
    case .placeholder: self = .V1
    case .percent(_, _, let signs): self = signs == 1 ? .V2 : .V2x
    case .deadline: self = .V3
    case .monthRange: self = .V4
    case .range: self = .V5
    case .money(_, _, _, let hasYuan, let per): self = !hasYuan ? .V6x : per.isEmpty ? .V7 : .V6
    case .duration: self = .V8
    case .count: self = .V9
    case .number: self = .V10
    case .referenceRate: self = .V11
    case .level: self = .V12
    case .tautology: self = .V13
    case .boolean: self = .boolean
    case .unrecognised: self = .unrecognised
    }
  }
}

/// A class with every distinct text that the four counties print of it, and how many target, actual and forecast cells hold one.
struct GrammarRow: Sendable, CustomStringConvertible {
  let kind: GrammarClass
  let targets: Int
  let actuals: Int
  let forecasts: Int
  let texts: [String]

  init(_ kind: GrammarClass, _ targets: Int, _ actuals: Int, _ forecasts: Int, _ texts: String) {
    self.kind = kind
    self.targets = targets
    self.actuals = actuals
    self.forecasts = forecasts
    self.texts = texts.isEmpty ? [""] : texts.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  var description: String { kind.rawValue }

  static let all = [
    GrammarRow(.V0, 3, 0, 0, ""),
    GrammarRow(.V1, 2, 0, 0, "是/否 是/否??有效"),
    GrammarRow(.V2, 87, 31, 28, "≥100% 100% ≥95% 95% 90% 75% ≥85% 85% ≥90% 64% ≥98% ≥60% 98% 97% ≤30% ≤0% ≥96% ≥97%"),
    GrammarRow(.V2x, 0, 2, 0, "90%%"),
    GrammarRow(.V3, 8, 2, 0, "2023年 2022年底 12月底前 12月底"),
    GrammarRow(.V4, 1, 0, 0, "1-12月"),
    GrammarRow(.V5, 1, 1, 1, "1612-1738元/月"),
    GrammarRow(
      .V6, 16, 1, 10,
      """
      ≥5万元/户 4000元/学年 2000元/学期 2000元/年 3000元/年 4000元/年 5000元/年 45元/人 400元/年 1200元/年 1000元/年 100元/只 500元/人/月
      ≥3000元/学年 1000元/头 200元/头 ≤180元/平方米
      """),
    GrammarRow(.V6x, 7, 0, 0, "2万/年 3万/年 10万/年 6万/年 1万/年 5万/年"),
    GrammarRow(
      .V7, 31, 10, 3,
      """
      5万元 200万元 150.66万元 242元 15元 3万元 11万元 4万元 ≥83.26万元 ≥74.845万元 659004元 883.56万元 152.52万元 150万元 142.95万元 3000元
      ≥9100万元 5889.6万元 ≥500元 ≥1820万元 ≥35亿元 43.2039亿元 5.87万元 ≥435元 1900万元 50元 4155万元 4141万元 8万元 20万元 10万元
      """),
    GrammarRow(.V8, 8, 0, 0, "1年 ≥10年"),
    GrammarRow(
      .V9, 39, 31, 20,
      """
      ≥800户 777户 800户 ≥750人 ≥1500人 193人 231人 236人 636人 ≥520人次 ≥417人次 ≥10000人 ≥1000人 440人 202人 ≥10人 10人 ≥50人 ≥100人 0人
      ≥5人 ≥1140人 2人 ≥1500户 ≥2个 ≥40座 ≥6个 ≥200户 ≥2000户 ≥3.6km 0个 1.47万人 1271人 2套 1套 3套 ≥1734人 1734人 ≥2000人 2655户 ≥25个
      ≥2000个 4573个 ≥30户 3万人 1队
      """),
    GrammarRow(.V10, 1, 7, 1, "≥900 653 1296 642 10 0 50 25"),
    GrammarRow(.V11, 2, 2, 1, "银行基准利率 LPR(贷款市场报价利率)"),
    GrammarRow(
      .V12, 34, 22, 10, "明显带动 效果明显 有效带动 明显提升 有效解决 显著提升 有效提高 明显提高 持续发挥 不断改变 持续发展 提高 及时 符合规定 按时 合格 长期 长期保持"),
    GrammarRow(.V13, 6, 1, 1, "可持续增加 带动增加贫困人口全年总收入 改善脱贫群众生产生活条件 改善群众生产生活条件"),
  ]
}
