import Foundation
import HengManual
import Hummingbird

extension Site {
  /// | Address | Shows |
  /// |---|---|
  /// | `/help` | the chapters of the manual |
  /// | `/help/{page}` | one chapter |
  ///
  /// Everybody may read it, so it is not kept among the pages: nobody's questions drive out what people at work look at.
  func addHelp(to router: Router<SiteContext>) {
    let contents = ManualText(Manual.contents.text)
    let chapters = Dictionary(Manual.chapters.map { ($0.name, ManualText($0.text)) }) { first, _ in first }
    router.get("/help") { _, _ in Response.html(renderer.page(HelpPage(contents, isContents: true).page)) }
    router.get("/help/{page}") { _, context in
      let name = context.parameters.get("page")?.removingPercentEncoding ?? ""
      guard let chapter = chapters[name] else { throw PageProblem.missing("这一章使用说明") }
      return Response.html(renderer.page(HelpPage(chapter, isContents: false).page))
    }
  }
}
