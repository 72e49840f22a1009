import Mustache

/// Turns page models into HTML (页面生成). Models hold finished strings; templates hold no arithmetic.
struct PageRenderer: Sendable {
  private let library: MustacheLibrary

  static let sources: [(String, [UInt8])] = [
    ("layout", PackageResources.layout_mustache), ("home", PackageResources.home_mustache),
    ("overview", PackageResources.overview_mustache), ("projects", PackageResources.projects_mustache),
    ("project-table", PackageResources.project_table_mustache), ("project", PackageResources.project_mustache),
    ("score-story", PackageResources.score_story_mustache), ("form", PackageResources.form_mustache),
    ("findings", PackageResources.findings_mustache),
    ("why", PackageResources.why_mustache), ("rules", PackageResources.rules_mustache),
    ("papers", PackageResources.papers_mustache), ("audits", PackageResources.audits_mustache),
    ("audit", PackageResources.audit_mustache), ("verdict", PackageResources.verdict_mustache),
    ("accounts-list", PackageResources.accounts_list_mustache), ("accounts", PackageResources.accounts_mustache),
    ("accounts-index", PackageResources.accounts_index_mustache), ("finding", PackageResources.finding_mustache),
    ("paper", PackageResources.paper_mustache), ("gate", PackageResources.gate_mustache), ("volume", PackageResources.volume_mustache),
    ("problem", PackageResources.problem_mustache),
    ("sending", PackageResources.sending_mustache), ("counties", PackageResources.counties_mustache),
    ("county", PackageResources.county_mustache), ("new-project", PackageResources.new_project_mustache),
    ("registration", PackageResources.registration_mustache), ("sign-in", PackageResources.sign_in_mustache),
    ("account", PackageResources.account_mustache), ("people", PackageResources.people_mustache),
    ("person", PackageResources.person_mustache), ("trail", PackageResources.trail_mustache), ("code", PackageResources.code_mustache),
    ("first-start", PackageResources.first_start_mustache), ("begun", PackageResources.begun_mustache),
    ("workbench", PackageResources.workbench_mustache), ("search", PackageResources.search_mustache),
    ("years", PackageResources.years_mustache),
    ("help", PackageResources.help_mustache),
    ("payments", PackageResources.payments_mustache),
    ("withdrawal", PackageResources.withdrawal_mustache), ("rename", PackageResources.rename_mustache),
    ("funding", PackageResources.funding_mustache), ("new-funding", PackageResources.new_funding_mustache),
    ("reveal", PackageResources.reveal_mustache),
  ]

  init(_ sources: [(String, [UInt8])] = Self.sources) throws(SiteError) {
    var templates: [String: MustacheTemplate] = [:]
    for (name, bytes) in sources {
      do {
        templates[name] = try MustacheTemplate(string: TemplateText.prepared(String(decoding: bytes, as: UTF8.self)))
      } catch {
        throw SiteError(message: "页面模板 \(name) 有误：\(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
  }

  /// A fragment of a page.
  func fragment(_ template: String, _ model: Any) -> String { library.render(model, withTemplate: template) ?? "" }

  /// A whole page.
  func page(_ page: Page) -> String {
    fragment(
      "layout",
      LayoutModel(
        title: page.title, crumbs: page.crumbs, hasCrumbs: !page.crumbs.isEmpty, here: page.here,
        scope: page.scope.map { Crumb(href: Address.years(at: $0.href), text: $0.text) }, skips: page.skips,
        menu: MenuItem.of(Visitor.current).map { Item(href: $0.href, text: $0.text, isCurrent: $0 == page.menu) }, facts: page.facts,
        hasFacts: !page.facts.isEmpty, actions: page.actions, hasActions: !page.actions.isEmpty, hasPaper: page.hasPaper,
        hasAudit: page.hasAudit, refresh: page.refreshSeconds,
        hasFind: MenuItem.of(Visitor.current).contains(.projects), more: MoreLink.of(Visitor.current), isOpen: Visitor.current.isOpen,
        help: HelpChapter.address(of: page.template),
        content: fragment(page.template, page.model)))
  }

  /// A page without bar and foot: sign-in.
  func bare(_ page: Page) -> String { fragment(page.template, page.model) }

  struct LayoutModel: MustacheParent {
    let title: String
    let crumbs: [Crumb]
    let hasCrumbs: Bool
    let here: String
    let scope: Crumb?
    let skips: [Crumb]
    let menu: [Item]
    let facts: [String]
    let hasFacts: Bool
    let actions: [PageAction]
    let hasActions: Bool
    let hasPaper: Bool
    let hasAudit: Bool
    let refresh: Int?
    let hasFind: Bool
    let more: [Crumb]
    let isOpen: Bool
    /// The chapter of the manual that belongs to the page.
    let help: String
    let content: String

    /// By name and without reflection, which took longer than the list of payments itself.
    func child(named name: String) -> Any? {
      switch name {
      case "title": title
      case "crumbs": crumbs
      case "hasCrumbs": hasCrumbs
      case "here": here
      case "scope": scope
      case "skips": skips
      case "menu": menu
      case "facts": facts
      case "hasFacts": hasFacts
      case "actions": actions
      case "hasActions": hasActions
      case "hasPaper": hasPaper
      case "hasAudit": hasAudit
      case "refresh": refresh
      case "hasFind": hasFind
      case "more": more
      case "isOpen": isOpen
      case "help": help
      case "content": content
      default: nil
      }
    }
  }

  struct Item: MustacheParent {
    let href: String
    let text: String
    let isCurrent: Bool

    func child(named name: String) -> Any? {
      switch name {
      case "href": href
      case "text": text
      case "isCurrent": isCurrent
      default: nil
      }
    }
  }
}

/// A page before it is drawn.
struct Page {
  let title: String
  var crumbs: [Crumb] = []
  let here: String
  var menu: MenuItem?
  /// The county and year that the page speaks of.
  var scope: Crumb?
  /// Beside the name: state, light, quiet facts, as HTML.
  var facts: [String] = []
  /// Buttons of the head; at most one is primary, the next step.
  var actions: [PageAction] = []
  /// Further goals for the keyboard.
  var skips: [Crumb] = []
  let template: String
  let model: Any
  /// The page shows an official form and needs its style sheet.
  var hasPaper = false
  /// The page shows a weighed paper and needs its style sheet.
  var hasAudit = false
  /// Seconds after which a browser asks for the page anew; nil for never.
  var refreshSeconds: Int?
}

/// A button of the head (页首按钮).
struct PageAction: Sendable, MustacheParent {
  let href: String
  let text: String
  var isPrimary = false
  var isDownload = false

  func child(named name: String) -> Any? {
    switch name {
    case "href": href
    case "text": text
    case "isPrimary": isPrimary
    case "isDownload": isDownload
    default: nil
    }
  }
}

/// One step of the path to a page.
struct Crumb: Sendable, MustacheParent {
  let href: String
  let text: String

  func child(named name: String) -> Any? {
    switch name {
    case "href": href
    case "text": text
    default: nil
    }
  }
}
