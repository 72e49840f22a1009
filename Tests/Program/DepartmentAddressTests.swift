import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("Addresses of a renamed department", .serialized)
struct DepartmentAddressTests {
  private func page(_ server: HengServer, _ path: String) async throws -> (status: Int, html: String) {
    let address = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    let (body, response) = try await URLSession.shared.data(from: try #require(URL(string: server.base + address)))
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: body, as: UTF8.self))
  }

  @Test("old links, the new name and the id lead to the same accounts; new links bear the id")
  func addresses() async throws {
    let program = try HengProgram()
    defer { program.remove() }
    let (old, new, id) = ("兴县乡村振兴局", "兴县农业农村和乡村振兴局", "141123.兴县乡村振兴局")
    let first = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
    let before = try await page(first, "/counties/141123/2022/accounts/\(old)")
    #expect(before.status == 200 && before.html.contains(old))
    first.stop()
    let renamed = try program.run([
      "accounts", "rename", "--county", "141123", "--department", old, "--to", new, "--since", "2022-12-01", "--database", "s.db", "--by",
      "登记员甲",
      "--reason", "机构改革",
    ])
    #expect(renamed.code == 0 && renamed.errors.contains(new), "\(renamed.errors)")
    let server = try #require(try HengServer(program, ["--database", "s.db"]))
    defer { server.stop() }
    for name in [old, new, id] {
      let found = try await page(server, "/counties/141123/2022/accounts/\(name)")
      #expect(found.status == 200 && found.html.contains(new) && !found.html.contains("没有这个部门"), "\(name)")
    }
    let list = try await page(server, "/counties/141123/2022/accounts").html.removingPercentEncoding ?? ""
    #expect(list.contains("/accounts/\(id)"))
    #expect(try await page(server, "/counties/141123/2022/accounts/没有的部门").status == 404)
    // The commands understand all three as well.
    for name in [old, new, id] {
      let outcome = try program.run([
        "accounts", "explain", "accounts.03.合计.基本支出", "--county", "141123", "--year", "2022", "--department", name, "--database", "s.db",
      ])
      #expect(outcome.code == 0 && outcome.output.filter { $0 != "," }.contains("2852493.55"), "\(name) \(outcome.errors)")
    }
  }
}
