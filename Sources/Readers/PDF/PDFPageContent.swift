/// A box on a page in points from its upper left corner (位置框).
struct PDFBox: Hashable {
  var x0: Double
  var y0: Double
  var x1: Double
  var y1: Double

  var width: Double { x1 - x0 }
  var height: Double { y1 - y0 }
  var middleX: Double { (x0 + x1) / 2 }
  var middleY: Double { (y0 + y1) / 2 }

  func union(_ other: PDFBox) -> PDFBox {
    PDFBox(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
  }

  func intersection(_ other: PDFBox) -> PDFBox {
    PDFBox(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
  }

  /// How much of the height of the lower of the two they share.
  func sharedHeight(_ other: PDFBox) -> Double {
    let shared = min(y1, other.y1) - max(y0, other.y0)
    return shared / max(min(height, other.height), 0.1)
  }

  func contains(x: Double, y: Double) -> Bool { x0 <= x && x < x1 && y0 <= y && y < y1 }

  /// `[x0, y0, x1, y1]` rounded outward.
  var place: [Int] { [Int(x0.rounded(.down)), Int(y0.rounded(.down)), Int(x1.rounded(.up)), Int(y1.rounded(.up))] }
}

/// Characters without a gap between them, with their box.
struct PDFWord: Hashable {
  var text: String
  var box: PDFBox
}

/// A ruling line (表格线): horizontal at a height, or vertical at a distance from the left, from one end to the other.
struct PDFRule: Hashable {
  var at: Double
  var from: Double
  var to: Double
}

/// The ruling lines of a page or a part of it.
struct PDFRules: Hashable {
  var horizontal: [PDFRule] = []
  var vertical: [PDFRule] = []
  /// Of a page whose text stands on its side: glyphs that follow below their forerunner, less those above it.
  var downwardGlyphs = 0

  var count: Int { horizontal.count + vertical.count }
}

/// What a page holds: words and ruling lines.
struct PDFPageContent {
  var number: Int
  var width: Double
  var height: Double
  var words: [PDFWord] = []
  var rules = PDFRules()
  /// Points² that images cover.
  var imageArea = 0.0
  /// Its words were recognised in a picture of it.
  var isRecognised = false

  /// Characters of all words.
  var characterCount: Int { words.reduce(0) { $0 + $1.text.unicodeScalars.count } }
  var imageShare: Double { imageArea / max(width * height, 1) }
}
