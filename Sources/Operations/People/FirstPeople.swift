import HengCrypto
package import HengDomain
import HengStore
import HengValues

/// The three administrators with whom an installation begins (首批管理员).
package struct FirstPeople: Hashable, Sendable {
  package struct Named: Hashable, Sendable {
    package var account: String
    package var name: String

    package init(account: String, name: String) {
      self.account = account
      self.name = name
    }

    /// `zhangshili=张示例`; nil for another form.
    package init?(_ text: String) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0).trimmedSpaces }
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
      self.init(account: parts[0], name: parts[1])
    }
  }

  package var system: Named
  package var security: Named
  package var audit: Named
  package var unit: String

  package init(
    system: Named = Named(account: "sysadmin", name: "系统管理员"), security: Named = Named(account: "secadmin", name: "安全管理员"),
    audit: Named = Named(account: "auditadmin", name: "审计管理员"), unit: String = "本单位"
  ) {
    self.system = system
    self.security = security
    self.audit = audit
    self.unit = unit
  }

  var byRole: [(role: Role, named: Named)] {
    [(.systemAdministrator, system), (.securityAdministrator, security), (.auditAdministrator, audit)]
  }
}

extension PeopleDesk {
  /// Registers the first administrators of a database in which nobody is registered; refused afterwards. The passwords are told this once.
  package func registerFirst(
    _ first: FirstPeople
  ) async throws(DeskError) -> [(person: Person, role: Role, password: OneTimePassword)] {
    do {
      guard try await isEmpty() else { throw Self.notEmpty }
      let drawn = try await firstPeople(first)
      try await begin(Beginning(people: drawn.people), reason: "建立首批管理员")
      return drawn.told
    } catch { throw Self.shown(error) }
  }

  /// The administrators as they are kept, and their passwords as they are told.
  func firstPeople(
    _ first: FirstPeople
  ) async throws(DeskError) -> (people: [Beginning.Newcomer], told: [(person: Person, role: Role, password: OneTimePassword)]) {
    do {
      var people: [Beginning.Newcomer] = []
      var told: [(person: Person, role: Role, password: OneTimePassword)] = []
      let time = now()
      for (role, named) in first.byRole {
        let person = try person(named.account, named.name, first.unit, isTrial: false)
        if let other = told.first(where: { $0.person.account == person.account }) {
          throw DeskError.other("“\(person.account.text)”写给了两位管理员（\(other.role.label)、\(role.label)）。三员须由三个人分任，请写三个不同的用户名")
        }
        let (drawn, secret) = try await oneTime()
        let grant = RoleGrant(
          id: ID(newID()), person: person.id, role: role, division: nil, since: time.date(), grantedBy: Self.terminal, reason: "首批管理员")
        people.append(Beginning.Newcomer(person, grants: [grant], secret: secret))
        told.append((person, role, drawn))
      }
      return (people, told)
    } catch { throw Self.shown(error) }
  }

  /// Begins the database in the name of who has its machine.
  func begin(_ beginning: Beginning, reason: String) async throws(DeskError) {
    do throws(LedgerError) {
      try await store.begin(beginning, ChangeNote(actor: Self.terminal, role: .systemAdministrator, at: now(), reason: reason))
    } catch {
      if case .refused(.exists(.person, _)) = error { throw Self.notEmpty }
      throw .ledger(error)
    }
  }

  private static func shown(_ error: any Error) -> DeskError {
    switch error {
    case let error as ValueError: .other(error.message)
    case let error as CryptoError: .other(error.message)
    default: DeskError(error)
    }
  }

  /// Who sets up a machine is known by nothing but having it.
  static let terminal = "服务器终端"
  private static let notEmpty = DeskError.other("数据库里已有人员，首批管理员只能建一次。请由系统管理员登记（heng user add）、安全管理员授权（heng user grant）")
}
