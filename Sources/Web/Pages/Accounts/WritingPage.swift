import HengDomain
import HengOperations
import HengValues

/// Where people write what no ledger knows: reasons, duties, evaluations, reports (填写决算公开资料).
struct WritingPage {
  let page: Page

  /// - Parameters:
  ///   - was: as the page was first opened, where it comes back with what was typed.
  ///   - mayWrite: whether it may be written by the visitor; else it is read.
  init(
    _ writing: DisclosureWriting, of county: County, once: String, mayWrite: Bool, was: DisclosureDesk.WritingSubmission? = nil,
    said: String? = nil, refusal: String? = nil
  ) {
    let key = writing.key
    page = Page(
      title: writing.project.map { "“\($0.name)”评价报告" } ?? writing.part.name,
      crumbs: AccountsPage.crumbs(county, key, below: writing.hasBooks), here: writing.part.name, menu: .accounts,
      scope: OverviewPage.scope(county, key.year),
      facts: [AccountsPage.chip(writing.state), PageParts.words("\(key.department)\(key.year.text)")]
        + (said.map { ["<span role=\"status\">\(PageParts.words($0))</span>"] } ?? []),
      actions: Self.papers(writing), template: "writing",
      model: Model(
        action: Address.accountsWriting(key, writing.part),
        back: writing.hasBooks ? Address.accounts(key) : Address.accounts(county, key.year), refusal: refusal,
        isOpen: mayWrite && writing.isEditable, isClosed: mayWrite && !writing.isEditable, state: writing.state.label,
        changes: was?.changes ?? writing.changes, once: once,
        faults: writing.fields.compactMap { field in
          writing.faults[field.key].map { Fault(href: "#w-\(field.key)", label: field.label, message: $0.message) }
        },
        hasFaults: !writing.faults.isEmpty,
        fields: writing.fields.map { field in
          let stored = was?.was[field.key] ?? writing.stored[field.key] ?? ""
          return Field(field, writing.texts[field.key] ?? "", was: stored, fault: writing.faults[field.key]?.message)
        }))
  }

  /// The paper that is made of what is written, with the figures of the ledger.
  private static func papers(_ writing: DisclosureWriting) -> [PageAction] {
    func action(_ href: String) -> PageAction { PageAction(href: href, text: "看打印件（Word）", isDownload: true) }
    // Only the targets need no accounts.
    guard writing.isWritten, writing.hasBooks || writing.part == .targets else { return [] }
    switch writing.part {
    case .explanation: return [PageAction(href: Address.accountsVolume(writing.key), text: "看全文")]
    case .evaluation: return [action(Address.report(writing.key, .departmentEvaluation))]
    case .targets: return [action(Address.report(writing.key, .departmentTargets))]
    case .report(let project): return [action(Address.report(project, .evaluation))]
    }
  }

  private struct Model {
    let action: String
    let back: String
    let refusal: String?
    let isOpen: Bool
    let isClosed: Bool
    let state: String
    let changes: Int
    let once: String
    let faults: [Fault]
    let hasFaults: Bool
    let fields: [Field]
  }

  private struct Fault {
    let href: String
    let label: String
    let message: String
  }

  private struct Field {
    let key: String
    let label: String
    let hint: String?
    let text: String
    let was: String
    let fault: String?
    let isLine: Bool
    let isChoice: Bool
    let choices: [Choice]
    let rows: Int
    let isBlank: Bool
    let lines: [String]

    init(_ field: DisclosureField, _ text: String, was: String, fault: String?) {
      key = field.key
      label = field.label
      hint = field.hint.isEmpty ? nil : field.hint
      self.text = text
      self.was = was
      self.fault = fault
      isLine = field.shape == .line
      if case .choice(let words) = field.shape {
        choices = words.map { Choice(text: $0, isChosen: $0 == text) }
      } else {
        choices = []
      }
      isChoice = !choices.isEmpty
      // As high as the text, so that nothing is hidden in a box.
      rows = min(max(2, text.split(separator: "\n").map { $0.count / 60 + 1 }.reduce(0, +) + 1), 20)
      isBlank = text.isEmpty
      lines = text.split(separator: "\n").map(String.init)
    }
  }

  private struct Choice {
    let text: String
    let isChosen: Bool
  }
}

/// Two people wrote the same places (两处修改); nothing is stored yet.
struct WritingConflictPage {
  let page: Page

  init(_ writing: DisclosureWriting, _ conflicts: [WritingConflict], of county: County, once: String) {
    let inConflict = Set(conflicts.map(\.key))
    let kept = writing.fields.filter { !inConflict.contains($0.key) }.flatMap { field in
      [
        ConflictModel.Kept(name: "w." + field.key, text: writing.texts[field.key] ?? ""),
        ConflictModel.Kept(name: "was." + field.key, text: writing.stored[field.key] ?? ""),
      ]
    }
    page = Page(
      title: "两处修改", crumbs: AccountsPage.crumbs(county, writing.key, below: writing.hasBooks), here: writing.part.name, menu: .accounts,
      scope: OverviewPage.scope(county, writing.key.year), template: "conflict",
      model: ConflictModel(
        action: Address.accountsWriting(writing.key, writing.part), count: conflicts.count,
        kept: kept + [ConflictModel.Kept(name: "changes", text: "\(writing.changes)"), ConflictModel.Kept(name: "once", text: once)],
        cells: conflicts.map {
          ConflictModel.Cell(
            name: "w." + $0.key, wasName: "was." + $0.key, label: $0.label, was: $0.was, theirs: $0.theirs, mine: $0.mine)
        }))
  }
}
