package import HengDomain
import HengValues

/// Pieces of schemes in plain Chinese (方案的说法).
enum SchemeWords {
  static func validity(_ scheme: Scheme) -> String {
    "自\(scheme.validFrom.value.chineseText)起\(scheme.validTo.map { "，至\($0.value.chineseText)止" } ?? "")"
  }

  static func notInForce(_ id: String, _ versions: [Scheme], _ day: CivilDate) -> String {
    guard let first = versions.map(\.validFrom.value).min() else { return "没有编号为“\(id)”的方案" }
    if day < first { return "\(day.chineseText)还没有开始，自\(first.chineseText)起执行" }
    let last = versions.compactMap(\.validTo?.value).filter { $0 < day }.max()
    return "\(day.chineseText)不在执行期内\(last.map { "，已于\($0.chineseText)停止" } ?? "")"
  }

  /// `20,000.00元以上（含），不满30,000.00元`
  static func tier(_ tier: CompiledScheme.Tier, _ type: SchemeType) -> String {
    guard let lower = tier.lower else { return tier.words.sorted().joined(separator: "、") }
    var words = lower.isInclusive ? "\(number(lower.value, type))以上（含）" : "超过\(number(lower.value, type))"
    if let upper = tier.upper { words += upper.isInclusive ? "，至\(number(upper.value, type))（含）" : "，不满\(number(upper.value, type))" }
    return words
  }

  static func lowest(_ scheme: CompiledScheme) -> String {
    guard let measure = scheme.measure, let first = scheme.tiers.first else { return "没有档次" }
    guard let lower = first.lower else { return "有标准的：\(scheme.tiers.flatMap { $0.words.sorted() }.joined(separator: "、"))" }
    return "最低一档\(lower.isInclusive ? "从" : "超过")\(number(lower.value, measure.type))"
  }

  static func number(_ number: ExactNumber, _ type: SchemeType) -> String {
    guard case .number(let dimension) = type else { return "\(number.ratio)" }
    if dimension == .money { return number.money.plainYuan }
    return dimension == .none ? "\(number.ratio)" : "\(number.ratio)\(dimension.text)"
  }
}

extension EntitlementTeller {
  /// What is said to the one who asks, in whole sentences.
  func villager(_ version: CompiledScheme) -> String {
    let scheme = version.scheme
    if let refusal = entitlement.refusal {
      return "这次不能领取\(scheme.name)：\(reason(refusal, version))。\(advice(refusal, scheme))"
    }
    var text = "可以领取\(scheme.name)\(entitlement.amount.plainYuan)。"
    if let measure = version.measure, let tier = entitlement.tier {
      text += "\(known(measure.asked))，属于“\(SchemeWords.tier(version.tiers[tier], measure.type))”这一档。"
    } else if let expression = version.amount, !expression.asked.isEmpty {
      text += "按\(known(expression.asked))计算。"
    }
    if let uncapped = entitlement.uncapped, entitlement.amount < uncapped {
      text += "本应\(uncapped.plainYuan)，按规定封顶，只发\(entitlement.amount.plainYuan)。"
    }
    if let days = scheme.noticeDays { text += "名单在村里公示\(days.value)天，没有异议再发。" }
    if let channel = scheme.channel { text += "钱发到\(scheme.payee?.value ?? "本人")的\(channel.value)。" }
    return text
  }

  private func reason(_ refusal: EntitlementRefusal, _ version: CompiledScheme) -> String {
    switch refusal {
    case .notInForce: "不在执行期内"
    case .withoutAmount: version.scheme.withoutAmount?.value ?? "文件没有写明标准"
    case .condition(let code):
      (version.status + version.conditions).first { $0.stated.code == code }?.stated.refusal ?? "条件不符合"
    case .missing(let fields):
      fields.isEmpty ? "数字算不出来（例如除数为零）" : "缺少\(fields.map { vocabulary.fields[$0].name }.joined(separator: "、"))，判断不了"
    case .noTier: "\(version.measure.map { known($0.asked) } ?? "")，\(SchemeWords.lowest(version))"
    case .nothing: "按标准算出来是0元"
    case .capReached: "已经领到最高限额"
    case .excluded(let other, _, let line): "已经按 \(other) 计发（第\(line)行），两项不能同时领"
    case .duplicate(let line): "同一期已经计发过（第\(line)行），不能重复领"
    }
  }

  private func advice(_ refusal: EntitlementRefusal, _ scheme: Scheme) -> String {
    switch refusal {
    case .withoutAmount, .notInForce: return ""
    case .missing: return "请补齐以后再核。"
    default:
      let papers = scheme.evidence.map(\.value).joined(separator: "、")
      return "如果和实际不一样，请带\(papers.isEmpty ? "有关材料" : papers)到村委会核对。"
    }
  }
}

extension SchemeField {
  /// The value as it is shown; who somebody is stays covered.
  package func shown(_ value: SchemeValue) -> String {
    if isPrivate { return Private<Int>.mask }
    switch (value, kind) {
    case (.number(let number), .money): return Money(fen: (number.ratio * Ratio(100)).rounded(0).coefficient).plainYuan
    case (.number(let number), .share): return Percentage(of: number.ratio, decimals: 2).text
    case (.number(let number), .count(let unit)): return "\(number)\(unit.rawValue)"
    case (.date(let date), _): return date.chineseText
    default: return value.key
    }
  }
}
