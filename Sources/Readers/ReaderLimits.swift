import HengValues

/// What a reader accepts at most (读取上限). Whatever is declared is checked before it is unpacked, and counted again while it is.
/// How long reading may take stands in `WorkBudget.current`.
package struct ReaderLimits: Sendable {
  /// Bytes of the file.
  package var fileSize = 50 << 20
  /// Bytes of all parts together, unpacked.
  package var unpackedSize = 1 << 30
  /// Unpacked ÷ packed, once a file unpacks to more than `freeSize`.
  package var ratio = 200
  package var freeSize = 10 << 20
  package var parts = 10_000
  /// Files of an archive of papers, those of archives inside it too.
  package var archiveFiles = 500
  /// Excel's own limits; a text may have as many lines, a word-processor document as many paragraphs.
  package var rows = 1_048_576
  package var columns = 16_384
  /// Shared strings, and their bytes together; also the bytes of all words of a word-processor document.
  package var sharedStrings = 10_000_000
  package var sharedBytes = 96 << 20
  /// Bytes of all that cells show together: a text that cells share counts for each of them.
  package var shownBytes = 128 << 20
  /// Bytes of one cell's words; Excel's own limit is 32,767 characters.
  package var cellBytes = 128 << 10
  /// Cell styles; Excel's own limit is a little lower.
  package var styles = 65_536
  /// Bytes of one number format, of which Excel takes 255 characters, and of all together.
  package var formatBytes = 1_000
  package var allFormatBytes = 1 << 20
  /// Places of one table, rows × columns; also cells with words and merges of one worksheet.
  package var places = 2_000_000
  /// Merges of one worksheet.
  package var merges = 200_000
  /// Places of all worksheets of a workbook together.
  package var workbookPlaces = 6_000_000
  /// Bytes of one token of XML (a tag with its attributes), of one cell's words, of one line of a text.
  package var token = 1 << 20
  /// Pages of a PDF; words of one page and of all; ruling lines of one page, pieces of a line put together.
  package var pages = 2_000
  package var pageWords = 20_000
  package var paperWords = 400_000
  package var pageLines = 3_000
  /// Seconds for the programs that take a PDF apart, together.
  package var seconds = 60
  /// Bytes that one such program may print, and bytes of memory that it may take.
  package var toolOutput = 96 << 20
  package var toolMemory = 768 << 20
  /// Seconds and bytes of address space for LibreOffice.
  package var officeSeconds = 40
  /// Scanned pages of a file that are recognised, seconds for each and for all of them together, bytes of address space.
  package var scannedPages = 40
  package var scanSeconds = 30
  package var allScanSeconds = 600
  package var scanMemory = 3 << 30
  package var officeMemory = 3 << 30

  package init() {}

  /// What our own workbooks and ledgers may hold.
  package static let standard = ReaderLimits()

  /// What a paper of strangers may hold: many times the thickest volume of a county's year end, and little enough to be weighed in seconds.
  package static let paper: ReaderLimits = {
    var limits = ReaderLimits()
    limits.unpackedSize = 256 << 20
    limits.rows = 200_000
    limits.sharedStrings = 1_000_000
    limits.sharedBytes = 32 << 20
    limits.shownBytes = 32 << 20
    limits.places = 400_000
    limits.workbookPlaces = 400_000
    limits.merges = 50_000
    limits.seconds = 12
    limits.toolOutput = 64 << 20
    return limits
  }()

  /// What a list that is handed over row by row may hold: a full worksheet of a dozen columns. Nothing is kept of its rows.
  package static let bulk: ReaderLimits = {
    var limits = ReaderLimits()
    limits.fileSize = 200 << 20
    limits.places = 16 << 20
    limits.shownBytes = 1 << 30
    return limits
  }()

  /// Throws once the time for the work is over, or somebody has stopped it.
  static func checkTime() throws(ReaderError) {
    let budget = WorkBudget.current
    switch budget.ending {
    case nil: return
    case .time: throw .tookTooLong(seconds: budget.seconds)
    case .cancelled: throw .stopped
    case .memory: throw .tookTooMuch
    }
  }
}
