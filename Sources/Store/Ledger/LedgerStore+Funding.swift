package import HengDomain
import HengValues

/// Funding documents and allotments that are entered apart from a project (资金文件、指标).
extension LedgerStore {
  /// The documents of a county's year with their allotments, as far as the scope reaches: of a part of the county only documents under
  /// which one of its projects stands.
  package func funding(_ key: CountyYear) async throws(LedgerError) -> FundingList {
    try await read { [scope] transaction in
      let isWhole = scope.covers(key.county, department: nil)
      var allotments: [String: [FundingList.Allotment]] = [:]
      for row in try transaction.query(.allotmentsOfYear, key.arguments) {
        guard scope.covers(key.county, department: try row.id("department_id")) else { continue }
        allotments[try row.optionalText("document") ?? "", default: []].append(
          FundingList.Allotment(
            project: try row.id("project"), projectName: try row.text("name"), amount: try row.money("amount"),
            state: try row.choice("state")))
      }
      var documents: [FundingList.Document] = []
      for row in try transaction.query(.documentsOfYear, key.arguments) {
        let own = allotments[try row.text("id")] ?? []
        guard isWhole || !own.isEmpty else { continue }
        let standing = try StandingDocument(row)
        documents.append(
          FundingList.Document(
            number: standing.number, date: standing.date, level: standing.level, amount: isWhole ? standing.amount : nil, allotments: own))
      }
      documents.sort { ($0.number?.text ?? "") < ($1.number?.text ?? "") }
      if let loose = allotments[""] {
        documents.append(FundingList.Document(number: nil, date: nil, level: nil, amount: nil, allotments: loose))
      }
      return FundingList(documents: documents, isWhole: isWhole)
    }
  }

  /// Registers a document with what it issues, or adds to one that is there (资金文件登记); all lines or none.
  ///
  /// A number that stands with another day, level or amount is refused, and so are allotments beyond the document's amount.
  package func issue(_ draft: FundingDraft, of key: CountyYear, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      try write.admit(key)
      let document = try write.document(draft, of: key)
      for line in draft.lines { try write.issue(line, under: document, draft, of: key) }
      try write.requireWithin(document)
      try write.count(key.county, [.year(key.year)])
    }
  }
}

extension LedgerWrite {
  /// The document that stands after the draft: registered, completed, or as it was.
  fileprivate func document(_ draft: FundingDraft, of key: CountyYear) throws -> FundingDocument {
    let citation = Citation(paper: FundingDraft.source, lines: draft.number.text)
    var document = FundingDocument(
      id: ID("\(key.county.text).\(key.year.year).\(draft.number.text)"), county: key.county, year: key.year, number: draft.number,
      date: draft.date, level: draft.level, amount: draft.amount, citation: citation)
    guard let row = try transaction.first(.documentByNumber, key.arguments + [.text(draft.number.text)]) else {
      try register(document)
      return document
    }
    let standing = try StandingDocument(row)
    guard standing.agrees(with: draft) else { throw LedgerError.refused(.otherDocument(number: draft.number.text, stands: standing.words)) }
    document.id = standing.id
    document.date = draft.date ?? standing.date
    document.level = draft.level ?? standing.level
    document.amount = draft.amount ?? standing.amount
    let new = try document.row()
    if (document.date, document.level, document.amount) != (standing.date, standing.level, standing.amount) {
      try transaction.execute(.completeDocument, [.id(document.id), new["date"], new["level"], new["amount"]])
      try audit(Action.save.rawValue, .fundingDocument, document.id.text, of: key.county, before: row.json, after: new.json)
    }
    return document
  }

  fileprivate func issue(_ line: FundingDraft.Line, under document: FundingDocument, _ draft: FundingDraft, of key: CountyYear) throws {
    guard line.amount > .zero else {
      throw LedgerError.refused(.unstorable(what: "指标", text: "\(line.amount.yuan.grouped)元", reason: "应大于零"))
    }
    let old = try ledger(line.project)
    guard old.project.county == key.county, old.project.year == key.year else {
      throw LedgerError.refused(.strangeProject(id: line.project.text, of: draft.number.text))
    }
    if [.closed, .rejected].contains(old.project.state) {
      throw LedgerError.refused(.notEditable(.project, id: line.project.text, state: old.project.state.label))
    }
    var new = old
    if draft.isWithinBudget { try new.take(line.amount, under: document) } else { new.add(line.amount, under: document, draft) }
    if !new.documents.contains(where: { $0.id == document.id }) { new.documents.append(document) }
    try requirePaid(old, new)
    try replaceMoney(old, by: new)
  }

  /// No allotment becomes less than what was paid from it.
  private func requirePaid(_ old: ProjectLedger, _ new: ProjectLedger) throws {
    for (before, after) in zip(old.allotments, new.allotments) where after.amount < before.amount {
      let paid = old.payments.filter { $0.allotment == before.id && $0.countsForOutturn }.map(\.amount).sum
      if paid > after.amount {
        throw LedgerError.refused(
          .unstorable(what: "指标", text: old.project.name, reason: "没有文号的指标已经支付\(paid.yuan.grouped)元，余下的不够划到这个文号"))
      }
    }
  }

  /// Allotments of projects that stand, together never more than the document brought.
  fileprivate func requireWithin(_ document: FundingDocument) throws {
    guard let amount = document.amount, let row = try transaction.first(.issuedUnder, [.id(document.id)]) else { return }
    let issued = try row.money("issued")
    guard issued > amount else { return }
    throw LedgerError.refused(.beyondDocument(number: document.number.text, amount: amount, issued: issued))
  }
}

extension ProjectLedger {
  /// Money that comes on top of the budget (追加).
  fileprivate mutating func add(_ amount: Money, under document: FundingDocument, _ draft: FundingDraft) {
    switch (project.initialBudget, project.revisedBudget) {
    case (nil, nil): project.initialBudget = amount
    case (let initial, let revised): project.revisedBudget = (revised ?? initial ?? .zero) + amount
    }
    project.sources.append(
      FundSource(
        level: document.level, amount: amount, isDirect: draft.isDirect, isAdvanceNotice: draft.isAdvanceNotice, document: document.id))
    append(amount, under: document)
  }

  /// Money that the budget holds already, without its document (已含在预算内): it gets the document, a larger piece is split.
  fileprivate mutating func take(_ amount: Money, under document: FundingDocument) throws(LedgerError) {
    var rest = amount
    for place in allotments.indices where allotments[place].document == nil && rest > .zero {
      guard allotments[place].amount > rest else {
        allotments[place].document = document.id
        rest = rest - allotments[place].amount
        continue
      }
      allotments[place].amount = allotments[place].amount - rest
      append(rest, under: document)
      rest = .zero
    }
    guard rest == .zero else {
      let name = project.name, free = amount - rest
      throw .refused(
        .unstorable(
          what: "指标", text: "\(amount.yuan.grouped)元", reason: "项目“\(name)”预算里没有文号的指标只有\(free.yuan.grouped)元；预算以外的请选“追加”"))
    }
    takeSources(amount, under: document)
  }

  private mutating func takeSources(_ amount: Money, under document: FundingDocument) {
    var rest = amount
    func fits(_ source: FundSource) -> Bool { source.document == nil && !source.isCarriedOver }
    let places = project.sources.indices.filter { fits(project.sources[$0]) }
      .sorted { left, right in
        let (isLeft, isRight) = (project.sources[left].level == document.level, project.sources[right].level == document.level)
        return isLeft == isRight ? left < right : isLeft
      }
    for place in places where rest > .zero {
      guard project.sources[place].amount > rest else {
        project.sources[place].document = document.id
        rest = rest - project.sources[place].amount
        continue
      }
      var part = project.sources[place]
      (part.amount, part.document) = (rest, document.id)
      project.sources[place].amount = project.sources[place].amount - rest
      project.sources.append(part)
      rest = .zero
    }
    if rest > .zero, places.isEmpty { project.sources.append(FundSource(level: document.level, amount: rest, document: document.id)) }
  }

  private mutating func append(_ amount: Money, under document: FundingDocument) {
    let taken = Set(allotments.map(\.id))
    var number = allotments.count + 1
    while taken.contains(ID("\(project.id.text).allotment.\(number)")) { number += 1 }
    allotments.append(
      BudgetAllotment(
        id: ID("\(project.id.text).allotment.\(number)"), project: project.id, document: document.id, amount: amount, state: .issued,
        citation: Citation(paper: FundingDraft.source, lines: document.number.text)))
  }
}

/// A document as it stands, whoever named it (已登记的资金文件).
private struct StandingDocument {
  let id: ID<FundingDocument>
  let number: DocumentNumber
  let date: CivilDate?
  let level: FundLevel?
  let amount: Money?

  init(_ row: SQLRow) throws(StoreError) {
    id = try row.id("id")
    number = try row.value("number") { text throws(ValueError) in try DocumentNumber(text) }
    date = try row.optional("date") { text throws(ValueError) in try CivilDate(text) }
    level = try row.optionalChoice("level")
    amount = try row.optionalMoney("amount")
  }

  /// What one of the two does not tell, the other may.
  func agrees(with draft: FundingDraft) -> Bool {
    func same<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool { one == nil || other == nil || one == other }
    return same(date, draft.date) && same(level, draft.level) && same(amount, draft.amount)
  }

  /// `2026年1月5日、中央、金额100.00元`
  var words: String {
    let parts = [date?.chineseText, level?.label, amount.map { "金额\($0.yuan.grouped)元" }].compactMap { $0 }
    return parts.joined(separator: "、")
  }
}

extension Statement {
  private static let documentColumns = "id, county, year, number, date, level, amount"

  fileprivate static let documentsOfYear = Statement(
    "fundingDocument.ofYear", "SELECT \(documentColumns) FROM funding_document WHERE county = $1 AND year = $2")

  fileprivate static let documentByNumber = Statement(
    "fundingDocument.byNumber", "SELECT \(documentColumns) FROM funding_document WHERE county = $1 AND year = $2 AND number = $3")

  fileprivate static let completeDocument = Statement(
    "fundingDocument.complete", "UPDATE funding_document SET date = $2, level = $3, amount = $4 WHERE id = $1")

  fileprivate static let allotmentsOfYear = Statement(
    "budgetAllotment.ofYearByDocument",
    """
    SELECT budget_allotment.document AS document, project.id AS project, project.name AS name, project.department_id AS department_id,
      budget_allotment.amount AS amount, budget_allotment.state AS state
    FROM project JOIN budget_allotment ON budget_allotment.project = project.id
    WHERE project.county = $1 AND project.year = $2 AND project.state <> 'withdrawn'
    ORDER BY project.ordering, budget_allotment.ordering
    """)

  fileprivate static let issuedUnder = Statement(
    "budgetAllotment.sumUnderDocument",
    """
    SELECT CAST(COALESCE(sum(budget_allotment.amount), 0) AS BIGINT) AS issued
    FROM budget_allotment JOIN project ON project.id = budget_allotment.project
    WHERE budget_allotment.document = $1 AND project.state <> 'withdrawn'
    """)
}
