import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt07SatisfactionRange = Rule(
    "PT-07", "满意度目标在合理范围内", .warning, basis: "参数 targets.satisfaction.range", remedy: "请按调查基础设定满意度，一般在80%至100%之间"
  ) { subject, profile in
    let rows = subject.rows.filter { $0.level2 == .satisfaction || IndicatorName($0.name).isSatisfaction }
    guard !rows.isEmpty else { return .notApplicable("没有满意度指标") }
    do throws(ProfileError) {
      let range = try profile.decimals("targets.satisfaction.range", on: subject.year.lastDay)
      guard range.count == 2 else { return .notRun("参数 targets.satisfaction.range 应为两个数") }
      return .remarks(rows.compactMap { remark($0, from: range[0].ratio, to: range[1].ratio) })
    } catch {
      return .notRun(error.message)
    }
  }

  private static func remark(_ row: Indicator, from low: Ratio, to high: Ratio) -> Remark? {
    guard case .ratio = row.target.dimension, let value = row.target.magnitude else { return nil }
    let (floor, ceiling) = (Percentage(of: low, decimals: 0).text, Percentage(of: high, decimals: 0).text)
    if value > high { return Remark("“\(row.name)”目标“\(row.target.text)”超过\(ceiling)，不可能达到", sides: [row.side], severity: .error) }
    if value == high, row.target.comparator == .above {
      return Remark("“\(row.name)”目标“\(row.target.text)”，满意度不可能超过\(ceiling)", sides: [row.side], severity: .error)
    }
    if value == high, row.target.comparator == .atLeast {
      return Remark("“\(row.name)”目标“\(row.target.text)”，不可能超过，也不容许一人不满意", sides: [row.side])
    }
    guard value < low else { return nil }
    return Remark("“\(row.name)”目标“\(row.target.text)”低于\(floor)", sides: [row.side])
  }
}
