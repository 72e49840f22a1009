import HengDocuments
import HengValues

/// A stream of paragraphs and tables (文字流): the body, a table cell, a text box or a note. Flows lie in one another.
struct StoryFlow {
  enum Kind: Hashable { case body, cell, box, note(Int) }

  struct Paragraph {
    var number: Int
    var words: [UInt8] = []
    var style: String
    var list: Int?
    var level: Int?
    /// The automatic number, once it has been counted.
    var prefix: String?
    /// The paragraph's end is a deleted revision: its words read on in the next paragraph.
    var isEndDeleted = false
    /// Text boxes that hang on this paragraph.
    var boxes: [PaperBlock] = []
  }

  /// The look of the words that come next.
  struct Run {
    var isHidden = false
    var font: String?
    var script = ""
  }

  var kind: Kind
  var blocks: [PaperBlock] = []
  var paragraph: Paragraph?
  var run: Run?
  var table: WordTable?
  /// Words of a paragraph whose end was deleted, and its number.
  private var carried: (words: [UInt8], number: Int)?

  init(_ kind: Kind) { self.kind = kind }

  /// Ends the open paragraph: its lines, then its text boxes. Returns the number of lines.
  mutating func endParagraph() -> Int {
    guard let ended = paragraph else { return 0 }
    paragraph = nil
    var (words, number) = carried ?? ([], ended.number)
    carried = nil
    words.append(contentsOf: ended.words)
    if ended.isEndDeleted {
      carried = (words, number)
      blocks += ended.boxes
      return 0
    }
    if let prefix = ended.prefix, !prefix.isEmpty { words = Array(prefix.utf8) + words }
    let place = Place(line: number, endLine: ended.number)
    let lines = words.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    blocks += lines.map { .line(PaperLine(String(decoding: $0, as: UTF8.self), place)) }
    blocks += ended.boxes
    return lines.count
  }

  /// What is left when the flow ends.
  mutating func end() {
    guard let rest = carried else { return }
    carried = nil
    blocks.append(.line(PaperLine(String(decoding: rest.words, as: UTF8.self), Place(line: rest.number, endLine: rest.number))))
  }
}
