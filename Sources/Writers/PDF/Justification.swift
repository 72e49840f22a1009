import CPangoCairo

/// Lines of running text that end at the margin (两端对齐): the room that is left goes between 汉字, never into a figure or a word.
///
/// Pango's own would widen a lone blank by all of it, or tear figures apart.
struct Justification {
  let text: String
  let width: Double
  let em: Double

  func apply(to layout: OpaquePointer) {
    let bytes = Array(text.utf8)
    for index in 0..<pango_layout_get_line_count(layout) {
      guard let line = pango_layout_get_line(layout, index) else { continue }
      let end = Int(line.pointee.start_index + line.pointee.length)
      // The last line of a paragraph keeps its length.
      if end >= bytes.count || bytes[end] == UInt8(ascii: "\n") { continue }
      var extents = PangoRectangle()
      pango_layout_line_get_extents(line, nil, &extents)
      let scale = Double(PANGO_SCALE)
      var room = width - Double(extents.width) / scale
      if index == 0 { room -= Double(pango_layout_get_indent(layout)) / scale }
      let gaps = gaps(of: line, bytes)
      // More than a fifth of a character between two would tear words apart.
      guard room > 0.2, gaps.count > 1, room < 0.2 * em * Double(gaps.count) else { continue }
      let share = TextSetter.units(room / Double(gaps.count))
      for gap in gaps { gap.pointee.geometry.width += share }
    }
  }

  /// The glyphs behind which room may be left: those of 汉字 and their punctuation, but for the last of the line.
  private func gaps(of line: UnsafeMutablePointer<PangoLayoutLine>, _ bytes: [UInt8]) -> [UnsafeMutablePointer<PangoGlyphInfo>] {
    var gaps: [UnsafeMutablePointer<PangoGlyphInfo>] = []
    var isWide = false
    var run = line.pointee.runs
    while let node = run {
      run = node.pointee.next
      guard let item = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee, let string = item.glyphs?.pointee,
        let glyphs = string.glyphs, let clusters = string.log_clusters
      else { continue }
      for index in 0..<Int(string.num_glyphs) {
        let place = Int(item.item.pointee.offset) + Int(clusters[index])
        isWide = place < bytes.count && bytes[place] >= 0xE2
        if isWide { gaps.append(glyphs + index) }
      }
    }
    if isWide { gaps.removeLast() }
    return gaps
  }
}
