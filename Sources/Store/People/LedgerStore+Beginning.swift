package import HengDomain

/// What a database begins with (建账): its first people, and a county with what is registered in it.
package struct Beginning: Sendable {
  /// Somebody with his roles; without a secret he signs in when he is given one.
  package struct Newcomer: Sendable {
    package var person: Person
    package var grants: [RoleGrant]
    package var secret: AccountSecret?

    package init(_ person: Person, grants: [RoleGrant], secret: AccountSecret? = nil) {
      self.person = person
      self.grants = grants
      self.secret = secret
    }
  }

  package struct Place: Sendable {
    package var county: County
    package var key: CountyYear
    package var departments: [Department]
    package var projects: [ProjectDraft]

    package init(_ county: County, key: CountyYear, departments: [Department] = [], projects: [ProjectDraft] = []) {
      self.county = county
      self.key = key
      self.departments = departments
      self.projects = projects
    }
  }

  package var place: Place?
  package var people: [Newcomer]

  package init(people: [Newcomer], at place: Place? = nil) {
    self.people = people
    self.place = place
  }
}

extension LedgerStore {
  /// Begins a database: all of it, or nothing where anybody is registered already or the county is.
  package func begin(_ beginning: Beginning, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      if let known = try write.transaction.query(.people).first {
        throw LedgerError.refused(.exists(.person, id: try known.text("account")))
      }
      if let place = beginning.place { try write.begin(place) }
      for newcomer in beginning.people {
        try write.register(newcomer.person)
        for grant in newcomer.grants { try write.give(grant) }
        if let secret = newcomer.secret { try write.set(secret, of: newcomer.person.id, action: "设置一次性口令") }
      }
    }
  }
}

extension LedgerWrite {
  fileprivate func begin(_ place: Beginning.Place) throws {
    try add(place.county)
    try register(place.departments, place.projects, of: place.key)
    try count(place.key.county)
  }
}
