import HengDocuments
import HengValues

/// What poppler says of a file, page by page, and what it could not say.
struct PDFSource: ~Copyable {
  private(set) var pages: [PDFPageContent] = []
  private(set) var cautions: [PaperCaution] = []
  private var toolbox: PDFToolbox
  private let limits: ReaderLimits

  init(toolbox: consuming PDFToolbox, limits: ReaderLimits) {
    self.toolbox = toolbox
    self.limits = limits
  }

  // MARK: Words and images

  mutating func readWords() throws(ReaderError) {
    let last = "\(limits.pages + 1)"
    let runs = try toolbox.run([
      ["pdftotext", "-bbox-layout", "-cropbox", "-l", last, PDFToolbox.input, "-"],
      ["pdfimages", "-list", "-l", last, PDFToolbox.input],
    ])
    guard runs.count == 2 else { return }
    try refuse(runs[0])
    pages = try WordPages.read(runs[0].output, limits)
    guard !pages.isEmpty else { throw .damaged(part: "页面", reason: "一页也读不出") }
    guard pages.count <= limits.pages else { throw .tooLarge(what: "页数", limit: "\(limits.pages) 页") }
    if runs[1].ending == .exited(0) { PageImages.add(runs[1].output, to: &pages) }
    note(complaints: runs[0].text)
  }

  private func refuse(_ run: ChildProcess) throws(ReaderError) {
    switch run.ending {
    case .exited(0): return
    case .exited(126), .exited(127): throw .missingTool("pdftotext", package: "poppler-utils")
    case .stopped(.output): throw .tooLarge(what: "文字", limit: "\(limits.toolOutput >> 20) MB")
    case .stopped(.timeout): throw .tookTooLong(seconds: limits.seconds)
    case .signalled: throw .damaged(part: "页面", reason: "读到中途出错")
    default: throw run.text.holds("Incorrect password") ? .encrypted : .damaged(part: "文件目录", reason: "找不到页面")
    }
  }

  private mutating func note(complaints: String) {
    if complaints.holds("Missing language pack") {
      cautions.append(
        PaperCaution("缺少中文字符对照表，部分文字可能没有读出。请安装软件包 poppler-data（apt-get install poppler-data）后再试。"))
    }
    if complaints.holds("Syntax Error") {
      cautions.append(PaperCaution("文件有损坏之处，可能没有读全。请对照原件核对，或重新导出后再试。"))
    }
  }

  private mutating func notePages() { for page in pages { cautions += PrintedPages.cautions(on: page) } }

  // MARK: Scanned pages

  /// Dots an inch at which scanned pages are drawn for recognition.
  private static let resolution = 250

  /// The words and lines of scanned pages, where recognition is installed.
  mutating func readScans(_ tools: ScanTools) throws(ReaderError) {
    let scanned = pages.filter { PrintedPages.isScanned($0) }.map(\.number)
    if !scanned.isEmpty, let recognition = ScanRecognition(tools, limits) {
      let numbers = Array(scanned.prefix(limits.scannedPages))
      let time = ScanTime(pages: numbers.count, limits)
      toolbox.postpone(time.bound)
      let read = try recognition.pages(try pictures(of: numbers), resolution: Self.resolution, until: time.end)
      toolbox.postpone(time.giveBack())
      for (position, number) in scanned.enumerated() {
        pages[number - 1].isRecognised = true
        guard position < read.count, let page = read[position] else {
          cautions.append(ScanWords.late(number))
          continue
        }
        let scaled = page.scaled(toWidth: pages[number - 1].width)
        pages[number - 1] = scaled.content(number: number)
        cautions.append(ScanWords.recognised(number))
        cautions += scaled.cautions(number: number)
      }
    }
    notePages()
  }

  /// Each page drawn grey; one that cannot be drawn is an empty picture, which recognition tells.
  private func pictures(of numbers: [Int]) throws(ReaderError) -> [[UInt8]] {
    var pictures: [[UInt8]] = []
    for number in numbers {
      let page = ["-f", "\(number)", "-l", "\(number)", PDFToolbox.input, "-"]
      let command = ["pdftocairo", "-png", "-gray", "-cropbox", "-singlefile", "-r", "\(Self.resolution)"] + page
      let runs = try toolbox.run([command], seconds: Self.secondsForImages)
      pictures.append(runs.first?.ending == .exited(0) ? runs[0].output : [])
    }
    return pictures
  }

  // MARK: Ruling lines

  private static let mostPagesAtOnce = 16
  private static let secondsForImages = 10
  /// Points that the largest page of any PDF measures: cairo leaves out what lies beyond the paper, which else is the first page's.
  private static let paper = "14400"

  /// Two runs at a time, so that both processors work. Pages full of images come last and may fail: poppler packs each image anew.
  mutating func readLines() throws(ReaderError) {
    let (light, heavy) = pages.reduce(into: ([Int](), [Int]())) { split, page in
      guard !page.words.isEmpty, !page.isRecognised else { return }
      if page.imageShare < 0.5 { split.0.append(page.number) } else { split.1.append(page.number) }
    }
    let size = min(max((light.count + 1) / 2, 1), Self.mostPagesAtOnce)
    for pair in Self.pairs(Self.ranges(light, atMost: size)) { try readLines(pair, seconds: nil) }
    for pair in Self.pairs(Self.ranges(heavy, atMost: 1)) { try readLines(pair, seconds: Self.secondsForImages) }
  }

  /// Neighbouring pages, at most so many together.
  static func ranges(_ numbers: [Int], atMost size: Int) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound == number - 1, last.count < size {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges
  }

  private static func pairs(_ ranges: [ClosedRange<Int>]) -> [[ClosedRange<Int>]] {
    stride(from: 0, to: ranges.count, by: 2).map { Array(ranges[$0..<min($0 + 2, ranges.count)]) }
  }

  private mutating func readLines(_ ranges: [ClosedRange<Int>], seconds: Int?) throws(ReaderError) {
    let runs = try toolbox.run(
      ranges.map { range in
        [
          "pdftocairo", "-svg", "-noshrink", "-nocenter", "-paperw", Self.paper, "-paperh", Self.paper, "-f", "\(range.lowerBound)", "-l",
          "\(range.upperBound)", PDFToolbox.input, "-",
        ]
      }, seconds: seconds)
    for (range, run) in zip(ranges, runs) {
      let turned = range.filter { PageTurn.isTurned(pages[$0 - 1].words) }.map { $0 - range.lowerBound }
      let drawn = run.ending == .exited(0) ? DrawnLines.read(run.output, turned: Set(turned)) : []
      guard drawn.count == range.count else {
        noteNoLines(range)
        continue
      }
      for (number, rules) in zip(range, drawn) { take(rules, ofPage: number) }
      try ReaderLimits.checkTime()
    }
  }

  private mutating func take(_ rules: PDFRules, ofPage number: Int) {
    pages[number - 1].rules = rules
    cautions += PrintedPages.bound(&pages[number - 1], limits)
  }

  private mutating func noteNoLines(_ range: ClosedRange<Int>) {
    let pages = range.count == 1 ? "第\(range.lowerBound)页" : "第\(range.lowerBound)—\(range.upperBound)页"
    cautions.append(
      PaperCaution("\(pages)的表格线没有读出，其中的表格只按文字行读入，可能没有核查。请对照原件核对。", Place(page: range.lowerBound)))
  }
}

/// Images of pages from what `pdfimages -list` prints (图片).
enum PageImages {
  /// `page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio`
  static func add(_ output: [UInt8], to pages: inout [PDFPageContent]) {
    for line in output.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 14, let page = Int(fields[0]), page > 0, pages.indices.contains(page - 1), fields[2] != "smask",
        fields[2] != "mask"
      else { continue }
      guard let width = Double(fields[3]), let height = Double(fields[4]), let across = Double(fields[fields.count - 4]),
        let down = Double(fields[fields.count - 3]), across > 0, down > 0
      else { continue }
      pages[page - 1].imageArea += width / across * 72 * (height / down * 72)
    }
  }
}

extension PrintedText {
  /// Much of the text stands in private or missing characters.
  static func isGarbled(_ words: [PDFWord]) -> Bool {
    var (all, strange) = (0, 0)
    for word in words {
      for scalar in word.text.unicodeScalars {
        all += 1
        if scalar.value == 0xFFFD || 0xE000...0xF8FF ~= scalar.value || 0xF0000...0x10FFFF ~= scalar.value { strange += 1 }
      }
    }
    return strange * 4 > all
  }
}
