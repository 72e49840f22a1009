import HengDocuments
import HengValues

/// Pages of words and ruling lines, from whatever file, as a paper (版式页面).
enum PrintedPages {
  static func paper(
    _ contents: [PDFPageContent], format: Paper.Format, cautions: [PaperCaution], _ limits: ReaderLimits
  ) throws(ReaderError) -> Paper {
    var pages: [PDFPage] = []
    for content in contents {
      pages.append(PDFPage(content, limits))
      try ReaderLimits.checkTime()
    }
    let blocks = PageSequence(pages).blocks
    try ReaderLimits.checkTime()
    return Paper(format: format, pageCount: pages.count, blocks: blocks, cautions: cautions)
  }

  /// A page with fewer characters than this, under an image, is a scan: a page number or an app's stamp is no text.
  private static let fewCharacters = 20
  private static let scannedShare = 0.4
  private static let coveredShare = 0.85

  static func isScanned(_ page: PDFPageContent) -> Bool { page.characterCount < fewCharacters && page.imageShare >= scannedShare }

  /// What of a page may not have been read.
  static func cautions(on page: PDFPageContent, unread: (Int) -> String = ScanWords.unread) -> [PaperCaution] {
    let place = Place(page: page.number)
    if page.characterCount < fewCharacters {
      return isScanned(page) && !page.isRecognised ? [PaperCaution(unread(page.number), place)] : []
    }
    if PrintedText.isGarbled(page.words) {
      return [PaperCaution("第\(page.number)页的文字没有编码对照，读出来是乱码，未核查。请重新导出为 PDF 再试。", place)]
    }
    guard page.imageShare >= coveredShare else { return [] }
    return [PaperCaution("第\(page.number)页铺满图片，文字可能由识别得来，表格线也可能看不到。请对照原件核对。", place)]
  }

  /// So many lines are a drawing, in which nobody finds a table: every one of them would be held against every other.
  static func bound(_ page: inout PDFPageContent, _ limits: ReaderLimits) -> [PaperCaution] {
    let rules = page.rules
    let count = rules.count < DrawnLines.most ? rules.merged.count : rules.count
    guard count > limits.pageLines else { return [] }
    page.rules = PDFRules(downwardGlyphs: rules.downwardGlyphs)
    return [
      PaperCaution("第\(page.number)页画有 \(count) 条线，超过 \(limits.pageLines) 条，是图不是表：只读其中的文字。", Place(page: page.number))
    ]
  }
}

/// What is said of scans (扫描件).
enum ScanWords {
  static func unread(_ page: Int) -> String {
    "第\(page)页是扫描图片，没有文字，未核查。请换用由文字直接导出的 PDF，或对照原件人工核对；也可以先安装文字识别（make ocr）再试。"
  }

  /// Of a file whose pictures are not looked at.
  static func unreadPicture(_ page: Int) -> String {
    "第\(page)页是扫描图片，没有文字，未核查。请另存为 PDF 再试，或对照原件人工核对。"
  }

  /// Recognition was there and did not come to this page.
  static func late(_ page: Int) -> PaperCaution {
    PaperCaution("第\(page)页是扫描图片，没有来得及识别，未核查。请拆成几个文件再试。", Place(page: page))
  }

  static func recognised(_ page: Int) -> PaperCaution {
    PaperCaution("第\(page)页是扫描图片，文字由识别得来，其上的意见都只作疑问。请对照原件核对。", Place(page: page))
  }
}
