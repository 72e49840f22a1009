import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt33OwnIndicator = Rule(
    "PT-33", "指标反映的是本项目的政策", .question, basis: "财预〔2015〕88号：目标应指向明确、与项目相应；参数 targets.foreign", remedy: "请核对是否照搬其他项目的指标，改为本项目的产出或效果"
  ) { subject, profile in
    judged { () throws(ProfileError) in
      try profile.wordPairs("targets.foreign", on: subject.day).compactMap { word, owners in
        let rows = subject.rows.filter { $0.name.withoutSpaces.holds(word) }
        guard !rows.isEmpty else { return nil }
        let others = subject.rows.filter { !$0.name.withoutSpaces.holds(word) }.map(\.name)
        let text = ([subject.project.name, subject.objective] + others).joined(separator: "|").withoutSpaces
        guard !text.containsAny(owners) else { return nil }
        return Remark("\(named(rows))写的是“\(word)”，项目名称、总体目标和其他指标都没有这项内容", sides: rows.map(\.side) + [subject.projectSide])
      }
    }
  }
}
