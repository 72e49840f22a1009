/// What is wrong with one thing that was typed (填写问题).
package struct EntryProblem: Error, Hashable, Sendable {
  /// The word of the field; empty for the entry as a whole.
  package let field: String
  /// As it was typed.
  package let typed: String
  package let reason: String
  package let remedy: String
  /// The entry that this one is held against, by its place; where rows have numbers of their own the reason names that.
  private let other: Int?

  package init(_ field: String, typed: String = "", reason: String, remedy: String, other: Int? = nil) {
    self.other = other
    self.field = field
    self.typed = typed
    self.reason = reason
    self.remedy = remedy
  }

  /// With the number of the row in place of the entry's place.
  func naming(rows: [Int]) -> EntryProblem {
    guard let other, rows.indices.contains(other) else { return self }
    return EntryProblem(
      field, typed: typed, reason: reason.replacing("第\(other + 1)个项目", with: "第\(rows[other])行的项目"), remedy: remedy)
  }

  /// `“年初预算数”：填的是“12,x”，含有“x”。请只填数字。`
  package var message: String {
    let quoted = typed.count > 40 ? typed.prefix(40) + "…" : typed
    return (field.isEmpty ? "" : "“\(field)”：") + (typed.isEmpty ? "" : "填的是“\(quoted)”，") + "\(reason)。\(remedy)。"
  }
}

/// Everything that is wrong with one entry.
package struct EntryProblems: Error, Hashable, Sendable {
  package let all: [EntryProblem]

  init(_ all: [EntryProblem]) { self.all = all }
}
