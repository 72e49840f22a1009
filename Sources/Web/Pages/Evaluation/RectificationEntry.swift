import HengDomain
import HengOperations
import HengValues

/// What is typed to be put to a unit (下发内容), row by row as the page shows it.
struct RectificationEntry {
  struct Row {
    var text = ""
    var basis = ""
    var request = ""
    var deadline = ""

    var isBlank: Bool { text.isEmpty && request.isEmpty && deadline.isEmpty }
  }

  var kind: RectificationNotice.Kind
  var number = ""
  var issuer = ""
  var date = ""
  var rows: [Row]

  /// As it is proposed, with room for more.
  init(_ notice: RectificationNotice) {
    (kind, issuer) = (notice.kind, notice.issuer)
    rows = notice.problems.prefix(Self.mostRows).map {
      Row(text: $0.text, basis: $0.basis, request: $0.request, deadline: $0.deadline?.text ?? "")
    }
    if rows.isEmpty { rows = [Row()] }
  }

  init(_ form: MultipartForm) {
    func words(_ name: String) -> String { (form.text(name) ?? "").tidyLines }
    kind = RectificationNotice.Kind(rawValue: words("kind")) ?? .notice
    (number, issuer, date) = (words("number"), words("issuer"), words("date"))
    let count = min(max(Int(words("rows")) ?? 1, 1), Self.mostRows)
    rows = (1...count).map { number in
      Row(
        text: words("text\(number)"), basis: words("basis\(number)"), request: words("request\(number)"),
        deadline: words("deadline\(number)").withoutSpaces)
    }
    if words("do") == "more", rows.count < Self.mostRows { rows.append(Row()) }
  }

  static let mostRows = 30

  /// What is issued; rows in which nothing stands fall away.
  func notice(_ draft: RectificationNotice, today: CivilDate) throws(DeskError) -> RectificationNotice {
    var notice = draft
    guard !issuer.isEmpty else { throw .other("没有写发文单位。请写明由谁下发") }
    (notice.kind, notice.issuer, notice.problems) = (kind, issuer, [])
    notice.number = try Self.number(number)
    notice.date = try Self.day(date, "发文日期") ?? today
    for (place, row) in rows.enumerated() where !row.isBlank {
      guard !row.text.isEmpty else { throw .other("第\(place + 1)行没有写问题。请写明问题，或把这一行清空") }
      guard !row.request.isEmpty else { throw .other("第\(place + 1)行没有写要求。请写明要做什么") }
      guard let deadline = try Self.day(row.deadline, "第\(place + 1)行的期限") else { throw .other("第\(place + 1)行没有写期限。请写明哪一天前办好") }
      guard deadline >= notice.date ?? today else { throw .other("第\(place + 1)行的期限\(deadline.chineseText)早于发文日期。请核对") }
      notice.problems.append(
        RectificationNotice.Problem(id: ID("\(place + 1)"), text: row.text, basis: row.basis, request: row.request, deadline: deadline))
    }
    guard !notice.problems.isEmpty else { throw .other("没有写要办的事。请至少写一行") }
    return notice
  }

  static func number(_ text: String) throws(DeskError) -> DocumentNumber? {
    if text.trimmedSpaces.isEmpty { return nil }
    do throws(ValueError) { return try DocumentNumber(text) } catch { throw .other(error.message) }
  }

  private static func day(_ text: String, _ what: String) throws(DeskError) -> CivilDate? {
    if text.isEmpty { return nil }
    guard let day = try? CivilDate(text.withoutSpaces) else { throw .other("\(what)“\(text)”不是日期。请写成 2026-09-01") }
    return day
  }

  /// The unit's answer, problem by problem.
  static func items(_ form: MultipartForm, of notice: RectificationNotice) throws(DeskError) -> [RectificationAnswer.Item] {
    var items: [RectificationAnswer.Item] = []
    for (place, problem) in notice.problems.enumerated() {
      func words(_ name: String) -> String { (form.text("\(name)\(place + 1)") ?? "").tidyLines }
      items.append(
        RectificationAnswer.Item(
          problem: problem.id, measure: words("measure"), isDone: words("done") == "1", evidence: words("evidence"),
          date: try day(words("on").withoutSpaces, "第\(place + 1)个问题的完成日期")))
    }
    return items
  }
}
