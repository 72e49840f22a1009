import HengDomain
import HengOperations
import HengValues
package import Hummingbird
import NIOCore

/// What goes with a request through the site (请求情况): besides what Hummingbird keeps, who it is from.
package struct SiteContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  var visitor = Visitor.nobody
  /// Why a sign-in does not go on, for the page that asks for the next.
  var ended: String?
  /// The other end of the connection; nil where it is no network's.
  let peer: NetworkAddress?
  var sender = Sender()

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress.flatMap { NetworkAddress($0) }
  }

  /// The pattern of the route, `/projects/{id}`, never the address itself, which may bear names and codes; `-` for no route.
  var route: String { endpointPath.map { $0.hasPrefix("/") ? $0 : "-" } ?? "-" }

  /// As a browser names our own pages: `https://heng.example.gov.cn`.
  func origin(of request: Request) -> String { "\(sender.isEncrypted ? "https" : "http")://\(request.head.authority ?? "")" }
}

/// Who a request is from (来者).
enum Visitor: Hashable, Sendable {
  /// The database has no accounts, so that everybody at this machine works in it, in the scope that the program gives him. The site then
  /// listens to no other machine.
  case anyone(Scope)
  /// Nobody has signed in.
  case nobody
  case person(SignedIn)

  var signedIn: SignedIn? { if case .person(let signedIn) = self { signedIn } else { nil } }

  /// What the request may see.
  var scope: Scope {
    switch self {
    case .anyone(let scope): scope
    case .nobody: .nothing
    case .person(let signedIn): signedIn.scope
    }
  }

  /// Whoever prepares for a part of a county only must name one of his departments.
  ///
  /// - Returns: the role in which he imports; nil where he may not.
  func importing(into year: CountyYear, _ department: DepartmentYear?) -> Role? {
    preparing(year.county, nil) ?? department.flatMap { preparing($0.county, $0.departmentID) }
  }

  /// Whether the visitor registers, fills in and imports for a department, or for the whole of a county where none is named.
  func mayPrepare(_ county: AdministrativeDivision, department: ID<Department>?) -> Bool {
    preparing(county, department) != nil
  }

  /// The role in which the visitor prepares for a department, or for the whole of a county; nil where he does not.
  func preparing(_ county: AdministrativeDivision, _ department: ID<Department>?) -> Role? {
    let roles = scope.roles(in: county, department: department)
    return Role.allCases.first { Role.preparers.contains($0) && roles.contains($0) }
  }

  /// Whether the visitor prepares for any part of a county.
  func preparesSomewhere(in county: AdministrativeDivision) -> Bool {
    !scope.roles(touching: county).isDisjoint(with: Role.preparers)
  }

  /// Whether the visitor keeps the list of a county's departments: its system administrator, or the finance bureau of the whole county.
  func mayRegisterDepartments(of county: AdministrativeDivision) -> Bool {
    mayRegisterCounties || scope.roles(in: county, department: nil).contains(.financeBureau)
  }

  /// Whether nobody need sign in here.
  var isOpen: Bool { if case .anyone = self { true } else { false } }
  var isAdministrator: Bool { signedIn?.roles.contains(where: \.isAdministrator) ?? false }
  var mayRegisterCounties: Bool { scope.administration.contains(.systemAdministrator) }

  /// Whose a preview or a returned workbook is: the person's, for one county's year.
  func owner(of key: CountyYear) -> String { "\(signedIn?.person.id.text ?? "-") \(key.county.text) \(key.year.year)" }

  /// Who acts, as the trail names him: the person, or the name that was typed where there are no accounts.
  func actor(typed: String?) -> String { signedIn?.person.actor ?? typed?.trimmedSpaces ?? "" }

  /// The one that pages are drawn for, so that bar, forms and lists are those of the person.
  @TaskLocal static var current = Visitor.nobody
  /// What forms carry so that only our own pages can send them (表单凭据); empty where nobody has signed in.
  @TaskLocal static var formToken = ""
}
