import CPangoCairo
import HengDocuments

/// Breaks text into lines through pango (排字). Not shared between threads, like the thread's font map beneath it.
final class TextSetter {
  private let context: OpaquePointer
  private var fonts: [TextStyle: OpaquePointer] = [:]
  private var lists: [Double: OpaquePointer] = [:]
  private var made: [Key: SetText] = [:]

  /// What makes two texts set alike.
  private struct Key: Hashable {
    var text: String
    var style: TextStyle
    var width: Double
  }

  init() throws(WriterError) {
    guard let map = pango_cairo_font_map_get_default(), let context = pango_font_map_create_context(map) else {
      throw .library(reason: "无法载入字体")
    }
    self.context = context
    // Pango takes a point for 1/72 inch of a 96 dpi screen unless it is told that a unit of the page is a point.
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_language(context, pango_language_from_string("zh-cn"))
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    // Advances stay as the fonts have them; a printed page has no pixels to round to.
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit {
    for font in fonts.values { pango_font_description_free(font) }
    for list in lists.values { pango_attr_list_unref(list) }
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// `text` broken to lines of `width` points; nil for no text. Labels and blanks come again and again, so what was set is kept.
  func set(_ text: String, _ style: TextStyle, width: Double) -> SetText? {
    if text.isEmpty { return nil }
    let key = Key(text: text, style: style, width: width)
    if let set = made[key] { return set }
    let set = broken(PrintableText.clean(text), style, width: width)
    made[key] = set
    return set
  }

  private func broken(_ text: String, _ style: TextStyle, width: Double) -> SetText? {
    guard !text.isEmpty, let layout = pango_layout_new(context) else { return nil }
    pango_layout_set_font_description(layout, font(style))
    pango_layout_set_width(layout, Self.units(max(width, 1)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    switch style.alignment {
    case .leading: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .trailing: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    if style.indent != 0 { pango_layout_set_indent(layout, Self.units(style.indent * (style.size + style.spacing))) }
    if style.leading != 0 { pango_layout_set_spacing(layout, Self.units(style.leading * style.size)) }
    if let attributes = attributes(style.spacing) { set(attributes, keeping: WholeWords.partable(in: text), on: layout) }
    pango_layout_set_text(layout, text, -1)
    let inset = style.isBalanced ? balance(layout, style.alignment, width: width) : 0
    if style.isJustified { Justification(text: text, width: width, em: style.size).apply(to: layout) }
    return SetText(taking: layout, text, inset: inset, pitch: style.pitch)
  }

  /// Dates and the like are kept in one piece.
  private func set(_ attributes: OpaquePointer, keeping whole: [Range<Int>], on layout: OpaquePointer) {
    guard !whole.isEmpty, let list = pango_attr_list_copy(attributes) else { return pango_layout_set_attributes(layout, attributes) }
    for range in whole {
      guard let attribute = pango_attr_allow_breaks_new(0) else { continue }
      attribute.pointee.start_index = guint(range.lowerBound)
      attribute.pointee.end_index = guint(range.upperBound)
      pango_attr_list_insert(list, attribute)
    }
    pango_layout_set_attributes(layout, list)
    pango_attr_list_unref(list)
  }

  /// Digits of equal width, for figures stand below each other; and the spacing of the characters.
  private func attributes(_ spacing: Double) -> OpaquePointer? {
    if let list = lists[spacing] { return list }
    guard let list = pango_attr_list_new() else { return nil }
    pango_attr_list_insert(list, pango_attr_font_features_new("kern=0"))
    if spacing != 0 { pango_attr_list_insert(list, pango_attr_letter_spacing_new(Self.units(spacing))) }
    lists[spacing] = list
    return list
  }

  static func units(_ points: Double) -> Int32 { Int32(points * Double(PANGO_SCALE)) }

  /// Narrows a layout of two to four lines as far as it takes no more lines; the result is how far its left edge moves in.
  private func balance(_ layout: OpaquePointer, _ alignment: Cell.Alignment, width: Double) -> Double {
    let lines = pango_layout_get_line_count(layout)
    guard 2...4 ~= lines else { return 0 }
    let scale = Double(PANGO_SCALE)
    var (narrow, wide) = (width / 3, width)
    while wide - narrow > 1 {
      let middle = (narrow + wide) / 2
      pango_layout_set_width(layout, Int32(middle * scale))
      if pango_layout_get_line_count(layout) > lines || overflows(layout, middle) { narrow = middle } else { wide = middle }
    }
    pango_layout_set_width(layout, Int32(wide * scale))
    return switch alignment {
    case .leading: 0
    case .centre: (width - wide) / 2
    case .trailing: width - wide
    }
  }

  private func overflows(_ layout: OpaquePointer, _ width: Double) -> Bool {
    var extents = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extents)
    return Double(extents.width) > width * Double(PANGO_SCALE)
  }

  private func font(_ style: TextStyle) -> OpaquePointer? {
    let key = TextStyle(family: style.family, size: style.size, isBold: style.isBold)
    if let font = fonts[key] { return font }
    guard let font = pango_font_description_new() else { return nil }
    pango_font_description_set_family(font, style.family.rawValue)
    pango_font_description_set_size(font, Int32(style.size * Double(PANGO_SCALE)))
    if style.isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
    fonts[key] = font
    return font
  }
}
