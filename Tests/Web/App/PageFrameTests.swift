import Testing

@testable import HengWeb

@Suite("The frame of pages answers for every part by its name")
struct PageFrameTests {
  @Test("No stored part of the frame is missing from what templates may ask for")
  func names() throws {
    let link = Crumb(href: "/x", text: "字")
    let action = PageAction(href: "/x", text: "字", isPrimary: true, isDownload: true)
    let item = PageRenderer.Item(href: "/x", text: "字", isCurrent: true)
    let frame = PageRenderer.LayoutModel(
      title: "题", crumbs: [link], hasCrumbs: true, here: "此", scope: link, skips: [link], menu: [item], facts: ["事"], hasFacts: true,
      actions: [action], hasActions: true, hasPaper: true, hasAudit: true, refresh: 3, hasFind: true, more: [link], isOpen: true,
      help: "/help", hasScript: true, content: "文")
    for model in [link, action, item, frame] as [Any] {
      for name in Mirror(reflecting: model).children.compactMap(\.label) {
        let page = try PageRenderer([("t", Array("{{#\(name)}}有{{/\(name)}}".utf8))])
        #expect(page.fragment("t", model) == "有", "\(type(of: model)).\(name)")
      }
    }
  }
}
