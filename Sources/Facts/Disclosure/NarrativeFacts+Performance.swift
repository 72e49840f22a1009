package import HengDomain
package import HengValues

extension NarrativeFacts {
  /// 十（四）: the evaluation of the year's projects and of the department. Secret projects are neither named nor counted.
  package struct PerformanceFacts: Hashable, Sendable {
    package var work: EvaluatedFunds
    /// 整体支出 that was evaluated, by budget; nil where the department has not evaluated itself.
    package var departmentFunds: MoneyByBudget?
    /// 部门评价; nil where no project had one.
    package var reviewed: ReviewedProjects?
    package var lesson: String?
    package var tiers: [TierResult]
    package var summaries: [ProjectSummary]
    package var department: DepartmentResult?
    package var reports: [ReportEntry]
    package var otherMatters: String?

    package init(
      work: EvaluatedFunds, departmentFunds: MoneyByBudget? = nil, reviewed: ReviewedProjects? = nil, lesson: String? = nil,
      tiers: [TierResult], summaries: [ProjectSummary], department: DepartmentResult? = nil, reports: [ReportEntry],
      otherMatters: String? = nil
    ) {
      self.work = work
      self.departmentFunds = departmentFunds
      self.reviewed = reviewed
      self.lesson = lesson
      self.tiers = tiers
      self.summaries = summaries
      self.department = department
      self.reports = reports
      self.otherMatters = otherMatters
    }
  }

  /// (1): projects by tier, their money, and its share of all project payments.
  package struct EvaluatedFunds: Hashable, Sendable {
    package var tierOne: Figure
    package var tierTwo: Figure
    package var funds: MoneyByBudget
    /// 占项目支出总额.
    package var share: Figure?

    package init(tierOne: Figure, tierTwo: Figure, funds: MoneyByBudget, share: Figure? = nil) {
      self.tierOne = tierOne
      self.tierTwo = tierTwo
      self.funds = funds
      self.share = share
    }
  }

  /// Money by the budget it comes from (资金性质).
  package struct MoneyByBudget: Hashable, Sendable {
    package var total: Figure
    package var parts: [Part]

    package init(total: Figure, parts: [Part]) {
      self.total = total
      self.parts = parts
    }
  }

  package struct ReviewedProjects: Hashable, Sendable {
    /// The first project by name.
    package var example: String
    package var count: Figure
    package var funds: MoneyByBudget

    package init(example: String, count: Figure, funds: MoneyByBudget) {
      self.example = example
      self.count = count
      self.funds = funds
    }
  }

  /// (2): the grades of one tier.
  package struct TierResult: Hashable, Sendable {
    package var tier: ProjectTier
    package var count: Figure
    package var funds: Figure
    /// 优, 良, 中, 差.
    package var grades: [GradeCount]
    /// For projects of grade 中 and 差.
    package var measures: String?

    package init(tier: ProjectTier, count: Figure, funds: Figure, grades: [GradeCount], measures: String? = nil) {
      self.tier = tier
      self.count = count
      self.funds = funds
      self.grades = grades
      self.measures = measures
    }
  }

  package struct GradeCount: Hashable, Sendable {
    package var grade: Grade
    package var count: Figure

    package init(grade: Grade, count: Figure) {
      self.grade = grade
      self.count = count
    }
  }

  /// 项目绩效自评综述.
  package struct ProjectSummary: Hashable, Sendable {
    package var project: String
    package var score: Figure
    package var execution: Execution
    package var achievement: String
    package var problems: String
    package var measures: String

    package init(project: String, score: Figure, execution: Execution, achievement: String, problems: String, measures: String) {
      self.project = project
      self.score = score
      self.execution = execution
      self.achievement = achievement
      self.problems = problems
      self.measures = measures
    }
  }

  /// (3): 部门整体支出绩效自评综述.
  package struct DepartmentResult: Hashable, Sendable {
    package var score: Figure?
    package var execution: Execution
    package var achievements: String
    package var problems: String
    package var measures: String

    package init(score: Figure? = nil, execution: Execution, achievements: String, problems: String, measures: String) {
      self.score = score
      self.execution = execution
      self.achievements = achievements
      self.problems = problems
      self.measures = measures
    }
  }

  /// (4): a report with its number among the attachments.
  package struct ReportEntry: Hashable, Sendable {
    /// Without 书名号.
    package var title: String
    package var number: Figure

    package init(title: String, number: Figure) {
      self.title = title
      self.number = number
    }
  }
}
