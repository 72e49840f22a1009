import HengDocuments

extension HTMLWriter {
  /// The style sheet of a paper: the look of the official form, the same lines on screen and on paper.
  package static var styles: String { paper + official + widths + print + presets.map { namedPage($0) + "\n" }.joined() }

  private static let paper = """
    .paper { font-family: FangSong_GB2312, FangSong, STFangsong, 仿宋, "Noto Serif CJK SC", SimSun, serif; color: #000;
      background: #fff; line-height: 1.4; box-sizing: border-box; max-width: 178mm; margin: 0 auto; padding: 8mm 0; }
    .paper.landscape, .paper.parts, .paper .part.landscape { max-width: 265mm; }
    .paper .part { max-width: 178mm; margin: 0 auto 12mm; }
    .paper h2, .paper h3, .paper h4, .paper h5, .paper h6 { font-family: SimHei, 黑体, "Noto Sans CJK SC", sans-serif;
      line-height: 1.3; margin: 1em 0 0.5em; }
    .paper h2 { font-size: 16pt; text-align: center; }
    .paper h3 { font-size: 14pt; }
    .paper h4, .paper h5, .paper h6 { font-size: 12pt; }
    .paper > p, .paper .part > p { margin: 0.4em 0; text-indent: 2em; font-size: 11pt; }
    .paper h2.paper-title, .paper .cover p, .paper .contents-title, .paper caption .title {
      font-family: FZXiaoBiaoSong-B05S, 方正小标宋简体, "Noto Serif CJK SC", SimSun, serif; font-weight: bold; text-align: center;
      text-wrap: balance; }
    .paper .cover { min-height: 90mm; padding: 40mm 0 12mm; box-sizing: border-box; }
    .paper .cover p { font-size: 22pt; line-height: 1.8; margin: 0; }
    .paper .cover p.date { font-size: 16pt; font-weight: normal; font-family: inherit; margin-top: 24mm; }
    .paper .contents { margin: 0 0 12mm; }
    .paper .contents-title { font-size: 16pt; margin: 0 0 1em; }
    .paper .contents ul { list-style: none; margin: 0; padding: 0; }
    .paper .contents li { padding: 0.2em 0; }
    .paper .contents .level-1 { font-family: SimHei, 黑体, "Noto Sans CJK SC", sans-serif; }
    .paper .contents .level-2 { padding-left: 2em; }
    .paper .contents .level-3 { padding-left: 4em; }
    .paper .contents .level-4, .paper .contents .level-5, .paper .contents .level-6 { padding-left: 6em; }
    .paper .contents a { color: inherit; text-decoration: none; }
    .paper .contents a:hover, .paper .contents a:focus-visible { text-decoration: underline; }
    .paper .signature { display: flex; justify-content: flex-end; margin: 2em 4em 1em 0; }
    .paper .signature div { text-align: center; }
    .paper .signature p { margin: 0.2em 0; }
    .paper .sheet { margin: 0 0 8mm; overflow-x: auto; overflow-wrap: break-word; }
    .paper table { border-collapse: collapse; width: 100%; min-width: 160mm; font-size: 10pt; }
    .paper.landscape table, .paper .part.landscape table { min-width: 240mm; }
    .paper caption { caption-side: top; padding-bottom: 1.5mm; }
    .paper caption .title, .paper caption .subtitle { text-align: center; }
    .paper caption .title { font-size: 16pt; }
    .paper caption .subtitle { font-size: 11pt; }
    .paper caption .line { display: flex; align-items: flex-end; justify-content: space-between; gap: 1em; margin-top: 1mm; }
    .paper caption .line span { flex: 1 1 0; }
    .paper caption .line span:empty { flex: 0 1 0; }
    .paper caption .left { text-align: left; }
    .paper caption .centre { text-align: center; }
    .paper caption .right { text-align: right; }
    .paper th, .paper td { border: 0.5pt solid #000; padding: 1mm 1.2mm; vertical-align: middle; font-weight: normal;
      overflow-wrap: break-word; white-space: pre-wrap; }
    .paper .whole { white-space: nowrap; }
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

  /// An official document by GB/T 9704: 三号 on 22 lines of 28 characters.
  private static let official = """
    .paper.official > p, .paper.official .part > p { font-size: 16pt; line-height: 29pt; margin: 0; text-align: justify; }
    .paper.official h2 { font-size: 18pt; font-weight: normal; }
    .paper.official h3, .paper.official h4, .paper.official h5, .paper.official h6 { font-size: 16pt; line-height: 29pt; margin: 0;
      text-indent: 2em; font-weight: normal; }
    .paper.official h4 { font-family: KaiTi_GB2312, KaiTi, STKaiti, 楷体, "Noto Serif CJK SC", serif; font-weight: bold; }
    .paper.official h5, .paper.official h6 { font-family: inherit; }
    .paper.official h2.paper-title { font-size: 22pt; line-height: 36pt; font-weight: bold; margin: 29pt 0; }
    .paper.official .cover p:not(.date) { font-size: 26pt; }
    .paper.official .contents-title { font-size: 22pt; }
    .paper.official .contents li { font-size: 14pt; }
    .paper.official .signature { font-size: 16pt; line-height: 29pt; margin: 29pt 4em 29pt 0; }
    .paper.official .signature p { margin: 0; }

    """

  /// Column widths as classes `w1` … `w100`, because inline styles are barred on our pages.
  private static let widths = (1...100).map { ".paper .w\($0){width:\($0)%}" }.joined() + "\n"

  /// Trap: a browser that may not break inside rows turns the page before every merged cell, so only tables
  /// without cells merged downwards forbid it.
  private static let print = """
    @media print {
      body { margin: 0; }
      .paper, .paper.landscape, .paper.parts, .paper .part, .paper .part.landscape { max-width: none; margin: 0; padding: 0; }
      .paper .part + .part { break-before: page; }
      .paper .cover { min-height: 0; padding-top: 60mm; page: cover; break-after: page; }
      .paper .contents { page: contents; break-after: page; margin: 0; }
      .paper .sheet { overflow: visible; margin-bottom: 4mm; }
      .paper table, .paper.landscape table, .paper .part.landscape table { min-width: 0; }
      .paper th { background: none; }
      .paper table.dense { font-size: 8pt; }
      .paper table.tight { font-size: 7pt; }
      .paper table.tight td, .paper table.tight th { padding: 0.2mm 0.8mm; line-height: 1.25; }
      .paper table:not(.merged) tr, .paper td:not([rowspan]) { break-inside: avoid; }
      .paper caption, .paper h2, .paper h3, .paper h4, .paper h5, .paper h6 { break-after: avoid; }
      .paper .signature { break-inside: avoid; break-before: avoid; }
      .paper p { orphans: 2; widows: 2; }
      .paper thead { display: table-header-group; }
      .paper a.figure { text-decoration: none; }
      .paper hr.page-break { break-after: page; border: 0; margin: 0; }
    }
    @page cover { size: A4 portrait; margin: 37mm 26mm 35mm 28mm; counter-increment: page 0; @bottom-center { content: none; } }
    @page contents { size: A4 portrait; margin: 37mm 26mm 35mm 28mm; counter-increment: page 0; @bottom-center { content: none; } }

    """
}
