import HengDomain
import HengOperations
import HengRules
import HengValues

/// The findings on a paper, worked through one by one or several at once (文书核查清单): the list at left, one of them with both its places at right.
struct WorklistPage {
  /// What the address asks for: a choice of findings, the one that is open, what has just been decided.
  struct Question {
    var filter = Worklist.Filter()
    var open: String?
    /// The finding that was decided on the page before.
    var done: String?
    var page: Int?

    /// The same choice with another finding.
    func address(_ digest: String, open: String? = nil, done: String? = nil, page: Int? = nil) -> String {
      var parts = [("s", filter.severity?.rawValue), ("d", filter.state?.rawValue), ("f", open), ("done", done)]
      if let page, page > 1 { parts.append(("page", "\(page)")) }
      let query = parts.compactMap { name, value in value.map { "\(name)=\(Address.escaped($0))" } }.joined(separator: "&")
      return Address.audit(digest) + (query.isEmpty ? "" : "?" + query) + (open == nil ? "" : "#one")
    }
  }

  /// What a page that was refused says, and what stood in it.
  struct Refusal {
    let words: String
    let opinion: String?
    let reason: String?
  }

  static let rowsPerPage = 100
  let page: Page

  /// - Parameter actor: the name that was given last, where nobody has signed in.
  init(_ paper: ReviewedPage, _ question: Question, actor: String, refusal: Refusal? = nil) {
    let file = paper.page
    var page = Page(
      title: file.file, crumbs: [Crumb(href: Address.audits, text: "文书核查")], here: "核查结果", menu: .audit,
      facts: ["\(file.pages)页，识别出\(file.forms)张表和报告"],
      actions: [
        PageAction(href: Address.auditPaper(file.sha256), text: "全文和意见"),
        PageAction(href: Address.auditExport(file.sha256, "xlsx"), text: "审核意见表（Excel）", isDownload: true),
        PageAction(href: Address.auditExport(file.sha256, "html"), text: "核查页（网页）", isDownload: true),
      ], template: "worklist", model: WorklistModel(paper, question, actor: actor, refusal: refusal))
    page.hasAudit = true
    page.script = .worklist
    self.page = page
  }
}

/// What the template prints.
struct WorklistModel {
  struct Choice {
    let href: String
    let text: String
    let isHere: Bool
  }

  struct Row {
    let key: String
    let kind: String
    let number: Int
    let href: String
    let mark: String
    let message: String
    let rule: String
    let places: String
    let state: String?
    let isHere: Bool
    let isDecided: Bool
  }

  struct One {
    let key: String
    let mark: String
    let message: String
    let place: String
    let rule: String
    let ruleHref: String
    let title: String
    let body: String
    let opinion: String
    let reason: String
    let verdict: String?
    let mayReopen: Bool
  }

  struct Said {
    let words: String
    let hidden: String
    let mayReopen: Bool
  }

  let action: String
  let paper: String
  let decided: Int
  let all: Int
  let most: Int
  let severities: [Choice]
  let states: [Choice]
  let coverage: String
  let notRun: Int
  let said: Said?
  let refusal: String?
  let isClean: Bool
  let rows: [Row]
  let range: String
  let hasPages: Bool
  let previous: String?
  let next: String?
  let one: One?
  let empty: String
  let emptyNext: String
  let filterFields: String
  let actor: String
  let actorAgain: String
  let actorMany: String
}

extension WorklistModel {
  init(_ paper: ReviewedPage, _ question: WorklistPage.Question, actor: String, refusal: WorklistPage.Refusal?) {
    let (file, list) = (paper.page, paper.worklist)
    let chosen = list.chosen(by: question.filter)
    let open =
      question.open.flatMap { key in list.items.first { $0.key == key } } ?? list.next(behind: nil, in: question.filter) ?? chosen.first
    action = Address.audit(file.sha256) + "/verdicts"
    let address = Address.auditPaper(file.sha256)
    self.paper = address
    (decided, all, most) = (list.decided, list.items.count, max(1, list.items.count))
    severities = Self.severities(list, question, file.sha256)
    states = Self.states(list, question, file.sha256)
    coverage = "查过\(file.passed + file.failed)条规则：通过\(file.passed)，有问题\(file.failed)"
    notRun = file.notRun
    let filterFields =
      Self.hidden("s", question.filter.severity?.rawValue ?? "") + Self.hidden("d", question.filter.state?.rawValue ?? "")
    self.filterFields = filterFields
    said = question.done.flatMap { key in list.items.first { $0.key == key } }.flatMap { item in
      list.verdict(item).map { verdict in
        Said(
          words: verdict.decision == .reopened ? "\(item.rule) 已撤销处理" : "\(item.rule) 已处理：\(verdict.decision.label)",
          hidden: Self.hidden("finding", item.key) + Self.hidden("actor", actor) + filterFields, mayReopen: verdict.decision != .reopened)
      }
    }
    self.refusal = refusal?.words
    isClean = list.items.isEmpty
    let size = WorklistPage.rowsPerPage
    let place = open.flatMap { item in chosen.firstIndex { $0.key == item.key } } ?? 0
    let pages = max(1, (chosen.count + size - 1) / size)
    let number = min(max(question.page ?? place / size + 1, 1), pages)
    let shown = chosen.indices.filter { $0 / size == number - 1 }
    rows = shown.map { Row(chosen[$0], number: $0 + 1, list, isHere: chosen[$0].key == open?.key, question, file.sha256) }
    range = pages > 1 ? "共\(chosen.count)条，第\(number)页，共\(pages)页" : "共\(chosen.count)条"
    hasPages = pages > 1
    previous = number > 1 ? question.address(file.sha256, page: number - 1) : nil
    next = number < pages ? question.address(file.sha256, page: number + 1) : nil
    one = open.map { item in
      One(
        item, place: chosen.firstIndex { $0.key == item.key }.map { "第\($0 + 1)条，共\(chosen.count)条" } ?? "", list, paper: address, refusal)
    }
    empty = list.decided == list.items.count ? "\(list.items.count)条都已处理" : "没有这样的意见"
    emptyNext = list.decided == list.items.count ? "可以导出审核意见表，发给被核查单位。" : "请换一个等级或处理情况。"
    self.actor = Self.actor("actor-one", actor)
    actorAgain = Self.actor("actor-again", actor)
    actorMany = Self.actor("actor-many", actor)
  }

  private static func hidden(_ name: String, _ value: String) -> String {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(PageParts.escaped(value))\">"
  }

  /// Where somebody has signed in the name takes the field's place.
  private static func actor(_ id: String, _ name: String) -> String {
    "<p class=\"field\"><label for=\"\(id)\">经办人</label><input id=\"\(id)\" name=\"actor\" maxlength=\"40\" autocomplete=\"name\" value=\"\(PageParts.escaped(name))\"></p>"
  }

  private static func severities(_ list: Worklist, _ question: WorklistPage.Question, _ digest: String) -> [Choice] {
    var other = question
    other.filter.severity = nil
    let whole = Choice(href: other.address(digest), text: "全部\(list.items.count)", isHere: question.filter.severity == nil)
    return [whole]
      + Severity.allCases.map { severity in
        other.filter.severity = severity
        return Choice(
          href: other.address(digest), text: SeverityMark.html(severity, words: "\(severity.label)\(list.count(severity))"),
          isHere: question.filter.severity == severity)
      }
  }

  private static func states(_ list: Worklist, _ question: WorklistPage.Question, _ digest: String) -> [Choice] {
    var other = question
    other.filter.state = nil
    let whole = Choice(href: other.address(digest), text: "处理：全部", isHere: question.filter.state == nil)
    return [whole]
      + Worklist.State.allCases.map { state in
        other.filter.state = state
        return Choice(href: other.address(digest), text: "\(state.label)\(list.count(state))", isHere: question.filter.state == state)
      }
  }
}

extension WorklistModel.Row {
  /// Signs of a message that the list shows; the whole of it stands beside.
  private static let longest = 72

  init(
    _ item: WorklistItem, number: Int, _ list: Worklist, isHere: Bool, _ question: WorklistPage.Question, _ digest: String
  ) {
    let state = list.state(item)
    let short = item.message.count > Self.longest ? item.message.prefix(Self.longest) + "…" : item.message
    self.init(
      key: item.key, kind: item.severity.rawValue, number: number, href: question.address(digest, open: item.key),
      mark: SeverityMark.html(item.severity), message: PageParts.words(short), rule: item.rule,
      places: item.places.count > 40 ? item.places.prefix(40) + "…" : item.places, state: state == .open ? nil : state.label,
      isHere: isHere,
      isDecided: state != .open)
  }
}

extension WorklistModel.One {
  init(_ item: WorklistItem, place: String, _ list: Worklist, paper: String, _ refusal: WorklistPage.Refusal?) {
    let verdict = list.verdict(item)
    let state = list.state(item)
    let told = state == .confirmed || state == .questioned ? verdict?.reason : nil
    self.init(
      key: item.key, mark: SeverityMark.html(item.severity), message: PageParts.words(item.message), place: place, rule: item.rule,
      ruleHref: Address.rule(item.rule), title: RuleCatalogue.all.first { $0.code == item.rule }?.title ?? "",
      body: item.html(paper: paper),
      opinion: refusal?.opinion ?? told ?? item.opinion, reason: refusal?.reason ?? (state == .dismissed ? verdict?.reason : nil) ?? "",
      verdict: verdict.map { verdict in
        PageParts.words("\(verdict.decision.label)：\(verdict.reason)（\(verdict.actor)，\(verdict.at.beijingText)）")
      }, mayReopen: state != .open)
  }
}
