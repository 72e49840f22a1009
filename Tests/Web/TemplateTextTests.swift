import Testing

@testable import HengWeb

@Suite("Text places of templates")
struct TemplateTextTests {
  private func render(_ template: String, _ value: String) throws -> String {
    try PageRenderer([("t", Array(template.utf8))]).fragment("t", ["x": value])
  }

  @Test("a date, range or code in a text place stands whole; an attribute and a title hold no mark-up")
  func places() throws {
    #expect(try render("<p>{{x}}</p>", "12月31日前") == "<p><span class=\"whole\">12月31日</span>前</p>")
    #expect(try render("<p title=\"{{x}}\">{{x}}</p>", "1-3") == "<p title=\"1-3\"><span class=\"whole\">1-3</span></p>")
    #expect(try render("<title>{{x}}</title><b>{{x}}</b>", "1-3") == "<title>1-3</title><b><span class=\"whole\">1-3</span></b>")
    #expect(try render("<option value=\"{{x}}\">{{x}}</option>", "1-3") == "<option value=\"1-3\">1-3</option>")
    #expect(try render("<p>{{#x}}<b>{{.}}</b>{{/x}}{{{x}}}</p>", "1-3") == "<p><b><span class=\"whole\">1-3</span></b>1-3</p>")
    let link = try render("<a href=\"{{x}}\"{{#x}} download{{/x}}>{{x}}</a>", "1-3")
    #expect(link == "<a href=\"1-3\" download><span class=\"whole\">1-3</span></a>")
  }

  @Test("what a text place prints is escaped", arguments: ["<script>", "\"1-3\"", "a & b", "2022年1月<2日"])
  func escaped(value: String) throws {
    let html = try render("<p>{{x}}</p><p title=\"{{x}}\">", value).replacing(/<\/?span[^>]*>/, with: "")
    let words = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
    #expect(html == "<p>\(words)</p><p title=\"\(words)\">")
  }

  @Test("no template holds a date or range of its own that could be parted")
  func literals() {
    #expect(PageRenderer.sources.count >= 24)
    for (name, bytes) in PageRenderer.sources {
      let text = String(decoding: bytes, as: UTF8.self).replacing(/<span class="whole">[^<]*<\/span>/, with: "")
        .replacing(/\{\{\{?[^}]*\}\}\}?/, with: "").replacing(/<[^>]*>/, with: "")
      #expect(text.matches(of: /[0-9]+年[0-9]+月|[0-9]+月[0-9]+日|[0-9]+[-~\/][0-9]+/).map { String($0.0) } == [], "\(name)")
    }
  }
}
