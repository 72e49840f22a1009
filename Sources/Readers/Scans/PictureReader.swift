package import HengDocuments
import HengValues

/// Reads a picture of a page (图片) by recognition; without it the picture is named and not read.
package enum PictureReader {
  package static func read(
    _ bytes: [UInt8], limits: ReaderLimits = .standard, scans: ScanTools = .installed
  ) throws(ReaderError) -> Paper {
    guard bytes.count <= limits.fileSize else { throw .tooLarge(what: "文件", limit: "\(limits.fileSize >> 20) MB") }
    guard let recognition = ScanRecognition(scans, limits) else {
      throw .unreadableKind(
        "图片，没有文字", advice: "请提供有文字的原件（PDF、docx、xlsx 或文本）；或先安装文字识别（在源代码文件夹执行 make ocr）再试。")
    }
    let time = ScanTime(pages: 1, limits)
    defer { _ = time.giveBack() }
    let pages = try recognition.pages([bytes], resolution: 0, until: time.end).prefix(limits.scannedPages)
    var contents: [PDFPageContent] = []
    var cautions: [PaperCaution] = []
    for page in pages {
      guard let page else { throw .damaged(part: "图片", reason: "打不开，或像素太多") }
      // The longer side is taken for that of A4: nothing else is known of a picture's size.
      let scaled = page.scaled(toWidth: page.width >= page.height ? 842 : 842 * page.width / page.height)
      let number = contents.count + 1
      contents.append(scaled.content(number: number))
      cautions.append(ScanWords.recognised(number))
      cautions += scaled.cautions(number: number)
    }
    guard !contents.isEmpty else { throw .tookTooLong(seconds: limits.scanSeconds) }
    var paper = try PrintedPages.paper(contents, format: .picture, cautions: cautions, limits)
    paper.recognisedPages = Set(contents.map(\.number))
    return paper
  }
}
