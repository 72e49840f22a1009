import HTTPTypes
import HengDomain
import HengOperations
import HengStore
import HengTestSupport
import HengValues
import HengWeb
import Testing

@Suite("Personal data of payments is shown for a reason")
struct RevealPageTests {
  private static let number = "11010519491231002X"

  private func pay(_ site: SiteGround) async throws -> String {
    let project = try #require(await site.store.ledger(ID(site.targets[0].project))).project
    let payment = Payment(
      id: ID("青云.1"), of: project, date: try CivilDate("2026-02-01"), amount: Money(fen: 500_000), purpose: "补发 身份证\(Self.number)",
      citation: Citation(paper: "账", lines: "1"))
    let note = ChangeNote(actor: "张示例", role: .unitFinanceOfficer, at: try Timestamp("2026-03-01T02:00:00Z"), reason: "支付")
    _ = try await site.store.record(payment, note)
    return "/payments/reveal?payment=" + Address.escaped("141123~青云.1")
  }

  @Test("who works on it gives a reason and sees it once; the trail has who and why, and never the data")
  func shown() async throws {
    try await withSite { site async throws in
      let path = try await pay(site)
      let token = try await enterSite(site, "own", .unitFinanceOfficer, department: "甲局")
      let list = try await site.ask(.get, "/payments", token: token)
      #expect(list.text.contains("显示全文") && list.text.contains(path.replacing("&", with: "&amp;")) && !list.text.contains(Self.number))
      let project = "/projects/\(site.targets[0].project)"
      for place in [project, project + "/why/project.outturn", "/search?q=\(Address.escaped("补发"))"] {
        let page = try await site.ask(.get, place, token: token)
        #expect(page.status == 200 && page.text.contains("补发") && !page.text.contains(Self.number), "\(place)")
      }
      let asked = try await site.ask(.get, path, token: token)
      #expect(asked.status == 200 && asked.text.contains("为什么要看") && !asked.text.contains(Self.number))
      for (reason, words) in [(" ", "没有写为什么"), ("核对\(Self.number)", "个人信息")] {
        let refused = try await site.ask(.post, path, token: token, fields: ["reason": reason])
        #expect(refused.status == 422 && refused.text.contains(words))
      }
      #expect(try await site.store.auditTrail(.payment, "青云.1").map(\.action) == ["支付"])
      let shown = try await site.ask(.post, path, token: token, fields: ["reason": "核对退回的名单"])
      #expect(shown.status == 200 && shown.text.contains(Self.number) && shown.headers[.cacheControl] == "no-store")
      #expect(!(try await site.ask(.get, path, token: token).text.contains(Self.number)), "the next time asks again")
      let last = try #require(await site.store.auditTrail(.payment, "青云.1").last)
      #expect(last.action == "显示全文" && last.reason == "核对退回的名单" && last.before == nil && last.after == nil && last.actor.contains("李样本"))
    }
  }

  @Test("who only reads, and who has another department, is shown nothing")
  func others() async throws {
    try await withSite { site async throws in
      let path = try await pay(site)
      for (account, role, department, status) in [
        ("leader", Role.leader, nil, 403), ("third", .thirdParty, nil, 403), ("stranger", .unitFinanceOfficer, "乙局", 404),
      ] as [(String, Role, String?, Int)] {
        let token = try await enterSite(site, account, role, department: department)
        #expect(!(try await site.ask(.get, "/payments", token: token).text.contains("显示全文")), "\(account)")
        for method in [HTTPRequest.Method.get, .post] {
          let answer = try await site.ask(method, path, token: token, fields: ["reason": "想看"])
          #expect(answer.status == status && !answer.text.contains(Self.number), "\(account) \(answer.status)")
        }
      }
      let auditor = try await enterSite(site, "auditor1", .auditor)
      #expect(try await site.ask(.post, path, token: auditor, fields: ["reason": "审计抽查"]).text.contains(Self.number))
      for wrong in ["", "x", "141123~没有", "640104~青云.1"] {
        #expect(try await site.ask(.get, "/payments/reveal?payment=\(Address.escaped(wrong))", token: auditor).status == 404)
      }
      #expect(try await site.store.auditTrail(.payment, "青云.1").filter { $0.action == "显示全文" }.count == 1)
    }
  }
}
