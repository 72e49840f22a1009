import HengDomain
import HengValues

extension Rectification {
  func row(county: AdministrativeDivision, ordering: Int) throws(LedgerError) -> LedgerRow {
    try [
      "id": .id(notice.id), "project": .id(notice.project), "county": .text(county.text), "ordering": .integer(ordering),
      "kind": .text(notice.kind.rawValue), "number": .text(ifPresent: notice.number?.text), "issuer": .text(notice.issuer),
      "addressee": .text(notice.addressee), "date": .text(ifPresent: notice.date?.text),
      "answer_number": .text(ifPresent: answer?.number?.text), "answered_on": .text(ifPresent: answer?.date?.text),
      "state": .text(notice.state.rawValue),
    ] + .citation(notice.citation)
  }

  func lineRows() -> [LedgerRow] {
    let items = Dictionary((answer?.items ?? []).map { ($0.problem, $0) }) { first, _ in first }
    return notice.problems.enumerated().map { ordering, problem in
      let item = items[problem.id]
      return [
        "project": .id(notice.project), "rectification": .id(notice.id), "ordering": .integer(ordering), "id": .id(problem.id),
        "text": .text(problem.text), "basis": .text(problem.basis), "request": .text(problem.request),
        "deadline": .text(ifPresent: problem.deadline?.text), "measure": .text(ifPresent: item?.measure),
        "is_done": item.map { .flag($0.isDone) } ?? .null, "evidence": .text(ifPresent: item?.evidence),
        "done_on": .text(ifPresent: item?.date?.text),
      ]
    }
  }

  init(_ row: SQLRow, problems rows: [SQLRow]) throws(StoreError) {
    let id: ID<RectificationNotice> = try row.id("id")
    let citation = try row.citation()
    var (problems, items) = ([RectificationNotice.Problem](), [RectificationAnswer.Item]())
    for line in rows {
      let problem = RectificationNotice.Problem(
        id: try line.id("id"), text: try line.text("text"), basis: try line.text("basis"), request: try line.text("request"),
        deadline: try line.optionalDate("deadline"))
      problems.append(problem)
      guard let measure = try line.optionalText("measure") else { continue }
      items.append(
        RectificationAnswer.Item(
          problem: problem.id, measure: measure, isDone: try line.flag("is_done"), evidence: try line.optionalText("evidence") ?? "",
          date: try line.optionalDate("done_on")))
    }
    let notice = RectificationNotice(
      id: id, kind: try row.choice("kind"), number: try row.optionalDocumentNumber("number"), issuer: try row.text("issuer"),
      addressee: try row.text("addressee"), project: try row.id("project"), problems: problems, date: try row.optionalDate("date"),
      state: try row.choice("state"), citation: citation)
    let answer = RectificationAnswer(
      id: ID(id.text + ".answer"), notice: id, number: try row.optionalDocumentNumber("answer_number"), items: items,
      date: try row.optionalDate("answered_on"), citation: citation)
    self.init(notice: notice, answer: items.isEmpty ? nil : answer)
  }
}

extension SQLRow {
  fileprivate func optionalDocumentNumber(_ column: String) throws(StoreError) -> DocumentNumber? {
    guard try optionalText(column) != nil else { return nil }
    return try value(column) { text throws(ValueError) in try DocumentNumber(text) }
  }
}
