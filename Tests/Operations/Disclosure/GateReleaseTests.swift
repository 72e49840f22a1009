import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

@Suite("The gate knows released places and secret names in any dress")
struct GateOccurrenceTests {
  private static func report(_ set: DisclosureSet, _ disclosure: Disclosure, released: Set<String> = []) throws -> GateReport {
    PublicationGate(try XingxianSet.library.get()).report(on: set, of: disclosure, today: try CivilDate("2023-10-08"), released: released)
  }

  private static func page(_ disclosure: Disclosure) throws -> DisclosureSet {
    var set = try XingxianSet.set.get()
    set.files = set.files.filter { $0.format == .html }
    set.files[0].bytes = try PrintForm.print(disclosure.volume, as: .html)
    return set
  }

  private static func disclosure(_ duties: [String]) throws -> Disclosure {
    var records = try XingxianSet.records.get()
    records.record.duties += duties
    return try records.disclosure()
  }

  @Test("a release opens the gate for one occurrence; another number, text or file is held back again")
  func release() throws {
    let words = "虚构事项的咨询电话是13800138000"
    let disclosure = try Self.disclosure([words])
    let set = try Self.page(disclosure)
    let held = try Self.report(set, disclosure).held
    #expect(held.count == 1 && held[0].kind == "电话号码" && held[0].shown == "138****8000" && held[0].number.count == 16)
    let released = Set(held.map(\.digest))
    let open = try Self.report(set, disclosure, released: released)
    #expect(open.held.isEmpty && open.released == 1 && open.lines.contains { $0.contains("由第二人放行1处") })
    for other in [["虚构事项的咨询电话是13800138001"], ["虚构事项的联系电话是13800138000"], [words, "另一处电话13900139000"], ["另加一行", words]] {
      let changed = try Self.disclosure(other)
      #expect(try !Self.report(Self.page(changed), changed, released: released).held.isEmpty, "\(other)")
    }
    var renamed = set
    renamed.files[0].name = "另一份.html"
    #expect(try Self.report(renamed, disclosure, released: released).held.count == 1)
  }

  @Test("the list of a set says how many places were released")
  func manifest() throws {
    var set = try XingxianSet.set.get()
    #expect(
      String(decoding: set.manifest, as: UTF8.self).contains("\"released\":0")
        || String(decoding: set.manifest, as: UTF8.self).contains("\"released\" : 0"))
    try set.tell(released: 3)
    let text = String(decoding: set.manifest, as: UTF8.self)
    #expect(text.contains("\"released\":3") || text.contains("\"released\" : 3"), "\(text)")
  }

  private static func isHeld(_ words: String, secret: String, open: [String] = []) throws -> Bool {
    var records = try XingxianSet.records.get()
    var template = try #require(records.projects.first)
    for (index, name) in ([secret] + open).enumerated() {
      template.project.id = ID("虚构\(index)")
      template.project.name = name
      template.project.isSecret = index == 0
      records.projects.append(template)
    }
    records.record.organisation.append(words)
    let disclosure = try records.disclosure()
    let check = try Self.report(Self.page(disclosure), disclosure).checks.first { $0.title == "涉密项目没有公开" }
    return check?.state == .failed
  }

  @Test(
    "a secret name is found in any dress, and without its year or phase",
    arguments: [
      "示例坡整治工程（A段）二期", "示例坡整治工程(A段)二期", "示例坡整治工程(a段)二期", "示例坡“整治”工程（A段）二期", "示例坡 整治 工程（Ａ段）2期", "示例坡整\u{200B}治工程【A段】二期", "示例坡整治工程A段",
      "2022年示例坡整治工程（A段）", "示例坡整治工程（A段）第三期", "示例坡整治工程（A段）一期工程", "示例坡2021年度整治工程（A段）", "⽰例坡整治⼯程A段",
    ])
  func dressed(words: String) throws {
    #expect(try Self.isHeld("本年实施\(words)，已完工", secret: "2022年示例坡整治工程（A段）二期"), "\(words)")
  }

  @Test("other names pass, also one that differs by its phase where it is known to be open")
  func passes() throws {
    let secret = "2022年示例坡整治工程二期"
    #expect(try !Self.isHeld("本年实施示例坡绿化工程", secret: secret))
    #expect(try !Self.isHeld("本年实施示例坡整治工程三期", secret: secret, open: ["示例坡整治工程三期"]))
    #expect(try !Self.isHeld("改善道路", secret: "2022年道路"))
  }
}
