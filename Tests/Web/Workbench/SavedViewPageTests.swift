import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

/// A person with one role in one place, signed in.
func enterSite(_ site: SiteGround, _ account: String, _ role: Role, department: String? = nil) async throws -> String {
  if try await site.people.isEmpty() { _ = try await site.people.registerFirst(FirstPeople()) }
  let (registrar, guardian) = (
    try await site.people.person(account: "sysadmin").id, try await site.people.person(account: "secadmin").id
  )
  let county = site.targets[0].county
  let person = try await site.people.register(account: account, name: "李样本", unit: "示例局", by: registrar, reason: "登记")
  let wish = GrantWish(person: person.id, role: role, division: county, department: department.map { Department.id($0, of: county) })
  _ = try await site.people.grant(wish, by: guardian, reason: "授权")
  return try await site.enter(account, try await site.people.resetPassword(of: person.id, by: guardian, reason: "新人").text)
}

@Suite("Views of lists on the page")
struct SavedViewPageTests {
  @Test("what is kept stands above the list of its person alone, leads nowhere else, and goes away", arguments: ["projects", "payments"])
  func kept(list: String) async throws {
    try await withSite { site async throws in
      let (token, other) = (
        try await enterSite(site, "own", .financeBureau), try await enterSite(site, "other", .financeBureau)
      )
      let page = try await site.ask(.get, "/\(list)?county=141123&page=2", token: token)
      #expect(page.text.contains("保存为常用查法") && page.text.contains("name=\"conditions\" value=\"county=141123\""))
      let fields = ["list": list, "name": "本县<的>", "conditions": "county=141123&page=2&evil=https%3A%2F%2Felsewhere&sort=-amount"]
      let saved = try await site.ask(.post, "/views", token: token, fields: fields)
      #expect(saved.status == 303 && saved.headers[.location] == "/\(list)?county=141123&sort=-amount")
      #expect(try await site.ask(.get, "/\(list)", token: token).text.contains(">本县&lt;的&gt;</a>"))
      #expect(!(try await site.ask(.get, "/\(list)", token: other).text.contains("本县")))
      #expect(try await site.ask(.post, "/views", token: token, fields: fields.merging(["name": " "]) { $1 }).status == 422)
      #expect(try await site.ask(.post, "/views", token: token, fields: fields.merging(["list": "people"]) { $1 }).status == 422)
      _ = try await site.ask(.post, "/views/remove", token: other, fields: fields)
      #expect(try await site.ask(.get, "/\(list)", token: token).text.contains("本县"))
      #expect(try await site.ask(.post, "/views/remove", token: token, fields: fields).status == 303)
      #expect(!(try await site.ask(.get, "/\(list)", token: token).text.contains("本县")))
    }
  }
}
