import Testing

/// How the program's own scope is written, in every form.
private let forms = [".system", "`system`"]
/// What would open the ledger past the visitor's scope.
private let doors = ["LedgerStore(", "Desks("]

@Suite("The program's own scope is nobody's")
struct SystemScopeTests {
  @Test("No page takes the program's own scope")
  func pagesTakeNone() throws {
    let sources = try Repository.sources()
    #expect(
      sources.contains { $0.path.hasPrefix("Sources/Domain/People/") && !$0.code.lines(with: "static let system").isEmpty },
      "读不到系统自身的范围，检查形同虚设")
    report(sources.flatMap(scopeViolations))
  }

  @Test(
    "Each way to write it is seen in Web, and in Web alone",
    arguments: ["let a = Scope.system", "f(.system)", "let b: Scope = .`system`", "let c = Desks(store: s)"])
  func formsAreSeen(text: String) {
    #expect(scopeViolations(SourceFile(path: "Sources/Web/Pages/Sample.swift", text: "\n\(text)\n")).map(\.line) == [2])
    #expect(scopeViolations(SourceFile(path: "Sources/CLI/Sample.swift", text: text)).isEmpty)
  }

  @Test("Words that only look like it pass", arguments: ["// .system", "let s = \".system\"", "first.systemName"])
  func lookalikesPass(text: String) {
    #expect(scopeViolations(SourceFile(path: "Sources/Web/Pages/Sample.swift", text: text)).isEmpty)
  }
}

private func scopeViolations(_ file: SourceFile) -> [Violation] {
  guard file.path.hasPrefix("Sources/Web/") else { return [] }
  return Set((forms + doors).flatMap { file.code.lines(with: $0) }).sorted().map {
    Violation(file.path, $0, "takes the program's own scope; a page acts within the scope of who is signed in")
  }
}
