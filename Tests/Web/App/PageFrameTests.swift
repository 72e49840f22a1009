import HengDomain
import Testing

@testable import HengWeb

@Suite("The frame of pages answers for every part by its name")
struct PageFrameTests {
  private let page = Page(
    title: "题", crumbs: [Crumb(href: "/x", text: "字")], here: "此", menu: .payments, scope: Crumb(href: "/y", text: "某县"),
    facts: ["<b>事</b>"], actions: [PageAction(href: "/z", text: "办", isPrimary: true, isDownload: true)],
    skips: [Crumb(href: "#a", text: "跳")], template: "problem",
    model: ["reason": "因<由>", "remedy": "法"], hasPaper: true, hasAudit: true, script: .form, refreshSeconds: 3)

  @Test("No part that a template asks for is missing")
  func names() throws {
    let frame = Frame(page, for: .anyone(.system))
    let item = Frame.Item(href: "/x", text: "字", isCurrent: true)
    let models: [(String) -> Any?] = [
      { frame.child(named: $0) }, { item.child(named: $0) }, { page.crumbs[0].child(named: $0) },
    ]
    for (name, bytes) in PageRenderer.sources where name == "layout" {
      for match in String(decoding: bytes, as: UTF8.self).matches(of: /\{\{\{?[#\/^]?([A-Za-z]+)/) {
        #expect(models.contains { $0(String(match.1)) != nil }, "\(name): \(match.1)")
      }
    }
  }

  @Test("A frame that was drawn before holds another page's head and content")
  func kept() throws {
    let renderer = try PageRenderer()
    let (first, again) = (renderer.page(page), renderer.page(page))
    #expect(first == again)
    var other = page
    other.facts = ["别的事"]
    other.actions = []
    let second = renderer.page(other)
    #expect(first.contains("<span><b>事</b></span>") && first.contains("href=\"/z\"") && first.contains("因&lt;由&gt;"))
    #expect(second.contains("<span>别的事</span>") && !second.contains("href=\"/z\"") && !second.contains("事</b>"))
    #expect(!first.contains("<!--head-->") && !first.contains("<!--content-->"))
    let nobody = Visitor.$current.withValue(.nobody) { renderer.page(page) }
    let anyone = Visitor.$current.withValue(.anyone(.system)) { renderer.page(page) }
    #expect(!nobody.contains("资金支付") && anyone.contains("资金支付"))
  }
}
