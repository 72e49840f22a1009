package import HengDomain
package import HengValues

/// What the year's evaluation leaves for the next budget (结果应用对象): grade, execution, earlier grades, what is not yet mended.
package struct ResultSubject: Hashable, Sendable {
  package struct YearGrade: Hashable, Sendable {
    package var year: FiscalYear
    package var grade: Grade
    package var citation: Citation

    package init(year: FiscalYear, grade: Grade, citation: Citation) {
      self.year = year
      self.grade = grade
      self.citation = citation
    }
  }

  package var project: String
  package var year: FiscalYear
  /// Nil while the total cannot be computed.
  package var grade: Grade?
  /// Which score the grade is of: `更正后83.02分`; empty where only the grade is known.
  package var score: String
  /// 全年预算数
  package var budget: PrintedAmount?
  /// 全年执行数
  package var outturn: PrintedAmount?
  /// Down to the payments, where they are known.
  package var outturnTrace: Trace?
  /// Grades of earlier years, in any order.
  package var history: [YearGrade]
  /// Findings whose rectification is still open; nil where nobody has recorded it.
  package var unrectified: Int?
  package var citation: Citation

  package init(
    project: String, year: FiscalYear, grade: Grade?, score: String = "", budget: PrintedAmount?, outturn: PrintedAmount?,
    outturnTrace: Trace? = nil, history: [YearGrade] = [], unrectified: Int? = nil, citation: Citation
  ) {
    self.project = project
    self.year = year
    self.grade = grade
    self.score = score
    self.budget = budget
    self.outturn = outturn
    self.outturnTrace = outturnTrace
    self.history = history
    self.unrectified = unrectified
    self.citation = citation
  }

  /// Outturn ÷ budget, exact; nil without either or with a budget of zero.
  package var executionRate: Ratio? {
    guard let budget, let outturn else { return nil }
    return outturn.money.ratio(to: budget.money)
  }

  /// How many years without a gap up to this one are 差.
  package var poorYears: Int {
    guard grade == .poor else { return 0 }
    let earlier = Dictionary(history.map { ($0.year, $0.grade) }) { first, _ in first }
    var count = 1
    var year = year.previous
    while let current = year, earlier[current] == .poor {
      count += 1
      year = current.previous
    }
    return count
  }

  func side(_ label: String, _ figure: String) -> Finding.Side {
    Finding.Side(label: label, figure: figure, place: citation.place(field: "“\(project)”"))
  }
}
