package import HengDomain
import HengStore
import HengValues

/// A part of the year-end papers that is being written (在填的部分).
package struct DisclosureWriting: Sendable {
  package let key: DepartmentYear
  package let part: DisclosurePart
  package let fields: [DisclosureField]
  /// What stands on the page, by the keys of the fields.
  package let texts: [String: String]
  /// What is stored.
  package let stored: [String: String]
  /// How often the record was changed; 0 before the first.
  package let changes: Int
  package let state: FinalAccountsState
  /// What keeps texts from being stored, by the keys of the fields.
  package let faults: [String: FieldFault]
  /// The project of a report.
  package let project: Project?
  /// Accounts were imported, without which the department has no page of its own.
  package let hasBooks: Bool

  /// Something of the part is stored, so that it has a paper.
  package var isWritten: Bool { stored.contains { $0.key != "kind" && !$0.value.isEmpty } }

  package var isEditable: Bool { state.isEditable }
}

/// A place that two people wrote differently (两处修改).
package struct WritingConflict: Hashable, Sendable {
  package let key: String
  package let label: String
  package let was: String
  package let theirs: String
  package let mine: String
}

extension DisclosureDesk {
  package enum WritingOutcome: Sendable {
    case saved(DisclosureWriting)
    /// Nothing is stored: some texts cannot stand where they are.
    case refused(DisclosureWriting)
    /// Nothing is stored: somebody else changed the same places.
    case conflict(DisclosureWriting, [WritingConflict])
  }

  /// What a page sends.
  package struct WritingSubmission: Sendable {
    package var texts: [String: String]
    /// As the page was opened.
    package var was: [String: String]
    package var changes: Int
    package var once: String

    package init(texts: [String: String], was: [String: String], changes: Int, once: String) {
      (self.texts, self.was, self.changes, self.once) = (texts, was, changes, once)
    }
  }

  /// The projects of a department on which a report may be written, in the order of the ledger; secret ones never.
  package func reportable(_ key: DepartmentYear) async throws(DeskError) -> [Project] {
    do throws(LedgerError) {
      return try await store.ledgers(key.countyYear).map(\.project).filter { $0.department == key.departmentID && !$0.isSecret }
    } catch { throw .ledger(error) }
  }

  /// Opens a part to write in; nil where the department or project is none of the scope's.
  package func writing(_ typed: DepartmentYear, _ part: DisclosurePart) async throws(DeskError) -> DisclosureWriting? {
    let key = try await key(typed)
    guard store.scope.covers(key.county, department: key.departmentID) else { return nil }
    guard let (record, changes) = try await standing(key) else { return nil }
    return try await writing(key, part, record, changes, texts: nil, faults: [:])
  }

  /// Keeps what was written (保存); the places that somebody else has changed since keep his words.
  package func write(
    _ typed: DepartmentYear, _ part: DisclosurePart, _ sent: WritingSubmission, by actor: String, as role: Role
  ) async throws(DeskError) -> WritingOutcome? {
    let key = try await key(typed)
    guard let (standing, changes) = try await standing(key),
      let now = try await writing(key, part, standing, changes, texts: nil, faults: [:])
    else { return nil }
    var record = standing
    var (texts, faults, conflicts) = ([String: String](), [String: FieldFault](), [WritingConflict]())
    for field in now.fields {
      let theirs = now.stored[field.key] ?? "", was = sent.was[field.key] ?? theirs
      let mine = (sent.texts[field.key] ?? was).tidyLines
      if mine != was, theirs != was, mine != theirs {
        conflicts.append(WritingConflict(key: field.key, label: field.label, was: was, theirs: theirs, mine: mine))
      }
      let text = mine == was ? theirs : mine
      texts[field.key] = text
      guard text != theirs else { continue }
      if let fault = field.fault(of: text) {
        faults[field.key] = fault
      } else {
        do throws(FieldFault) { try field.write(&record, text) } catch { faults[field.key] = error }
      }
    }
    // The kind of a new report is set once the report is there.
    if let kind = now.fields.first(where: { $0.key == "kind" }), let text = texts["kind"] { try? kind.write(&record, text) }
    let page = try await writing(key, part, standing, changes, texts: texts, faults: faults)
    guard let page else { return nil }
    if !conflicts.isEmpty { return .conflict(page, conflicts) }
    guard faults.isEmpty else { return .refused(page) }
    guard record != standing else { return .saved(page) }
    let note = ChangeNote(
      actor: actor, role: role, at: self.now(), reason: "填写\(part.name)", once: sent.once,
      seen: SeenRecord(.disclosureRecord, key.text, changes: changes))
    do throws(LedgerError) { try await store.save(disclosure: record, note) } catch { throw .ledger(error) }
    return try await writing(key, part).map { .saved($0) }
  }

  /// The record, an empty one before the first word; nil for a department that nobody registered.
  private func standing(_ key: DepartmentYear) async throws(DeskError) -> (DisclosureRecord, changes: Int)? {
    do throws(LedgerError) {
      guard let registered = try await store.department(key) else { return nil }
      let record =
        try await store.disclosure(registered)
        ?? DisclosureRecord(
          county: registered.county, year: registered.year, department: registered.department, departmentID: registered.departmentID,
          citation: Citation(paper: "决算公开文字", lines: registered.text))
      return (record, try await store.changes(of: .disclosureRecord, registered.text))
    } catch { throw .ledger(error) }
  }

  private func writing(
    _ key: DepartmentYear, _ part: DisclosurePart, _ record: DisclosureRecord, _ changes: Int, texts: [String: String]?,
    faults: [String: FieldFault]
  ) async throws(DeskError) -> DisclosureWriting? {
    var (project, indicators) = (Project?.none, [Indicator]())
    do throws(LedgerError) {
      if case .report(let id) = part {
        guard let ledger = try await store.ledgers(key.countyYear).first(where: { $0.project.id == id }), !ledger.project.isSecret,
          ledger.project.department == key.departmentID
        else { return nil }
        project = ledger.project
        indicators =
          ledger.selfEvaluations.last.map { evaluation in
            let known = ledger.indicators(of: evaluation.targetSheet)
            return evaluation.rows.compactMap { known[$0.indicator] }
          } ?? []
      }
      let accounts = try await store.accounts(key)
      let fields = part.fields(categories: Self.categories(accounts, record), indicators: indicators)
      let stored = Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0.read(record)) })
      return DisclosureWriting(
        key: key, part: part, fields: fields, texts: texts ?? stored, stored: stored, changes: changes,
        state: try await store.progress(key)?.state ?? .compiling, faults: faults, project: project, hasBooks: accounts != nil)
    } catch { throw .ledger(error) }
  }

  /// The classes that the explanation tells of: budgeted, spent on, or written about.
  private static func categories(_ ledger: AccountsLedger?, _ record: DisclosureRecord) -> [FunctionalCode] {
    var found = Set(record.texts.keys.compactMap { text in if case .classReason(let code) = text { code } else { nil } })
    for budget in ledger?.initialBudgets ?? [] { found.insert(budget.category) }
    for payment in ledger?.payments ?? [] {
      if let code = payment.function, let category = try? FunctionalCode(String(code.text.prefix(3))) { found.insert(category) }
    }
    return found.sorted { $0.text < $1.text }
  }
}
