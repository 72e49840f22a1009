/// A run of characters with the place of each (文字对象): `TextCode` of a `TextObject`.
struct OFDText {
  var transform: OFDTransform
  /// Height of a character in millimetres, and how much narrower it is set.
  var size: Double
  var horizontalScale: Double
  var x: Double
  var y: Double
  var deltaX: [Double]
  var deltaY: [Double]

  /// Words without a gap between their characters. `downward`: characters that follow below their forerunner, less those above it.
  func words(_ text: String) -> (words: [PDFWord], downward: Int) {
    var words: [PDFWord] = []
    var open: PDFWord?
    var downward = 0
    var (x, y) = (self.x, self.y)
    /// Where the next character of the word would stand.
    var expected: (x: Double, y: Double)?
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let width = Self.width(scalar) * size * horizontalScale
      if let expected, abs(x - expected.x) > 0.35 * size || abs(y - expected.y) > 0.3 * size { Self.close(&open, &words) }
      if scalar.properties.isWhitespace {
        Self.close(&open, &words)
      } else {
        // Ascent and descent as most fonts of 汉字 have them.
        let box = transform.box(x, y - 0.86 * size, x + width, y + 0.14 * size)
        open = PDFWord(text: (open?.text ?? "") + String(scalar), box: open?.box.union(box) ?? box)
      }
      let step = Self.step(deltaX, index) ?? (deltaY.isEmpty ? width : 0), down = Self.step(deltaY, index) ?? 0
      let (from, to) = (transform.point(x, y), transform.point(x + step, y + down))
      if abs(to.x - from.x) < 0.5, abs(to.y - from.y) > 0.5 { downward += to.y > from.y ? 1 : -1 }
      (x, y) = (x + step, y + down)
      expected = (x - step + width, y - down)
    }
    Self.close(&open, &words)
    return (words, downward)
  }

  private static func close(_ word: inout PDFWord?, _ words: inout [PDFWord]) {
    if var done = word {
      done.text = PrintedText.cleaned(done.text)
      if !done.text.isEmpty { words.append(done) }
    }
    word = nil
  }

  /// The last step goes on where there are fewer than characters.
  private static func step(_ steps: [Double], _ index: Int) -> Double? { steps.isEmpty ? nil : steps[min(index, steps.count - 1)] }

  /// As a share of the height.
  private static func width(_ scalar: Unicode.Scalar) -> Double { PrintedText.isWide(scalar) ? 1 : 0.5 }
}
