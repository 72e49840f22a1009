/// A small OFD file from words and ruling lines (GB/T 33190), in points; written as the standard says, in several of the ways that it allows.
package struct OFDFile {
  package struct Word {
    package var text: String
    package var x0, y0, x1, y1: Double

    package init(_ text: String, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
      (self.text, self.x0, self.y0, self.x1, self.y1) = (text, x0, y0, x1, y1)
    }
  }

  package struct Line {
    package var x0, y0, x1, y1: Double

    package init(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) { (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1) }
  }

  package struct Page {
    package var width: Double
    package var height: Double
    package var words: [Word] = []
    package var lines: [Line] = []

    package init(width: Double, height: Double, words: [Word] = [], lines: [Line] = []) {
      (self.width, self.height, self.words, self.lines) = (width, height, words, lines)
    }
  }

  /// By name.
  package var parts: [String: String] = [:]

  /// Lines of the first page stand in a template.
  package init(_ pages: [Page]) {
    let first = pages.first ?? Page(width: 595, height: 842)
    parts["OFD.xml"] = Self.xml(
      "<ofd:OFD \(Self.space) DocType=\"OFD\" Version=\"1.0\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>"
        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
    let list = pages.indices.map { "<ofd:Page ID=\"\($0 + 10)\" BaseLoc=\"Pages/Page_\($0)/Content.xml\"/>" }
    parts["Doc_0/Document.xml"] = Self.xml(
      "<ofd:Document \(Self.space)><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 "
        + "\(Self.number(first.width)) \(Self.number(first.height))</ofd:PhysicalBox></ofd:PageArea>"
        + "<ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData>"
        + "<ofd:Pages>\(list.joined())</ofd:Pages></ofd:Document>")
    parts["Doc_0/Tpls/Tpl_0/Content.xml"] = Self.content(first.lines.enumerated().map(Self.path).joined(), area: "")
    for (index, page) in pages.enumerated() {
      let box = "<ofd:Area><ofd:PhysicalBox>0 0 \(Self.number(page.width)) \(Self.number(page.height))</ofd:PhysicalBox></ofd:Area>"
      let template = index == 0 ? "<ofd:Template TemplateID=\"2\" ZOrder=\"Background\"/>" : ""
      let lines = index == 0 ? "" : page.lines.enumerated().map(Self.path).joined()
      parts["Doc_0/Pages/Page_\(index)/Content.xml"] = Self.content(
        lines + page.words.enumerated().map(Self.text).joined(), area: template + box)
    }
  }

  package var packed: [UInt8] { StoredZip.pack(parts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) }) }

  private static let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
  private static func xml(_ text: String) -> String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(text)" }

  private static func content(_ objects: String, area: String) -> String {
    xml("<ofd:Page \(space)>\(area)<ofd:Content><ofd:Layer ID=\"3\" Type=\"Body\">\(objects)</ofd:Layer></ofd:Content></ofd:Page>")
  }

  /// Millimetres.
  private static func number(_ points: Double) -> String {
    let rounded = (points * 25.4 / 72 * 1e6).rounded() / 1e6
    return "\(rounded)"
  }

  /// Strokes and thin filled rectangles take turns.
  private static func path(_ index: Int, _ line: Line) -> String {
    let (width, height) = (abs(line.x1 - line.x0), abs(line.y1 - line.y0))
    let (x, y) = (min(line.x0, line.x1), min(line.y0, line.y1))
    let box = "Boundary=\"\(number(x)) \(number(y)) \(number(max(width, 0.5))) \(number(max(height, 0.5)))\""
    if index.isMultiple(of: 2) {
      return
        "<ofd:PathObject ID=\"\(1_000 + index)\" \(box) LineWidth=\"0.2\"><ofd:AbbreviatedData>M 0 0 L \(number(width)) \(number(height))"
        + "</ofd:AbbreviatedData></ofd:PathObject>"
    }
    let (right, down) = (number(max(width, 0.4)), number(max(height, 0.4)))
    return
      "<ofd:PathObject ID=\"\(1_000 + index)\" \(box) Stroke=\"false\" Fill=\"true\"><ofd:AbbreviatedData>M 0 0 L \(right) 0 L \(right) \(down) "
      + "L 0 \(down) C</ofd:AbbreviatedData></ofd:PathObject>"
  }

  /// Size and matrix, repeats and single steps take turns.
  private static func text(_ index: Int, _ word: Word) -> String {
    let size = word.y1 - word.y0
    let scalars = Array(word.text.unicodeScalars)
    let shares = scalars.map { $0.value > 0x2E7F ? 1.0 : 0.5 }
    let unit = (word.x1 - word.x0) / max(shares.reduce(0, +), 0.5)
    let steps = shares.dropLast().map { number($0 * unit) }
    let isEven = Set(steps).count == 1
    let delta = isEven ? "g \(steps.count) \(steps[0])" : steps.joined(separator: " ")
    let box = "Boundary=\"\(number(word.x0)) \(number(word.y0)) \(number(word.x1 - word.x0)) \(number(size))\""
    let half = index.isMultiple(of: 3)
    // A matrix that doubles a text of half the size.
    let shape = half ? "Size=\"\(number(size / 2))\" CTM=\"2 0 0 2 0 0\"" : "Size=\"\(number(size))\""
    let run = half ? steps.map { number((Double($0) ?? 0) / 2 * 72 / 25.4) }.joined(separator: " ") : delta
    let y = number(0.86 * size / (half ? 2 : 1))
    return "<ofd:TextObject ID=\"\(5_000 + index)\" \(box) Font=\"4\" \(shape) HScale=\"\(unit / size)\"><ofd:TextCode X=\"0\" Y=\"\(y)\""
      + (steps.isEmpty ? "" : " DeltaX=\"\(run)\"") + ">\(escaped(word.text))</ofd:TextCode></ofd:TextObject>"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for sign in text {
      switch sign {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(sign)
      }
    }
    return escaped
  }
}
