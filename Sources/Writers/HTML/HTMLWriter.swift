package import HengDocuments
package import HengValues

/// Prints a paper as HTML (网页): a pure function of the document.
///
/// The fragment carries classes only, no inline styles, so it also stands under a strict content security policy;
/// `styles` is the sheet that sets it, on screen and on paper.
package enum HTMLWriter {
  /// `<section class="paper">…</section>`. `figureLink` gives the address of a figure's "why" page, or nil for none.
  package static func fragment(_ document: Document, figureLink: (Figure) -> String? = { _ in nil }) -> String {
    var html = "<section class=\"paper \(document.page.orientation.rawValue)\">\n"
    var sheetNumber = 0
    for block in document.blocks {
      switch block {
      case .heading(let level, let text):
        let tag = "h\(min(max(level, 1), 5) + 1)"
        html += "<\(tag)>\(HTMLEscape.text(text))</\(tag)>\n"
      case .paragraph(let runs): html += "<p>\(inline(runs, figureLink))</p>\n"
      case .cover(let lines), .title(let lines): for line in lines { html += "<p class=\"title\">\(HTMLEscape.text(line))</p>\n" }
      case .contents(let title, _): html += "<p class=\"title\">\(HTMLEscape.text(title))</p>\n"
      case .signature(let lines): for line in lines { html += "<p class=\"signature\">\(HTMLEscape.text(line))</p>\n" }
      case .section: html += "<hr class=\"page-break\">\n"
      case .pageBreak: html += "<hr class=\"page-break\">\n"
      case .sheet(let sheet):
        sheetNumber += 1
        html += table(sheet, number: sheetNumber, figureLink)
      }
    }
    return html + "</section>\n"
  }

  /// A complete page that needs no other file.
  package static func page(_ document: Document, figureLink: (Figure) -> String? = { _ in nil }) -> String {
    """
    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLEscape.text(document.title))</title>
    <style>
    \(styles)\(pageRule(document.page))
    </style>
    </head>
    <body>
    \(fragment(document, figureLink: figureLink))</body>
    </html>

    """
  }

  /// Text and figures; a figure is a link to its explanation where there is one.
  static func inline(_ runs: [Run], _ figureLink: (Figure) -> String?) -> String {
    var html = ""
    for run in runs {
      switch run {
      case .text(let text): html += HTMLEscape.text(text)
      case .figure(let figure):
        let text = HTMLEscape.text(figure.text)
        if text.isEmpty { continue }
        if let link = figureLink(figure) {
          html += "<a class=\"figure\" href=\"\(HTMLEscape.attribute(link))\">\(text)</a>"
        } else {
          html += "<span class=\"figure\">\(text)</span>"
        }
      }
    }
    return html
  }
}
