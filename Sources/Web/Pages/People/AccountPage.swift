import HengDomain
import HengOperations
import HengValues

/// One's own account (账号和口令): password, roles, and where one is signed in.
struct AccountPage {
  let page: Page

  init(_ signedIn: SignedIn, sessions: [SignInSession], hasCode: Bool, problem: String?) {
    let open = sessions.filter { $0.revokedAt == nil }
    page = Page(
      title: "账号和口令", here: "账号和口令", facts: [PageParts.words(signedIn.person.actor), PageParts.words(signedIn.person.unit)],
      template: "account",
      model: Model(
        mustChange: signedIn.mustChangePassword, problem: problem.map { $0.hasSuffix("。") ? $0 : $0 + "。" },
        action: Address.accountPassword,
        hasCode: hasCode, codeAddress: Address.accountCode, codeEnd: Address.accountCodeEnd,
        roles: signedIn.roles.map(\.label).sorted(),
        sessions: open.map { session in
          Row(
            machine: BrowserName.of(session.machine), begun: session.begunAt.beijingText,
            seen: session.seenAt.beijingText,
            isThis: session.id == signedIn.session, end: session.id == signedIn.session ? nil : Address.revoke(session.id))
        }))
  }

  private struct Model {
    let mustChange: Bool
    let problem: String?
    let action: String
    let hasCode: Bool
    let codeAddress: String
    let codeEnd: String
    let roles: [String]
    let sessions: [Row]
  }

  private struct Row {
    let machine: String
    let begun: String
    let seen: String
    let isThis: Bool
    /// Where the session is ended; nil for this one.
    let end: String?
  }
}
