import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("The list of payments on the page")
struct PaymentListPageTests {
  /// Sixty payments of each project, of a yuan and more; one names a person's number.
  private func fill(_ site: SiteGround) async throws {
    let note = ChangeNote(actor: "张示例", role: .unitFinanceOfficer, at: try Timestamp("2026-03-01T02:00:00Z"), reason: "按要求办理")
    for target in site.targets {
      let project = try #require(await site.store.ledger(ID(target.project))).project
      for number in 0..<60 {
        let purpose = number == 0 ? "=1+1 付身份证 11010519491231002X" : "\(target.mark)补贴\(number)"
        let payment = Payment(
          id: ID("\(target.mark).\(number)"), of: project, date: try CivilDate("2026-02-01"), amount: Money(fen: Int128(100 + number)),
          purpose: purpose, citation: Citation(paper: "账", lines: "\(number)"))
        _ = try await site.store.record(payment, note)
      }
    }
  }

  @Test("Conditions, order, pages, number and sum stand in the address and on the page")
  func page() async throws {
    try await withSite { site async throws in
      try await fill(site)
      let all = try await site.ask(.get, "/payments")
      #expect(all.status == 200 && all.text.contains("180笔") && all.text.contains("233.10") && all.text.contains("第1—50笔"))
      #expect(!all.text.contains("19491231002"))
      let next = try #require(all.text.firstMatch(of: /rel="next" href="([^"]+)"/)?.1).replacing("&amp;", with: "&")
      let second = try await site.ask(.get, String(next))
      #expect(second.text.contains("第51—100笔") && second.text.contains("rel=\"prev\""))
      let one = try await site.ask(.get, "/payments?county=640104&sort=amount&q=\(Address.escaped("补贴5"))")
      #expect(one.text.contains("11笔") && one.text.contains("aria-sort=\"ascending\"") && one.text.contains("value=\"640104\" selected"))
      #expect(!one.text.contains("青云"))
      #expect(one.text.contains("<input type=\"hidden\" name=\"sort\" value=\"amount\">"))
      let none = try await site.ask(.get, "/payments?least=1000")
      #expect(none.text.contains("没有符合条件的支付"))
      let wrong = try await site.ask(.get, "/payments?from=2026-13-01")
      #expect(wrong.status == 400 && wrong.text.contains("role=\"alert\"") && wrong.text.contains("2026-13-01"))
      #expect(try await site.ask(.get, "/payments?after=x~y&position=-7&sort=nothing&year=2026&recipients=none").status == 200)
    }
  }

  @Test("An export holds exactly the filter, with formulas disarmed and numbers of persons covered")
  func exports() async throws {
    try await withSite { site async throws in
      try await fill(site)
      let table = try await site.ask(.get, "/payments.csv?county=640104")
      #expect(table.text.split(separator: "\r\n").count == 61)
      #expect(table.text.contains(",'=1+1 付身份证") && !table.text.contains("19491231002") && table.text.contains(",1.59,"))
      #expect(try await site.ask(.get, "/payments.csv?least=x").status == 400)
      let workbook = try await site.ask(.get, "/payments.xlsx")
      #expect(workbook.status == 200 && workbook.headers[.contentType]?.contains("spreadsheetml") == true)
    }
  }

  @Test("Each sees and exports what is his")
  func scoped() async throws {
    try await withSite { site async throws in
      try await fill(site)
      _ = try await site.people.registerFirst(FirstPeople())
      let registrar = try await site.people.person(account: "sysadmin").id
      let guardian = try await site.people.person(account: "secadmin").id
      let person = try await site.people.register(account: "own", name: "李样本", unit: "甲局", by: registrar, reason: "登记")
      let county = site.targets[0].county
      let wish = GrantWish(
        person: person.id, role: .unitFinanceOfficer, division: county, department: Department.id("甲局", of: county))
      _ = try await site.people.grant(wish, by: guardian, reason: "授权")
      let token = try await site.enter("own", try await site.people.resetPassword(of: person.id, by: guardian, reason: "新人").text)
      for path in ["/payments", "/payments?county=640104", "/payments.csv", "/payments?q=\(Address.escaped("白露"))"] {
        let answer = try await site.ask(.get, path, token: token)
        #expect(answer.status == 200)
        #expect(!answer.text.contains("白露补贴") && !answer.text.contains("玄鹤补贴"), "\(path)")
      }
      #expect(try await site.ask(.get, "/payments", token: token).text.contains("60笔"))
      #expect(try await site.ask(.get, "/payments?after=640104~\(Address.escaped("玄鹤.3"))", token: token).text.contains("60笔"))
      #expect(try await site.ask(.get, "/payments").status != 200)
    }
  }
}
