import CPangoCairo
import HengDocuments

/// Draws finished pages into a PDF held in memory (绘制).
final class PDFCanvas {
  private final class Sink {
    var bytes: [UInt8] = []
  }

  private let sink = Sink()
  private let surface: OpaquePointer
  private let context: OpaquePointer
  /// Outline entries that are open at each level: level and id.
  private var open: [(level: Int, id: Int32)] = []

  init(page: PageSetup, title: String) throws(WriterError) {
    let surface = cairo_pdf_surface_create_for_stream(
      { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), page.size.width, page.size.height)
    guard let surface, let context = cairo_create(surface) else { throw .library(reason: "无法建立 PDF") }
    self.surface = surface
    self.context = context
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, PrintableText.clean(title))
    // Fixed, so that the same document gives the same bytes.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    cairo_set_line_width(context, 0.5)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_SQUARE)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  func draw(_ sheet: PDFPage, number: Int) {
    // A page's size is that of its section.
    cairo_pdf_surface_set_size(surface, sheet.setup.size.width, sheet.setup.size.height)
    for bookmark in sheet.bookmarks { add(bookmark, page: number) }
    for rule in sheet.rules {
      cairo_move_to(context, rule.x0, rule.y0)
      cairo_line_to(context, rule.x1, rule.y1)
    }
    cairo_stroke(context)
    for text in sheet.texts {
      guard let first = text.lines.first else { continue }
      for line in text.text.lines[text.lines] {
        cairo_move_to(context, text.x + line.left, text.y + line.baseline - text.text.lines[first].top)
        pango_cairo_show_layout_line(context, line.glyphs)
      }
    }
    for anchor in sheet.anchors { tag(CAIRO_TAG_DEST, "name='b\(anchor.block)' x=0 y=\(Int(anchor.y))") }
    for link in sheet.links {
      let box = [link.x, link.y, link.width, link.height].map { "\(Int($0.rounded()))" }.joined(separator: " ")
      tag(CAIRO_TAG_LINK, "rect=[\(box)] dest='b\(link.block)'")
    }
    cairo_show_page(context)
  }

  private func tag(_ name: String, _ attributes: String) {
    cairo_tag_begin(context, name, attributes)
    cairo_tag_end(context, name)
  }

  private func add(_ bookmark: PDFPage.Bookmark, page number: Int) {
    while let last = open.last, last.level >= bookmark.level { open.removeLast() }
    let id = cairo_pdf_surface_add_outline(
      surface, open.last?.id ?? CAIRO_PDF_OUTLINE_ROOT, PrintableText.clean(bookmark.text),
      "page=\(number) pos=[0 \(Int(bookmark.y))]", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    open.append((bookmark.level, id))
  }

  /// Completes the file.
  func finish() throws(WriterError) -> [UInt8] {
    let drawing = cairo_status(context)
    cairo_surface_finish(surface)
    let status = drawing == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : drawing
    guard status == CAIRO_STATUS_SUCCESS else {
      throw .library(reason: cairo_status_to_string(status).map { String(cString: $0) } ?? "PDF")
    }
    return CrossReferences.mended(sink.bytes)
  }
}
