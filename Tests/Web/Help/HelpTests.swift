import HTTPTypes
import HengManual
import HengOperations
import HengWeb
import Testing

@Suite("The manual on the site")
struct HelpTests {
  @Test("headings, paragraphs, lists, tables, code and links are printed as what they are")
  func markdown() {
    let text = ManualText(
      """
      # 标题

      一段话，**要紧**的，
      `heng --help`，见[登记](登记.md)、[规则](../RULES.md)、[别处](https://example.org)。

      ## 一节

      * 甲
        还是甲
      * 乙

      1. 先
      2. 后

      | 名 | 值 |
      |---|---|
      | `a` | <b> |

      ```
      heng *serve* <x>

      | 不是表
      ```

      ![插图](插图/插图.webp)
      """)
    #expect(text.title == "标题" && !text.html.contains("插图"), "the program carries no pictures")
    for piece in [
      "<p>一段话，<b>要紧</b>的，<code>heng --help</code>，见<a href=\"/help/%E7%99%BB%E8%AE%B0\">登记</a>、<a href=\"/rules\">规则</a>、别处。</p>",
      "<h2 id=\"h1\">一节</h2>", "<ul>\n<li>甲还是甲</li>\n<li>乙</li>\n</ul>", "<ol>\n<li>先</li>\n<li>后</li>\n</ol>",
      "<th scope=\"col\">名</th><th scope=\"col\">值</th>", "<td><code>a</code></td><td>&lt;b&gt;</td>",
      "<code>heng *serve* &lt;x&gt;\n\n| 不是表</code>",
    ] { #expect(text.html.contains(piece), "\(piece) in \(text.html)") }
  }

  @Test("no sign of Markdown is left in any chapter, and nothing is lost")
  func chapters() {
    for chapter in Manual.chapters + [Manual.contents] {
      let text = ManualText(chapter.text)
      #expect(!text.title.isEmpty)
      let words = text.html.replacing(/<code>(?:.|\n)*?<\/code>/, with: "").replacing(/<[^>]*>/, with: "")
      for sign in ["**", "](", "```", "| ", "## "] { #expect(!words.contains(sign), "\(chapter.name) \(sign)") }
      func letters(_ text: String) -> Int { text.count { $0.isLetter && !$0.isASCII } }
      let links = chapter.text.matches(of: /!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)/).map { letters(String($0.0)) }.reduce(0, +)
      #expect(letters(text.html.replacing(/<[^>]*>/, with: "") + text.title) == letters(chapter.text) - links, "\(chapter.name)")
    }
  }

  @Test("each chapter is shown to everybody, also before signing in, and what is no chapter is not there")
  func pages() async throws {
    try await withSite { site async throws in
      _ = try await site.people.registerFirst(FirstPeople())
      let list = try await site.ask(.get, "/help").text
      for chapter in Manual.chapters {
        let address = "/help/\(Address.escaped(chapter.name))"
        #expect(list.contains(address), "\(chapter.name) stands in the list")
        let answer = try await site.ask(.get, address)
        #expect(answer.status == 200 && answer.text.contains("使用说明"), "\(chapter.name)")
      }
      #expect(try await site.ask(.get, "/help/..%2FRULES").status == 404)
      #expect(try await site.ask(.get, "/sign-in").text.contains("/help/\(Address.escaped("人员和口令"))"))
    }
  }

  @Test("every page leads to a chapter that there is")
  func table() async throws {
    for (template, chapter) in HelpChapter.ofTemplates {
      #expect(Manual.chapters.contains { $0.name == chapter }, "\(template) → \(chapter)")
    }
    try await withSite { site async throws in
      for (path, chapter) in [
        ("/", "开始"), ("/projects", "看一个项目"), ("/audit", "核查文书"), ("/accounts", "年终决算"), ("/settings/counties", "登记"), ("/rules", "评分"),
      ] { #expect(try await site.ask(.get, path).text.contains("href=\"/help/\(Address.escaped(chapter))\">使用说明"), "\(path)") }
    }
  }
}
