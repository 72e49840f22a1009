import HengDocuments

/// A page as a word processor counts it (页面), in twentieths of a point.
struct WordPage {
  let setup: PageSetup
  let width: Int
  let height: Int

  init(_ setup: PageSetup) {
    self.setup = setup
    let (short, long) = (11_906, 16_838)  // A4
    (width, height) = setup.orientation == .portrait ? (short, long) : (long, short)
  }

  static func twips(millimetres: Int) -> Int { Int((Double(millimetres) * 1440 / 25.4).rounded()) }

  var top: Int { Self.twips(millimetres: setup.top) }
  var bottom: Int { Self.twips(millimetres: setup.bottom) }
  var left: Int { Self.twips(millimetres: setup.left) }
  var right: Int { Self.twips(millimetres: setup.right) }
  var textWidth: Int { width - left - right }
  var textHeight: Int { height - top - bottom }

  /// Neither a text block of no size nor margins outside of the paper.
  func requireRoom() throws(WriterError) {
    let least = 2_000
    guard min(setup.top, setup.bottom, setup.left, setup.right) >= 0, textWidth >= least, textHeight >= least else {
      throw .pageTooSmall
    }
  }

  /// Lower edge of the foot above the edge of the paper: an official page number lies 7 mm below the text.
  func foot(_ style: Document.Style, line: Int) -> Int {
    switch style {
    case .official: max(bottom - Self.twips(millimetres: 7) - line / 2, 280)
    case .form: max((bottom - line) / 2, 280)
    }
  }

  /// How many characters of this size stand in a line, and what the grid adds to each, in 4096ths of a point: 28 and −842.
  func grid(halfPoints: Int) -> (characters: Int, space: Int) {
    let size = Double(halfPoints) / 2
    let width = Double(textWidth) / 20
    let characters = max(Int((width / (size * 0.987)).rounded()), 1)
    return (characters, Int(((width / Double(characters) - size) * 4096).rounded(.down)))
  }
}
