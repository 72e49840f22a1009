import HengDomain
package import HengFacts
import HengValues

extension ReportFacts {
  /// The facts of a project's report by the rules of its year: money from the ledger, scores from the card.
  package init(_ project: EvaluatedProject, profile: Profile) throws(ReportFailure) {
    let tree = try ReportTree(project)
    let scoring: ScoringProfile
    let frame: ReportFrame
    do throws(ProfileError) {
      scoring = try ScoringProfile(profile, year: project.project.year)
      frame = try ReportFrame(profile, scoring: scoring, levels: Set(tree.parts.map(\.level)))
    } catch {
      throw .profile(error)
    }
    let total = project.card.total.map { Figure(key: "report.total", text: "\($0)", trace: project.totalTrace) }
    let grade = project.card.grade.map { ReportGrade($0, Self.gradeFigure($0, project, scoring)) }
    let version = project.story?.standing.version ?? .byForm
    let others = (project.story?.scores ?? []).filter { $0.version != version }.compactMap { score in
      score.figure("report.score.\(score.version.rawValue)").map { OtherScore(score.version, $0) }
    }
    self.init(
      money: ReportMoney(project), parts: tree.parts, total: total, grade: grade, frame: frame, version: version, otherScores: others)
  }

  private static func gradeFigure(_ grade: Grade, _ project: EvaluatedProject, _ scoring: ScoringProfile) -> Figure {
    let version = project.story?.standing.version.label ?? ""
    return Figure(
      key: "report.grade", text: grade.rawValue,
      trace: Trace(
        "评价等级", value: grade.rawValue, formula: "\(version)总分\(project.card.total.map { "\($0)" } ?? "")对应“\(grade.rawValue)”",
        children: [project.totalTrace, scoring.leaf("scoring.grades", "优、良、中的下限")]))
  }
}

/// Why the facts of a report cannot be computed: the records do not fit together, or a parameter is missing.
package enum ReportFailure: Error, Hashable, Sendable {
  case records(ReportError)
  case profile(ProfileError)

  package var message: String {
    switch self {
    case .records(let error): error.message
    case .profile(let error): error.message
    }
  }
}

extension ReportFrame {
  /// Points and grade floors in force on the last day of the year, and the legal bases that the profile lists.
  init(_ profile: Profile, scoring: ScoringProfile, levels: Set<IndicatorLevel1>) throws(ProfileError) {
    let weights = scoring.weights(hasCostGroup: levels.contains(.cost), hasSatisfaction: levels.contains(.satisfaction))
    let points = IndicatorLevel1.reportOrder.compactMap { level in
      weights[level].map { points in
        Points(
          level,
          Figure(
            key: "report.frame.\(level.rawValue)", text: "\(points.trimmed)",
            trace: scoring.leaf("scoring.weight.\(level == .input ? "execution" : level.rawValue)", "\(level.label)分值")))
      }
    }
    let floors = zip(scoring.gradeFloors, Grade.allCases).map { floor, grade in
      Figure(
        key: "report.frame.grade.\(grade.rawValue)", text: "\(floor.trimmed)",
        trace: scoring.leaf("scoring.grades", "“\(grade.rawValue)”的下限"))
    }
    self.init(points: points, floors: floors, bases: try profile.words("reports.bases", on: scoring.date))
  }
}
