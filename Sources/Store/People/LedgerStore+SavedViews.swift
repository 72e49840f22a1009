package import HengDomain
import HengValues

/// Conditions of lists under names, each person's own (常用查法). They are no record: nothing of them stands in the trail.
extension LedgerStore {
  /// A person's views, by list and name.
  package func savedViews(of person: ID<Person>) async throws(LedgerError) -> [SavedView] {
    try await read { transaction in
      try transaction.query(.savedViews, [.id(person)]).map { row in
        SavedView(
          person: person, list: try row.choice("list"), name: try row.text("name"), conditions: try row.text("conditions"),
          savedAt: try row.value("saved_at") { text throws(ValueError) in try Timestamp(text) })
      }
    }
  }

  /// Keeps a view; the same name keeps the new conditions. Names and conditions that are too long, and more views than a person keeps, are
  /// refused.
  package func save(view: SavedView) async throws(LedgerError) {
    let name = view.name.trimmedSpaces
    guard !name.isEmpty else { throw .refused(.unstorable(what: "查法", text: "", reason: "没有写名称")) }
    try TypedLength.name.admit(name, as: "查法的名称")
    guard view.conditions.utf8.count <= SavedView.longest else {
      throw .refused(.unstorable(what: "查法", text: name, reason: "条件太长"))
    }
    try await change { transaction in
      let place: [SQLValue] = [.id(view.person), .text(view.list.rawValue), .text(name)]
      let known = try transaction.query(.savedViews, [.id(view.person)])
      let isThere = try known.contains { try $0.text("list") == view.list.rawValue && $0.text("name") == name }
      guard isThere || known.count < SavedView.most else {
        throw LedgerError.refused(.unstorable(what: "查法", text: name, reason: "已经存了\(SavedView.most)个，请先删去不用的"))
      }
      let id = "\(view.person.text).\(view.list.rawValue).\(name)"
      _ = try transaction.execute(.keepView, [.text(id)] + place + [.text(view.conditions), .text(view.savedAt.text)])
    }
  }

  package func remove(view name: String, of list: SavedView.List, person: ID<Person>) async throws(LedgerError) {
    try await change { transaction in
      _ = try transaction.execute(.removeView, [.id(person), .text(list.rawValue), .text(name)])
    }
  }
}

extension Statement {
  fileprivate static let savedViews = Statement(
    "savedView.ofPerson", "SELECT list, name, conditions, saved_at FROM saved_view WHERE person = $1 ORDER BY list, name")

  fileprivate static let keepView = Statement(
    "savedView.keep",
    """
    INSERT INTO saved_view (id, person, list, name, conditions, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (person, list, name) DO UPDATE SET conditions = $5, saved_at = $6
    """)

  fileprivate static let removeView = Statement(
    "savedView.remove", "DELETE FROM saved_view WHERE person = $1 AND list = $2 AND name = $3")
}
