import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The real program on loopback, read page by page.
@Suite("The site over HTTP", .serialized)
final class SiteTests {
  let program: HengProgram
  let server: HengServer

  init() throws {
    program = try HengProgram()
    server = try #require(try HengServer(program, ["--database", "s.db", "--sample"]))
  }

  deinit {
    server.stop()
    program.remove()
  }

  struct Answer {
    let status: Int
    let type: String
    let body: Data
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  func get(_ path: String, host: String? = nil) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: server.base + path)))
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (body, response) = try await URLSession.shared.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    return Answer(status: answer.statusCode, type: answer.value(forHTTPHeaderField: "Content-Type") ?? "", body: body)
  }

  func links(_ html: String) -> [String] {
    html.matches(of: /href="([^"]+)"/).map { String($0.1).replacing("&amp;", with: "&") }
  }

  @Test("every link of every page leads somewhere, all 29 sheets are shown, and no date or range can be parted by a line end")
  func walk() async throws {
    var waiting = ["/"], seen: Set<String> = ["/"], whys = 0, forms = 0, dates = 0
    while let path = waiting.popLast() {
      let answer = try await get(path)
      #expect(answer.status == 200, "\(path)")
      guard answer.type.hasPrefix("text/html"), !path.contains("/files/") else { continue }
      let unbroken = UnbrokenText(answer.text)
      dates += unbroken.count
      #expect(unbroken.partable == [], "\(path)")
      if path.contains("/why/") {
        whys += 1
        #expect(answer.text.contains("来源 "), "\(path) ends in no source")
        continue
      }
      if path.wholeMatch(of: /\/projects\/[^\/]+\/forms\/[^\/]+/) != nil { forms += 1 }
      for link in links(answer.text) where link.hasPrefix("/") {
        let address = String(link.prefix { $0 != "#" })
        // The list sorts and filters without end; its own links are tested elsewhere.
        if !address.hasPrefix("/projects?"), seen.insert(address).inserted { waiting.append(address) }
      }
    }
    #expect(seen.count { $0.wholeMatch(of: /\/projects\/[^\/]+/) != nil } == 29)
    // A target form of each project, and the county's one form for its stage: eight are monitored, six have scored themselves.
    #expect(forms == 29 + 8 + 6)
    #expect(whys > 1_000)
    #expect(dates > 1_000)
  }

  @Test("search, filter and sort")
  func list() async throws {
    func names(_ query: String) async throws -> [String] {
      try await get("/projects?\(query)").text.matches(of: /<th scope="row"><a href="\/projects\/([^"]+)"/).map { String($0.1) }
    }
    let search = "雨露".addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? ""
    #expect(try await names("q=\(search)") == ["sx.xingxian.2022.S3", "nx.xingqing.2024.X2"])
    #expect(try await names("q=13052923P00584210566F") == ["hb.julu.2023.J7"])
    #expect(try await names("county=141123").count == 6)
    #expect(try await names("light=red") == ["nx.xingqing.2024.X5", "nx.xingqing.2024.X8"])
    #expect(try await names("stage=selfEvaluation&sort=score").first == "sx.xingxian.2022.S1")
    #expect(try await names("sort=budget").first == "nx.pingluo.2023.P4")
    #expect(try await names("q=%3Cscript%3E").isEmpty)
    #expect(try await get("/projects?q=%3Cscript%3E").text.contains("&lt;script&gt;"))
  }

  @Test("lights carry their reasons in words")
  func lights() async throws {
    let page = try await get("/projects/nx.xingqing.2024.X2").text
    #expect(page.contains("黄灯") && page.contains("750") && page.contains("900"))
    #expect(try await get("/projects/nx.xingqing.2024.X8").text.contains("不可能"))
  }

  @Test("forms download as real files")
  func files() async throws {
    let id = "sx.xingxian.2022.S6"
    let pdf = try await get("/projects/\(id)/files/selfEvaluation.shanxi.pdf")
    #expect(pdf.type == "application/pdf" && pdf.body.starts(with: Data("%PDF".utf8)))
    let xlsx = try await get("/projects/\(id)/files/selfEvaluation.shanxi.xlsx")
    #expect(xlsx.body.starts(with: Data("PK".utf8)))
  }

  @Test("unknown pages and foreign names are refused in Chinese without detail")
  func refusals() async throws {
    for path in [
      "/nothing", "/projects/x", "/projects/sx.xingxian.2022.S1/forms/other", "/counties/999999/2022",
      "/projects/sx.xingxian.2022.S1/why/x",
    ] {
      let answer = try await get(path)
      #expect(answer.status == 404 && answer.text.contains("请"), "\(path)")
      #expect(!answer.text.contains("Error"))
    }
    #expect(try await get("/", host: "elsewhere.example").status == 421)
  }
}
