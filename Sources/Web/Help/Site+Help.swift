import Foundation
import HengManual
import Hummingbird

extension Site {
  /// | Address | Shows |
  /// |---|---|
  /// | `/help` | the chapters of the manual |
  /// | `/help/{page}` | one chapter |
  func addHelp(to router: Router<SiteContext>) {
    page(router, "/help") { _, _, _ in HelpPage(ManualText(Manual.contents.text), isContents: true).page }
    page(router, "/help/{page}") { _, _, context in
      let name = context.parameters.get("page")?.removingPercentEncoding ?? ""
      guard let chapter = Manual.chapter(name) else { throw PageProblem.missing("这一章使用说明") }
      return HelpPage(ManualText(chapter.text), isContents: false).page
    }
  }
}
