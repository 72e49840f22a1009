import HengDomain
import HengOperations

/// What a page bears for the one person who asked for it (因人而异之处), put in after the page was drawn: pages are kept for all of one scope.
enum PersonalPage {
  private static let mark = "<!--person-->"
  private static let formEnd = " enctype=\"multipart/form-data\">"

  static func drawn(_ html: String) -> String {
    guard let signedIn = Visitor.current.signedIn else { return html.replacing(mark, with: "") }
    let token = "<input type=\"hidden\" name=\"token\" value=\"\(Visitor.formToken)\">"
    let name = PageParts.words(signedIn.person.name)
    let bar =
      "<details class=\"more person\"><summary>\(name)</summary><ul><li><a href=\"\(Address.account)\">账号和口令</a></li>"
      + "<li class=\"text-size\"><a class=\"size-large\" href=\"/text-size/large\">大字</a><a class=\"size-normal\" href=\"/text-size/normal\">常规字</a></li>"
      + "<li><form method=\"post\" action=\"\(Address.signOut)\"\(formEnd)<button class=\"plain\" type=\"submit\">退出</button></form></li></ul></details>"
    var drawn = html.replacing(mark, with: bar)
    if drawn.contains("name=\"actor\"") {
      drawn = drawn.replacing(/<(p|div) class="field"><label for="actor[^"]*">经办人<\/label><input [^>]*><\/(?:p|div)>/) { match in
        "<\(match.1) class=\"quiet\">经办人：\(name)</\(match.1)>"
      }
    }
    return drawn.replacing(formEnd, with: formEnd + token)
  }
}
