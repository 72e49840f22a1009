/// Pages and words from what `pdftotext -bbox-layout` prints (文字与位置).
enum WordPages {
  static func read(_ output: [UInt8], _ limits: ReaderLimits) throws(ReaderError) -> [PDFPageContent] {
    let result: Result<[PDFPageContent], ReaderError> = output.withUnsafeBytes { buffer in
      do throws(ReaderError) { return .success(try read(buffer, limits)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private static func read(_ buffer: UnsafeRawBufferPointer, _ limits: ReaderLimits) throws(ReaderError) -> [PDFPageContent] {
    var scanner = MarkupScanner(buffer)
    var pages: [PDFPageContent] = []
    var count = 0
    while let tag = scanner.next() {
      if tag.isClosing { continue }
      if scanner.isNamed(tag, "page") {
        try ReaderLimits.checkTime()
        let size = numbers(["width", "height"], tag, scanner) ?? [595, 842]
        pages.append(PDFPageContent(number: pages.count + 1, width: size[0], height: size[1]))
      } else if scanner.isNamed(tag, "word"), !pages.isEmpty, let word = word(tag, scanner) {
        count += 1
        pages[pages.count - 1].words.append(word)
        guard pages[pages.count - 1].words.count <= limits.pageWords else {
          throw .tooLarge(what: "第\(pages.count)页的文字", limit: "\(limits.pageWords) 处")
        }
        guard count <= limits.paperWords else { throw .tooLarge(what: "各页的文字合计", limit: "\(limits.paperWords) 处") }
      }
    }
    return pages
  }

  private static func word(_ tag: MarkupScanner.Tag, _ scanner: MarkupScanner) -> PDFWord? {
    guard let box = numbers(["xMin", "yMin", "xMax", "yMax"], tag, scanner) else { return nil }
    let text = PrintedText.cleaned(unescaped(scanner.string(scanner.text())))
    guard !text.isEmpty else { return nil }
    return PDFWord(text: text, box: PDFBox(x0: box[0], y0: box[1], x1: box[2], y1: box[3]))
  }

  private static func numbers(_ names: [StaticString], _ tag: MarkupScanner.Tag, _ scanner: MarkupScanner) -> [Double]? {
    var values: [Double] = []
    for name in names {
      guard let range = scanner.attribute(name, of: tag), let value = scanner.numbers(range)?.first else { return nil }
      values.append(value)
    }
    return values
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&"), let end = rest[mark...].firstIndex(of: ";") {
      result += rest[..<mark]
      switch rest[mark...end] {
      case "&lt;": result += "<"
      case "&gt;": result += ">"
      case "&quot;": result += "\""
      case "&apos;", "&#39;": result += "'"
      case "&amp;": result += "&"
      default: result += rest[mark...end]
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
