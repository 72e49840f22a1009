package import HengDomain
package import HengFacts
package import HengValues

extension SelfEvaluationSummary {
  /// The projects in the order given; secret ones are left out. The card is nil while a project has no self-evaluation.
  package init(
    _ projects: [(ledger: ProjectLedger, card: ScoreCard?)], department: String, year: FiscalYear
  ) {
    let known = projects.filter { !$0.ledger.project.isSecret && $0.ledger.project.year == year }
    let amounts = known.map { ($0.ledger.budgetAmount, $0.ledger.outturnAmount) }
    let rows = zip(known, amounts).enumerated().map { index, line in
      Self.row("summary.evaluations.\(index)", line.0.ledger, line.0.card, budget: line.1.0, outturn: line.1.1)
    }
    let total = SummaryMoney(
      "summary.evaluations.total", budget: SummedAmount.sum("全年预算数合计", amounts.compactMap(\.0)),
      outturn: SummedAmount.sum("全年执行数合计", amounts.map(\.1)))
    let counts = Grade.allCases.map { grade in
      let records = known.filter { $0.card?.grade == grade }.map {
        (name: $0.ledger.project.name, value: grade.rawValue, citation: $0.ledger.project.citation)
      }
      return Count(grade, .count("summary.evaluations.count.\(grade.rawValue)", "等级为“\(grade.rawValue)”的项目数", of: records))
    }
    self.init(department: department, year: year, rows: rows, total: total, counts: counts)
  }

  private static func row(
    _ key: String, _ ledger: ProjectLedger, _ card: ScoreCard?, budget: SummedAmount?, outturn: SummedAmount
  ) -> Row {
    let score = card?.total.flatMap { total in card.map { Figure(key: "\(key).score", text: "\(total)", trace: $0.totalTrace) } }
    let grade = card?.grade.flatMap { grade in
      card.map { card in
        ReportGrade(
          grade,
          Figure(
            key: "\(key).grade", text: grade.rawValue,
            trace: Trace(
              "评价等级", value: grade.rawValue, formula: "总分\(card.totalTrace.value)对应“\(grade.rawValue)”", children: [card.totalTrace])))
      }
    }
    return Row(
      project: ledger.project.name, unit: ledger.project.implementingUnit,
      money: SummaryMoney(key, budget: budget, outturn: outturn), score: score, grade: grade)
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

  var outturnAmount: SummedAmount {
    var trace = outturnTrace(in: .wanYuan)
    trace.label = "“\(project.name)”全年执行数"
    return SummedAmount(money: outturn, trace: trace)
  }
}
