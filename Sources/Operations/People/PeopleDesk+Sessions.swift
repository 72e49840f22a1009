package import HengDomain
import HengStore
import HengValues

extension PeopleDesk {
  /// The sessions of a person, the newest first: his own, or anybody's for an administrator of security or audit.
  package func sessions(of person: ID<Person>, by reader: ID<Person>) async throws(DeskError) -> [SignInSession] {
    do {
      if person != reader { _ = try await note(reader, as: [.securityAdministrator, .auditAdministrator], "查看登录会话") }
      return try await store.sessions(of: person)
    } catch { throw DeskError(error) }
  }

  /// Ends a session: one's own, or anybody's for a security administrator (收回会话). False when it had ended.
  @discardableResult
  package func revoke(session id: ID<SignInSession>, by guardian: ID<Person>, reason: String) async throws(DeskError) -> Bool {
    do {
      guard let session = try await store.session(id) else { throw LedgerError.refused(.missing(.signInSession, id: id.text)) }
      if session.person == guardian, let person = try await store.person(guardian) {
        let role = Scope(try await store.grants(of: guardian), on: now().date()).foremost
        return try await store.end(
          session: id, action: "收回会话", ChangeNote(actor: person.actor, role: role, at: now(), reason: reason))
      }
      return try await store.end(session: id, action: "收回会话", try await note(guardian, as: [.securityAdministrator], reason))
    } catch { throw DeskError(error) }
  }
}
