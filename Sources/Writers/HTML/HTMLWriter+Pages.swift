package import HengDocuments

extension HTMLWriter {
  /// The `@page` rules of a paper: the first setup as the default, then each other section's, which a browser turns the page for.
  package static func pageRules(_ document: Document) -> String {
    var setups: [PageSetup] = []
    for case .section(let setup) in document.blocks where !setups.contains(setup) && !presets.contains(setup) { setups.append(setup) }
    if document.blocks.contains(where: { if case .section = $0 { true } else { false } }), !presets.contains(document.page),
      !setups.contains(document.page)
    {
      setups.append(document.page)
    }
    return ([pageRule(document.page, document.style)] + setups.map { namedPage($0) }).joined(separator: "\n")
  }

  /// A4 as it lies, with the document's margins and the page number at the foot.
  package static func pageRule(_ page: PageSetup, _ style: Document.Style = .form) -> String {
    let foot =
      style == .form
      ? "\"第 \" counter(page) \" 页 共 \" counter(pages) \" 页\"; font-size: 9pt" : "\"— \" counter(page) \" —\"; font-size: 14pt"
    return """
      @page { \(box(page))
        @bottom-center { content: \(foot); } }
      """
  }

  /// `page-portrait-37-26-35-28`, a name for the setup that is the same in every paper.
  static func pageName(_ page: PageSetup) -> String {
    "page-\(page.orientation.rawValue)-\(page.top)-\(page.right)-\(page.bottom)-\(page.left)"
  }

  static func namedPage(_ page: PageSetup) -> String {
    "@page \(pageName(page)) { \(box(page)) }\n.paper .\(pageName(page)) { page: \(pageName(page)); }"
  }

  private static func box(_ page: PageSetup) -> String {
    "size: A4 \(page.orientation.rawValue); margin: \(page.top)mm \(page.right)mm \(page.bottom)mm \(page.left)mm;"
  }

  /// The setups whose rules are in `styles`, so that a fragment prints well wherever it stands.
  static let presets: [PageSetup] = [.portrait, .landscape, .official, .officialLandscape]
}
