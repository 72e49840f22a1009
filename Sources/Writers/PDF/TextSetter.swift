import CPangoCairo
import HengDocuments

/// A face, size and setting of text on a PDF page; sizes in points.
struct TextStyle: Hashable {
  enum Family: String {
    /// An administrator's 仿宋 comes first, then the fonts of the installation.
    case body = "FangSong_GB2312,仿宋_GB2312,FangSong,仿宋,STFangsong,Noto Serif CJK SC,Noto Sans CJK SC,DejaVu Sans,serif"
    case title = "FZXiaoBiaoSong-B05S,方正小标宋简体,FZXiaoBiaoSong-B05,Noto Serif CJK SC,Noto Sans CJK SC,DejaVu Sans,serif"
    case heading = "SimHei,黑体,STHeiti,Noto Sans CJK SC,Noto Serif CJK SC,DejaVu Sans,sans-serif"
  }

  var family: Family = .body
  var size: Double
  var isBold = false
  var alignment = Cell.Alignment.leading
  /// Indent of the first line in ems.
  var indent = 0.0
  /// Extra space between lines in ems.
  var leading = 0.0
  /// Lines of about equal length, as labels are set: 绩效/指标, not 绩效指/标.
  var isBalanced = false

  static let title = TextStyle(family: .title, size: Typography.title, isBold: true, alignment: .centre)
  static let subtitle = TextStyle(size: Typography.subtitle, alignment: .centre)
  static let paragraph = TextStyle(size: Typography.paragraph, indent: 2, leading: 0.25)

  static func heading(_ level: Int) -> TextStyle {
    TextStyle(family: .heading, size: Typography.heading(level), isBold: true, alignment: level <= 1 ? .centre : .leading)
  }
}

/// Breaks text into lines through pango (排字). Not shared between threads, like the thread's font map beneath it.
final class TextSetter {
  private let context: OpaquePointer
  private var fonts: [TextStyle: OpaquePointer] = [:]

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
  }

  deinit {
    for font in fonts.values { pango_font_description_free(font) }
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// `text` broken to lines of `width` points; nil for no text.
  func set(_ text: String, _ style: TextStyle, width: Double) -> SetText? {
    let text = PrintableText.clean(text)
    guard !text.isEmpty, let layout = pango_layout_new(context) else { return nil }
    pango_layout_set_font_description(layout, font(style))
    pango_layout_set_width(layout, Int32(max(width, 1) * Double(PANGO_SCALE)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    switch style.alignment {
    case .leading: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .trailing: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    if style.indent != 0 { pango_layout_set_indent(layout, Int32(style.indent * style.size * Double(PANGO_SCALE))) }
    if style.leading != 0 { pango_layout_set_spacing(layout, Int32(style.leading * style.size * Double(PANGO_SCALE))) }
    pango_layout_set_text(layout, text, -1)
    return SetText(taking: layout, inset: style.isBalanced ? balance(layout, style.alignment, width: width) : 0)
  }

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

/// Text broken into lines, ready to be drawn whole or a few lines at a time.
final class SetText {
  /// One line: its box below the top of the text, its baseline and where it begins.
  struct Line {
    var top: Double
    var bottom: Double
    var baseline: Double
    var left: Double
    var glyphs: UnsafeMutablePointer<PangoLayoutLine>
  }

  private let layout: OpaquePointer
  let lines: [Line]

  init(taking layout: OpaquePointer, inset: Double) {
    self.layout = layout
    var lines: [Line] = []
    let scale = Double(PANGO_SCALE)
    if let iterator = pango_layout_get_iter(layout) {
      repeat {
        guard let glyphs = pango_layout_iter_get_line_readonly(iterator) else { continue }
        var extents = PangoRectangle()
        pango_layout_iter_get_line_extents(iterator, nil, &extents)
        var (top, bottom): (Int32, Int32) = (0, 0)
        pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
        lines.append(
          Line(
            top: Double(top) / scale, bottom: Double(bottom) / scale,
            baseline: Double(pango_layout_iter_get_baseline(iterator)) / scale, left: inset + Double(extents.x) / scale, glyphs: glyphs))
      } while pango_layout_iter_next_line(iterator) != 0
      pango_layout_iter_free(iterator)
    }
    self.lines = lines
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  var height: Double { height(0..<lines.count) }

  /// Width of the widest line.
  var width: Double {
    var extents = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extents)
    return Double(extents.width) / Double(PANGO_SCALE)
  }

  func height(_ range: Range<Int>) -> Double { range.isEmpty ? 0 : lines[range.upperBound - 1].bottom - lines[range.lowerBound].top }

  /// How many lines from `first` on fit into `room` points.
  func linesFitting(from first: Int, room: Double) -> Int {
    var count = 0
    while first + count < lines.count, height(first..<first + count + 1) <= room + 0.01 { count += 1 }
    return count
  }
}
