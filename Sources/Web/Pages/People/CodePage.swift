import HengOperations

/// A secret for the telephone, and the form that shows it has arrived (启用动态验证码).
struct CodePage {
  let page: Page

  /// - Parameter address: what a telephone reads by its camera or as a link; nil when the form came back.
  init(secret: String, address: String?, problem: String?) {
    page = Page(
      title: "启用动态验证码", crumbs: [Crumb(href: Address.account, text: "账号和口令")], here: "启用动态验证码", template: "code",
      model: Model(
        action: Address.accountCode, secret: secret, groups: Self.groups(secret), address: address,
        problem: problem.map { $0.hasSuffix("。") ? $0 : $0 + "。" }))
  }

  /// In fours, so that it can be typed.
  private static func groups(_ secret: String) -> String {
    var groups: [String] = []
    var rest = secret[...]
    while !rest.isEmpty {
      groups.append(String(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: " ")
  }

  private struct Model {
    let action: String
    let secret: String
    let groups: String
    let address: String?
    let problem: String?
  }
}
