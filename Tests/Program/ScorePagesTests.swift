import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Wherever a page shows a score of a project, its name stands before it and its value is the story's.
@Suite("Scores on the pages of the sample", .serialized)
final class ScorePagesTests {
  let program: HengProgram
  let server: HengServer

  static let versions = [("filled", "填报"), ("byForm", "按原表"), ("corrected", "更正后")]

  /// The totals in that order as the specification of scoring computes them by hand.
  static let stories = [
    "S1": ["83.73", "87.16", "83.02"], "S2": ["99.00", "84.00", "99.00"], "S3": ["100.00", "100.00", "100.00"],
    "S4": ["96.47", "不能计算", "96.47"], "S5": ["95.00", "100.00", "94.47"], "S6": ["99.47", "99.47", "99.47"],
  ]

  init() throws {
    program = try HengProgram()
    server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
  }

  deinit {
    server.stop()
    program.remove()
  }

  private func page(_ path: String) async throws -> String {
    let (body, _) = try await URLSession.shared.data(from: try #require(URL(string: server.base + path)))
    return String(decoding: body, as: UTF8.self)
  }

  /// The words of a piece of HTML.
  private func words(_ html: some StringProtocol) -> String {
    String(html).replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The score list inside a piece of a page: version, then its words.
  private func scores(_ html: some StringProtocol) -> [(String, String)] {
    String(html).matches(of: /<li data-score="(\w+)">(.*?)<\/li>/).map { (String($0.1), words($0.2)) }
  }

  @Test("project page, form page, overview and list show the three scores of each project under their names")
  func everywhere() async throws {
    let overview = try await page("/counties/141123/2022"), list = try await page("/projects?county=141123")
    for (key, expected) in Self.stories {
      let id = "sx.xingxian.2022.\(key)"
      var pieces = [
        try await page("/projects/\(id)"), try await page("/projects/\(id)/forms/selfEvaluation.shanxi"),
      ]
      for table in [overview, list] {
        let row = try #require(table.matches(of: /<tr>.*?<\/tr>/.dotMatchesNewlines()).first { $0.0.contains("\"/projects/\(id)\"") })
        pieces.append(String(row.0))
      }
      for piece in pieces {
        let found = scores(piece)
        #expect(found.map(\.0) == Self.versions.map(\.0), "\(key)")
        for (place, value) in expected.enumerated() where place < found.count {
          let said = found[place].1.replacing(" ", with: "")
          let shown = value.hasSuffix(".00") ? [value, String(value.dropLast(3))] : [value]
          let isSaid = shown.contains { said.hasPrefix(Self.versions[place].1 + $0) }
          #expect(isSaid, "\(key) \(said)")
        }
      }
    }
  }

  @Test("no page shows one of the first project's totals without its name")
  func named() async throws {
    let id = "sx.xingxian.2022.S1"
    let paths = [
      "/", "/projects", "/counties/141123/2022", "/projects/\(id)", "/projects/\(id)/findings",
      "/projects/\(id)/forms/selfEvaluation.shanxi", "/projects/\(id)/forms/target.ningxia",
    ]
    var found = 0
    for path in paths {
      // The paper itself stays as it was published; what we say of it stands beside it.
      let html = try await page(path)
        .replacing(/<div class="paper-scroll".*?<section class="[^"]*score-story"/.dotMatchesNewlines(), with: "<section")
      let text = words(html).replacing(" ", with: "")
      for (value, label) in [("83.73", "填报"), ("87.16", "按原表"), ("83.02", "更正后")] {
        for place in text.ranges(of: value) {
          found += 1
          let before = text[..<place.lowerBound].suffix(12)
          #expect(before.contains(label), "\(path)：…\(before)\(value)")
        }
      }
    }
    #expect(found > 12)
  }

  @Test("the overview counts grades by each score and says by which")
  func counts() async throws {
    let overview = try await page("/counties/141123/2022")
    let section = try #require(overview.firstMatch(of: /<ul class="grades">.*?<\/ul>/.dotMatchesNewlines())).0
    #expect(
      scores(section).map { $0.1.replacing(" ", with: "") } == ["填报优5个良1个", "按原表优3个良2个", "更正后优5个良1个"])
  }

  @Test("the advice names the score it goes by, and little spent comes first")
  func advice() async throws {
    let text = words(try await page("/projects/sx.xingxian.2022.S1")).replacing(" ", with: "")
    #expect(text.contains("建议下年以执行数为基础安排") && text.contains("以更正后83.02分为准"))
    #expect(!text.contains("建议继续支持"))
  }
}
