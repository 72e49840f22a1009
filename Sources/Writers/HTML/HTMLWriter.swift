package import HengDocuments
package import HengValues

/// Prints a paper as HTML (网页): a pure function of the document.
///
/// The fragment carries classes only, no inline styles, so it also stands under a strict content security policy;
/// `styles` is the sheet that sets it, on screen and on paper.
package enum HTMLWriter {
  /// `<section class="paper">…</section>`. `figureLink` gives the address of a figure's "why" page, or nil for none.
  package static func fragment(_ document: Document, figureLink: (Figure) -> String? = { _ in nil }) -> String {
    let flow = HTMLFlow(document)
    var html = "<section class=\"\(flow.classes)\">\n"
    var part: PageSetup?
    if flow.hasSections { part = document.page }
    var isOpen = false
    for (index, block) in document.blocks.enumerated() {
      if case .section(let setup) = block {
        if isOpen { html += "</div>\n" }
        (part, isOpen) = (setup, false)
        continue
      }
      if let part, !isOpen {
        html += "<div class=\"part \(part.orientation.rawValue) \(pageName(part))\">\n"
        isOpen = true
      }
      html += flow.html(block, at: index, on: part ?? document.page, figureLink)
    }
    if isOpen { html += "</div>\n" }
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
    \(styles)\(pageRules(document))
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
      case .text(let text): html += HTMLEscape.words(text)
      case .figure(let figure):
        let text = HTMLEscape.words(figure.text)
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
