extension FuzzSeeds {
  /// Sound inputs of the reader of PDF: what the programs print of two pages with a table over both, and the pages of a file.
  package static let soundPDF: [[UInt8]] = [
    FuzzInput.packed(.print, [words, images, lines]),
    FuzzInput.packed(.print, [words, "", curves]),
    FuzzInput.packed(.pages, ["", "", characters, page(0), page(1)]),
    FuzzInput.packed(.pages, ["/Outlines 9 0 R", "/Rotate 90 /CropBox [10 10 200 290]", characters, page(2)]),
  ]

  package static let nastyPDF: [[UInt8]] =
    nastyPrints.map { FuzzInput.packed(.print, $0) } + nastyPages.map { FuzzInput.packed(.pages, $0) }

  private static let nastyPrints: [[String]] = [
    ["", "", ""], ["<page>", "", "<path"], ["<page width=\"", "", "<g"], ["<page width=\"0\" height=\"0\"><word>", "", "</g></g>"],
    ["<page width=\"9999999\" height=\"-1\"><word xMin=\"9999999\" yMin=\"-9999999\" xMax=\"0\" yMax=\"0\">x</word>", "", ""],
    ["<page width=\"1\" height=\"1\"/>", "-9223372036854775808 0 image 1 1 g 1 8 image no 1 0 0.001 0.001 1B 1%", ""],
    ["<page width=\"1\" height=\"1\"/>", "1 0 image 1e308 1e308 g 1 8 image no 1 0 nan inf 1B 1%", ""],
    [words, "", "<g clip-path=\"url(#\"><use xlink:href=\"#surface\"/><g id=\"surface\"><use xlink:href=\"#surface\"/>"],
    [words, "", endlessSurface], [words, "", steps], [words, "", mesh],
    [String(repeating: "<page width=\"9\" height=\"9\">", count: 400), "", String(repeating: "<page>", count: 800)],
    ["<page width=\"300\" height=\"300\">" + String(repeating: word("1", 10, 10), count: 3_000), "", lines],
  ]

  private static let nastyPages: [[String]] = [
    ["", "", ""], ["", "", "", ""], ["", "/Parent 6 0 R /Contents 6 0 R", "", "BT"], ["/Pages 1 0 R", "", "", page(0)],
    ["", "/MediaBox [0 0 0 0]", "", page(0)], ["", "/MediaBox [-1e9 -1e9 1e9 1e9]", "", page(0)], ["", "/UserUnit 99999", "", page(1)],
    ["/Encrypt << /Filter /Standard /V 5 /R 6 >>", "", "", page(0)],
    ["", "", "", String(repeating: "q ", count: 5_000) + String(repeating: "0 0 m 9 9 l S ", count: 500)],
  ]

  private static let endlessSurface: String = {
    let use = "<use xlink:href=\"#surface1\" transform=\"matrix(9999999,9999999,9999999,9999999,9999999,9999999)\"/>"
    return "<defs><g id=\"surface1\">" + line(0, 0, 9, 0) + use + "</g></defs>" + String(repeating: use, count: 50)
  }()

  /// Many short lines that touch.
  private static let steps: String = {
    var text = ""
    for index in 0..<3_000 {
      let x = Double(index % 60) * 5
      let y = Double(index / 60) * 5
      text += line(x, y, x + 5, y)
    }
    return text
  }()

  private static let mesh: String = {
    var text = ""
    for index in 0..<300 {
      let at = Double(index)
      text += line(0, at, 300, at)
      text += line(at, 0, at, 300)
    }
    return text
  }()

  // MARK: What poppler prints

  private static func word(_ text: String, _ x: Int, _ y: Int) -> String {
    "<word xMin=\"\(x).000000\" yMin=\"\(y).000000\" xMax=\"\(x + 20).000000\" yMax=\"\(y + 10).500000\">\(text)</word>\n"
  }

  private static let words: String = {
    var text = "<doc>\n"
    for page in 0..<2 {
      text += "<page width=\"300.000000\" height=\"300.000000\">\n<flow><block><line>\n"
      text += page == 0 ? word("收入决算表", 100, 20) + word("单位：万元", 200, 40) : word("第2页", 140, 280)
      for row in 0..<4 {
        text += word(page == 0 && row == 0 ? "项目" : "甲&amp;乙", 20, 65 + row * 50)
        text += word("1,2\(row)0.00", 120, 65 + row * 50)
      }
      text += "</line></block></flow>\n</page>\n"
    }
    return text + "</doc>\n"
  }()

  private static let images = """
    page   num  type   width height color comp bpc  enc interp  object ID x-ppi y-ppi size ratio
    --------------------------------------------------------------------------------------------
       1     0 image     600   300  rgb     3   8  jpeg   no         7  0   300   300 12.1K  20%
       2     1 smask     600   300  gray    1   8  image  no         8  0   300   300 12.1K  20%

    """

  private static let style = "style=\"fill:none;stroke-width:0.5;stroke:rgb(0%,0%,0%);stroke-opacity:1;\""

  private static func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String {
    "<path \(style) d=\"M \(x0) \(y0) L \(x1) \(y1) \" transform=\"matrix(1,0,0,1,0,0)\"/>\n"
  }

  private static let grid: String = {
    var text = ""
    for row in 0...4 { text += line(10, 60 + Double(row) * 50, 290, 60 + Double(row) * 50) }
    for x in [10.0, 100.0, 290.0] { text += line(x, 60, x, 260) }
    return text
  }()

  private static let lines: String = """
    <svg><pageSet>
    <page>
    <defs>
    <g><symbol id="glyph0"><path d="M 1 1 C 2 2 3 3 4 4 Z"/></symbol></g>
    <clipPath id="clip1"><rect x="0" y="0" width="300" height="300"/></clipPath>
    <g id="surface1" clip-path="url(#clip1)">\(line(20, 30, 200, 30))</g></defs>
    <g clip-path="url(#clip1)">\(grid)</g>
    <use xlink:href="#surface1" transform="matrix(1,0,0,1,10,10)"/>
    </page>
    <page>
    \(grid)</page>
    </pageSet></svg>
    """

  /// Lines as thin rectangles, filled; a glyph beside.
  private static let curves: String = {
    var text = "<svg><page>"
    for row in 0...4 {
      let y = 60 + row * 50
      text += "<path style=\"fill-rule:nonzero;fill-opacity:1;\" d=\"M 10 \(y) L 290 \(y) L 290 \(y).5 L 10 \(y).5 Z M 10 \(y)\"/>"
    }
    return text + "<use xlink:href=\"#glyph0\" x=\"10\" y=\"20\"/></page></svg>"
  }()

  // MARK: A file

  private static let characters = """
    /CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange
    1 beginbfrange <41> <5A> <4E00> endbfrange 2 beginbfchar <30> <0030> <2E> <FFFF> endbfchar endcmap
    """

  private static func page(_ number: Int) -> String {
    var text = "q 20 0 0 20 5 5 cm /I Do Q\n"
    for row in 0...4 { text += "20 \(60 + 50 * row) m 280 \(60 + 50 * row) l S\n" }
    for x in [20, 120, 280] { text += "\(x) 60 m \(x) 260 l S\n" }
    for row in 0..<4 { text += "BT /F 10 Tf 30 \(75 + 50 * row) Td (AB\(number)) Tj 100 0 Td [(1) -20 (2.\(row))] TJ ET\n" }
    return text
  }
}
