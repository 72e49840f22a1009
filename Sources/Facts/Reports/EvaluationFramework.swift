package import HengValues

/// The framework by which a department or the finance bureau evaluates (绩效评价指标体系框架): 决策, 过程, 产出, 效益.
package struct EvaluationFramework: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var level1: String
    package var level2: String
    package var level3: String
    package var weight: ExactDecimal
    /// 评价要点: formula, or points of judgement.
    package var judgement: String

    package init(level1: String, level2: String, level3: String, weight: ExactDecimal, judgement: String) {
      self.level1 = level1
      self.level2 = level2
      self.level3 = level3
      self.weight = weight
      self.judgement = judgement
    }
  }

  package struct Group: Hashable, Sendable {
    package var level1: String
    /// Σ of its rows.
    package var points: Figure

    package init(level1: String, points: Figure) {
      self.level1 = level1
      self.points = points
    }
  }

  package var rows: [Row]
  /// In the order of the rows.
  package var groups: [Group]
  package var total: Figure
  /// The parameter that the rows are.
  package var origin: Trace

  package init(rows: [Row], groups: [Group], total: Figure, origin: Trace) {
    self.rows = rows
    self.groups = groups
    self.total = total
    self.origin = origin
  }
}
