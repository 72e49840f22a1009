import Testing

@Suite("Our own decisions are written down")
struct DecisionTests {
  @Test("Every parameter with trust D is named in docs/DECISIONS.md")
  func decidedParametersAreNamed() throws {
    let texts = try Repository.texts()
    let papers = texts.filter { $0.path.hasPrefix("Sources/Rules/Parameters/") && $0.path.hasSuffix(".yaml") }
    let decisions = texts.first { $0.path == "docs/DECISIONS.md" }?.text ?? ""
    let decided = papers.flatMap { decidedParameters($0.path, $0.text) }
    #expect(!decided.isEmpty, "没有读到任何参数，检查形同虚设")
    report(
      decided.filter { !decisions.contains("`\($0.key)`") }
        .map { Violation($0.path, $0.line, "\($0.key) has trust D but no paragraph in docs/DECISIONS.md names it") })
  }

  @Test("A decided parameter is found under its key, others are not")
  func decidedParametersAreFound() {
    let text = """
      parameters:
        scoring.first:
          - {from: 2020-01-01, value: "1", source: a, trust: K}
        scoring.second:
          - {from: 2020-01-01, value: "1", source: a, trust: K}
          - {from: 2021-01-01, value: "2", source: a, trust: D}
      """
    let found = decidedParameters("sample.yaml", text)
    #expect(found.map(\.key) == ["scoring.second"])
    #expect(found.map(\.line) == [6])
  }
}

/// Keys of a parameter file that have an entry of our own decision, with its line. Entries stand on one line each.
private func decidedParameters(_ path: String, _ text: String) -> [(path: String, line: Int, key: String)] {
  var key = ""
  var found: [(path: String, line: Int, key: String)] = []
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    let content = line.drop { $0 == " " }
    if content.hasSuffix(":"), !content.hasPrefix("#"), !content.hasPrefix("-") { key = String(content.dropLast()) }
    if content.hasPrefix("-"), content.contains("trust: D") { found.append((path, index + 1, key)) }
  }
  return found
}
