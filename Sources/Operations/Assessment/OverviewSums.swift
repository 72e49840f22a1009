import HengDomain
import HengRules
import HengValues
import Synchronization

/// What the projects of a county's year come to together (总览合计), each sum with its parts.
struct OverviewSums: Sendable {
  let budget: Figure
  let issued: Figure?
  let outturn: Figure?
  let rate: Figure?
  let projectCount: Figure
  let lights: [MonitoringSignal.Light: Figure]
  let grades: [ScoreStory.Version: [Grade: Figure]]
  let scoreBasis: String
  let findings: [Severity: Figure]

  init(_ assessments: [ProjectAssessment]) {
    let budget = Self.sum("overview.budget", "预算合计", assessments) { ($0.figures.budgetAmount, $0.figures.budget) }
    self.budget = budget ?? Figure(key: "overview.budget", text: "0万元", trace: Trace("预算合计", value: "0万元", origin: .definition("没有项目")))
    issued = Self.sum("overview.issued", "到位合计", assessments) { ($0.figures.issuedAmount, $0.figures.issued) }
    outturn = Self.sum("overview.outturn", "执行合计", assessments) { ($0.figures.outturnAmount, $0.figures.outturn) }
    rate = Self.rate(assessments, budget: budget, outturn: outturn)
    projectCount =
      Self.count("overview.projects", "项目数", "个", assessments, detail: { $0.project.id.text }) ?? .none("overview.projects", "项目数", "个")
    var lights: [MonitoringSignal.Light: Figure] = [:]
    for light in MonitoringSignal.Light.allCases {
      lights[light] = Self.count(
        "overview.light.\(light.rawValue)", "\(light.label)项目数", "个", assessments.filter { $0.signal?.light == light },
        detail: { $0.signal?.reasons.map(\.text).joined(separator: "；") ?? "" })
    }
    self.lights = lights
    scoreBasis = ScoreStory.basis(of: assessments.compactMap(\.story))
    grades = Self.grades(assessments, scoreBasis)
    var findings: [Severity: Figure] = [:]
    for severity in Severity.allCases {
      let concerned = assessments.filter { $0.count(severity) > 0 }
      let total = concerned.map { $0.count(severity) }.reduce(0, +)
      guard total > 0 else { continue }
      findings[severity] = Figure(
        key: "overview.findings.\(severity.rawValue)", text: "\(total)条",
        trace: Trace(
          "\(severity.label)", value: "\(total)条",
          formula: concerned.map { "\($0.count(severity))" }.joined(separator: " + ") + " = \(total)",
          children: concerned.map {
            Trace($0.project.name, value: "\($0.count(severity))条", origin: .recorded(Citation(paper: "核查结果", lines: $0.project.id.text)))
          }))
    }
    self.findings = findings
  }

  private static func grades(_ assessments: [ProjectAssessment], _ basis: String) -> [ScoreStory.Version: [Grade: Figure]] {
    let isCorrected = assessments.contains { $0.story?.corrected != nil }
    var grades: [ScoreStory.Version: [Grade: Figure]] = [:]
    for version in ScoreStory.Version.allCases where version != .corrected || isCorrected {
      func score(_ assessment: ProjectAssessment) -> ScoreStory.Score? {
        version == .corrected ? assessment.story?.standing : assessment.story?[version]
      }
      for (rank, grade) in Grade.allCases.enumerated() {
        grades[version, default: [:]][grade] = count(
          "overview.grade.\(version.rawValue).\(rank + 1)", "\(version == .corrected ? basis : version.label)等级为“\(grade.rawValue)”的项目数",
          "个",
          assessments.filter { score($0)?.grade == grade }, detail: { score($0)?.words ?? "" })
      }
    }
    return grades
  }

  private static func sum(
    _ key: String, _ label: String, _ assessments: [ProjectAssessment],
    _ part: (ProjectAssessment) -> (amount: Money?, figure: Figure?)
  ) -> Figure? {
    let parts = assessments.compactMap { assessment -> (name: String, amount: Money, figure: Figure)? in
      let (amount, figure) = part(assessment)
      guard let amount, let figure else { return nil }
      return (assessment.project.name, amount, figure)
    }
    guard !parts.isEmpty else { return nil }
    let total = parts.map(\.amount).sum.printed(in: .wanYuan).text
    return Figure(
      key: key, text: total,
      trace: Trace(
        label, value: total, formula: "\(parts.count)个项目相加 = \(total)",
        children: parts.map { part in
          Trace(
            part.name, value: part.figure.text, formula: part.figure.trace.formula, rule: part.figure.trace.rule,
            origin: part.figure.trace.origin, children: part.figure.trace.children)
        }))
  }

  /// Executed over budget, counting only projects of which an outturn is known.
  private static func rate(_ assessments: [ProjectAssessment], budget: Figure?, outturn: Figure?) -> Figure? {
    let known = assessments.filter { $0.figures.outturnAmount != nil }
    let paid = known.compactMap(\.figures.outturnAmount).sum, planned = known.compactMap(\.figures.budgetAmount).sum
    guard let budget, let outturn, known.count == assessments.count, let ratio = paid.ratio(to: planned) else { return nil }
    let text = Percentage(of: ratio).text
    return Figure(
      key: "overview.rate", text: text,
      trace: Trace(
        "预算执行率", value: text, formula: "\(outturn.text) ÷ \(budget.text) = \(text)", children: [outturn.trace, budget.trace]))
  }

  private static func count(
    _ key: String, _ label: String, _ unit: String, _ assessments: [ProjectAssessment], detail: (ProjectAssessment) -> String
  ) -> Figure? {
    guard !assessments.isEmpty else { return nil }
    let text = "\(assessments.count)\(unit)"
    return Figure(
      key: key, text: text,
      trace: Trace(
        label, value: text, formula: "逐个计数",
        children: assessments.map { .recorded($0.project.name, value: detail($0), $0.project.citation) }))
  }
}

extension Figure {
  fileprivate static func none(_ key: String, _ label: String, _ unit: String) -> Figure {
    Figure(key: key, text: "0\(unit)", trace: Trace(label, value: "0\(unit)", origin: .definition("台账中没有")))
  }
}

/// A value that is made when it is first asked for, once (只算一次).
final class Once<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value {
    kept.withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
