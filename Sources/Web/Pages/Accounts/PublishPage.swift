import HengDomain
import HengOperations
import HengValues

/// Asks once more before a set is published, which nobody can take back (确认公开).
struct PublishPage {
  let page: Page

  init(
    _ work: AccountsWork, _ checked: CheckedSet, once: String, today: CivilDate, refusal: String? = nil, typed: MultipartForm? = nil
  ) {
    let key = work.key
    let version = (work.published.map(\.version).max() ?? 0) + 1
    page = Page(
      title: "确认公开\(key.year.text)部门决算", crumbs: AccountsPage.crumbs(work.disclosure, below: true), here: "确认公开", menu: .accounts,
      scope: OverviewPage.scope(work.disclosure.county, key.year), facts: [PageParts.words("\(key.department)，第\(version)版")],
      template: "publish",
      model: Model(
        action: Address.accountsPublish(key), back: Address.accounts(key), gate: Address.accounts(key) + "/gate",
        volume: Address.accountsVolume(key), refusal: refusal, mayLeave: checked.mayLeave, changes: work.changes, once: once,
        what: Self.what(work), files: checked.set.files.map(\.format.label).joined(separator: "、") + " 各1份，内容相同，已逐数读回",
        place: Address.publicAccounts(key.county), basis: Self.basis(work, today), who: Self.who(work),
        isCorrection: version > 1, version: version, correction: typed?.text("correction") ?? work.correction ?? "",
        word: typed?.text("word") ?? "", outline: Self.outline(work)))
  }

  private struct Model {
    let action: String
    let back: String
    let gate: String
    let volume: String
    let refusal: String?
    let mayLeave: Bool
    let changes: Int
    let once: String
    let what: String
    let files: String
    let place: String
    let basis: String
    let who: String
    let isCorrection: Bool
    let version: Int
    let correction: String
    let word: String
    let outline: [String]
  }

  private static func what(_ work: AccountsWork) -> String {
    let disclosure = work.disclosure
    let forms = disclosure.projects.count
    return "\(work.key.department)\(work.key.year.text)部门决算：\(disclosure.compiled.accounts.tables.count)张表、情况说明"
      + (forms == 0 ? "" : "，\(forms)份自评表，\(forms)份评价报告")
  }

  private static func basis(_ work: AccountsWork, _ today: CivilDate) -> String {
    guard let approved = work.disclosure.record.approvedOn else { return PageParts.words("预算法第十四条") }
    return PageParts.words(
      "预算法第十四条；财政局\(approved.chineseText)批复" + (work.due.map { "，\($0.chineseText)前公开" + ($0 < today ? "，已经逾期" : "") } ?? ""))
  }

  private static func who(_ work: AccountsWork) -> String {
    let steps = work.progress?.steps ?? []
    func by(_ action: Action, _ word: String) -> String? {
      steps.last { $0.action == action }.map { "\($0.actor) \($0.at.date().chineseText)\(word)" }
    }
    return PageParts.words([by(.submit, "上报"), by(.approve, "批复")].compactMap { $0 }.joined(separator: "；"))
  }

  private static func outline(_ work: AccountsWork) -> [String] {
    ["概况", "\(work.key.year.text)部门决算表", "决算情况说明", "名词解释"] + (work.disclosure.projects.isEmpty ? [] : ["附件"])
  }
}

/// Asks for the reason before published accounts are opened again (更正).
struct CorrectPage {
  let page: Page

  init(_ work: AccountsWork, once: String, refusal: String? = nil, typed: MultipartForm? = nil) {
    let key = work.key
    page = Page(
      title: "更正\(key.year.text)部门决算", crumbs: AccountsPage.crumbs(work.disclosure, below: true), here: "更正", menu: .accounts,
      scope: OverviewPage.scope(work.disclosure.county, key.year), facts: [PageParts.words(key.department)], template: "correct",
      model: Model(
        action: Address.accountsCorrect(key), back: Address.accounts(key), refusal: refusal, changes: work.changes, once: once,
        latest: work.published.last?.version ?? 1, next: (work.published.last?.version ?? 1) + 1, reason: typed?.text("reason") ?? ""))
  }

  private struct Model {
    let action: String
    let back: String
    let refusal: String?
    let changes: Int
    let once: String
    let latest: Int
    let next: Int
    let reason: String
  }
}
