package import HengValues

/// The conditions of a list that a person kept under a name (常用查法). Each sees his own.
package struct SavedView: Hashable, Sendable {
  /// The lists that have conditions to keep; the raw value stands in the database.
  package enum List: String, CaseIterable, Hashable, Sendable {
    case projects, payments
  }

  package let person: ID<Person>
  package let list: List
  package let name: String
  /// As they stand in the address: `county=141123&year=2026`.
  package let conditions: String
  package let savedAt: Timestamp

  package init(person: ID<Person>, list: List, name: String, conditions: String, savedAt: Timestamp) {
    self.person = person
    self.list = list
    self.name = name
    self.conditions = conditions
    self.savedAt = savedAt
  }

  /// A person keeps so many, over all lists.
  package static let most = 50
  /// Characters of conditions.
  package static let longest = 2_000
}
