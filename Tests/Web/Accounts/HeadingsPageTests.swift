import HTTPTypes
import HengDomain
import HengStore
import HengValues
import HengWeb
import Testing

@Suite("The year's headings are imported on a page")
struct HeadingsPageTests {
  private static let person = ["year": "2026", "actor": "张示例", "reason": "财政部公布"]
  private static let file = "file\"; filename=\"科目.csv"

  /// The key of a preview that may be confirmed.
  private static func key(_ page: String) -> String? {
    page.split(separator: "name=\"key\" value=\"").dropFirst().first?.split(separator: "\"").first.map(String.init)
  }

  @Test("a file is shown first and then imported once; another content is shown line by line before it replaces")
  func whole() async throws {
    try await withSite { site async throws in
      let path = "/settings/headings"
      #expect(try await site.ask(.get, path).text.contains("还没有导入"))
      #expect(try await site.ask(.get, "/settings/counties").text.contains(path))
      let first = Self.person.merging([Self.file: "201,一般公共服务支出\n20101,人大事务\n"]) { $1 }
      let shown = try await site.ask(.post, path, fields: first)
      #expect(shown.status == 200 && shown.text.contains("可以导入2026年度：支出功能分类2个"))
      #expect(try await site.store.headingBooks().isEmpty)
      let key = try #require(Self.key(shown.text))
      let confirm = Self.person.merging(["key": key]) { $1 }
      #expect(try await site.ask(.post, path + "/confirm", fields: confirm).status == 303)
      #expect(try await site.ask(.post, path + "/confirm", fields: confirm).status == 410)
      #expect(try await site.ask(.get, path).text.contains("支出功能分类2个"))
      let same = try await site.ask(.post, path, fields: first)
      #expect(same.text.contains("不用再导入") && Self.key(same.text) == nil)
      let other = try await site.ask(.post, path, fields: first.merging([Self.file: "201,一般公共服务支出\n20102,政协事务\n"]) { $1 })
      #expect(other.text.contains("20102：新增“政协事务”") && other.text.contains("替换为这份科目") && Self.key(other.text) != nil)
    }
  }

  @Test("every fault is told with its place, and a year, a file or a preview that is missing is asked for")
  func refused() async throws {
    try await withSite { site async throws in
      let path = "/settings/headings"
      let bad = try await site.ask(.post, path, fields: Self.person.merging([Self.file: "201,甲\n2010,乙\n2010101,丙\n"]) { $1 })
      #expect(bad.status == 422 && bad.text.contains("第2行 第1列") && bad.text.contains("没有它的上级科目 20101") && Self.key(bad.text) == nil)
      #expect(try await site.ask(.post, path, fields: Self.person).text.contains("没有选文件"))
      let odd = Self.person.merging(["year": "二六", Self.file: "201,甲\n"]) { $1 }
      #expect(try await site.ask(.post, path, fields: odd).text.contains("年度“二六”有误"))
      #expect(try await site.ask(.post, path + "/confirm", fields: Self.person.merging(["key": "none"]) { $1 }).status == 410)
      #expect(try await site.store.headingBooks().isEmpty)
    }
  }
}
