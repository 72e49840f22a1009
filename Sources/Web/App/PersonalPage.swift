import HengDomain
import HengOperations
import HengValues

/// What a page bears for the one person who asked for it (因人而异之处), put in after the page was drawn: pages are kept for all of one scope.
enum PersonalPage {
  private static let mark = "<!--person-->"
  private static let formEnd = " enctype=\"multipart/form-data\">"

  static func drawn(_ html: String) -> String {
    // The mark stands in the bar: it is found by bytes, near the beginning.
    guard let place = html.byteRange(of: mark) else { return html }
    guard let signedIn = Visitor.current.signedIn else { return String(html[..<place.lowerBound]) + html[place.upperBound...] }
    let token = "<input type=\"hidden\" name=\"token\" value=\"\(Visitor.formToken)\">"
    let name = PageParts.words(signedIn.person.name)
    let bar =
      "<details class=\"more person\"><summary>\(name)</summary><ul><li><a href=\"\(Address.account)\">账号和口令</a></li>"
      + "<li class=\"text-size\"><a class=\"size-large\" href=\"/text-size/large\">大字</a><a class=\"size-normal\" href=\"/text-size/normal\">常规字</a></li>"
      + "<li><form method=\"post\" action=\"\(Address.signOut)\"\(formEnd)<button class=\"plain\" type=\"submit\">退出</button></form></li></ul></details>"
    var drawn = String(html[..<place.lowerBound]) + bar + html[place.upperBound...]
    if drawn.holds("name=\"actor\"") {
      drawn = drawn.replacing(/<(p|div) class="field"><label for="actor[^"]*">经办人<\/label><input [^>]*><\/(?:p|div)>/) { match in
        "<\(match.1) class=\"quiet\">经办人：\(name)</\(match.1)>"
      }
    }
    return adding(token, behind: formEnd, to: drawn)
  }

  /// By bytes: to look at a page of a county character by character took longer than to draw it.
  private static func adding(_ words: String, behind mark: String, to html: String) -> String {
    var (drawn, start) = ("", html.startIndex)
    drawn.reserveCapacity(html.utf8.count + 1_024)
    for range in html.byteRanges(of: mark) {
      drawn += html[start..<range.upperBound]
      drawn += words
      start = range.upperBound
    }
    return drawn + html[start...]
  }
}
