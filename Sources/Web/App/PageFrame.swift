import HengValues
import Mustache
import Synchronization

/// What stands around a page (页框): bar, path, name, foot. The same for many pages, so that it is drawn once.
struct Frame: Hashable, MustacheParent {
  private let title: String
  private let crumbs: [Crumb]
  private let here: String
  private let scope: Crumb?
  private let skips: [Crumb]
  private let menu: [MenuItem]
  private let current: MenuItem?
  private let hasPaper: Bool
  private let hasAudit: Bool
  private let script: String?
  private let refresh: Int?
  private let more: [Crumb]
  private let isOpen: Bool
  /// The chapter of the manual that belongs to the page.
  private let help: String

  init(_ page: Page, for visitor: Visitor) {
    title = page.title
    crumbs = page.crumbs
    here = page.here
    scope = page.scope.map { Crumb(href: Address.years(at: $0.href), text: $0.text) }
    skips = page.skips
    menu = MenuItem.of(visitor)
    current = page.menu
    hasPaper = page.hasPaper
    hasAudit = page.hasAudit
    script = page.script?.rawValue
    refresh = page.refreshSeconds
    more = MoreLink.of(visitor)
    isOpen = visitor.isOpen
    help = HelpChapter.address(of: page.template)
  }

  /// By name and without reflection, which took longer than the list of payments itself.
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "crumbs": crumbs
    case "hasCrumbs": !crumbs.isEmpty
    case "here": here
    case "scope": scope
    case "skips": skips
    case "menu": menu.map { Item(href: $0.href, text: $0.text, isCurrent: $0 == current) }
    case "hasPaper": hasPaper
    case "hasAudit": hasAudit
    case "script": script
    case "refresh": refresh
    case "hasFind": menu.contains(.projects)
    case "more": more
    case "isOpen": isOpen
    case "help": help
    case "head": DrawnFrame.headMark
    case "content": DrawnFrame.contentMark
    default: nil
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

/// A frame as HTML, open where head and content go in.
struct DrawnFrame {
  /// No text of a page can hold them: it is escaped.
  fileprivate static let (headMark, contentMark) = ("<!--head-->", "<!--content-->")

  private let (top, middle, bottom): (String, String, String)

  fileprivate init(_ html: String) {
    let (top, rest) = Self.split(html, at: Self.headMark)
    (middle, bottom) = Self.split(rest, at: Self.contentMark)
    self.top = top
  }

  private static func split(_ html: String, at mark: String) -> (String, String) {
    guard let place = html.byteRange(of: mark) else { return (html, "") }
    return (String(html[..<place.lowerBound]), String(html[place.upperBound...]))
  }

  func around(head: String, content: String) -> String {
    var html = ""
    html.reserveCapacity(top.utf8.count + head.utf8.count + middle.utf8.count + content.utf8.count + bottom.utf8.count)
    html += top
    html += head
    html += middle
    html += content
    html += bottom
    return html
  }
}

/// Frames that were drawn already (画好的页框).
final class KeptFrames: Sendable {
  private let known = Mutex<[Frame: DrawnFrame]>([:])
  private static let most = 256

  func drawn(_ frame: Frame, by library: MustacheLibrary) -> DrawnFrame {
    if let drawn = known.withLock({ $0[frame] }) { return drawn }
    let drawn = DrawnFrame(library.render(frame, withTemplate: "layout") ?? "")
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[frame] = drawn
    }
    return drawn
  }
}
