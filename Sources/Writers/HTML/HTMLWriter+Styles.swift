package import HengDocuments

extension HTMLWriter {
  /// The style sheet of a paper: the look of the official form, the same lines on screen and on paper.
  package static var styles: String { paper + widths + print }

  /// A4 as it lies, with the document's margins and the page number at the foot.
  package static func pageRule(_ page: PageSetup) -> String {
    """
    @page { size: A4 \(page.orientation.rawValue); margin: \(page.top)mm \(page.right)mm \(page.bottom)mm \(page.left)mm;
      @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font-size: 9pt; } }
    """
  }

  private static let paper = """
    .paper { font-family: FangSong_GB2312, FangSong, STFangsong, 仿宋, "Noto Serif CJK SC", SimSun, serif; color: #000;
      background: #fff; line-height: 1.4; box-sizing: border-box; max-width: 178mm; margin: 0 auto; padding: 8mm 0; }
    .paper.landscape { max-width: 265mm; }
    .paper h2, .paper h3, .paper h4, .paper h5, .paper h6 { font-family: SimHei, 黑体, "Noto Sans CJK SC", sans-serif;
      line-height: 1.3; margin: 1em 0 0.5em; }
    .paper h2 { font-size: 16pt; text-align: center; }
    .paper h3 { font-size: 14pt; }
    .paper h4, .paper h5, .paper h6 { font-size: 12pt; }
    .paper > p { margin: 0.4em 0; text-indent: 2em; font-size: 11pt; }
    .paper .sheet { margin: 0 0 8mm; overflow-x: auto; }
    .paper table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 160mm; font-size: 10pt; }
    .paper.landscape table { min-width: 240mm; }
    .paper caption { caption-side: top; padding-bottom: 1.5mm; }
    .paper caption .title, .paper caption .subtitle { display: block; text-align: center; }
    .paper caption .title { font-family: FZXiaoBiaoSong-B05S, 方正小标宋简体, "Noto Serif CJK SC", SimSun, serif;
      font-size: 16pt; font-weight: bold; }
    .paper caption .subtitle { font-size: 11pt; }
    .paper caption .line { display: flex; justify-content: space-between; gap: 1em; margin-top: 1mm; }
    .paper caption .line span { flex: 1 1 0; }
    .paper caption .line span:empty { flex: 0 1 0; }
    .paper caption .left { text-align: left; }
    .paper caption .centre { text-align: center; }
    .paper caption .right { text-align: right; }
    .paper th, .paper td { border: 0.5pt solid #000; padding: 1mm 1.2mm; vertical-align: middle; font-weight: normal;
      overflow-wrap: anywhere; white-space: pre-wrap; }
    .paper th { background: #f6f7f8; text-wrap: balance; }
    .paper .leading { text-align: left; }
    .paper .centre { text-align: center; }
    .paper .trailing { text-align: right; }
    .paper .bold { font-weight: bold; }
    .paper .notes { font-size: 9pt; margin-top: 1.5mm; }
    .paper .notes p { margin: 0.2em 0; }
    .paper a.figure { color: inherit; text-decoration: underline dotted 1px; text-underline-offset: 0.2em; }
    .paper a.figure:hover, .paper a.figure:focus-visible { background: #e7f0ff; }
    .paper hr.page-break { border: 0; border-top: 1px dashed #999; margin: 8mm 0; }

    """

  /// Column widths as classes `w1` … `w100`, because inline styles are barred on our pages.
  private static let widths = (1...100).map { ".paper .w\($0){width:\($0)%}" }.joined() + "\n"

  /// Trap: a browser that may not break inside rows turns the page before every merged cell, so only tables
  /// without cells merged downwards forbid it.
  private static let print = """
    @media print {
      body { margin: 0; }
      .paper, .paper.landscape { max-width: none; padding: 0; }
      .paper .sheet { overflow: visible; margin-bottom: 4mm; }
      .paper table, .paper.landscape table { min-width: 0; }
      .paper th { background: none; }
      .paper table.dense { font-size: 8pt; }
      .paper table:not(.merged) tr, .paper td:not([rowspan]) { break-inside: avoid; }
      .paper caption, .paper h2, .paper h3, .paper h4, .paper h5, .paper h6 { break-after: avoid; }
      .paper thead { display: table-header-group; }
      .paper a.figure { text-decoration: none; }
      .paper hr.page-break { break-after: page; border: 0; margin: 0; }
    }

    """
}
