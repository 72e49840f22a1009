import HengDomain
import HengStore
import HengValues

/// Whom the trail's records of people speak of (人员记录的称呼): they are kept under ids that nobody reads.
struct PeopleNames: Sendable {
  private var names: [String: String] = [:]

  /// Reads people and roles only where an entry speaks of them.
  init(_ entries: [AuditEntry], _ store: LedgerStore) async throws(LedgerError) {
    let kinds = Set(entries.map(\.kind))
    guard kinds.contains(.person) || kinds.contains(.roleGrant) else { return }
    var people: [ID<Person>: String] = [:]
    for person in try await store.people() { people[person.id] = person.actor }
    for (id, actor) in people { names[id.text] = actor }
    guard kinds.contains(.roleGrant) else { return }
    for grant in try await store.grants() {
      if let actor = people[grant.person] { names[grant.id.text] = "\(actor) \(grant.role.label)" }
    }
  }

  /// The record of an entry: the person, or the person with the role; its id where neither is meant.
  func record(of entry: AuditEntry) -> String {
    [.person, .roleGrant].contains(entry.kind) ? names[entry.recordID] ?? entry.recordID : entry.recordID
  }
}
