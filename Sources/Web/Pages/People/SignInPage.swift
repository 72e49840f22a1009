import HengOperations

/// Sign-in (登录), without bar and menu.
struct SignInPage {
  let page: Page

  /// - Parameters:
  ///   - place: where one wanted to go.
  ///   - note: why one is asked again.
  ///   - problem: why the last attempt was refused.
  init(to place: String, note: String?, problem: String?, account: String, idleMinutes: Int) {
    page = Page(
      title: "登录", here: "登录", template: "sign-in",
      model: Model(
        place: place, note: note.map { $0.hasSuffix("。") ? $0 : $0 + "。" }, problem: problem.map { $0.hasSuffix("。") ? $0 : $0 + "。" },
        account: account, idle: "\(idleMinutes)分钟没有操作会请您重新登录。", help: HelpChapter.address(of: "sign-in")))
  }

  private struct Model {
    let place: String
    let note: String?
    let problem: String?
    let account: String
    let idle: String
    let help: String
  }
}
