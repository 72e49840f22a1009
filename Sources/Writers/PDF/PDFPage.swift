/// What stands on one page before it is drawn (版面), in points from the upper left corner.
struct PDFPage {
  struct Text {
    var text: SetText
    var lines: Range<Int>
    /// Left edge of the text's column and top of its first drawn line.
    var x: Double
    var y: Double
  }

  struct Rule {
    var x0: Double
    var y0: Double
    var x1: Double
    var y1: Double
  }

  /// An entry of the outline (书签); level 1 stands outermost.
  struct Bookmark {
    var level: Int
    var text: String
    var y: Double
  }

  var texts: [Text] = []
  var rules: [Rule] = []
  var bookmarks: [Bookmark] = []
}
