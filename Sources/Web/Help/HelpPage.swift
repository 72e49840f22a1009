/// A chapter of the manual, or the list of them (使用说明).
struct HelpPage {
  private struct Model {
    let sections: [Crumb]
    let hasSections: Bool
    let html: String
  }

  let page: Page

  init(_ text: ManualText, isContents: Bool) {
    page = Page(
      title: text.title, crumbs: isContents ? [] : [Crumb(href: Address.help, text: "使用说明")], here: isContents ? "使用说明" : text.title,
      template: "help", model: Model(sections: text.sections, hasSections: text.sections.count > 2, html: text.html))
  }
}
