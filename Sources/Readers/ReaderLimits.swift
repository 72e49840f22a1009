/// What a reader accepts at most (读取上限). Whatever is declared is checked before it is unpacked, and counted again while it is.
package struct ReaderLimits: Sendable {
  /// Bytes of the file.
  package var fileSize = 50 << 20
  /// Bytes of all parts together, unpacked.
  package var unpackedSize = 1 << 30
  /// Unpacked ÷ packed, once a file unpacks to more than `freeSize`.
  package var ratio = 200
  package var freeSize = 10 << 20
  package var parts = 10_000
  /// Excel's own limits; a text may have as many lines, a word-processor document as many paragraphs.
  package var rows = 1_048_576
  package var columns = 16_384
  /// Shared strings, and their bytes together; also the bytes of all words of a word-processor document.
  package var sharedStrings = 10_000_000
  package var sharedBytes = 256 << 20
  /// Cell styles; Excel's own limit is a little lower.
  package var styles = 65_536
  /// Places of one table, rows × columns; also cells with words and merges of one worksheet.
  package var places = 2_000_000
  /// Places of all worksheets of a workbook together.
  package var workbookPlaces = 6_000_000
  /// Bytes of one token of XML (a tag with its attributes), of one cell's words, of one line of a text.
  package var token = 1 << 20
  /// Pages of a PDF.
  package var pages = 2_000
  /// Seconds for the programs that take a PDF apart, together.
  package var seconds = 60
  /// Bytes that one such program may print, and bytes of memory that it may take.
  package var toolOutput = 256 << 20
  package var toolMemory = 1 << 30

  package init() {}

  package static let standard = ReaderLimits()
}
