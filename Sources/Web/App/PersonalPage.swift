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
      + "<li><form method=\"post\" action=\"\(Address.signOut)\"\(formEnd)<button class=\"plain\" type=\"submit\">退出</button></form></li></ul></details>"
    var drawn = String(html[..<place.lowerBound]) + bar + html[place.upperBound...]
    if drawn.contains("name=\"actor\"") {
      drawn = drawn.replacing(/<(p|div) class="field"><label for="actor[^"]*">经办人<\/label><input [^>]*><\/(?:p|div)>/) { match in
        "<\(match.1) class=\"quiet\">经办人：\(name)</\(match.1)>"
      }
    }
    return drawn.replacing(formEnd, with: formEnd + token)
  }
}
