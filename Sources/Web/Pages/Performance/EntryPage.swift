import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters

/// A form to fill in (填报页): the paper with its fields, the problems beside it, and the next step at its foot.
struct EntryPage {
  let page: Page
  private let model: Model
  private let renderer: PageRenderer

  /// What changes while somebody types.
  var live: String { renderer.fragment("entry-live", model) }

  /// - Parameters:
  ///   - said: what was done just now.
  ///   - refusal: why the form was not sent or saved.
  ///   - base: what the page was opened with, where what is typed is not kept yet; else what is stored.
  init(
    _ work: FormWork, once: String, base: FormDesk.Submission? = nil, said: String? = nil, refusal: String? = nil, reason: String = "",
    library: Library? = nil, _ renderer: PageRenderer
  ) {
    let id = work.project.id
    let model = Model(work, once: once, base: base, said: said, refusal: refusal, reason: reason, library)
    (self.model, self.renderer) = (model, renderer)
    page = Page(
      title: work.layout.name, crumbs: ProjectPage.crumbs(below: work.assessment), here: work.layout.name, menu: .projects,
      scope: OverviewPage.scope(work.assessment.county, work.project.year),
      facts: [PageParts.state("draft", work.isNew ? "新建" : work.record.stateLabel), PageParts.words(work.project.name)],
      actions: work.isNew ? [] : [PageAction(href: Address.download(id, work.kind, .xlsx), text: "下载 Excel", isDownload: true)],
      skips: [Crumb(href: "#problems", text: "跳到问题")], template: "entry", model: model, hasPaper: true, script: .form)
  }

  /// What was asked of the library, and what it has (从指标库选).
  struct Library {
    let words: String
    let found: [LibraryIndicator]
  }

  struct Model {
    struct Was {
      let name: String
      let text: String
    }

    struct Line {
      let number: Int
      let indicator: String
      let level: String
    }

    struct Problem {
      let mark: String
      let text: String
      /// Nil for one on the form as a whole.
      let href: String?
    }

    struct Choice {
      let value: String
      let text: String
      let selected: Bool
    }

    let action: String
    let once: String
    let changes: Int
    let table: String
    let rows: Int
    let lines: [Line]
    let was: [Was]
    let said: String?
    let refusal: String?
    let summary: [Problem]
    let hasSummary: Bool
    let problems: [Problem]
    let hasProblems: Bool
    let counts: String
    let missing: String?
    let months: [Choice]
    let hasMonths: Bool
    let adds: [Choice]
    let hasAdds: Bool
    let needsReason: Bool
    let reason: String
    let upload: String
    let isOpen: Bool
    let libraryWords: String
    let isLibraryOpen: Bool
    let chosen: [IndicatorLibraryPage.Row]
    let hasChosen: Bool
    /// What came of last year's targets, and what it advises.
    let lastYear: String?
    let hasTypedScores: Bool
    let hasOpenForecasts: Bool
    let hasOpenValues: Bool

    init(
      _ work: FormWork, once: String, base: FormDesk.Submission?, said: String?, refusal: String?, reason: String, _ library: Library?
    ) {
      libraryWords = library?.words ?? ""
      isLibraryOpen = library != nil
      chosen = (library?.found ?? []).prefix(20).map(IndicatorLibraryPage.Row.init)
      hasChosen = !chosen.isEmpty
      (hasTypedScores, hasOpenForecasts, hasOpenValues) = (work.hasTypedScores, work.hasOpenForecasts, work.hasOpenValues)
      lastYear = work.last.flatMap { advice in
        let words = advice.advice.map(\.label) + advice.reasons
        return words.isEmpty ? nil : PageParts.words(words.joined(separator: "；"))
      }
      action = Address.formEdit(work.project.id, work.kind)
      var upload = Address.formImport(work.project.id, work.kind)
      if case .monitoring(let report) = work.record, work.isNew { upload += "?month=\(report.period.lastMonth)" }
      self.upload = upload
      (self.once, self.said, self.refusal, self.reason) = (once, said, refusal, reason)
      changes = base?.changes ?? work.changes
      table = EntryTable(work, isOpen: true).html
      rows = work.entry.rows.count
      lines = work.entry.rows.enumerated().map { Line(number: $0, indicator: $1.indicator, level: $1.levels.code) }
      was = base.map { Self.was($0.was, work) } ?? work.stored.map { Self.was($0, work) } ?? []
      isOpen = Visitor.current.isOpen
      problems = work.notes.map { note in
        Problem(
          mark: SeverityMark.html(note.finding.severity), text: PageParts.words(note.finding.message),
          href: note.key.map { "#" + Address.escaped("f." + $0.text) })
      }
      hasProblems = !problems.isEmpty
      summary = refusal == nil ? [] : Self.summary(work)
      hasSummary = !summary.isEmpty
      counts = PageParts.counts(work.count)
      missing = work.missing.isEmpty ? nil : "必填还差\(work.missing.count)格"
      needsReason = work.count(.error) > 0
      if case .monitoring(let report) = work.record {
        months = (1...12).map { Choice(value: "\($0)", text: "\($0)月", selected: $0 == report.period.lastMonth) }
      } else {
        months = []
      }
      hasMonths = !months.isEmpty
      adds = work.kind.record == .target ? FormLevels.choices.map { Choice(value: $0.code, text: $0.label, selected: false) } : []
      hasAdds = !adds.isEmpty
    }

    /// The texts as they are stored, so that what two people change can be put together.
    private static func was(_ stored: FormEntry, _ work: FormWork) -> [Was] {
      let entered = work.layout.fields.filter { work.kind.record.isEntered($0) }.sorted { $0.name < $1.name }
      var was = entered.filter { !$0.isOfRow }.map { Was(name: "was." + FormKey($0).text, text: stored[FormKey($0)]) }
      let places = Dictionary(stored.rows.enumerated().map { ($1.indicator, $0) }) { first, _ in first }
      for (place, row) in work.entry.rows.enumerated() {
        guard let old = places[row.indicator] else { continue }
        was += entered.filter(\.isOfRow).map { Was(name: "was." + FormKey($0, row: place).text, text: stored.rows[old].cells[$0] ?? "") }
        was.append(Was(name: "was.level.\(place)", text: stored.rows[old].levels.code))
      }
      return was
    }

    /// What holds the form back, each with a way to its cell.
    private static func summary(_ work: FormWork) -> [Problem] {
      let wrong = work.problems.map { ($0.key, $0.message) }
      let missing = work.missing.map { ($0, "没有填") }
      return (wrong + missing).map { key, words in
        let name = key.row.map { "第\($0 + 1)项指标 \(key.field.name)" } ?? key.field.name
        return Problem(mark: "", text: PageParts.words("\(name)：\(words)"), href: "#" + Address.escaped("f." + key.text))
      }
    }
  }
}
