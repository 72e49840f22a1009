import CXlsxWriter
import HengDocuments

/// How a cell of a workbook is set (单元格样式). Fonts are named only; a machine without them substitutes its own.
struct XLSXStyle: Hashable {
  var font: String
  var size: Double
  var isBold = false
  var isRuled = false
  var alignment = Cell.Alignment.leading
  var vertical = LXW_ALIGN_VERTICAL_CENTER.rawValue
  var numberFormat: String?
  /// In steps of Excel's own, about a character each.
  var indent: UInt8 = 0
  var isLink = false

  static let title = XLSXStyle(font: "方正小标宋简体", size: Typography.title, alignment: .centre)
  static let subtitle = XLSXStyle(font: "宋体", size: Typography.subtitle, alignment: .centre)
  static func paragraph(_ style: Document.Style) -> XLSXStyle {
    XLSXStyle(font: "仿宋", size: style == .form ? Typography.paragraph : 12)
  }

  static func heading(_ level: Int, _ style: Document.Style) -> XLSXStyle {
    let alignment: Cell.Alignment = level <= 1 ? .centre : .leading
    switch style {
    case .form: return XLSXStyle(font: "黑体", size: Typography.heading(level), alignment: alignment)
    case .official: return XLSXStyle(font: level == 3 ? "楷体" : "黑体", size: level <= 1 ? 16 : 13, isBold: true, alignment: alignment)
    }
  }
}

/// The formats of one workbook, each made once.
struct XLSXFormats {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [XLSXStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  mutating func format(_ style: XLSXStyle) throws(WriterError) -> UnsafeMutablePointer<lxw_format> {
    if let format = made[style] { return format }
    guard let format = workbook_add_format(workbook) else { throw .library(reason: "内存不足") }
    format_set_font_name(format, style.font)
    format_set_font_size(format, style.size)
    if style.isBold { format_set_bold(format) }
    if style.isRuled { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    format_set_text_wrap(format)
    let horizontal =
      switch style.alignment {
      case .leading: LXW_ALIGN_LEFT
      case .centre: LXW_ALIGN_CENTER
      case .trailing: LXW_ALIGN_RIGHT
      }
    format_set_align(format, UInt8(horizontal.rawValue))
    format_set_align(format, UInt8(style.vertical))
    if style.indent > 0 { format_set_indent(format, style.indent) }
    if style.isLink { format_set_font_color(format, 0x05_63C1) }
    if let numberFormat = style.numberFormat { format_set_num_format(format, numberFormat) }
    made[style] = format
    return format
  }
}
