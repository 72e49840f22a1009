/// `styles.xml`: of each cell style the number format, the borders and the alignment (单元格样式).
final class CellStyles: XMLHandler {
  struct Style {
    var format = NumberFormat.general
    var isGeneral = true
    /// Has a line on any side.
    var isRuled = false
    /// Has a line left or right: a row with such a cell belongs to a table, a line below a heading does not.
    var hasSides = false
    /// `center` as written; empty for the default.
    var alignment = ""
    var isBold = false
    /// Type size in half points; nil where the file does not say.
    var size: Int?
  }

  private var codes: [Int: String] = [:]
  private var codeBytes = 0
  private var borders: [(isRuled: Bool, hasSides: Bool)] = []
  private var fonts: [(isBold: Bool, size: Int?)] = []
  private var pending: [(format: Int, border: Int, font: Int, alignment: String)] = []
  private var block = ""
  private(set) var styles: [Style] = []
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  subscript(_ index: Int) -> Style { styles.indices.contains(index) ? styles[index] : Style() }

  /// Asked for every cell.
  private var marks: [UInt8] = []
  func isRuled(_ index: Int) -> Bool { index < marks.count && marks[index] & 1 != 0 }
  func isGeneral(_ index: Int) -> Bool { index >= marks.count || marks[index] & 2 != 0 }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    switch name {
    case "numFmts", "fonts", "borders", "cellXfs", "cellStyleXfs", "dxfs": block = name
    case "numFmt":
      if block == "numFmts", let id = attributes.number("numFmtId") { codes[id] = try accepted(attributes["formatCode"]) }
    case "font":
      if block == "fonts" { fonts.append((false, nil)) }
    case "b":
      if block == "fonts", !fonts.isEmpty { fonts[fonts.count - 1].isBold = !["0", "false"].contains(attributes["val"] ?? "1") }
    case "sz":
      if block == "fonts", !fonts.isEmpty {
        fonts[fonts.count - 1].size = attributes["val"].flatMap { Double($0) }.flatMap {
          (1...400).contains($0) ? Int(($0 * 2).rounded()) : nil
        }
      }
    case "border":
      if block == "borders" { borders.append((false, false)) }
    case "left", "right", "start", "end", "top", "bottom":
      guard block == "borders", !borders.isEmpty, let style = attributes["style"], style != "none" else { break }
      borders[borders.count - 1].isRuled = true
      if name != "top", name != "bottom" { borders[borders.count - 1].hasSides = true }
    case "xf":
      if block == "cellXfs" {
        pending.append((attributes.number("numFmtId") ?? 0, attributes.number("borderId") ?? 0, attributes.number("fontId") ?? 0, ""))
      }
    case "alignment":
      if block == "cellXfs", !pending.isEmpty { pending[pending.count - 1].alignment = attributes["horizontal"] ?? "" }
    default: break
    }
    guard max(pending.count, borders.count, fonts.count, codes.count) <= limits.styles else {
      throw .tooLarge(what: "单元格样式", limit: "\(limits.styles) 种")
    }
  }

  /// A format is worked out anew for every cell that has it, so its length counts.
  private func accepted(_ code: String?) throws(ReaderError) -> String? {
    guard let code else { return nil }
    codeBytes += code.utf8.count
    guard code.utf8.count <= limits.formatBytes else {
      throw .tooLarge(what: "数字格式“\(code.prefix(12))…”的长度", limit: "\(limits.formatBytes) 字节")
    }
    guard codeBytes <= limits.allFormatBytes else {
      throw .tooLarge(what: "各数字格式的长度合计", limit: "\(limits.allFormatBytes >> 20) MB")
    }
    return code
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: String) {
    if name == block { block = "" }
    guard name == "styleSheet" else { return }
    var made: [Int: NumberFormat] = [:]
    styles = pending.map { style in
      let format = made[style.format] ?? NumberFormat(code: codes[style.format] ?? BuiltInFormats.code(style.format) ?? "General")
      made[style.format] = format
      let border = borders.indices.contains(style.border) ? borders[style.border] : (isRuled: false, hasSides: false)
      return Style(
        format: format, isGeneral: style.format == 0, isRuled: border.isRuled, hasSides: border.hasSides, alignment: style.alignment,
        isBold: fonts.indices.contains(style.font) && fonts[style.font].isBold,
        size: fonts.indices.contains(style.font) ? fonts[style.font].size : nil)
    }
    marks = styles.map { ($0.isRuled ? 1 : 0) | ($0.isGeneral ? 2 : 0) }
  }
}
