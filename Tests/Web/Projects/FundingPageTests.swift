import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("Funding documents on pages")
struct FundingPageTests {
  private static let path = "/counties/141123/2026/documents"

  @Test("a document is filled in, shown with its sums, and added to")
  func whole() async throws {
    try await withSite { site async throws in
      let project = site.targets[0].project
      #expect(try await site.ask(.get, Self.path).text.contains("没有文号的指标"))
      let form = try await site.ask(.get, Self.path + "/new")
      #expect(form.status == 200 && form.text.contains("青云项目") && !form.text.contains("玄鹤项目"))
      let fields = [
        "number": "财农〔2026〕12号", "date": "2026-01-05", "level": "central", "amount": "100", "unit": "万元", "project1": project,
        "amount1": "30.5", "rows": "白露项目\t10\n", "actor": "张示例", "reason": "下达",
      ]
      #expect(try await site.ask(.post, Self.path + "/new", fields: fields).status == 303)
      let page = try await site.ask(.get, Self.path).text
      for words in ["财农〔2026〕12号", "2026年1月5日", "59", "40", "指标合计", "number=%E8%B4%A2"] { #expect(page.contains(words), "\(words)") }
      let again = try await site.ask(.post, Self.path + "/new", fields: fields.merging(["amount": "90"]) { $1 })
      #expect(again.status == 422 && again.text.contains("与所填的不同"))
      #expect(again.text.contains("value=\"30.5\"") && again.text.contains("白露项目\t10"))
      let wrong = try await site.ask(.post, Self.path + "/new", fields: fields.merging(["number": "", "rows": "没有\t1"]) { $1 })
      #expect(wrong.status == 422 && wrong.text.contains("没有登记这个项目") && wrong.text.contains("“文号”：没有填"))
      #expect(try await site.ask(.get, "/counties/141123/2026").text.contains(Self.path))
      #expect(try await site.ask(.get, Self.path + "/new?number=\(Address.escaped("财农〔2026〕12号"))").text.contains("value=\"财农〔2026〕12号\""))
    }
  }
}
