import HengWriters
import Mustache

/// Turns page models into HTML (页面生成). Models hold finished strings; templates hold no arithmetic.
struct PageRenderer: Sendable {
  private let library: MustacheLibrary
  private let frames = KeptFrames()

  static let sources: [(String, [UInt8])] = [
    ("layout", PackageResources.layout_mustache), ("home", PackageResources.home_mustache),
    ("overview", PackageResources.overview_mustache), ("projects", PackageResources.projects_mustache),
    ("project-table", PackageResources.project_table_mustache), ("project", PackageResources.project_mustache),
    ("score-story", PackageResources.score_story_mustache), ("form", PackageResources.form_mustache),
    ("findings", PackageResources.findings_mustache),
    ("why", PackageResources.why_mustache), ("rules", PackageResources.rules_mustache),
    ("papers", PackageResources.papers_mustache), ("audits", PackageResources.audits_mustache),
    ("audit", PackageResources.audit_mustache), ("worklist", PackageResources.worklist_mustache),
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
    ("entry", PackageResources.entry_mustache), ("entry-live", PackageResources.entry_live_mustache),
    ("review", PackageResources.review_mustache), ("conflict", PackageResources.conflict_mustache),
    ("review-queue", PackageResources.review_queue_mustache), ("pass", PackageResources.pass_mustache),
    ("withdrawal", PackageResources.withdrawal_mustache), ("rename", PackageResources.rename_mustache),
    ("funding", PackageResources.funding_mustache), ("new-funding", PackageResources.new_funding_mustache),
    ("reveal", PackageResources.reveal_mustache), ("headings", PackageResources.headings_mustache),
    ("accounts-steps", PackageResources.accounts_steps_mustache), ("publish", PackageResources.publish_mustache),
    ("correct", PackageResources.correct_mustache), ("writing", PackageResources.writing_mustache),
    ("public-accounts", PackageResources.public_accounts_mustache), ("public-volume", PackageResources.public_volume_mustache),
    ("rectification-entry", PackageResources.rectification_entry_mustache),
    ("rectification", PackageResources.rectification_mustache), ("board", PackageResources.board_mustache),
    ("indicators", PackageResources.indicators_mustache),
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

  /// A whole page. The frame is drawn once for all pages that have the same.
  func page(_ page: Page) -> String {
    let visitor = Visitor.current
    let drawn = frames.drawn(Frame(page, for: visitor), by: library)
    let head = HeadText.html(facts: page.facts, actions: page.actions)
    return drawn.around(head: head, content: page.content ?? fragment(page.template, page.model))
  }

  /// A page without bar and foot: sign-in.
  func bare(_ page: Page) -> String { fragment(page.template, page.model) }
}

/// Beside the name of a page (页首): facts and buttons, written without a template, for every page has one.
enum HeadText {
  static func html(facts: [String], actions: [PageAction]) -> String {
    var html = ""
    if !facts.isEmpty {
      html += "<div class=\"head-facts\">"
      for fact in facts { html += "<span>\(fact)</span>" }
      html += "</div>\n"
    }
    if !actions.isEmpty {
      html += "<div class=\"actions\">"
      for action in actions {
        html += "<a class=\"button\(action.isPrimary ? " primary" : "")\" href=\"\(PageParts.escaped(action.href))\""
        html += action.isDownload ? " download>" : ">"
        html += HTMLEscape.words(action.text)
        html += "</a>"
      }
      html += "</div>\n"
    }
    return html
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
  /// The name of the page's template, by which its chapter of the manual is known too.
  let template: String
  let model: Any
  /// The page as HTML where it is written without a template.
  var content: String?
  /// The page shows an official form and needs its style sheet.
  var hasPaper = false
  /// The page shows a weighed paper and needs its style sheet.
  var hasAudit = false
  /// What makes the page quicker to work with: a form is kept while somebody types, a list answers keys. Its buttons do the same without.
  var script: PageScript?
  /// Seconds after which a browser asks for the page anew; nil for never.
  var refreshSeconds: Int?
}

/// The scripts of the site (页面脚本).
enum PageScript: String, CaseIterable, Hashable, Sendable {
  case form = "form.js"
  case worklist = "worklist.js"

  var bytes: [UInt8] {
    switch self {
    case .form: PackageResources.form_js
    case .worklist: PackageResources.worklist_js
    }
  }
}

/// A button of the head (页首按钮).
struct PageAction: Sendable {
  let href: String
  let text: String
  var isPrimary = false
  var isDownload = false
}

/// One step of the path to a page.
struct Crumb: Hashable, Sendable, MustacheParent {
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
