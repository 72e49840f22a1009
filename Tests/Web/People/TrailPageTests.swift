import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("The trail on the page")
struct TrailPageTests {
  @Test("the audit administrator finds who did what by words, kind and day, and takes it as a table")
  func whole() async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      let token = try await site.enter("auditadmin", first[2].password.text)
      _ = try await site.people.register(
        account: "zhangshili", name: "张示例", unit: "甲局", by: first[0].person.id, reason: "=1+1 身份证 11010519491231002X")
      let all = try await site.ask(.get, "/trail", token: token)
      #expect(all.status == 200 && all.text.contains("登记") && all.text.contains("系统管理员（sysadmin）"))
      #expect(!all.text.contains("19491231002"), "an ID number in a reason is covered")
      let departments = try await site.ask(.get, "/trail?kind=department", token: token)
      #expect(departments.text.contains("141123.甲局") && !departments.text.contains("zhangshili"))
      let people = try await site.ask(.get, "/trail?kind=person", token: token).text
      #expect(people.contains("张示例（zhangshili）"), "whom a record speaks of, not under which id it is kept")
      #expect(try await site.ask(.get, "/trail?kind=roleGrant", token: token).text.contains("（auditadmin） 审计管理员"))
      let words = Address.escaped("身份证")
      #expect(try await site.ask(.get, "/trail?q=\(words)", token: token).text.contains("1条"))
      #expect(try await site.ask(.get, "/trail?from=2026-03-02", token: token).text.contains("没有符合条件的留痕"))
      #expect(try await site.ask(.get, "/trail?through=2026-03-01&from=2026-03-01", token: token).text.contains("141123.甲局"))
      #expect(try await site.ask(.get, "/trail?from=2026-13-01", token: token).status == 400)
      let table = try await site.ask(.get, "/trail.csv?q=zhangshili", token: token)
      #expect(table.text.hasPrefix("\u{FEFF}时间（UTC）,经办人") || table.text.hasPrefix("时间（UTC）,经办人"))
      let formula = try await site.ask(.get, "/trail.csv?q=\(words)", token: token)
      #expect(formula.text.contains("\"'=1+1") && !formula.text.contains("19491231002"))
    }
  }

  @Test("pages of the trail, the newest first")
  func pages() async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      let token = try await site.enter("auditadmin", first[2].password.text)
      for number in 1...60 {
        _ = try await site.people.register(
          account: "person\(number)", name: "示例", unit: "甲局", by: first[0].person.id, reason: "到岗\(number)")
      }
      let one = try await site.ask(.get, "/trail?kind=person&q=%E5%88%B0%E5%B2%97", token: token)
      #expect(one.text.contains("60条") && one.text.contains("第1页，共2页") && one.text.contains("page=2"))
      let two = try await site.ask(.get, "/trail?kind=person&q=%E5%88%B0%E5%B2%97&page=2", token: token)
      #expect(two.text.contains("第2页，共2页") && two.text.matches(of: /到岗\d+/).count == 10)
    }
  }
}
