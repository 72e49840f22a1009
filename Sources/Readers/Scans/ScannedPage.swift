/// A recognised picture (识别结果): words with boxes and confidence, and ruling lines, in pixels of the picture turned upright.
struct ScannedPage {
  struct Word: Hashable {
    var text: String
    var confidence: Double
    var box: PDFBox
  }

  var width: Double
  var height: Double
  var words: [Word] = []
  var rules = PDFRules()
  /// Ink that could not be read.
  var marks: [PDFBox] = []

  /// The pages that `recognise.py` printed; nil stands for a picture that it could not open. What breaks off is left out.
  static func read(_ output: [UInt8], _ limits: ReaderLimits) throws(ReaderError) -> [ScannedPage?] {
    var pages: [ScannedPage?] = []
    var open: ScannedPage?
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      func number(_ index: Int) -> Double? {
        guard index < fields.count, let value = Double(String(decoding: fields[index], as: UTF8.self)), value.isFinite, abs(value) < 1e6
        else { return nil }
        return value
      }
      switch String(decoding: fields[0], as: UTF8.self) {
      case "page":
        guard let width = number(1), let height = number(2), width > 0, height > 0 else { continue }
        open = ScannedPage(width: width, height: height)
      case "word":
        guard open != nil, fields.count >= 7, let sure = number(1), let x0 = number(2), let y0 = number(3), let x1 = number(4),
          let y1 = number(5),
          x1 > x0, y1 > y0
        else { continue }
        let text = PrintedText.cleaned(String(decoding: fields[6], as: UTF8.self))
        if !text.isEmpty { open?.words.append(Word(text: text, confidence: sure, box: PDFBox(x0: x0, y0: y0, x1: x1, y1: y1))) }
        guard open?.words.count ?? 0 <= limits.pageWords else { throw .tooLarge(what: "一页的文字", limit: "\(limits.pageWords) 处") }
      case "mark":
        guard open != nil, let x0 = number(1), let y0 = number(2), let x1 = number(3), let y1 = number(4), x1 > x0, y1 > y0 else {
          continue
        }
        if open?.marks.count ?? 0 < limits.pageLines { open?.marks.append(PDFBox(x0: x0, y0: y0, x1: x1, y1: y1)) }
      case "across", "down":
        guard let at = number(1), let from = number(2), let to = number(3), to > from, open?.rules.count ?? 0 < limits.pageLines else {
          continue
        }
        let rule = PDFRule(at: at, from: from, to: to)
        if fields[0].first == UInt8(ascii: "a") { open?.rules.horizontal.append(rule) } else { open?.rules.vertical.append(rule) }
      case "end":
        if let done = open { pages.append(done) }
        open = nil
      case "unreadable": pages.append(nil)
      default: continue
      }
    }
    return pages
  }

  /// In points, on a page of this width.
  func scaled(toWidth points: Double) -> ScannedPage {
    let factor = points / width
    var page = self
    (page.width, page.height) = (points, height * factor)
    func scaled(_ box: PDFBox) -> PDFBox { PDFBox(x0: box.x0 * factor, y0: box.y0 * factor, x1: box.x1 * factor, y1: box.y1 * factor) }
    for index in words.indices { page.words[index].box = scaled(words[index].box) }
    page.marks = marks.map(scaled)
    func scaled(_ rule: PDFRule) -> PDFRule { PDFRule(at: rule.at * factor, from: rule.from * factor, to: rule.to * factor) }
    page.rules = PDFRules(horizontal: rules.horizontal.map(scaled), vertical: rules.vertical.map(scaled))
    return page
  }
}
