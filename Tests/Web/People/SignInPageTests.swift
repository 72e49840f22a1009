import HTTPTypes
import HengCrypto
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("Signing in on the site")
struct SignInPageTests {
  @Test("without accounts everybody at this machine works in it; with the first account nobody does without signing in")
  func first() async throws {
    try await withSite { site async throws in
      #expect(try await site.ask(.get, "/projects").status == 200)
      #expect(try await site.ask(.get, "/account").status == 404)
      _ = try await site.people.registerFirst(FirstPeople())
      #expect(try await site.ask(.get, "/projects").headers[.location] == "/sign-in?to=%2Fprojects")
      #expect(try await site.ask(.get, "/health").status == 200)
      #expect(try await site.ask(.get, "/sign-in").text.contains("用户名"))
    }
  }

  @Test("the way in: a one-time password, one's own, and on to where one wanted to go")
  func way() async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      let password = first[0].password.text
      let entered = try await site.ask(
        .post, "/sign-in", fields: ["account": "SYSADMIN", "password": password, "to": "/settings/people"])
      #expect(entered.status == 303 && entered.headers[.location] == "/account")
      let cookie = try #require(entered.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"))
      let token = String(try #require(cookie.split(separator: ";").first?.split(separator: "=").last))
      #expect(try await site.ask(.get, "/settings/people", token: token).headers[.location] == "/account")
      let weak = try await site.ask(
        .post, "/account/password", token: token, fields: ["old": password, "new": "sysadmin2026", "again": "sysadmin2026"])
      #expect(weak.status == 422)
      let apart = try await site.ask(
        .post, "/account/password", token: token, fields: ["old": password, "new": "Lvliang-7-Qiao", "again": "Lvliang-7-Qia0"])
      #expect(apart.status == 422 && apart.text.contains("不一样"))
      let changed = try await site.ask(
        .post, "/account/password", token: token, fields: ["old": password, "new": "Lvliang-7-Qiao", "again": "Lvliang-7-Qiao"])
      #expect(changed.status == 303)
      let page = try await site.ask(.get, "/settings/people", token: token)
      #expect(page.status == 200 && page.text.contains("登记人员") && page.text.contains("退出"))
      let again = try await site.ask(
        .post, "/sign-in", fields: ["account": "sysadmin", "password": "Lvliang-7-Qiao", "to": "/settings/people"])
      #expect(again.headers[.location] == "/settings/people")
    }
  }

  @Test(
    "after signing in one is led to places of this site only",
    arguments: ["//evil.example/", "https://evil.example/", "/\\evil", "evil", "/a\nb", ""])
  func places(_ place: String) async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      _ = try await site.enter("sysadmin", first[0].password.text)
      let entered = try await site.ask(.post, "/sign-in", fields: ["account": "sysadmin", "password": "Lvliang-7-Qiao", "to": place])
      #expect(entered.status == 303 && entered.headers[.location] == "/")
    }
  }

  @Test("a form without the session's token changes nothing, and a session of another machine ends")
  func foreign() async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      let token = try await site.enter("sysadmin", first[0].password.text)
      let forged = try await site.ask(
        .post, "/settings/people", token: token, fields: ["token": "0", "account": "zhangshili", "name": "张示例", "unit": "示例局"])
      #expect(forged.status == 403)
      let sent = try await site.ask(
        .post, "/settings/people", token: token, fields: ["account": "zhangshili", "name": "张示例", "unit": "示例局", "reason": "登记"])
      #expect(sent.status == 303 && sent.headers[.location] == "/settings/people/zhangshili")
      // Two of one name are two people; two of one account are not.
      let twice = try await site.ask(
        .post, "/settings/people", token: token, fields: ["account": "ZhangShiLi", "name": "张示例", "unit": "别的局", "reason": "登记"])
      #expect(twice.status == 422 && twice.text.contains("已有人用") && twice.text.contains("value=\"别的局\""))
    }
  }

  @Test("pages bear the token in every form, name the person, and ask him for no name")
  func pages() async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      let (registrar, guardian) = (first[0].person.id, first[1].person.id)
      let person = try await site.people.register(account: "zhangshili", name: "张示例", unit: "甲局", by: registrar, reason: "登记")
      let county = site.targets[0].county
      _ = try await site.people.grant(
        GrantWish(person: person.id, role: .unitFinanceOfficer, division: county, department: Department.id("甲局", of: county)),
        by: guardian,
        reason: "授权")
      let password = try await site.people.resetPassword(of: person.id, by: guardian, reason: "新人")
      let token = try await site.enter("zhangshili", password.text)
      for path in [
        "/audit", "/counties/141123/2026/accounts", "/counties/141123/2026/projects/new", "/counties/141123/2026/registration", "/account",
      ] {
        let page = try await site.ask(.get, path, token: token).text
        let forms = page.matches(of: /<form [^>]*method="post"[^>]*>(<input[^>]*>)?/)
        #expect(!forms.isEmpty && forms.allSatisfy { $0.1?.contains(SignInDesk.formToken(for: token)) ?? false }, "\(path)")
        #expect(page.contains("张示例") && !page.contains("name=\"actor\""), "\(path)")
      }
      // Only for one's own department, and in one's own name.
      let other = try await site.ask(
        .post, "/counties/141123/2026/projects/new", token: token,
        fields: ["name": "别人的", "department": "乙局", "unit": "示例站", "actor": "李样本"])
      #expect(other.status == 422 && other.text.contains("不归您管"))
      let own = try await site.ask(
        .post, "/counties/141123/2026/projects/new", token: token,
        fields: ["name": "自己的", "department": "甲局", "unit": "示例站", "actor": "李样本"])
      #expect(own.status == 303)
      let trail = try await site.store.auditTrail(.project, "141123.2026.003")
      #expect(trail.map(\.actor) == ["张示例（zhangshili）"] && trail.first?.role == .unitFinanceOfficer)
    }
  }
}

@Suite("Codes of a telephone, on the page")
struct CodePageTests {
  @Test("enabled with a code of the telephone, asked for at the next sign-in, ended with the password")
  func whole() async throws {
    try await withSite { site async throws in
      let first = try await site.people.registerFirst(FirstPeople())
      let token = try await site.enter("sysadmin", first[0].password.text)
      let page = try await site.ask(.get, "/account/code", token: token)
      #expect(page.headers[.cacheControl] == "no-store")
      let secret = String(try #require(page.text.firstMatch(of: /name="secret" value="([A-Z2-7]+)"/)?.1))
      let codes = try #require(TimeBasedCode(base32: secret))
      let now = Int64(try Timestamp("2026-03-01T02:00:00Z").secondsSinceEpoch)
      let wrong = try await site.ask(
        .post, "/account/code", token: token, fields: ["secret": secret, "code": "000000", "password": "Lvliang-7-Qiao"])
      #expect(wrong.status == 422 && wrong.text.contains("动态验证码不对") && wrong.text.contains(secret))
      let enabled = try await site.ask(
        .post, "/account/code", token: token,
        fields: ["secret": secret, "code": codes.code(counter: now / 30), "password": "Lvliang-7-Qiao"])
      #expect(enabled.status == 303 && enabled.headers[.location] == "/account")
      #expect(try await site.ask(.get, "/account", token: token).text.contains("停用动态验证码"))
      let without = try await site.ask(.post, "/sign-in", fields: ["account": "sysadmin", "password": "Lvliang-7-Qiao"])
      #expect(without.status == 401 && without.text.contains("动态验证码"))
      #expect(try await site.ask(.post, "/account/code/end", token: token, fields: ["password": "不对"]).status == 422)
      #expect(try await site.ask(.post, "/account/code/end", token: token, fields: ["password": "Lvliang-7-Qiao"]).status == 303)
      let again = try await site.ask(.post, "/sign-in", fields: ["account": "sysadmin", "password": "Lvliang-7-Qiao"])
      #expect(again.status == 303)
    }
  }
}
