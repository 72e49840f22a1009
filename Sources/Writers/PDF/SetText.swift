import CPangoCairo

/// Text broken into lines, ready to be drawn whole or a few lines at a time.
final class SetText {
  /// One line: its box below the top of the text, its baseline and where it begins.
  struct Line {
    var top: Double
    var bottom: Double
    var baseline: Double
    var left: Double
    var width: Double
    var glyphs: UnsafeMutablePointer<PangoLayoutLine>
  }

  private let layout: OpaquePointer
  /// As it was set, cleaned of what cannot be printed.
  let words: String
  let lines: [Line]

  /// With a `pitch` every line is so high, its text in the middle of it.
  init(taking layout: OpaquePointer, _ words: String, inset: Double, pitch: Double) {
    self.layout = layout
    self.words = words
    var lines: [Line] = []
    let scale = Double(PANGO_SCALE)
    if let iterator = pango_layout_get_iter(layout) {
      repeat {
        guard let glyphs = pango_layout_iter_get_line_readonly(iterator) else { continue }
        var extents = PangoRectangle()
        pango_layout_iter_get_line_extents(iterator, nil, &extents)
        var (top, bottom): (Int32, Int32) = (0, 0)
        pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
        var line = Line(
          top: Double(top) / scale, bottom: Double(bottom) / scale, baseline: Double(pango_layout_iter_get_baseline(iterator)) / scale,
          left: inset + Double(extents.x) / scale, width: Double(extents.width) / scale, glyphs: glyphs)
        if pitch > 0 {
          let start = Double(lines.count) * pitch
          line.baseline += start + (pitch - line.bottom + line.top) / 2 - line.top
          (line.top, line.bottom) = (start, start + pitch)
        }
        lines.append(line)
      } while pango_layout_iter_next_line(iterator) != 0
      pango_layout_iter_free(iterator)
    }
    self.lines = lines
  }

  /// The numbers, codes and dates that a line end parts.
  var parted: [String] {
    guard lines.count > 1 else { return [] }
    let starts = lines.map { Int($0.glyphs.pointee.start_index) }
    let bytes = Array(words.utf8)
    return WholeWords.ranges(in: words).filter { range in starts.contains { range.lowerBound < $0 && $0 < range.upperBound } }
      .map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  var height: Double { height(0..<lines.count) }

  /// Width of the widest line.
  var width: Double { lines.reduce(0) { max($0, $1.width) } }

  func height(_ range: Range<Int>) -> Double { range.isEmpty ? 0 : lines[range.upperBound - 1].bottom - lines[range.lowerBound].top }

  /// How many lines from `first` on fit into `room` points.
  func linesFitting(from first: Int, room: Double) -> Int {
    var count = 0
    while first + count < lines.count, height(first..<first + count + 1) <= room + 0.01 { count += 1 }
    return count
  }
}
