import Foundation
import Testing

@Suite("Routes that write are told in docs/THREATS.md")
struct RouteTests {
  @Test("Every POST, PUT, DELETE and PATCH of the site has its line, and no line tells of a route that is not there")
  func routesAreTold() throws {
    let sources = try Repository.sources().filter { $0.room == "Web" }
    let page = try Repository.texts().first { $0.path == "docs/THREATS.md" }?.text ?? ""
    let routes = sources.flatMap(writingRoutes)
    #expect(routes.contains { $0.name == "POST /audit" }, "读不到网站的路由，检查形同虚设")
    report(routeViolations(routes, told: toldRoutes(page)))
  }

  private static let code = """
    router.get("/audit") { _, _ in }
    router.post("/audit") { request, _ in }
    group
      .delete(
        "/papers/{id}") { _, _ in }
    router.on("/counties", method: .put) { _, _ in }
    """

  @Test("Each way of writing a route is seen, with its line; a route that reads is not")
  func routesAreSeen() {
    let routes = writingRoutes(SourceFile(path: "Sources/Web/Sample.swift", text: Self.code))
    #expect(routes.map(\.name) == ["POST /audit", "DELETE /papers/{id}", "PUT /counties"])
    #expect(routes.map(\.line) == [2, 4, 6])
  }

  @Test("An address that is not written out cannot be told of and is refused")
  func hiddenAddressesAreSeen() {
    let routes = writingRoutes(SourceFile(path: "Sources/Web/Sample.swift", text: "router.post(address) { _, _ in }"))
    #expect(routes.map(\.name) == ["POST ?"])
    #expect(routeViolations(routes, told: []).count == 1)
  }

  @Test("A route that the page does not tell, and one that it tells in vain, are seen")
  func differencesAreSeen() {
    let routes = writingRoutes(SourceFile(path: "Sources/Web/Sample.swift", text: Self.code))
    let told = toldRoutes("| `POST /audit` | papers | …\n| `DELETE /papers/{id}` | … |\n| `PUT /gone` | … |\nwords `POST /elsewhere`")
    #expect(told == ["POST /audit", "DELETE /papers/{id}", "PUT /gone"])
    #expect(
      routeViolations(routes, told: told).map(\.message) == [
        "PUT /counties writes, and docs/THREATS.md does not tell of it", "PUT /gone is told of, and the site has no such route",
      ])
  }
}

private struct WritingRoute {
  let name: String
  let path: String
  let line: Int
}

/// The routes of a file that change something, in order. Words in comments do not count.
private func writingRoutes(_ file: SourceFile) -> [WritingRoute] {
  let code = file.code.lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  let calls = code.matches(of: /\.(post|put|delete|patch)\(/).map { ($0.range.lowerBound, String($0.1)) }
  let methods = code.matches(of: /method:\s*\.(post|put|delete|patch)\b/).map { ($0.range.lowerBound, String($0.1)) }
  return (calls + methods).sorted { $0.0 < $1.0 }.map { place, method in
    let line = code[..<place].count { $0 == "\n" }
    // The address stands on this line or the next; a method named by label comes after it on the same line.
    let text = file.lines[line..<min(line + 2, file.lines.count)].joined(separator: "\n")
    let address = text.firstMatch(of: /(?:\(|on\()\s*"(\/[^"]*)"/).map { String($0.1) } ?? "?"
    return WritingRoute(name: "\(method.uppercased()) \(address)", path: file.path, line: line + 1)
  }
}

/// The routes that have a row of their own: ``| `POST /audit` | … |``.
private func toldRoutes(_ page: String) -> [String] {
  page.split(separator: "\n").compactMap { $0.firstMatch(of: /^\| `((?:POST|PUT|DELETE|PATCH) [^`]+)` \|/).map { String($0.1) } }
}

private func routeViolations(_ routes: [WritingRoute], told: [String]) -> [Violation] {
  routes.filter { !told.contains($0.name) }.map {
    Violation($0.path, $0.line, "\($0.name) writes, and docs/THREATS.md does not tell of it")
  }
    + told.filter { name in !routes.contains { $0.name == name } }.map {
      Violation("docs/THREATS.md", 1, "\($0) is told of, and the site has no such route")
    }
}
