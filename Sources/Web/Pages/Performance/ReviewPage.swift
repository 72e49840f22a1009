import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters

/// A form before whoever decides on it (审核页): the paper to read, what the rules say, what was done so far, and the decision.
struct ReviewPage {
  let page: Page

  init(_ work: FormWork, steps: [PossibleStep], once: String, refusal: String? = nil, typed: MultipartForm? = nil, isOwn: Bool) {
    let ledger = work.assessment.ledger
    page = Page(
      title: work.layout.name, crumbs: ProjectPage.crumbs(below: work.assessment), here: work.layout.name, menu: .projects,
      scope: OverviewPage.scope(work.assessment.county, work.project.year),
      facts: [PageParts.state("sent", work.record.stateLabel), PageParts.words(work.project.name)], template: "review",
      model: Model(
        table: EntryTable(work, isOpen: false).html, action: Address.formStep(work.project.id, work.kind), once: once,
        changes: work.changes,
        refusal: refusal, choices: steps.map { Choice($0, chosen: typed?.text("action")) }, hasChoices: !steps.isEmpty,
        hasGrade: steps.contains { $0.action == .review || $0.action == .check } && work.kind.record != .monitoring,
        isOwn: isOwn, reason: typed?.text("reason") ?? "",
        problems: work.notes.map { FindingModel($0.finding, anchor: "") }, hasProblems: !work.notes.isEmpty,
        counts: PageParts.counts(work.count),
        history: ledger.transitions.filter { $0.recordID == work.record.id }.reversed().map { PastStep($0) },
        hasHistory: ledger.transitions.contains { $0.recordID == work.record.id },
        differences: work.differences.map(Difference.init), hasDifferences: !work.differences.isEmpty), hasPaper: true)
  }

  private struct Model {
    let table: String
    let action: String
    let once: String
    let changes: Int
    let refusal: String?
    let choices: [Choice]
    let hasChoices: Bool
    let hasGrade: Bool
    let isOwn: Bool
    let reason: String
    let problems: [FindingModel]
    let hasProblems: Bool
    let counts: String
    let history: [PastStep]
    let hasHistory: Bool
    /// Against the version before.
    let differences: [Difference]
    let hasDifferences: Bool
  }

  private struct Difference {
    let place: String
    let was: String
    let now: String

    init(_ difference: FormDifference) {
      place = (difference.row.isEmpty ? "" : "“\(difference.row)”") + difference.key.field.name
      (was, now) = (difference.was, difference.now)
    }
  }

  private struct Choice {
    struct Way {
      let value: String
      let text: String
    }

    let value: String
    let text: String
    let checked: Bool
    let needsReason: Bool
    let ways: [Way]
    let hasWays: Bool

    init(_ step: PossibleStep, chosen: String?) {
      value = step.action.rawValue
      text = step.action == .review || step.action == .check ? "\(step.action.rawValue)通过" : step.action.rawValue
      checked = chosen == step.action.rawValue
      needsReason = step.needsReason
      ways = step.ways.map { Way(value: $0.state, text: $0.label) }
      hasWays = step.ways.count > 1
    }
  }
}
