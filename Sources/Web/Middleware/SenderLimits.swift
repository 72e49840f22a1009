import HTTPTypes
import Hummingbird
import Synchronization

/// Holds each sender to his budget (来者限次). People at this machine itself are held only at signing in.
struct SenderLimits: RouterMiddleware {
  typealias Context = SiteContext

  private enum Kind { case signIn, change, file }

  private struct Budgets {
    var signIns = SenderBudget.signIns
    var changes = SenderBudget.changes
    var files = SenderBudget.files
  }

  private final class State: Sendable {
    let budgets = Mutex(Budgets())
  }

  private let state = State()
  private let clock: @Sendable () -> Int64

  init(clock: @escaping @Sendable () -> Int64) { self.clock = clock }

  func handle(
    _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    guard let kind = Self.kind(request.method, context.endpointPath), !(context.sender.isLocal && kind != .signIn) else {
      return try await next(request, context)
    }
    let (sender, now) = (context.sender.address?.household ?? "", clock())
    let seconds = state.budgets.withLock { budgets in
      switch kind {
      case .signIn: budgets.signIns.secondsToWait(sender, at: now)
      case .change: budgets.changes.secondsToWait(sender, at: now)
      case .file: budgets.files.secondsToWait(sender, at: now)
      }
    }
    if let seconds { throw Self.problem(kind, seconds) }
    return try await next(request, context)
  }

  /// What costs: signing in (a hash), changes, and files that are printed for the one who asks. Pages are kept and cost little.
  private static func kind(_ method: HTTPRequest.Method, _ route: String?) -> Kind? {
    let route = route ?? ""
    guard method == .get || method == .head else { return hashing.contains(route) ? .signIn : .change }
    let isFile = fileParts.contains { route.contains($0) } || fileEnds.contains { route.hasSuffix($0) }
    return isFile ? .file : nil
  }

  /// Routes that hash a password.
  private static let hashing: Set = [Address.signIn, Address.accountPassword, Address.accountCode, Address.accountCodeEnd]
  private static let fileParts = ["/files/", "/reports/", "/export/", "/returned/", "/published/"]
  private static let fileEnds = [".zip", ".xlsx", ".csv"]

  private static func problem(_ kind: Kind, _ seconds: Int) -> PageProblem {
    let (title, reason) =
      switch kind {
      case .signIn: ("登录太频繁", "从您这里来的登录在一分钟里太多。口令没有算错。")
      case .change: ("提交太频繁", "从您这里来的提交在一分钟里太多。这一次没有保存，填的内容还在前一页上。")
      case .file: ("下载太频繁", "从您这里来的下载在一分钟里太多。")
      }
    return PageProblem(
      status: .tooManyRequests, title: title, reason: reason, remedy: "请过\(seconds)秒再试。几个人合用一个网络出口时会一起计算。", retryAfter: seconds)
  }
}
