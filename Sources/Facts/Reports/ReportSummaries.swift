package import HengDomain
package import HengValues

/// 绩效自评汇总表: the projects of a department and year with budget, outturn, score and grade.
package struct SelfEvaluationSummary: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var project: String
    package var unit: String
    package var money: SummaryMoney
    /// Nil while a row of the form cannot be scored, or there is no form.
    package var score: Figure?
    package var grade: ReportGrade?

    package init(project: String, unit: String, money: SummaryMoney, score: Figure?, grade: ReportGrade?) {
      self.project = project
      self.unit = unit
      self.money = money
      self.score = score
      self.grade = grade
    }
  }

  package struct Count: Hashable, Sendable {
    package var grade: Grade
    package var figure: Figure

    package init(_ grade: Grade, _ figure: Figure) {
      self.grade = grade
      self.figure = figure
    }
  }

  package var department: String
  package var year: FiscalYear
  package var rows: [Row]
  package var total: SummaryMoney
  /// How many projects have each grade, in the order of grades.
  package var counts: [Count]

  package init(department: String, year: FiscalYear, rows: [Row], total: SummaryMoney, counts: [Count]) {
    self.department = department
    self.year = year
    self.rows = rows
    self.total = total
    self.counts = counts
  }
}

/// 绩效运行监控汇总表: how each project stands within the year, with its light and the reasons.
package struct MonitoringSummary: Hashable, Sendable {
  package enum Light: String, CaseIterable, Hashable, Sendable, Codable {
    case red = "红灯"
    case amber = "黄灯"
    case green = "绿灯"
  }

  package struct Row: Hashable, Sendable {
    package var project: String
    package var unit: String
    /// `1-7月`
    package var period: String
    package var money: SummaryMoney
    /// Prints 红灯, 黄灯 or 绿灯; nil where the rules could not judge.
    package var light: Figure?
    package var reasons: [String]

    package init(project: String, unit: String, period: String, money: SummaryMoney, light: Figure?, reasons: [String]) {
      self.project = project
      self.unit = unit
      self.period = period
      self.money = money
      self.light = light
      self.reasons = reasons
    }
  }

  package struct Count: Hashable, Sendable {
    package var light: Light
    package var figure: Figure

    package init(_ light: Light, _ figure: Figure) {
      self.light = light
      self.figure = figure
    }
  }

  package var department: String
  package var year: FiscalYear
  package var rows: [Row]
  package var total: SummaryMoney
  package var counts: [Count]

  package init(department: String, year: FiscalYear, rows: [Row], total: SummaryMoney, counts: [Count]) {
    self.department = department
    self.year = year
    self.rows = rows
    self.total = total
    self.counts = counts
  }
}

/// Budget, outturn and rate of one line of a summary, in 万元.
package struct SummaryMoney: Hashable, Sendable {
  package var budget: Figure?
  package var outturn: Figure?
  package var rate: Figure?

  package init(budget: Figure?, outturn: Figure?, rate: Figure?) {
    self.budget = budget
    self.outturn = outturn
    self.rate = rate
  }
}

/// 部门整体支出绩效自评: what the form prints of the accounts and of the score given.
package struct DepartmentEvaluationFacts: Hashable, Sendable {
  /// 全年预算数: 本年收入合计 of the accounts.
  package var budget: Figure?
  /// 全年执行数: 本年支出合计.
  package var outturn: Figure?
  package var rate: Figure?
  package var score: Figure?
  package var grade: ReportGrade?

  package init(budget: Figure?, outturn: Figure?, rate: Figure?, score: Figure?, grade: ReportGrade?) {
    self.budget = budget
    self.outturn = outturn
    self.rate = rate
    self.score = score
    self.grade = grade
  }
}
