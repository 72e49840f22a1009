import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// No page of any county, and no output of a command, shows the score of a project without saying which of the three it is.
@Suite("Every score names itself, on all pages of the sample and in the output of commands", .serialized)
final class ScoreNamesTests {
  private let program: HengProgram
  private let server: HengServer
  private static let versions = ["填报", "按原表", "更正后"]

  init() throws {
    program = try HengProgram()
    server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
  }

  deinit {
    server.stop()
    program.remove()
  }

  /// What a person reads, without blanks.
  private static func words(_ html: some StringProtocol) -> String {
    String(html).replacing(/<(script|style)\b.*?<\/(script|style)>/.dotMatchesNewlines(), with: "").replacing(/<[^>]*>/, with: " ")
      .filter { !$0.isWhitespace }
  }

  /// Scores that stand without a name: a total of a project of the sample, or any number after 总分, within reach of no version. The
  /// department's own evaluation (整体) has one score only.
  private static func unnamed(_ text: String) -> [String] {
    func isNamed(_ place: String.Index, _ reach: Int) -> Bool {
      let before = text[..<place].suffix(reach)
      return versions.contains { before.contains($0) } || before.contains("整体")
    }
    let totals = ScorePagesTests.stories.values.joined().filter { $0.count == 5 && !$0.hasSuffix(".00") }
    let stray = Set(totals).flatMap { total in
      text.ranges(of: total).filter { range in
        !(text[..<range.lowerBound].last?.isNumber ?? false) && !(text[range.upperBound...].first?.isNumber ?? false)
      }.map { ($0.lowerBound, total) }
    }.filter { !isNamed($0.0, 24) }.map(\.1)
    let headed = text.matches(of: /总分(为|是|：|:)?[0-9]+(\.[0-9]+)?/).filter { !isNamed($0.range.lowerBound, 16) }.map { String($0.0) }
    return stray + headed
  }

  /// The page without the papers on it, which stay as they were published, which official forms print as they are laid down.
  private static func ours(_ html: String) -> String {
    html.replacing(/<div class="paper-scroll".*?<section class="[^"]*score-story"/.dotMatchesNewlines(), with: "<section")
      .replacing(/<div class="paper-scroll".*$/.dotMatchesNewlines(), with: "")
  }

  private func page(_ path: String) async throws -> (html: String, type: String)? {
    guard let url = URL(string: server.base + path) else { return nil }
    let (body, response) = try await URLSession.shared.data(from: url)
    guard let answer = response as? HTTPURLResponse, answer.statusCode == 200 else { return nil }
    return (String(decoding: body, as: UTF8.self), answer.value(forHTTPHeaderField: "Content-Type") ?? "")
  }

  /// Links to pages: no downloads, and of the pages of single figures those of scores.
  private static func links(_ html: String) -> [String] {
    html.matches(of: /href="(\/[^"#]*)"/).map { String($0.1).replacing("&amp;", with: "&") }.filter { path in
      let plain = path.split(separator: "?").first.map(String.init) ?? path
      if plain.hasPrefix("/static") || plain.contains("/files/") { return false }
      if [".xlsx", ".pdf", ".docx", ".zip", ".html", ".json"].contains(where: { plain.hasSuffix($0) }) { return false }
      // The manual quotes what a command prints.
      if plain.hasPrefix("/help/") { return false }
      guard plain.contains("/why/") else { return true }
      // A cell of the paper itself is the paper's.
      return (plain.contains("core") || plain.contains("grade")) && !plain.contains("/why/selfEvaluation.")
        && !plain.contains("/why/report.")
    }
  }

  @Test("on all pages that links lead to, of all four counties")
  func pages() async throws {
    var seen: Set<String> = ["/"], queue = ["/"], shown = 0, visited: [String] = []
    while let path = queue.popLast() {
      guard let page = try await page(path), page.type.hasPrefix("text/html") else { continue }
      visited.append(path)
      if path.hasSuffix("/volume") {
        // A paper: it says once of all its scores which they are, and each report of its own.
        let text = Self.words(page.html)
        #expect(text.contains("得分和等级为更正后") && text.ranges(of: "以上为更正后得分").count == 6)
      } else {
        #expect(Self.unnamed(Self.words(Self.ours(page.html))) == [], "\(path)")
      }
      shown += page.html.matches(of: /data-score="/).count
      // A paper with scores on the page has the three beside it.
      if page.html.contains("/forms/") || page.html.contains("paper-scroll"), page.html.contains("83.02") {
        #expect(Self.versions.allSatisfy { page.html.contains($0) }, "\(path)")
      }
      for link in Self.links(page.html) where seen.insert(link).inserted { queue.append(link) }
    }
    for county in ["141123", "640104", "640221", "130529"] { #expect(visited.contains { $0.contains(county) }, "\(county)") }
    for key in ["nx.xingqing.2024.X8", "nx.pingluo.2023.P4", "sx.xingxian.2022.S6", "hb.julu.2023.J11"] {
      #expect(visited.contains("/projects/\(key)"), "\(key)")
    }
    #expect(visited.count > 100 && shown > 60, "\(visited.count) \(shown)")
    #expect(visited.contains { $0.hasSuffix("/volume") } && visited.contains { $0.hasSuffix("/gate") })
  }

  @Test("in what heng score, explain and report put out, for every project and every list")
  func commands() throws {
    var shown = 0
    func check(_ arguments: [String], _ isAllowed: (Int32) -> Bool = { $0 == 0 }) throws -> String {
      let outcome = try program.run(arguments)
      #expect(isAllowed(outcome.code), "\(arguments) \(outcome.errors)")
      // Each figure of `heng explain` is a line of its own: key, text, name.
      for line in outcome.output.split(separator: "\n") where arguments.first == "explain" && line.contains("core") {
        let isScore = line.hasPrefix("score.") || line.hasPrefix("project.") && line.contains("Score") || line.hasPrefix("project.score")
        if isScore {
          shown += 1
          #expect(Self.versions.contains { line.contains($0) }, "\(line)")
        }
      }
      return outcome.output
    }
    let projects = ScorePagesTests.stories.keys.sorted().map { "sx.xingxian.2022.\($0)" }
    for project in projects + ["nx.xingqing.2024.X1", "nx.pingluo.2023.P1", "hb.julu.2023.J1"] {
      _ = try check(["explain", project, "--database", "s.db"])
    }
    #expect(shown > 60, "\(shown)")
    try program.write("s.json", ScoreCommandTests.good)
    let text = try check(["score", "s.json"])
    #expect(text.contains("按原表总分　86.50　良") && text.contains("填报总分　86.50　良") && text.contains("以下为按原表得分"))
    for match in text.matches(of: /总分/) {
      let before = text[..<match.range.lowerBound].suffix(4)
      #expect(Self.versions.contains { before.contains($0) })
    }
    #expect(try check(["score", "s.json", "--format", "json"]).contains("\"version\" : \"按原表\""))
    // The papers: each that shows a total says which it is.
    for (name, arguments) in [
      ("list", ["report", "summary.selfEvaluation", "--county", "141123", "--year", "2022"]),
      ("report", ["report", "report.evaluation", "--project", "sx.xingxian.2022.S1"]),
    ] {
      _ = try check(arguments + ["--as", "html", "--out", "\(name).html", "--database", "s.db"])
      let paper = Self.words(String(decoding: try program.read("\(name).html"), as: UTF8.self))
      #expect(paper.contains("83.02") && Self.versions.allSatisfy { paper.contains($0) }, "\(name)")
    }
    // A form prints what is laid down; what is found in it names the total that it means.
    for key in ScorePagesTests.stories.keys.sorted() {
      _ = try check(
        ["form", "selfEvaluation.shanxi", "--project", "sx.xingxian.2022.\(key)", "--out", "\(key).xlsx", "--database", "s.db"])
      let found = try check(["audit", "\(key).xlsx"]) { $0 < 2 }
      #expect(Self.unnamed(Self.words(found)) == [], "\(key) \(found)")
    }
    let gate = try check(
      ["disclosure", "check", "--county", "141123", "--year", "2022", "--database", "s.db"]) { $0 < 2 }
    #expect(Self.unnamed(Self.words(gate)) == [], "\(gate)")
  }
}
