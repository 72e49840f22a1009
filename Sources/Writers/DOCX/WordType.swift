import HengDocuments

/// The faces of an official paper (字体), by their Chinese names; a machine without them takes the alternative.
enum WordFace: String, CaseIterable {
  case fangsong = "仿宋_GB2312"
  case kai = "楷体_GB2312"
  case hei = "黑体"
  case xiaobiaosong = "方正小标宋简体"
  case song = "宋体"

  static let latin = "Times New Roman"

  var alternative: String {
    switch self {
    case .fangsong: "仿宋"
    case .kai: "楷体"
    case .hei: "SimHei"
    case .xiaobiaosong: "华文中宋"
    case .song: "SimSun"
    }
  }

  var isSerif: Bool { self != .hei }
}

/// A paragraph style of a word processor with its measures (段落样式): lengths in twentieths of a point, type in half points.
struct WordType {
  enum Alignment: String { case both, left, center, right }

  /// Name in the file; the built-in styles of a word processor have fixed ones.
  var id: String
  var name: String
  var face: WordFace
  var latin = WordFace.latin
  var halfPoints: Int
  /// Exact distance of lines, so that every machine breaks pages at the same lines whatever fonts it has.
  var line: Int
  var before = 0
  var after = 0
  var alignment = Alignment.left
  /// First-line indent in characters.
  var indent = 0
  /// Of the whole paragraph from the left and from the right, in characters.
  var left = 0
  var right = 0
  var isBold = false
  /// 1…4 for headings.
  var level: Int?
  var keepsWithNext = false
  /// Taken from the width of each character: 16 points less a quarter are 28 to a line of 156 mm.
  ///
  /// The grid of the section says the same, but some word processors give a character that is wider than its grid two places.
  var tightening = 0
  /// No space between two paragraphs of this style.
  var joins = false

  var size: Double { Double(halfPoints) / 2 }

  /// Width of a Chinese character in points.
  var pitch: Double { size - Double(tightening) / 20 }
}

/// The styles of one kind of paper.
struct WordTypes {
  var body: WordType
  var text: WordType
  var headings: [WordType]
  var title: WordType
  var cover: WordType
  var contentsTitle: WordType
  var contents: [WordType]
  var signature: WordType
  /// Of a sheet that begins a page, and of one that stands in the text.
  var sheetTitle: WordType
  var inlineTitle: WordType
  var sheetSubtitle: WordType
  var caption: WordType
  var note: WordType
  var foot: WordType
  /// The paragraph that a word processor needs between two tables and behind the last one: a point high.
  var joint: WordType

  var all: [WordType] {
    [body, text] + headings + [title, cover, contentsTitle] + contents
      + [signature, sheetTitle, inlineTitle, sheetSubtitle, caption, note, foot, joint]
  }

  func heading(_ level: Int) -> WordType { headings[min(max(level, 1), headings.count) - 1] }
  func contents(_ level: Int) -> WordType { contents[min(max(level, 1), contents.count) - 1] }

  /// Text of a table in this many half points.
  static func cell(_ halfPoints: Int) -> WordType {
    WordType(id: "Cell\(halfPoints)", name: "表格文字 \(halfPoints)", face: .song, halfPoints: halfPoints, line: halfPoints * 13)
  }
}

extension WordTypes {
  init(_ style: Document.Style) {
    switch style {
    case .official: self = .official
    case .form: self = .form
    }
  }
}
