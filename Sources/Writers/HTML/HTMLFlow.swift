import HengDocuments
import HengValues

/// The blocks of a paper as elements (网页块), with the addresses by which the contents reach headings and tables.
struct HTMLFlow {
  let document: Document
  /// By block: `h-1`, `h-2` … for headings, `sheet-1` … for tables, in order.
  private let ids: [Int: String]
  private let sheetNumbers: [Int: Int]

  init(_ document: Document) {
    self.document = document
    var (ids, sheetNumbers): ([Int: String], [Int: Int]) = ([:], [:])
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .heading: ids[index] = "h-\(ids.count - sheetNumbers.count + 1)"
      case .sheet:
        sheetNumbers[index] = sheetNumbers.count + 1
        ids[index] = "sheet-\(sheetNumbers.count)"
      default: break
      }
    }
    (self.ids, self.sheetNumbers) = (ids, sheetNumbers)
  }

  var hasSections: Bool { document.blocks.contains { if case .section = $0 { true } else { false } } }

  var classes: String {
    var names = ["paper"]
    if document.style == .official { names.append("official") }
    names.append(hasSections ? "parts" : document.page.orientation.rawValue)
    return names.joined(separator: " ")
  }

  /// `page` is the setup that holds where the block stands.
  func html(_ block: Block, at index: Int, on page: PageSetup, _ figureLink: (Figure) -> String?) -> String {
    switch block {
    case .heading(let level, let text):
      let tag = "h\(min(max(level, 1), 5) + 1)"
      return "<\(tag) id=\"\(ids[index] ?? "")\">\(HTMLEscape.words(text))</\(tag)>\n"
    case .paragraph(let runs): return "<p>\(HTMLWriter.inline(runs, figureLink))</p>\n"
    case .cover(let lines): return cover(lines)
    case .title(let lines):
      return "<h2 class=\"paper-title\">\(HTMLEscape.words(lines.filter { !$0.isEmpty }.joined(separator: "\n")))</h2>\n"
    case .signature(let lines): return "<div class=\"signature\">\n<div>\n\(paragraphs(lines))</div>\n</div>\n"
    case .contents(let title, _): return contents(title, at: index)
    case .pageBreak: return "<hr class=\"page-break\">\n"
    case .section: return ""
    case .sheet(let sheet): return HTMLWriter.table(sheet, number: sheetNumbers[index] ?? 0, on: page, figureLink)
    }
  }

  /// A date as the last line stands apart.
  private func cover(_ lines: [String]) -> String {
    let isDated = lines.count > 1 && (lines.last.map { $0.hasSuffix("月") || $0.hasSuffix("日") } ?? false)
    let date = isDated ? lines.last.map { "<p class=\"date\">\(HTMLEscape.words($0))</p>\n" } ?? "" : ""
    return "<header class=\"cover\">\n\(paragraphs(isDated ? Array(lines.dropLast()) : lines))\(date)</header>\n"
  }

  private func paragraphs(_ lines: [String]) -> String {
    lines.filter { !$0.isEmpty }.map { "<p>\(HTMLEscape.words($0))</p>\n" }.joined()
  }

  private func contents(_ title: String, at index: Int) -> String {
    let name = title.filter { !$0.isWhitespace }
    var html = "<nav class=\"contents\" aria-label=\"\(HTMLEscape.attribute(name))\">\n"
    html += "<p class=\"contents-title\">\(HTMLEscape.text(title))</p>\n<ul>\n"
    for entry in document.contentsEntries(at: index) {
      let link = HTMLEscape.attribute("#\(ids[entry.block] ?? "")")
      html += "<li class=\"level-\(min(entry.level, 6))\"><a href=\"\(link)\">\(HTMLEscape.words(entry.title))</a></li>\n"
    }
    return html + "</ul>\n</nav>\n"
  }
}
