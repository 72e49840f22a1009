import HengDomain
import HengOperations
import HengValues
package import Hummingbird

/// What goes with a request through the site (请求情况): besides what Hummingbird keeps, who it is from.
package struct SiteContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  var visitor = Visitor.nobody
  /// Why a sign-in does not go on, for the page that asks for the next.
  var ended: String?

  package init(source: ApplicationRequestContextSource) { coreContext = CoreRequestContextStorage(source: source) }
}

/// Who a request is from (来者).
enum Visitor: Hashable, Sendable {
  /// The database has no accounts, so that everybody at this machine works in it. The site then listens to no other machine.
  case anyone
  /// Nobody has signed in.
  case nobody
  case person(SignedIn)

  var signedIn: SignedIn? { if case .person(let signedIn) = self { signedIn } else { nil } }

  /// What the request may see; nil sees everything.
  var scope: Scope? {
    switch self {
    case .anyone: nil
    case .nobody: .nothing
    case .person(let signedIn): signedIn.scope
    }
  }

  /// The visitor's part of a county's year; nil where that is nothing.
  func seen(_ overview: CountyOverview) -> CountyOverview? { scope.map { overview.seen(by: $0) } ?? overview }

  func covers(_ key: DepartmentYear) -> Bool { scope.map { $0.covers(key.county, department: key.departmentID) } ?? true }

  /// Whoever has a part of a county only must name one of his departments.
  func mayImport(into year: CountyYear, _ department: DepartmentYear?) -> Bool {
    guard let scope else { return true }
    return scope.covers(year.county, department: nil) || department.map(covers) ?? false
  }

  var isAdministrator: Bool { signedIn?.roles.contains(where: \.isAdministrator) ?? false }
  var mayRegisterCounties: Bool { self == .anyone || signedIn?.roles.contains(.systemAdministrator) ?? false }

  /// Who acts, as the trail names him: the person, or the name that was typed where there are no accounts.
  func actor(typed: String?) -> String { signedIn?.person.actor ?? typed?.trimmedSpaces ?? "" }

  /// The one that pages are drawn for, so that bar, forms and lists are those of the person.
  @TaskLocal static var current = Visitor.nobody
  /// What forms carry so that only our own pages can send them (表单凭据); empty where nobody has signed in.
  @TaskLocal static var formToken = ""
}
