package import HengDomain
package import HengValues

/// A self-evaluation as the rules see it (自评数据): from a record, a file of `heng score`, or another unit's paper.
package struct ScoringSheet: Hashable, Sendable {
  package struct Execution: Hashable, Sendable {
    package var initial: PrintedAmount?
    package var revised: PrintedAmount?
    /// What the score counts with: the ledger's sum on our own forms, the printed figure on other papers.
    package var outturn: PrintedAmount?
    /// The ledger beside what was filled in; nil where only the paper is known.
    package var cell: OutturnCell?
    package var weight: ExactDecimal
    package var printedScore: ExactDecimal?
    /// The rows below the total: 其中：当年财政拨款, 上年结转资金, 其他资金.
    package var parts: [Part]
    package var citation: Citation

    package struct Part: Hashable, Sendable {
      package var label: String
      package var revised: PrintedAmount?
      /// As `Execution.outturn`.
      package var outturn: PrintedAmount?
      /// The ledger beside what was filled in; nil where the allotments do not tell the row's source, or only the paper is known.
      package var cell: OutturnCell?
      /// nil where the row's place was not measured.
      package var citation: Citation?
      /// 年初预算数, where the form prints it beside 全年预算数.
      package var initial: PrintedAmount?

      package init(
        label: String, revised: PrintedAmount?, outturn: PrintedAmount?, initial: PrintedAmount? = nil, cell: OutturnCell? = nil,
        citation: Citation? = nil
      ) {
        self.initial = initial
        self.citation = citation
        self.cell = cell
        self.label = label
        self.revised = revised
        self.outturn = outturn
      }
    }

    package init(
      initial: PrintedAmount?, revised: PrintedAmount?, outturn: PrintedAmount?, weight: ExactDecimal,
      printedScore: ExactDecimal?, parts: [Part] = [], citation: Citation
    ) {
      self.initial = initial
      self.revised = revised
      self.outturn = outturn
      self.weight = weight
      self.printedScore = printedScore
      self.parts = parts
      self.citation = citation
    }

    /// 全年预算数, or the initial budget where the form leaves it out.
    package var budget: PrintedAmount? { revised ?? initial }

    /// 全年执行数(B) down to the payments; down to the form's cell where no ledger is known.
    func outturnTrace(_ label: String) -> Trace {
      cell.map { $0.trace(label, citation) } ?? .recorded(label, value: outturn?.text ?? "（空白）", citation)
    }
  }

  package struct Row: Hashable, Sendable {
    package var level1: IndicatorLevel1
    package var level2: IndicatorLevel2
    package var name: String
    package var target: IndicatorValue
    package var actual: IndicatorValue
    package var weight: ExactDecimal
    package var direction: IndicatorDirection?
    package var coefficient: ExactDecimal?
    package var isTargetTooLow: Bool
    package var printedScore: ExactDecimal?
    package var deviation: String
    package var citation: Citation
    /// Where 实际完成值, 分值 and 得分 stand, if on the other half of a form printed over two pages.
    package var figures: Citation?
    /// What the ledger tells of the indicator; nil where it tells nothing, or only the paper is known.
    package var evidence: IndicatorEvidence?

    package init(
      level1: IndicatorLevel1, level2: IndicatorLevel2, name: String, target: IndicatorValue, actual: IndicatorValue,
      weight: ExactDecimal, direction: IndicatorDirection? = nil, coefficient: ExactDecimal? = nil,
      isTargetTooLow: Bool = false, printedScore: ExactDecimal? = nil, deviation: String = "", citation: Citation
    ) {
      self.level1 = level1
      self.level2 = level2
      self.name = name
      self.target = target
      self.actual = actual
      self.weight = weight
      self.direction = direction
      self.coefficient = coefficient
      self.isTargetTooLow = isTargetTooLow
      self.printedScore = printedScore
      self.deviation = deviation
      self.citation = citation
    }
  }

  package var project: String
  package var year: FiscalYear
  package var unit: MoneyUnit
  package var execution: Execution
  package var rows: [Row]
  package var printedTotal: ExactDecimal?
  package var printedGrade: Grade?
  package var reviewGrade: Grade?
  /// What other papers say of the same project; nil where there is none at hand.
  package var narrative: Narrative?
  /// Section totals of the report against their score tables.
  package var reportSections: [ReportSection]?
  /// Objectives and names of the county's other projects, for text taken over from them.
  package var peers: [Peer]
  package var objective: String
  /// The form's head, objective and achievement as printed, where it was read from a paper.
  package var head: [PrintedField] = []
  /// What a report says of the satisfaction survey; empty where there is none at hand.
  package var surveys: [Survey] = []
  /// Where the form stands, and its total; nil where they were not measured.
  package var citation: Citation?
  package var totalCitation: Citation?

  package init(
    project: String, year: FiscalYear, unit: MoneyUnit, execution: Execution, rows: [Row], printedTotal: ExactDecimal? = nil,
    printedGrade: Grade? = nil, reviewGrade: Grade? = nil, narrative: Narrative? = nil, reportSections: [ReportSection]? = nil,
    peers: [Peer] = [], objective: String = ""
  ) {
    self.project = project
    self.year = year
    self.unit = unit
    self.execution = execution
    self.rows = rows
    self.printedTotal = printedTotal
    self.printedGrade = printedGrade
    self.reviewGrade = reviewGrade
    self.narrative = narrative
    self.reportSections = reportSections
    self.peers = peers
    self.objective = objective
  }

  /// What the summary paragraph of the accounts says (绩效自评综述).
  package struct Narrative: Hashable, Sendable {
    package var score: ExactDecimal?
    package var budget: PrintedAmount?
    package var outturn: PrintedAmount?
    package var citation: Citation

    package init(score: ExactDecimal?, budget: PrintedAmount?, outturn: PrintedAmount?, citation: Citation) {
      self.score = score
      self.budget = budget
      self.outturn = outturn
      self.citation = citation
    }
  }

  /// A section of the report: the score in its text, and the total of its table.
  package struct ReportSection: Hashable, Sendable {
    package var title: String
    package var textScore: ExactDecimal
    package var tableScore: ExactDecimal
    package var citation: Citation
    /// Where the table's total stands; nil where it is the same place.
    package var tableCitation: Citation?

    package init(
      title: String, textScore: ExactDecimal, tableScore: ExactDecimal, citation: Citation, tableCitation: Citation? = nil
    ) {
      self.title = title
      self.textScore = textScore
      self.tableScore = tableScore
      self.citation = citation
      self.tableCitation = tableCitation
    }
  }

  /// The result of a satisfaction survey as a report states it (满意度调查结果).
  package struct Survey: Hashable, Sendable {
    package var rate: IndicatorValue
    /// The score that the report gives for it; nil where it gives none.
    package var score: ExactDecimal?
    package var citation: Citation

    package init(rate: IndicatorValue, score: ExactDecimal? = nil, citation: Citation) {
      self.rate = rate
      self.score = score
      self.citation = citation
    }
  }

  /// Another project of the same ledger.
  package struct Peer: Hashable, Sendable {
    package let project: String
    package let objective: String
    /// The objective's letters alone, by which two objectives are held against each other.
    package let letters: String
    /// Where its objective stands; nil where that was not measured.
    package let citation: Citation?

    package init(project: String, objective: String, citation: Citation? = nil) {
      self.project = project
      self.objective = objective
      self.citation = citation
      letters = objective.lettersOnly
    }
  }
}

extension ScoringSheet.Row {
  /// The stored direction, or the default by comparator, form and level.
  package var effectiveDirection: IndicatorDirection {
    direction ?? target.defaultDirection(level1: level1, level2: level2)
  }

  /// Where the row stands, for findings.
  package var place: Place { citation.place(field: "“\(name)”") }

  /// Where its actual value, points and score stand.
  package var figuresPlace: Place { (figures ?? citation).place(field: "“\(name)”") }
}

extension ScoringSheet {
  /// The sheet of a record with the indicators of its target sheet.
  package init(_ record: SelfEvaluation, ledger: ProjectLedger, peers: [Peer] = []) {
    let indicators = ledger.indicators(of: record.targetSheet)
    let total = record.funds.first { $0.kind == .total }
    let paid = Outturn(of: ledger), cell = record.outturnCell(paid), derived = record.funds.derived(paid, of: ledger)
    self.init(
      project: ledger.project.name, year: ledger.project.year, unit: record.unit,
      execution: Execution(
        initial: total?.initialBudget.value, revised: total?.revisedBudget.value, outturn: cell.shown,
        weight: total?.weight.value ?? ExactDecimal(10), printedScore: total?.score.value,
        parts: record.funds.filter { $0.kind != .total }.map { row in
          let cell = record.outturnCell(row, derived[row.kind])
          return Execution.Part(
            label: row.kind.label, revised: row.revisedBudget.value, outturn: cell.shown, cell: cell, citation: row.citation)
        }, citation: total?.citation ?? record.citation),
      rows: record.rows.compactMap { row in
        indicators[row.indicator].map { indicator in
          var line = Row(
            level1: indicator.level1, level2: indicator.level2, name: indicator.name, target: indicator.target,
            actual: row.actual, weight: row.weight, direction: indicator.direction, coefficient: row.coefficient,
            isTargetTooLow: row.isTargetTooLow, printedScore: row.printedScore.value, deviation: row.deviation,
            citation: row.citation)
          line.evidence = ledger.evidence(of: indicator)
          return line
        }
      }, printedTotal: record.printedTotal.value, printedGrade: record.selfGrade, reviewGrade: record.reviewGrade,
      peers: peers, objective: record.objective)
    execution.cell = cell
  }
}
