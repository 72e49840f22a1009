import Foundation
import HengDocuments
import HengValues
import Testing

@testable import HengWriters

@Suite("An official paper as HTML and XLSX")
struct OfficialFormatsTests {
  @Test("the page holds landmarks, links that lead somewhere, sections with named pages, no inline style")
  func page() {
    let html = HTMLWriter.page(OfficialSample.document) { "/why/\($0.key)" }
    #expect(!html.contains("style=") && !html.contains("<script"))
    #expect(html.contains("<header class=\"cover\">") && html.contains("<nav class=\"contents\" aria-label=\"目录\">"))
    #expect(html.contains("<div class=\"signature\">") && html.contains("<h2 class=\"paper-title\">"))
    #expect(html.contains("<a class=\"figure\" href=\"/why/总计\">66,618,228.77</a>"))
    let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let links = html.matches(of: /<li class="level-\d"><a href="#([^"]+)">/).map { String($0.1) }
    #expect(links.count == 11 && Set(links).isSubset(of: ids))
    let pages = Set(html.matches(of: /<div class="part \w+ ([\w-]+)">/).map { String($0.1) })
    #expect(pages.count == 3)
    for page in pages { #expect(html.contains("@page \(page) {") && html.contains(".\(page) { page: \(page); }")) }
    #expect(HTMLWriter.fragment(OfficialSample.document) == HTMLWriter.fragment(OfficialSample.document))
    #expect(html.components(separatedBy: "<div").count == html.components(separatedBy: "</div>").count)
  }

  @Test("a setup of its own gets a page rule of its own, once")
  func setups() {
    let setup = PageSetup(orientation: .landscape, top: 11, bottom: 12, left: 13, right: 14)
    let document = Document(title: "例", blocks: [.section(setup), .heading(level: 1, "一"), .section(setup), .heading(level: 1, "二")])
    let html = HTMLWriter.page(document)
    #expect(html.components(separatedBy: "@page page-landscape-11-14-12-13 {").count == 2)
    #expect(html.components(separatedBy: "<div class=\"part landscape page-landscape-11-14-12-13\">").count == 3)
  }

  @Test("a worksheet a table lies as its section lies; text stands on worksheets named after its parts; the contents link")
  func workbook() throws {
    let workbook = try Workbook(XLSXWriter.write(OfficialSample.document))
    let names = try workbook.elements("xl/workbook.xml", "sheet").compactMap { $0.attributes["name"] }
    #expect(
      names == [
        "封面", "目录", "第一部分 概况", "第二部分 2031年度部门决算表", "公开01 收入支出决算总表", "公开03 支出决算表", "第三部分 情况说明", "第四部分 附件",
        "样例县田园建设局2031年度村道养护项目支出绩效评价报告", "表2-1 产出指标", "项目支出绩效自评表",
      ])
    #expect(try workbook.elements("xl/workbook.xml", "sheet").allSatisfy { $0.attributes["state"] == nil })
    func orientation(_ number: Int) throws -> String? {
      try workbook.elements("xl/worksheets/sheet\(number).xml", "pageSetup").first?.attributes["orientation"]
    }
    let turned = try (1...11).filter { try orientation($0) == "landscape" }
    #expect(turned == [4, 5, 6, 11])
    let links = try workbook.elements("xl/worksheets/sheet2.xml", "hyperlink")
    #expect(links.count == 11)
    #expect(links.first?.attributes["location"] == "'第一部分 概况'!A1" && links[1].attributes["location"] == "'第一部分 概况'!A2")
    #expect(links[4].attributes["location"] == "'公开01 收入支出决算总表'!A1")
    let text = try workbook.cells(7)
    #expect(text["A1"]?.text == "第三部分 情况说明" && text["A2"]?.text == "一、收支总体情况")
    #expect(text["A3"]?.text.contains("66,618,228.77") == true && text.keys.allSatisfy { $0.hasPrefix("A") })
    let table = try workbook.cells(5)
    #expect(table.values.contains { $0.isNumber && $0.text == "66618228.77" })
    let core = try #require(workbook.parts["docProps/core.xml"])
    #expect(try workbook.elements("docProps/core.xml", "dc:creator").allSatisfy { $0.text.isEmpty }, "\(core)")
    #expect(try workbook.elements("docProps/core.xml", "cp:lastModifiedBy").allSatisfy { $0.text.isEmpty })
  }

  @Test("a single form keeps its text above and below its table")
  func form() throws {
    let sheet = Sheet(name: "表", title: ["标题"], columns: [50, 50], rows: [Row([.text("甲"), .text("乙")])])
    let document = Document(title: "例", blocks: [.heading(level: 1, "前言"), .sheet(sheet), .paragraph([.text("后记")])])
    let workbook = try Workbook(XLSXWriter.write(document))
    #expect(try workbook.elements("xl/workbook.xml", "sheet").count == 1)
    #expect(try workbook.cells(1).mapValues(\.text) == ["A1": "前言", "A2": "标题", "A3": "甲", "B3": "乙", "A4": "　　后记"])
  }
}
