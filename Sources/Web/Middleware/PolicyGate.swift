import HTTPTypes
import HengDomain
import HengOperations
import HengValues
import Hummingbird

/// Lets a request pass to its route when the route's policy allows it (按权限放行): what has no policy, nobody asks for.
struct PolicyGate: RouterMiddleware {
  typealias Context = SiteContext
  let site: Site
  private let needs: [String: RoutePolicy.Need]

  init(_ site: Site) {
    self.site = site
    needs = Dictionary(Site.policies.map { (Self.key($0.method, $0.path), $0.need) }) { first, _ in first }
  }

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    if request.uri.path.contains("%00") { throw Refusal.outside }
    let method = request.method == .head ? HTTPRequest.Method.get : request.method
    let need = context.endpointPath.map { needs[Self.key(method, $0)] ?? .administrator([]) }
    switch context.visitor {
    case .anyone: break
    case .nobody:
      guard need == .open else { return try await askToSignIn(request, context) }
    case .person(let signedIn):
      if signedIn.mustChangePassword, let need, need != .open, context.endpointPath.map(Self.isOwnAccount) != true {
        return .redirect(to: Address.account, type: .normal)
      }
      if let need { try await admit(signedIn, need, context) }
    }
    return try await next(request, context)
  }

  private static func isOwnAccount(_ path: String) -> Bool { path == Address.account || path == Address.accountPassword }

  private static func key(_ method: HTTPRequest.Method, _ path: String) -> String { "\(method.rawValue) \(path)" }

  /// A page is asked for again after signing in; what was sent is not repeated by itself.
  private func askToSignIn(_ request: Request, _ context: SiteContext) async throws -> Response {
    if try await !site.access.hasAccounts() { return .redirect(to: Address.firstStart, type: .normal) }
    guard request.method == .get || request.method == .head else {
      throw PageProblem(
        status: .unauthorized, title: "没有保存", reason: context.ended ?? "还没有登录，或登录已经结束。", remedy: "请在另一个窗口登录，再回到刚才的页面重新提交；填的内容还在那一页上。")
    }
    return .redirect(to: Address.signIn(to: request.uri.string, ended: context.ended != nil), type: .normal)
  }

  private func admit(_ person: SignedIn, _ need: RoutePolicy.Need, _ context: SiteContext) async throws {
    let scope = person.scope
    switch need {
    case .open, .signedIn: return
    case .business: guard !person.roles.isDisjoint(with: Role.all) else { throw Refusal.noBusiness }
    case .administrator(let roles): guard !person.roles.isDisjoint(with: roles) else { throw Refusal.notYours }
    case .county(let roles): try admitCounty(scope, roles, context)
    case .wholeCounty(let roles): try admitWhole(scope, roles, context)
    case .department(let roles):
      guard let key = try await site.departmentKey(context),
        !scope.roles(in: key.county, department: key.departmentID).isDisjoint(with: roles)
      else { throw Refusal.outside }
    case .project(let roles):
      guard let project = try await site.desk.assessment(context.parameters.get("id") ?? "")?.project,
        !scope.roles(in: project.county, department: project.department).isDisjoint(with: roles)
      else { throw Refusal.outside }
    case .administratorOrCounty(let administrators, let roles):
      if person.roles.isDisjoint(with: administrators) { try admitCounty(scope, roles, context) }
    case .administratorOrWholeCounty(let administrators, let roles):
      if person.roles.isDisjoint(with: administrators) { try admitWhole(scope, roles, context) }
    }
  }

  private func admitCounty(_ scope: Scope, _ roles: Set<Role>, _ context: SiteContext) throws {
    guard let division = division(context), !scope.roles(touching: division).isDisjoint(with: roles) else { throw Refusal.outside }
  }

  private func admitWhole(_ scope: Scope, _ roles: Set<Role>, _ context: SiteContext) throws {
    guard let division = division(context), !scope.roles(in: division, department: nil).isDisjoint(with: roles) else {
      throw Refusal.outside
    }
  }

  private func division(_ context: SiteContext) -> AdministrativeDivision? {
    context.parameters.get("division").flatMap { try? AdministrativeDivision($0) }
  }

  private enum Refusal {
    static var outside: PageProblem {
      PageProblem(
        status: .notFound, title: "没有找到", reason: "没有这一页，或不在您管的范围里。", remedy: "请核对地址；确实要看，请安全管理员给临时授权，写明到期日。")
    }
    static var notYours: PageProblem {
      PageProblem(status: .forbidden, title: "不归您办", reason: "您的角色不办这件事。", remedy: "请转给负责的人；确实要办，请安全管理员给相应的角色。")
    }
    static var noBusiness: PageProblem {
      PageProblem(status: .forbidden, title: "不归您看", reason: "系统、安全、审计管理员只管各自的一项，看不到业务数据。", remedy: "请从上面的菜单进入您的页面。")
    }
  }
}
