package import HengDomain
package import HengValues

/// What an evaluation report prints of a project, computed (评价报告数据): money, the score tree with its codes, score and grade,
/// and the frame of the county's rules. Every figure has its trace; the words stand in `EvaluationReport`.
package struct ReportFacts: Hashable, Sendable {
  package var money: ReportMoney
  /// 投入, 产出, 效益, 满意度, and 成本 where the rules have that group; in the order of the report.
  package var parts: [ReportPart]
  /// Nil while a row cannot be scored.
  package var total: Figure?
  package var grade: ReportGrade?
  package var frame: ReportFrame

  package init(money: ReportMoney, parts: [ReportPart], total: Figure?, grade: ReportGrade?, frame: ReportFrame) {
    self.money = money
    self.parts = parts
    self.total = total
    self.grade = grade
    self.frame = frame
  }

  /// The rows of all parts in the order of their codes.
  package var rows: [ReportRow] { parts.flatMap(\.rows) }

  package var figures: [Figure] {
    money.figures + parts.flatMap(\.figures) + [total, grade?.figure].compactMap { $0 } + frame.points.map(\.figure) + frame.floors
  }
}

/// The money of a report, in 万元 (资金投入和使用).
package struct ReportMoney: Hashable, Sendable {
  /// 年初预算数, where it differs from the full-year budget.
  package var initial: Figure?
  /// 全年预算数; nil where the ledger holds none.
  package var budget: Figure?
  /// 到位资金: the budget that was issued; nil where the ledger holds no allotment.
  package var received: Figure?
  /// 资金到位率: received over budget.
  package var receivedRate: Figure?
  /// 全年执行数: the sum of the payments.
  package var outturn: Figure
  /// 执行率; nil without a budget, or with one of zero.
  package var rate: Figure?
  /// 结余: budget less outturn; negative when more was paid.
  package var remainder: Figure?
  package var unit: MoneyUnit

  package init(
    initial: Figure?, budget: Figure?, received: Figure?, receivedRate: Figure?, outturn: Figure, rate: Figure?, remainder: Figure?,
    unit: MoneyUnit = .wanYuan
  ) {
    self.initial = initial
    self.budget = budget
    self.received = received
    self.receivedRate = receivedRate
    self.outturn = outturn
    self.rate = rate
    self.remainder = remainder
    self.unit = unit
  }

  package var figures: [Figure] { [initial, budget, received, receivedRate, outturn, rate, remainder].compactMap { $0 } }
}

/// A part of section four with its score table (部分): `B 产出`.
package struct ReportPart: Hashable, Sendable {
  package var letter: String
  package var level: IndicatorLevel1
  /// Σ of the weights.
  package var possible: Figure
  /// Σ of the scores; nil while one is open.
  package var obtained: Figure?
  /// 得分率; nil where nothing was possible or a score is open.
  package var rate: Figure?
  package var groups: [ReportGroup]

  package init(letter: String, level: IndicatorLevel1, possible: Figure, obtained: Figure?, rate: Figure?, groups: [ReportGroup]) {
    self.letter = letter
    self.level = level
    self.possible = possible
    self.obtained = obtained
    self.rate = rate
    self.groups = groups
  }

  /// `产出`
  package var name: String { level.partName }
  package var rows: [ReportRow] { groups.flatMap(\.rows) }
  package var figures: [Figure] { [possible, obtained, rate].compactMap { $0 } + rows.flatMap(\.figures) }
}

/// The rows of one second level: `B1 数量指标`.
package struct ReportGroup: Hashable, Sendable {
  package var code: String
  package var label: String
  package var rows: [ReportRow]

  package init(code: String, label: String, rows: [ReportRow]) {
    self.code = code
    self.label = label
    self.rows = rows
  }
}

/// One scored row: `B11 受益户数`; the execution rate is one too, without an indicator.
package struct ReportRow: Hashable, Sendable {
  package var code: String
  package var name: String
  package var indicator: ID<Indicator>?
  /// Nil where the cell is empty.
  package var target: Figure?
  package var actual: Figure?
  package var weight: Figure
  /// Nil when no rule can score the row.
  package var score: Figure?
  /// 未完成原因, as the form has it.
  package var deviation: String

  package init(
    code: String, name: String, indicator: ID<Indicator>?, target: Figure? = nil, actual: Figure? = nil, weight: Figure, score: Figure?,
    deviation: String = ""
  ) {
    self.code = code
    self.name = name
    self.indicator = indicator
    self.target = target
    self.actual = actual
    self.weight = weight
    self.score = score
    self.deviation = deviation
  }

  package var figures: [Figure] { [target, actual, weight, score].compactMap { $0 } }
}

/// 等级 with the figure that prints it.
package struct ReportGrade: Hashable, Sendable {
  package var grade: Grade
  package var figure: Figure

  package init(_ grade: Grade, _ figure: Figure) {
    self.grade = grade
    self.figure = figure
  }
}

/// The frame that a report's section two prints (指标体系、权重、等级): the profile's parameters.
package struct ReportFrame: Hashable, Sendable {
  package struct Points: Hashable, Sendable {
    package var level: IndicatorLevel1
    package var figure: Figure

    package init(_ level: IndicatorLevel1, _ figure: Figure) {
      self.level = level
      self.figure = figure
    }
  }

  /// Points of the first level by the rules: 投入 10, 产出 50, 效益 30, 满意度 10.
  package var points: [Points]
  /// Lower ends of 优, 良, 中.
  package var floors: [Figure]
  /// Laws and notices with their numbers (评价依据).
  package var bases: [String]

  package init(points: [Points], floors: [Figure], bases: [String]) {
    self.points = points
    self.floors = floors
    self.bases = bases
  }
}

/// Why the facts of a report cannot be computed.
package enum ReportError: Error, Hashable, Sendable {
  /// The score card was made from other rows.
  case cardOfOtherRows(project: String, rows: Int, items: Int)
  /// A row names an indicator that its target sheet does not hold; `row` counts from 1.
  case indicatorMissing(project: String, row: Int)

  package var message: String {
    switch self {
    case .cardOfOtherRows(let project, let rows, let items):
      "项目“\(project)”的自评表有\(rows)行指标，评分结果却有\(items)项，二者不是同一张表。请重新评分后再生成报告。"
    case .indicatorMissing(let project, let row):
      "项目“\(project)”的自评表第\(row)行引用的指标不在绩效目标表中。请核对指标或补录目标表后再生成报告。"
    }
  }
}
