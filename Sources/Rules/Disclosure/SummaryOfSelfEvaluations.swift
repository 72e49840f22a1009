package import HengDomain
package import HengFacts
package import HengValues

extension SelfEvaluationSummary {
  /// The projects in the order given; secret ones are left out. A project without self-evaluation has no story.
  package init(
    _ projects: [(ledger: ProjectLedger, story: ScoreStory?)], department: String, year: FiscalYear
  ) {
    let known = projects.filter { !$0.ledger.project.isSecret && $0.ledger.project.year == year }
    let amounts = known.map { ($0.ledger.budgetAmount, $0.ledger.outturnAmount) }
    let rows = zip(known, amounts).enumerated().map { index, line in
      Self.row("summary.evaluations.\(index)", line.0.ledger, line.0.story, budget: line.1.0, outturn: line.1.1)
    }
    let total = SummaryMoney(
      "summary.evaluations.total", budget: SummedAmount.sum("全年预算数合计", amounts.compactMap(\.0)),
      outturn: SummedAmount.sum("全年执行数合计", amounts.map(\.1)))
    let basis = ScoreStory.basis(of: known.compactMap(\.story))
    let counts = Grade.allCases.map { grade in
      let records = known.filter { $0.story?.standing.grade == grade }.map {
        (name: $0.ledger.project.name, value: $0.story?.standing.words ?? "", citation: $0.ledger.project.citation)
      }
      return Count(grade, .count("summary.evaluations.count.\(grade.rawValue)", "\(basis)等级为“\(grade.rawValue)”的项目数", of: records))
    }
    self.init(department: department, year: year, rows: rows, total: total, counts: counts, basis: basis)
  }

  private static func row(
    _ key: String, _ ledger: ProjectLedger, _ story: ScoreStory?, budget: SummedAmount?, outturn: SummedAmount
  ) -> Row {
    let scores = (story?.scores ?? []).compactMap { score in
      score.figure("\(key).score.\(score.version.rawValue)").map { (score.version, $0) }
    }
    let grade = story?.standing.grade.flatMap { grade in
      story.map { ReportGrade(grade, .grade("\(key).grade", grade, of: $0.standing)) }
    }
    return Row(
      project: ledger.project.name, unit: ledger.project.implementingUnit,
      money: SummaryMoney(key, budget: budget, outturn: outturn), scores: Dictionary(scores) { first, _ in first }, grade: grade)
  }
}

extension Figure {
  /// A grade, down to the score it is of.
  fileprivate static func grade(_ key: String, _ grade: Grade, of score: ScoreStory.Score) -> Figure {
    Figure(
      key: key, text: grade.rawValue,
      trace: Trace(
        "评价等级（\(score.version.label)）", value: grade.rawValue, formula: "总分\(score.text)对应“\(grade.rawValue)”", children: [score.trace]))
  }
}

extension ProjectLedger {
  /// 全年预算数, else 年初预算数.
  var budgetAmount: SummedAmount? {
    (project.revisedBudget ?? project.initialBudget).map { money in
      SummedAmount(
        money: money, trace: .recorded("“\(project.name)”全年预算数", value: money.printed(in: .wanYuan).text, project.citation))
    }
  }

  var outturnAmount: SummedAmount { SummedAmount(Outturn(of: self), of: project) }
}
