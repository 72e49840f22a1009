import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt14MandatoryIndicators = Rule(
    "PT-14", "必填的指标类别都有指标", .error, basis: "参数 targets.mandatory、targets.mandatoryGroups：本地表样的必填项",
    remedy: "请补填该类指标；确不适用的，请与财政部门商定并写明理由"
  ) { subject, profile in
    let day = subject.year.lastDay
    do throws(ProfileError) {
      let levels = try profile.parameter("targets.mandatory", on: day)
      let groups = try profile.parameter("targets.mandatoryGroups", on: day)
      let present = subject.rows
      let noLevel = levels.values.compactMap { IndicatorLevel2(rawValue: $0) }.filter { level in
        !present.contains { $0.level2 == level || (level == .cost && $0.isCost) }
      }
      let noGroup = groups.values.compactMap { IndicatorLevel1(rawValue: $0) }.filter { level in !present.contains { $0.level1 == level } }
      return .remarks(
        noLevel.map { remark($0.label, levels, subject) } + noGroup.map { remark($0.label, groups, subject) })
    } catch {
      return .notRun(error.message)
    }
  }

  /// What the county's own form or a published rule demands is an error to leave out; anything less sure is asked.
  private static func remark(_ label: String, _ parameter: Parameter, _ subject: TargetSubject) -> Remark {
    Remark(
      "没有\(label)", sides: [Finding.Side(label: "必填类别（\(parameter.source)）", figure: label, place: subject.formPlace)],
      severity: parameter.trust == .S || parameter.trust == .P ? .error : .question)
  }
}
