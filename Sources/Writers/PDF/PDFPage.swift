import HengDocuments

/// What stands on one page before it is drawn (版面), in points from the upper left corner.
struct PDFPage {
  enum Kind {
    case body
    case cover
    /// Of the contents block at this index; one such page stands for as many as the contents take.
    case contents(block: Int)
  }

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

  /// A stretch that leads to the heading or table of a block.
  struct Link {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var block: Int
  }

  /// Where a link to a block leads.
  struct Anchor {
    var block: Int
    var y: Double
  }

  /// Size, orientation and margins of this page.
  var setup: PageSetup
  var kind = Kind.body
  var texts: [Text] = []
  var rules: [Rule] = []
  var bookmarks: [Bookmark] = []
  var links: [Link] = []
  var anchors: [Anchor] = []

  init(_ setup: PageSetup) { self.setup = setup }

  var left: Double { Typography.points(setup.left) }
  var top: Double { Typography.points(setup.top) }
  var bottom: Double { setup.size.height - Typography.points(setup.bottom) }
}
