import Foundation
import HengDocuments
import HengValues
import Testing

@testable import HengWriters

@Suite("HTML writer")
struct HTMLWriterTests {
  @Test("a small table prints exactly this")
  func golden() {
    let sheet = Sheet(
      name: "例", title: ["标题", "（2024年度）"], caption: Caption(left: "编制单位：甲", right: "单位：万元"), columns: [40, 30, 30],
      rows: [
        Row([.label("项目", rows: 2), .label("金额", columns: 2)]), Row([.label("预算"), .label("执行")]),
        Row([.label("合计", bold: true), .figure(Samples.figure("budget", "95.00")), .text("一\n二")]),
      ], repeatedRows: 0..<2, notes: ["注：略"])
    let html = HTMLWriter.fragment(Document(title: "例", page: .landscape, blocks: [.sheet(sheet)])) { "/why?key=\($0.key)&y=1" }
    #expect(
      html == """
        <section class="paper landscape">
        <div class="sheet" id="sheet-1" tabindex="0">
        <table class="merged">
        <caption><div class="title">标题</div><div class="subtitle">（2024年度）</div><div class="line">\
        <span class="left">编制单位：甲</span> <span class="centre"></span> <span class="right">单位：万元</span></div></caption>
        <colgroup><col class="w40"><col class="w30"><col class="w30"></colgroup>
        <thead>
        <tr><th scope="col" rowspan="2" class="centre">项目</th><th scope="col" colspan="2" class="centre">金额</th></tr>
        <tr><th scope="col" class="centre">预算</th><th scope="col" class="centre">执行</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row" class="centre bold">合计</th><td class="trailing">\
        <a class="figure" href="/why?key=budget&amp;y=1">95.00</a></td><td class="leading">一<br>二</td></tr>
        </tbody>
        </table>
        <div class="notes">
        <p>注：略</p>
        </div>
        </div>
        </section>

        """)
  }

  @Test("signs of the markup are escaped in text, titles, links and the page title")
  func escaping() {
    let evil = "<script>\"'&\u{0}"
    let figure = Samples.figure("\" onclick=\"x", evil)
    let sheet = Sheet(
      name: evil, title: [evil], caption: Caption(left: evil), columns: [100], rows: [Row([.figure(figure)])], notes: [evil])
    let document = Document(title: evil, blocks: [.heading(level: 1, evil), .paragraph([.text(evil), .figure(figure)]), .sheet(sheet)])
    let html = HTMLWriter.page(document) { $0.key }
    #expect(!html.contains("<script"))
    #expect(!html.contains("\u{0}"))
    #expect(html.components(separatedBy: "&lt;script&gt;&quot;&#39;&amp;").count == 9)
    #expect(html.contains("href=\"&quot; onclick=&quot;x\""))
  }

  @Test("rows whose cells reach out of the head stay in the body, for a row group cuts them off")
  func head() {
    var sheet = Sheet(
      name: "例", title: [], columns: [50, 50], rows: [Row([.label("甲", rows: 2), .label("乙")]), Row([.text("丙")])], repeatedRows: 0..<1)
    #expect(sheet.headRows == 0)
    sheet.repeatedRows = 0..<2
    #expect(sheet.headRows == 2)
    sheet.repeatedRows = 1..<2
    #expect(sheet.headRows == 0)
  }

  @Test("a figure without a page of its own is no link; an empty one is nothing")
  func figures() {
    let runs: [Run] = [.text("共"), .figure(Samples.figure("a", "3")), .figure(Samples.figure("b", ""))]
    #expect(HTMLWriter.inline(runs) { _ in nil } == "共<span class=\"figure\">3</span>")
    #expect(HTMLWriter.inline(runs) { _ in "/a" } == "共<a class=\"figure\" href=\"/a\">3</a>")
  }

  @Test("a browser sees the form's grid: rows and spans add up")
  func spans() {
    let html = HTMLWriter.fragment(Samples.selfEvaluation)
    var columns = 0
    for cell in html.matches(of: /<t[hd]( scope="\w+")?( rowspan="(\d+)")?( colspan="(\d+)")?/) {
      columns += (cell.3.flatMap { Int($0) } ?? 1) * (cell.5.flatMap { Int($0) } ?? 1)
    }
    #expect(columns == 23 * 10)
  }

  @Test("the page carries the paper's size, margins and language")
  func page() {
    let html = HTMLWriter.page(Samples.selfEvaluation)
    #expect(html.contains("size: A4 landscape; margin: 18mm 16mm 16mm 16mm"))
    #expect(html.contains("<html lang=\"zh-CN\">"))
  }
}
