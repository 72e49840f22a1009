package import HengValues

/// The words of a whole paper as the text rules see them (全文文字).
package struct PaperTextSubject: Hashable, Sendable {
  package var file: String
  /// The year that the title states; nil where it states none.
  package var year: FiscalYear?
  /// Running text and cells of tables, in reading order.
  package var passages: [PaperPassage]
  package var headings: [Heading]
  /// 目录.
  package var contents: [Heading]
  package var projects: [NamedProject]
  /// Titles of the distinct evaluation reports in the paper.
  package var reports: [Finding.Side]
  /// Tables that are no known form.
  package var tables: [StatedTable] = []
  /// The sentences with figures, once they are read.
  private var sentences: [StatedSentence]?
  private var several: [StatedSentence]?
  private var values: NamedValues?

  package init(
    file: String, year: FiscalYear?, passages: [PaperPassage], headings: [Heading] = [], contents: [Heading] = [],
    projects: [NamedProject] = [], reports: [Finding.Side] = []
  ) {
    self.file = file
    self.year = year
    self.passages = passages
    self.headings = headings
    self.contents = contents
    self.projects = projects
    self.reports = reports
  }

  package struct Heading: Hashable, Sendable {
    /// 0 for 第几部分, 1 for `一、`, 2 for `（一）`.
    package var level: Int
    package var number: Int
    package var title: String
    /// The heading above it; headings of different reports never share one.
    package var parent: String
    package var place: Place

    package init(level: Int, number: Int, title: String, parent: String, place: Place) {
      self.level = level
      self.number = number
      self.title = title
      self.parent = parent
      self.place = place
    }
  }

  /// A project's form: its name and the words of its cells.
  package struct NamedProject: Hashable, Sendable {
    package var name: PaperPassage
    package var cells: [PaperPassage]

    package init(name: PaperPassage, cells: [PaperPassage]) {
      self.name = name
      self.cells = cells
    }
  }

  /// The same with its sentences read, so that every rule need not read them anew.
  package func stating() -> PaperTextSubject {
    var subject = self
    subject.sentences = allStated
    subject.several = subject.stated
    subject.values = NamedValues(subject.allStated)
    return subject
  }

  /// Those with a single figure as well.
  var allStated: [StatedSentence] { sentences ?? StatedSentence.all(passages, least: 1) }

  /// The values that its sentences give under a name.
  var named: NamedValues { values ?? NamedValues(allStated) }

  /// Sentences of running text and of cells with two figures or more.
  var stated: [StatedSentence] { several ?? allStated.filter { $0.figures.count > 1 } }

  /// Every figure of running text with its sentence, in reading order.
  package var figures: [(sentence: StatedSentence, figure: StatedFigure)] {
    StatedSentence.all(passages.filter { !$0.isCell }, least: 1).flatMap { sentence in
      sentence.figures.map { (sentence: sentence, figure: $0) }
    }
  }

  /// The day on which parameters are read: the last of the paper's year.
  func day(_ fallback: Int = 2024) -> CivilDate? { (year ?? (try? FiscalYear(fallback)))?.lastDay }

  /// Every match of phrases in the paper, with its passage.
  func matches(_ finder: PhraseFinder, inCells: Bool = true) -> [(passage: PaperPassage, match: PhraseFinder.Match)] {
    passages.withinBudget.flatMap { passage in
      passage.isCell && !inCells ? [] : finder.matches(in: passage.folded).map { (passage, $0) }
    }
  }
}
