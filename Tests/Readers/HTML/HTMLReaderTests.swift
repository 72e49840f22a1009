import HengDocuments
import HengReaders
import HengValues
import Testing

@Suite("A web page is read")
struct HTMLReaderTests {
  private func read(_ html: String) throws -> Paper {
    try PaperReader.read(Array("<!DOCTYPE html>\n<html><body>\(html)</body></html>".utf8))
  }

  /// Lines as they stand, tables as rows of cells with their spans.
  private func shown(_ html: String) throws -> [String] {
    try read(html).blocks.map { block in
      switch block {
      case .line(let line): line.text
      case .table(let table):
        "\(table.rowCount)×\(table.columnCount) "
          + table.cells.map { cell in
            let span = cell.rowSpan == 1 && cell.columnSpan == 1 ? "" : "[\(cell.rowSpan)×\(cell.columnSpan)]"
            return "\(cell.row),\(cell.column)\(span) \(cell.text.replacing("\n", with: "↵"))"
          }.joined(separator: " | ")
      }
    }
  }

  @Test(
    "Lines from blocks; blanks and line ends of the source are one blank, and none between 汉字",
    arguments: [
      ("<h2>一、收入</h2><p>甲\n乙</p>丙<br>丁<div>戊<div>己</div>庚</div>", ["一、收入", "甲乙", "丙", "丁", "戊", "己", "庚"]),
      ("<p>甲 \n 1 2</p><p> &nbsp;&nbsp;缩进&#160;字 </p>", ["甲 1 2", "缩进 字"]), ("<p>资<b>金</b> <i>数</i></p>", ["资金 数"]),
      ("<p>一<p>二<li>三<li>四", ["一", "二", "三", "四"]), ("<pre>一\n  二</pre>", ["一", "二"]),
      ("<ol><li>甲<li>乙</ol><ol start=5><li value=9>丙<li>丁</ol><ul><li>戊</ul>", ["1. 甲", "2. 乙", "9. 丙", "10. 丁", "戊"]),
      ("1 < 2 & 3 &lt; 4 &#x5143;&#20803;&hellip;&unknown; &amp;amp;", ["1 < 2 & 3 < 4 元元…&unknown; &amp;"]),
      ("<p>10<sup>2</sup>m</p><input type=checkbox checked>优<input type='radio'>良", ["10²m", "☑优☐良"]),
      ("<p title='a>b' class=\"x\">甲</p><P>乙</P>", ["甲", "乙"]),
    ])
  func lines(html: String, lines: [String]) throws { #expect(try shown(html) == lines) }

  @Test(
    "What is no word is not read",
    arguments: [
      "<script>if (a < b) document.write('<p>坏</p>')</script>", "<style>p:before{content:'坏'}</style>", "<!-- <p>坏</p> -->",
      "<title>坏</title>",
      "<noscript>坏</noscript>", "<svg><text>坏</text></svg>", "<template><p>坏</template>", "<select><option>坏</select>", "<?php 坏 ?>",
      "<textarea>坏</textarea>", "<SCRIPT>'</scriptx>坏'</SCRIPT >",
    ])
  func silent(html: String) throws { #expect(try shown("甲\(html)<p>乙") == ["甲", "乙"]) }

  @Test("Hidden words are not read, with a caution; pictures and a script without an end are named")
  func cautions() throws {
    let paper = try read("<p>甲<p hidden>藏<div>乙</div><div style='color:red; Display: NONE'><div>藏</div>藏</div>丙<img src=a><script>x")
    #expect(paper.blocks.compactMap(\.line?.text) == ["甲", "乙", "丙"])
    #expect(paper.format == .html)
    #expect(paper.cautions.map(\.message) == ["有 1 处文字在网页上是隐藏的，没有读。", "网页里有 1 个图片，其中的文字没有读。", "网页中有脚本、样式等没有结束，后面的内容没有读。"])
  }

  @Test(
    "Tables with merges both ways, open ends, groups that cut merges off",
    arguments: [
      (
        "<table><caption><div>决算表</div><div>单位：元</div></caption><tr><th rowspan=2>项<th colspan=2>数<tr><td>1<td>2</table>",
        ["决算表", "单位：元", "2×3 0,0[2×1] 项 | 0,1[1×2] 数 | 1,1 1 | 1,2 2"]
      ),
      ("<table><tr><td>甲</td><td></td></tr><tr></tr><tr><td>乙<br>丙<td>3</table>尾", ["2×2 0,0 甲 | 0,1  | 1,0 乙↵丙 | 1,1 3", "尾"]),
      ("<table><thead><tr><td rowspan=9>甲<td>乙<tbody><tr><td>丙<td>丁</table>", ["2×2 0,0 甲 | 0,1 乙 | 1,0 丙 | 1,1 丁"]),
      ("<table><tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁</table>", ["3×2 0,0[3×1] 甲 | 0,1 乙 | 1,1 丙 | 2,1 丁"]),
      ("<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙</table>", ["2×2 0,0 甲 | 0,1[2×1] 乙 | 1,0 丙"]),
      ("<table><tr><td>甲<td><table><tr><td>内<td>1</table><tr><td>乙<td>2</table>", ["2×2 0,0 甲 | 0,1 内\t1 | 1,0 乙 | 1,1 2"]),
      // A table that only frames the page is none.
      (
        "<table><tr><td>菜单<td><p>文</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>",
        ["菜单", "文", "2×2 0,0 甲 | 0,1 1 | 1,0 乙 | 1,1 2"]
      ),
      ("<table><tr><td>只有一格</table>", ["只有一格"]), ("<table>无格<tr>之文<td>甲<td>乙</table>", ["无格", "之文", "1×2 0,0 甲 | 0,1 乙"]),
    ])
  func tables(html: String, blocks: [String]) throws { #expect(try shown(html) == blocks) }

  @Test("Places are lines of the file, of cells with row and column")
  func places() throws {
    let paper = try PaperReader.read(Array("<html>\n<p>甲\n乙</p>\n<table>\n<tr><td>丙</td>\n<td>丁</td></tr></table>".utf8))
    #expect(paper.blocks.first?.line?.place == Place(line: 2, endLine: 3))
    #expect(paper.tables.first?.place.line == 5 && paper.tables.first?.place.endLine == 6)
    #expect(paper.tables.first?.cells.last?.place == Place(line: 6, endLine: 6, row: 1, column: 2))
  }

  @Test("GBK and UTF-16 pages are read like others; a piece of a page is one")
  func encodings() throws {
    let gbk: [UInt8] = Array("<html><p>".utf8) + [0xBC, 0xD7, 0xD2, 0xD2] + Array("</p>".utf8)
    #expect(try PaperReader.read(gbk).blocks.first?.line?.text == "甲乙")
    let wide: [UInt8] = [0xFF, 0xFE] + Array("<html><p>甲</p>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try PaperReader.read(wide).blocks.first?.line?.text == "甲")
    #expect(try PaperReader.read(Array("<section class=\"paper\">\n<p>甲</p>".utf8)).blocks.first?.line?.text == "甲")
    #expect(try PaperReader.read(Array("<p>甲</p>".utf8)).format == .text)
  }

  @Test("Tables in tables without end, too many places and endless lines are refused in Chinese; a page without words too")
  func refusals() {
    func refusal(_ html: String, _ change: (inout ReaderLimits) -> Void = { _ in }) -> String {
      var limits = ReaderLimits()
      change(&limits)
      do throws(ReaderError) {
        _ = try PaperReader.read(Array("<html>\(html)".utf8), limits: limits)
        return ""
      } catch { return error.message }
    }
    #expect(refusal(String(repeating: "<table><tr><td>", count: 65) + "x").contains("嵌套"))
    #expect(refusal("<table>" + String(repeating: "<tr><td>x<td>y", count: 4)) { $0.places = 7 }.contains("行数乘列数"))
    #expect(refusal("<table><tr><td colspan=9>x<td>y") { $0.columns = 9 }.contains("行数乘列数"))
    #expect(refusal("<p>x<p>y<p>z") { $0.rows = 2 }.contains("2 行"))
    #expect(refusal("<p>\(String(repeating: "x", count: 200))") { $0.token = 100 }.contains("长度"))
    #expect(refusal("<p>\(String(repeating: "x", count: 2_000_000))") { $0.sharedBytes = 1 << 20 }.contains("1 MB"))
    #expect(refusal("<script>x</script><img>").contains("没有文字"))
    #expect(refusal("") == refusal("<body> </body>"))
  }

  @Test("Sixty thousand cells take less than ten seconds even in a debug build")
  func speed() throws {
    let row = "<tr><td>项目<td class='a b' style=\"text-align:right\">1,234.50<td>&nbsp;</tr>"
    let page = "<html><table>" + String(repeating: row, count: 20_000) + "</table>"
    let clock = ContinuousClock()
    var rows: Int?
    let time = try clock.measure { rows = try PaperReader.read(Array(page.utf8)).tables.first?.rowCount }
    #expect(rows == 20_000 && time < .seconds(10))
  }
}
