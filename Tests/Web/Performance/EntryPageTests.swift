import HTTPTypes
import HengOperations
import HengStore
import HengStoreSupport
import HengWeb
import Testing

@Suite("What a page of a form sends is whole, or is refused")
struct EntryPageTests {
  private struct Sheet {
    let site: SiteGround
    let edit: String

    init(_ site: SiteGround) {
      self.site = site
      edit = "/projects/\(site.targets[0].project)/forms/target.project/edit"
    }

    /// The fields of the page as a browser would send them.
    func opened() async throws -> [String: String] {
      let page = try await site.ask(.get, edit).text
      var fields: [String: String] = ["do": "save"]
      for match in page.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/) { fields[String(match.1)] = String(match.2) }
      for match in page.matches(of: /<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</) { fields[String(match.1)] = String(match.2) }
      for match in page.matches(of: /<select name="(level\.[0-9]+)".*?<option value="([^"]+)" selected/) {
        fields[String(match.1)] = String(match.2)
      }
      return fields
    }

    func rows() async throws -> Int {
      try await site.ask(.get, edit).text.firstMatch(of: /name="rows" value="([0-9]+)"/).flatMap { Int($0.1) } ?? -1
    }
  }

  @Test("saved, sent twice, gone back to: nothing typed is lost and nothing is done twice")
  func whole() async throws {
    try await withSite { site async throws in
      let sheet = Sheet(site)
      var fields = try await sheet.opened()
      fields["f.年度总体目标"] = "<b>修路</b>\"12\"公里"
      let saved = try await site.ask(.post, sheet.edit, fields: fields)
      #expect(saved.status == 303 && saved.headers[.location]?.hasSuffix("?saved=1") == true)
      #expect(try await site.ask(.get, sheet.edit).text.contains("&lt;b&gt;修路&lt;/b&gt;&quot;12&quot;公里"))
      // The page before, with its old word, filled in further.
      fields["f.1.三级指标"] = "修建里程"
      #expect(try await site.ask(.post, sheet.edit, fields: fields).status == 303)
      let page = try await site.ask(.get, sheet.edit).text
      #expect(page.contains("修建里程") && page.contains("12&quot;公里"))
    }
  }

  @Test("a post that broke off, with more rows than a form has, or an unknown class is refused, and the form stays as it was")
  func broken() async throws {
    try await withSite { site async throws in
      let sheet = Sheet(site)
      #expect(try await site.ask(.post, sheet.edit, fields: try await sheet.opened()).status == 303)
      let fields = try await sheet.opened()
      for change: (String, String?) in [
        ("rows", nil), ("rows", "-5"), ("rows", "100000"), ("rows", "x"), ("level.2", "no.such"), ("f.3.指标值", nil), ("f.年度总体目标", nil),
      ] {
        var sent = fields
        sent[change.0] = change.1
        let answer = try await site.ask(.post, sheet.edit, fields: sent)
        #expect(answer.status == 400 && answer.text.contains("没有保存"), "\(change)")
      }
      #expect(try await sheet.rows() == 9)
      var full = fields
      full["do"] = "drop.0"
      #expect(try await site.ask(.post, sheet.edit, fields: full).status == 303)
      #expect(try await sheet.rows() == 8)
    }
  }

  @Test("a finding is mended at one press; an indicator comes from the library at one press")
  func presses() async throws {
    try await withSite { site async throws in
      let sheet = Sheet(site)
      var fields = try await sheet.opened()
      fields["f.1.三级指标"] = "培训补助单价"
      fields["f.1.指标值"] = "300元"
      #expect(try await site.ask(.post, sheet.edit, fields: fields).status == 303)
      let page = try await site.ask(.get, sheet.edit).text
      let press = try #require(page.firstMatch(of: /name="do" value="(move\.[^"]+)">移到成本指标/).map { String($0.1) })
      fields = try await sheet.opened()
      fields["do"] = press
      #expect(try await site.ask(.post, sheet.edit, fields: fields).status == 303)
      #expect(try await !site.ask(.get, sheet.edit).text.contains("移到成本指标"))

      let found = try await site.ask(.get, sheet.edit + "?library=" + "%E6%BB%A1%E6%84%8F%E5%BA%A6").text
      let take = try #require(found.firstMatch(of: /name="do" value="(take\.[^"]+)"/).map { String($0.1) })
      fields = try await sheet.opened()
      fields["do"] = take
      #expect(try await site.ask(.post, sheet.edit, fields: fields).status == 303)
      #expect(try await site.ask(.get, sheet.edit).text.contains("满意度"))
      #expect(try await site.ask(.get, "/indicators?q=x").status == 200)
    }
  }

  @Test("the month of a round is one that follows those before")
  func months() async throws {
    try await withSite { site async throws in
      let path = "/projects/\(site.targets[0].project)/forms/monitoring.project/edit"
      #expect(try await site.ask(.get, path).status == 404, "nothing to hold it against yet")
      let sheet = Sheet(site)
      _ = try await site.ask(.post, sheet.edit, fields: try await sheet.opened())
      for month in ["0", "13", "-1"] {
        let answer = try await site.ask(.get, path + "?month=\(month)")
        #expect(answer.status >= 400 && answer.status < 500 && !answer.text.contains("还没有绩效目标"), "\(month): \(answer.status)")
      }
    }
  }
}
