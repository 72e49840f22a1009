import Foundation
import HTTPTypes
import HengDomain
import HengOperations
import HengValues
import Hummingbird
import NIOCore

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/sign-in` | asks for account and password; POST signs in and leads to where one wanted to go |
  /// | `/sign-out` | POST ends the session |
  /// | `/account` | one's own password, sessions; POST to `/account/password` changes it, to `/account/sessions/{session}/revoke` ends one |
  /// | `/account/code` | a secret for a telephone; POST asks for codes from now on, to `/account/code/end` no longer |
  func addSignIn(to router: Router<SiteContext>) {
    router.get("/sign-in") { request, context in
      guard context.visitor == .nobody else { return Response.redirect(to: Address.home, type: .normal) }
      guard try await access.hasAccounts() else { return Response.redirect(to: Address.firstStart, type: .normal) }
      let ended = request.uri.queryParameters.get("ended") != nil ? "上次登录已经结束。登录后回到刚才的页面。" : nil
      return try signInPage(to: Self.place(request), note: context.ended ?? ended)
    }
    router.post("/sign-in") { request, context in try await signIn(request, context) }
    router.post("/sign-out") { request, context in
      if context.visitor.signedIn != nil {
        _ = try await form(request)
        try await access.signIns.signOut(SessionCookie.token(of: request) ?? "")
      }
      var response = Response.redirect(to: Address.signIn(to: Address.home), type: .normal)
      response.headers[.setCookie] = SessionCookie.clear(operation.listening)
      return response
    }
    router.get("/account") { _, context in try await accountPage(context) }
    router.post("/account/password") { request, context in try await changePassword(request, context) }
    router.get("/account/code") { _, context in try await codePage(context) }
    router.post("/account/code") { request, context in try await enableCode(request, context) }
    router.post("/account/code/end") { request, context in
      let (form, person) = (try await form(request), try signedIn(context))
      do throws(DeskError) {
        try await access.people.disableCode(password: form.text("password") ?? "", of: person)
        return Response.redirect(to: Address.account, type: .normal)
      } catch {
        if StoreTrouble(error) != nil { throw error }
        return try await accountPage(context, problem: error.message)
      }
    }
    router.post("/account/sessions/{session}/revoke") { request, context in
      _ = try await form(request)
      let person = try signedIn(context)
      let id: ID<SignInSession> = ID(context.parameters.get("session")?.removingPercentEncoding ?? "")
      _ = try await refusing("没有收回") { try await access.people.revoke(session: id, by: person.person.id, reason: "本人收回") }
      return Response.redirect(to: Address.account, type: .normal)
    }
  }

  func signedIn(_ context: SiteContext) throws -> SignedIn {
    guard let person = context.visitor.signedIn else {
      throw PageProblem(status: .notFound, title: "没有账号", reason: "这个数据库还没有账号，不用登录。", remedy: "要用账号，请在服务器上运行 heng user first 登记管理员。")
    }
    return person
  }

  /// Turns a desk's refusal into a page.
  func refusing<T>(_ title: String, _ work: () async throws -> T) async throws -> T {
    do { return try await work() } catch let error as DeskError {
      if StoreTrouble(error) != nil { throw error }
      throw PageProblem(status: .badRequest, title: title, reason: error.message, remedy: "请按提示处理后再提交；没有改动。")
    }
  }

  /// Only a place of our own: a path from the root, never another site.
  private static func place(_ request: Request) -> String { place(String(request.uri.queryParameters.get("to") ?? "")) }

  static func place(_ typed: String) -> String {
    let isOurs =
      typed.hasPrefix("/") && !typed.hasPrefix("//") && !typed.contains("\\") && !typed.unicodeScalars.contains { $0.value < 0x20 }
    return isOurs ? typed : Address.home
  }

  private func signInPage(
    to place: String, note: String? = nil, problem: SignInRefusal? = nil, account: String = ""
  ) throws -> Response {
    let minutes = try access.signIns.policy().idleMinutes
    let page = SignInPage(to: place, note: note, problem: problem?.message, account: account, idleMinutes: minutes).page
    return Response.html(renderer.bare(page), status: problem == nil ? .ok : .unauthorized)
  }

  private func signIn(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard !context.visitor.isOpen else { return Response.redirect(to: Address.home, type: .normal) }
    let form = try await form(request)
    let place = Self.place(form.text("to") ?? "")
    do {
      let ticket = try await access.inTurn {
        try await access.signIns.signIn(
          account: form.text("account") ?? "", password: form.text("password") ?? "", code: form.text("code"),
          machine: request.headers[.userAgent] ?? "")
      }
      guard let ticket else {
        throw PageProblem(status: .tooManyRequests, title: "正忙", reason: "同时登录的人太多。", remedy: "请过一会儿再登录；口令没有算错。")
      }
      var response = Response.redirect(to: ticket.signedIn.mustChangePassword ? Address.account : place, type: .normal)
      response.headers[.setCookie] = SessionCookie.set(ticket.token, operation.listening)
      return response
    } catch let error as SignInRefusal {
      if case .trouble(let trouble) = error, StoreTrouble(trouble) != nil { throw trouble }
      return try signInPage(to: place, problem: error, account: form.text("account") ?? "")
    }
  }

  private func accountPage(_ context: SiteContext, problem: String? = nil) async throws -> Response {
    let person = try signedIn(context)
    let sessions = try await access.people.sessions(of: person.person.id, by: person.person.id)
    let hasCode = try await access.people.hasCode(person.person.id)
    let page = AccountPage(person, sessions: sessions, hasCode: hasCode, problem: problem).page
    return Response.html(renderer.page(page), status: problem == nil ? .ok : .unprocessableContent)
  }

  private func changePassword(_ request: Request, _ context: SiteContext) async throws -> Response {
    let form = try await form(request)
    let person = try signedIn(context)
    let new = form.text("new") ?? ""
    do throws(DeskError) {
      guard new == form.text("again") else { throw DeskError.other("两次填的新口令不一样。请重新填写") }
      _ = try await access.people.setPassword(of: person, old: form.text("old") ?? "", new: new)
      return Response.redirect(to: Address.home, type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      return try await accountPage(context, problem: error.message)
    }
  }

  /// A secret that is kept nowhere until the telephone shows by a code that it has it; a form that is sent again bears the same.
  private func codePage(_ context: SiteContext, secret: String? = nil, problem: String? = nil) async throws -> Response {
    let person = try signedIn(context)
    let proposed = try await access.people.proposeCode(for: person.person)
    let page = CodePage(secret: secret ?? proposed.secret, address: secret == nil ? proposed.address : nil, problem: problem).page
    var response = Response.html(renderer.page(page), status: problem == nil ? .ok : .unprocessableContent)
    response.headers[.cacheControl] = "no-store"
    return response
  }

  private func enableCode(_ request: Request, _ context: SiteContext) async throws -> Response {
    let (form, person) = (try await form(request), try signedIn(context))
    let secret = form.text("secret") ?? ""
    do throws(DeskError) {
      try await access.people.enableCode(secret, code: form.text("code") ?? "", password: form.text("password") ?? "", of: person)
      return Response.redirect(to: Address.account, type: .normal)
    } catch {
      if StoreTrouble(error) != nil { throw error }
      return try await codePage(context, secret: secret, problem: error.message)
    }
  }
}
