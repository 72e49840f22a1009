package import HengDomain
package import HengValues

/// An evaluation report as the rules see it (评价报告): what its text states, its score tables, and the form it belongs to.
package struct ReportSubject: Hashable, Sendable {
  package var project: String
  package var unit: String
  package var year: FiscalYear
  /// The title.
  package var title: Finding.Side
  /// The same report printed again, or a run of paragraphs printed twice in a row (重复印载).
  package var repetitions: [Repetition] = []
  package var passages: [PaperPassage] = []
  package var amounts: [Amount] = []
  /// 投入, 产出, 效益, 满意度 of section four.
  package var parts: [Part] = []
  package var indicators: [Paragraph] = []
  /// The score and grade of section three.
  package var score: Score?
  package var grade: Grade?
  /// 自评表 of the same project, where the paper has it.
  package var sheet: ScoringSheet?
  package var peers: [Peer] = []

  package init(project: String, unit: String, year: FiscalYear, title: Finding.Side) {
    self.project = project
    self.unit = unit
    self.year = year
    self.title = title
  }

  package struct Repetition: Hashable, Sendable {
    package var first: Place
    package var second: Place
    /// The whole report.
    package var isWhole: Bool

    package init(first: Place, second: Place, isWhole: Bool) {
      self.first = first
      self.second = second
      self.isWhole = isWhole
    }
  }

  /// A sum of money under a label: budget, received, paid, given back.
  package struct Amount: Hashable, Sendable {
    package enum Role: String, CaseIterable, Hashable, Sendable {
      case budget = "预算数"
      case received = "拨付数"
      case outturn = "支出数"
      case returned = "上交数"
    }

    package var role: Role
    package var amount: PrintedAmount
    package var place: Place
    package var quote: String

    package init(role: Role, amount: PrintedAmount, place: Place, quote: String) {
      self.role = role
      self.amount = amount
      self.place = place
      self.quote = quote
    }
  }

  package struct Score: Hashable, Sendable {
    package var value: ExactDecimal
    package var place: Place
    package var quote: String

    package init(value: ExactDecimal, place: Place, quote: String) {
      self.value = value
      self.place = place
      self.quote = quote
    }
  }

  /// 产出指标分值共计50分，实际得分42分, with the score table below it.
  package struct Part: Hashable, Sendable {
    package var title: String
    package var possible: Score?
    package var obtained: Score?
    package var table: Table?

    package init(title: String, possible: Score? = nil, obtained: Score? = nil, table: Table? = nil) {
      self.title = title
      self.possible = possible
      self.obtained = obtained
      self.table = table
    }
  }

  /// 评分情况表.
  package struct Table: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
      package var code: String
      package var name: String
      package var weight: ExactDecimal?
      package var score: ExactDecimal?
      package var place: Place

      package init(code: String, name: String, weight: ExactDecimal?, score: ExactDecimal?, place: Place) {
        self.code = code
        self.name = name
        self.weight = weight
        self.score = score
        self.place = place
      }
    }

    package var title: String
    package var rows: [Row]
    package var total: Row?

    package init(title: String, rows: [Row], total: Row?) {
      self.title = title
      self.rows = rows
      self.total = total
    }

    /// Nil where a row has no score.
    package var sum: ExactDecimal? { Self.sum(rows.map(\.score)) }
    package var weights: ExactDecimal? { Self.sum(rows.map(\.weight)) }

    private static func sum(_ values: [ExactDecimal?]) -> ExactDecimal? {
      guard !values.isEmpty else { return nil }
      return values.reduce(ExactDecimal.zero as ExactDecimal?) { sum, value in value.flatMap { add in sum.map { $0 + add } } }
    }
  }

  /// The paragraph of one indicator: `B11 脱贫户和监测户劳动力：` …
  package struct Paragraph: Hashable, Sendable {
    package var code: String
    package var name: String
    package var heading: Finding.Side
    package var passages: [PaperPassage]
    package var score: Score?

    package init(code: String, name: String, heading: Finding.Side, passages: [PaperPassage] = [], score: Score? = nil) {
      self.code = code
      self.name = name
      self.heading = heading
      self.passages = passages
      self.score = score
    }
  }

  /// Another report of the same paper.
  package struct Peer: Hashable, Sendable {
    package var project: String
    package var title: Finding.Side
    package var amounts: [Amount]
    /// Names of its indicators.
    package var names: [Finding.Side]

    package init(project: String, title: Finding.Side, amounts: [Amount], names: [Finding.Side]) {
      self.project = project
      self.title = title
      self.amounts = amounts
      self.names = names
    }
  }
}

extension ReportSubject {
  package var tables: [Table] { parts.compactMap(\.table) }
  package var rows: [Table.Row] { tables.flatMap(\.rows) }

  /// The row of the form for an indicator of the text: the same name, or the only one of satisfaction.
  func sheetRow(_ paragraph: Paragraph) -> ScoringSheet.Row? {
    let rows = sheet?.rows ?? []
    if let same = rows.first(where: { $0.name.lettersOnly == paragraph.name.lettersOnly }) { return same }
    let satisfaction = rows.filter { $0.level1 == .satisfaction }
    return paragraph.code.hasHead("D1") && satisfaction.count == 1 ? satisfaction.first : nil
  }
}

extension ScoringSheet {
  /// A side of a finding for a cell of this form.
  func side(_ row: Row, _ figure: String) -> Finding.Side {
    Finding.Side(label: "自评表“\(row.name)”", figure: figure, place: row.place)
  }
}
